// ギャップ: what is missing against the targets, ranked with reasons, parted on request, tried
// under other targets, weights or effort, and turned into risk treatment plans. Read and ranked on
// a worker; follows the workspace. UI thread only.
#pragma once
#include "ui/pages/gaps/gap_values.h"
#include "ui/shell/page.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace kijun::ui {
class EmptyState;
class SegmentedControl;
}  // namespace kijun::ui

namespace kijun::ui::gaps {

class GapColumns;
class GapTable;
class TrialBar;
class WhyPane;

class GapPage : public Page {
  Q_OBJECT
 public:
  GapPage(Shell& shell, WorkspaceModel& workspace);
  void activate() override;
  // "item:ID", "by:priority", "by:value", "group:section", "group:function", "group:owner",
  // "group:risk", "group:none".
  bool focusItem(const QString& target) override;
  QString place() const override;

 protected:
  void showEvent(QShowEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* buildBar();
  QTableView* buildTable();
  void connectParts();
  void handleKeys();
  void retell();
  void reload();
  void rearrange();
  void adopt(GapValuesPtr values);
  void setWords();
  void setBy(RankBy by);
  void setGrouping(std::optional<GapsBy> grouping);
  void choose(const std::vector<std::string>& items);
  // Each item once, in the order of the list.
  std::vector<std::string> chosen() const;
  std::vector<GapRow> chosenRows() const;
  void refresh();
  // ---- what if ----
  bool mayTry();
  void toggleTrial();
  void endTrial();
  void tryTarget(int target);
  void tryWeight(int hundredths);
  void stepWeight(int hundredths);
  void tryEffort(const QString& effort);
  void nextEffort();
  void resetChosen();
  template <typename Change>
  void tryOn(Change change);
  int triedWeight(const std::string& item) const;
  QString whyNotTakenOver() const;
  void takeOver();
  // ---- what follows ----
  QString whyNotPlanned() const;
  void plan();
  void copy();
  void open();
  void follow(const QString& record, const QString& id);

  QStackedWidget* body_;
  EmptyState *empty_, *none_;
  QWidget* whole_;
  SegmentedControl* by_;
  QComboBox* grouping_;
  QLineEdit* words_;
  QLabel* count_;
  QToolButton *trying_, *columnsButton_;
  TrialBar* trial_;
  GapTable* model_;
  QTableView* table_ = nullptr;  // events of the bar come before it
  GapColumns* columns_ = nullptr;
  WhyPane* why_ = nullptr;
  GapView view_;
  GapGroundPtr ground_;
  GapValuesPtr values_;
  std::string wanted_;
  Id cycle_;
  int round_ = 0;
  bool stale_ = true;
};

}  // namespace kijun::ui::gaps
