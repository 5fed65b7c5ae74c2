// 統合: choose another copy of the workspace, see what comes in, decide the conflicts side by side,
// and merge. Nothing is changed before the last button.
#pragma once
#include "ui/pages/merge/conflict_model.h"
#include "ui/pages/merge/merge_job.h"
#include "ui/shell/page.h"

class QLabel;
class QPushButton;
class QStackedLayout;
class QTableView;
class QTextEdit;
class QTreeWidget;

namespace kijun::ui {
class Banner;
class ProgressLine;
}  // namespace kijun::ui

namespace kijun::ui::merge {

class MergePage : public Page {
  Q_OBJECT
 public:
  MergePage(Shell& shell, WorkspaceModel& workspace);
  void activate() override;
  // "file:/path/to/copy.kijun" looks at that copy.
  bool focusItem(const QString& target) override;

 private:
  // One of the two sides of the conflict shown.
  struct Side {
    QLabel* by;
    QTextEdit* value;
    QPushButton* choose;
  };

  QWidget* makeEmpty();
  QWidget* makeRunning();
  QWidget* makeReady();
  QWidget* makeConflicts(QWidget* parent);
  Side makeSide(QWidget* parent, std::string_view textId);
  void connectParts();
  void chooseFile();
  void look(const QString& path);
  void showRunning(std::string_view textId);
  void showPreview(const MergeJob::PreviewPtr& preview);
  void showIncoming();
  void showConflict();
  void showDecisions();
  void choose(MergeChoice choice);
  void mergeNow();
  void giveUp();
  void showMerged(std::size_t entries);
  void retell();
  int currentRow() const;

  Banner* banner_;
  QStackedLayout* stack_;
  QWidget* empty_;
  QWidget* waiting_;
  QWidget* ready_;
  QLabel* doing_;
  ProgressLine* progress_;
  QLabel* share_;
  QPushButton* cancel_;
  QLabel* summary_;
  QTreeWidget* incoming_;
  QWidget* conflicts_;
  QTableView* table_;
  QLabel* before_;
  Side mine_, theirs_;
  QPushButton* both_;
  QLabel* remaining_;
  QPushButton* merge_;
  QPushButton* leave_;
  ConflictModel model_;
  MergeJob job_;
  MergeJob::PreviewPtr preview_;
};

}  // namespace kijun::ui::merge
