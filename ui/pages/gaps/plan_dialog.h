// The gaps chosen become risk treatment plans: one for each item or one for all, with what is known
// of them filled in, seen before they are made. UI thread only.
#pragma once
#include <QDialog>

#include "assessment/gap_plans.h"
#include "ui/pages/gaps/gap_values.h"

class QPlainTextEdit;
class QPushButton;
class QTreeWidget;

namespace kijun::ui {
class SegmentedControl;
}

namespace kijun::ui::gaps {

class PlanDialog : public QDialog {
  Q_OBJECT
 public:
  // rows: those chosen, in the order of the ranking.
  PlanDialog(GapValuesPtr values, std::vector<GapRow> rows, QWidget* parent);
  // As shown, with the titles as they were edited.
  std::vector<PlanDraft> drafts() const;

 private:
  void draw(PlansFor plansFor);
  void showCurrent();
  GapValuesPtr values_;
  std::vector<GapRow> rows_;
  std::vector<PlanDraft> drafts_;
  SegmentedControl* plansFor_;
  QTreeWidget* list_;
  QPlainTextEdit* text_;
  QPushButton* make_;
};

}  // namespace kijun::ui::gaps
