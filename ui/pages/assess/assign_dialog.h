// Gives all items of a section to a department, a respondent and a day, in one change.
#pragma once
#include <QDialog>
#include <vector>

#include "ui/pages/assess/answer_desk.h"

class QComboBox;

namespace kijun::ui {
class DayEdit;
}

namespace kijun::ui::assess {

class AssignDialog : public QDialog {
  Q_OBJECT
 public:
  AssignDialog(AnswerDesk& desk, std::vector<std::size_t> items, QWidget* parent);
  void accept() override;

 private:
  AnswerDesk& desk_;
  std::vector<std::size_t> items_;
  QComboBox* department_;
  QComboBox* respondent_;
  DayEdit* due_;
};

}  // namespace kijun::ui::assess
