// One answer under review: whose it is and where it stands, the question, the three answers side by
// side, what speaks for and against it, and the comments. The head stays in view. UI thread only.
#pragma once
#include <QWidget>
#include <map>
#include <optional>

#include "ui/models/workspace_model.h"
#include "ui/pages/review/review_rows.h"

class QLabel;
class QPushButton;
class QScrollArea;
class QToolButton;

namespace kijun::ui {
class FlowLayout;
class Shell;
}  // namespace kijun::ui
namespace kijun::ui::assess {
class Fold;
}

namespace kijun::ui::review {

class CommentThreads;
class Comparison;
class ItemFacts;
class ReturnBox;

class ReviewPane : public QWidget {
  Q_OBJECT
 public:
  ReviewPane(WorkspaceModel& workspace, Shell& shell, QWidget* parent);
  // Nothing: no answer is chosen.
  void showRow(std::optional<ReviewRow> row);
  const std::optional<ReviewRow>& row() const { return row_; }
  void refresh();
  // Posts or keeps what is typed and not yet posted.
  void leave();
  void askReturn(std::vector<AnswerKey> keys);
  // Gives up a question that stands open; false where there is none.
  bool cancelQuestion();
  void focusEdit();
  void focusComment();

 Q_SIGNALS:
  void confirmWanted();
  void returnWanted();
  void returned(const std::vector<kijun::AnswerKey>& keys);
  void openWanted();
  void previousWanted();
  void nextWanted();
  // Work goes on in the list.
  void done();
  void said(const QString& words);

 private:
  void buildHead();
  void buildBody();
  void refreshHead();
  void readSubmission();

  WorkspaceModel& workspace_;
  Shell& shell_;
  std::optional<ReviewRow> row_;
  int asked_ = 0;
  std::int64_t submissionHead_ = -1;  // the entry at which the submission shown was read

  QWidget* head_;
  QLabel* place_;
  QWidget* tags_;
  FlowLayout* tagFlow_;
  QLabel* touch_;
  QToolButton *previous_, *next_, *open_;
  QPushButton *confirm_, *return_;
  ReturnBox* box_;
  QScrollArea* scroll_;
  QLabel* question_;
  Comparison* comparison_;
  ItemFacts* facts_;
  assess::Fold* commentFold_;
  CommentThreads* comments_;
  QLabel* empty_;
};

}  // namespace kijun::ui::review
