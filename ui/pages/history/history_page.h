// 履歴: every change, who made it, when and in which role; before and after; taken back one by one.
#pragma once
#include "ui/shell/page.h"

class QLabel;
class QSplitter;
class QStackedWidget;
class QTableView;
class QTimer;

namespace kijun::ui {
class Banner;
class ProgressLine;
}  // namespace kijun::ui

namespace kijun::ui::history {

class DetailPane;
class FilterBar;
class HistoryModel;

class HistoryPage : public Page {
  Q_OBJECT
 public:
  HistoryPage(Shell& shell, WorkspaceModel& workspace);
  void activate() override;
  void leave() override;
  // "entry:123", or "row:answer/…" for the entries that touched one row.
  bool focusItem(const QString& target) override;
  QString place() const override;

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  QWidget* makeList();
  void makeTable();
  void connectParts();
  void applyFilter();
  void reloadSoon();
  void readAuthors();
  void showLoaded();
  void showCurrent();
  void undo(qint64 number);

  HistoryModel* model_;
  FilterBar* filter_;
  ProgressLine* progress_;
  QLabel* count_;
  QStackedWidget* body_;
  QWidget* nothing_;
  QTableView* table_;
  QSplitter* splitter_;
  DetailPane* detail_;
  QTimer* soon_;
  std::int64_t wanted_ = 0;  // the entry to show once the list is read
  std::string onlyTable_;    // one row, asked for from elsewhere
  std::string onlyKey_;
  bool stale_ = true;
};

}  // namespace kijun::ui::history
