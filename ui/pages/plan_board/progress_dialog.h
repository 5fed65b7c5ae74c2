// What was done on a plan, on which day, and how far it has come. UI thread only.
#pragma once
#include <QDialog>

#include "ui/models/workspace_model.h"
#include "ui/pages/plan_board/plan_values.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace kijun::ui {
class DayEdit;
}

namespace kijun::ui::plan_board {

// The day on which something is taken to have happened unless one says otherwise: today, but not
// after the day the assessment speaks of.
Date likelyDay(const Date& asOf);

class ProgressDialog : public QDialog {
  Q_OBJECT
 public:
  ProgressDialog(const PlanValues& values, const PlanView& plan, const Id& person, QWidget* parent);
  // The row to put.
  Row row() const;
  void accept() override;

 private:
  void refresh();
  Id plan_, person_;
  Date asOf_;
  DayEdit* day_;
  QSpinBox* percent_;
  QLineEdit* what_;
  QLabel* note_;
  QPushButton* add_;
};

}  // namespace kijun::ui::plan_board
