// 差戻し: asks for the reason, which the respondent reads as the beginning of a thread. Ctrl+Enter
// sends it, Escape leaves it; what is typed waits on the disk as a draft until it is sent. UI
// thread only.
#pragma once
#include <QFrame>
#include <map>
#include <string>
#include <vector>

#include "ui/models/draft_keeper.h"

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace kijun::ui::review {

class ReturnBox : public QFrame {
  Q_OBJECT
 public:
  ReturnBox(WorkspaceModel& workspace, QWidget* parent);
  // Opens for these answers. The draft is kept under the first.
  void ask(std::vector<AnswerKey> keys);
  void close();
  void leave() { keeper_.finish(); }

 Q_SIGNALS:
  // Sent: the reasons are on their way.
  void sent(const std::vector<kijun::AnswerKey>& keys);
  void closed();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void send();
  void retell();
  WorkspaceModel& workspace_;
  DraftKeeper keeper_;
  std::vector<AnswerKey> keys_;
  std::map<std::string, QString> drafts_;
  QLabel* title_;
  QPlainTextEdit* reason_;
  QPushButton *send_, *cancel_;
};

}  // namespace kijun::ui::review
