// 回答の確認: the answers that departments gave, gone through one by one or many at once:
// confirmed, corrected, or returned with a reason; what changed since it was last looked at; and
// the way to approval where a chapter is wholly confirmed. Follows the workspace. UI thread only.
#pragma once
#include "ui/models/approval_watch.h"
#include "ui/pages/review/review_list.h"
#include "ui/pages/review/review_rows.h"
#include "ui/shell/page.h"

class QListView;
class QPushButton;
class QToolButton;

namespace kijun::ui {
class Banner;
class EmptyState;
class FlowLayout;
}  // namespace kijun::ui

namespace kijun::ui::review {

class ReviewBar;
class ReviewPane;
class StateChips;

class ReviewPage : public Page {
  Q_OBJECT
 public:
  ReviewPage(Shell& shell, WorkspaceModel& workspace);
  void activate() override;
  void leave() override;
  // "item:ID", "item:ID@UNIT", "state:ID", "state:" (any), "department:ID", "section:ID",
  // "only:touched" ….
  bool focusItem(const QString& target) override;
  QString place() const override;

 protected:
  bool event(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  QWidget* buildHead();
  QWidget* buildList();
  void connectParts();
  void handleKeys();
  // ---- values ----
  void soon();
  void reload();
  void narrow();
  void readTouches();
  void showStanding();
  void showApprovals();
  void readDrafts();
  void setFilter(const ReviewFilter& filter);
  // ---- the row looked at ----
  const ReviewRow* current() const;
  std::vector<ReviewRow> chosen() const;
  const ReviewRow* rowWith(const AnswerKey& key) const;
  void choose(const AnswerKey& key);
  bool goTo(const AnswerKey& key);
  void step(int by);
  void goOn();
  void toReturned(int by);
  // ---- acts ----
  void confirmChosen();
  void confirmMany();
  void confirmRows(std::vector<ReviewRow> rows);
  void returnChosen();
  void markAllSeen();
  void openInAssess();

  ApprovalWatch approvals_;
  ReviewList model_;
  ReviewBar* bar_ = nullptr;
  StateChips* states_ = nullptr;
  QToolButton* touched_ = nullptr;
  QPushButton *seenButton_ = nullptr, *bulk_ = nullptr;
  QWidget* ready_ = nullptr;  // chapters that may be put forward
  FlowLayout* readyFlow_ = nullptr;
  Banner* recovered_ = nullptr;
  QListView* list_ = nullptr;
  EmptyState* nothing_ = nullptr;
  QPushButton* showAll_ = nullptr;
  ReviewPane* pane_ = nullptr;
  std::vector<ReviewRow> rows_;
  Touches touches_;
  std::optional<AnswerKey> current_;
  int currentRow_ = 0;      // where it stood last
  std::int64_t since_ = 0;  // what was touched after this entry is new
  int round_ = 0;           // of the latest reading of touches
  bool waiting_ = false, stale_ = true, filling_ = false;
};

}  // namespace kijun::ui::review
