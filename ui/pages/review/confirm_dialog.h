// 確定 of several answers, seen before it is done: what would be confirmed, what speaks against it,
// and each can be left out. UI thread only.
#pragma once
#include <QDialog>
#include <vector>

#include "ui/models/workspace_model.h"
#include "ui/pages/review/review_rows.h"

class QLabel;
class QPushButton;
class QTreeWidget;

namespace kijun::ui::review {

class ConfirmDialog : public QDialog {
  Q_OBJECT
 public:
  // rows: not confirmed yet. Those nobody answered are left out unless a person takes them in.
  ConfirmDialog(WorkspaceModel& workspace, std::vector<ReviewRow> rows, QWidget* parent);
  // Those that stay in, in the order of the list.
  std::vector<AnswerKey> keys() const;

 private:
  void fill(WorkspaceModel& workspace);
  void count();
  void leaveConcernsOut();
  std::vector<ReviewRow> rows_;
  QLabel* concerns_;
  QTreeWidget* list_;
  QPushButton *without_, *confirm_;
};

}  // namespace kijun::ui::review
