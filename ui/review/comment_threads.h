// Comments on one or several answers as threads: replies under what they reply to, open or done as
// a whole. What is typed and not sent yet waits on the disk as a draft, by answer or thread, and is
// there again wherever the same answer is shown. UI thread only.
#pragma once
#include <QWidget>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "ui/models/draft_keeper.h"
#include "ui/review/threads.h"
#include "ui/shell/text.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace kijun::ui::review {

class CommentThreads : public QWidget {
  Q_OBJECT
 public:
  CommentThreads(WorkspaceModel& workspace, QWidget* parent);
  // The comments of these answers; what is written anew goes to the first.
  void showAnswers(std::vector<AnswerKey> keys);
  // The same answers as they are now.
  void refresh();
  int count() const { return static_cast<int>(threads_.size()); }
  int open() const;
  // Opens the thread that the comment is in, where it is folded.
  void unfold(const Id& comment);
  // False where nothing may be written here; then said() tells why.
  bool focusNew();
  // Carries what is typed to the disk.
  void leave() { keeper_.finish(); }

 Q_SIGNALS:
  void said(const QString& words);

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  // What is shown: nothing is made anew while it stays the same.
  struct Look {
    std::vector<AnswerThread> threads;
    std::set<Id> unfolded;
    Id replying;
    Language language = Language::Japanese;
    QString whyNot;
    bool operator==(const Look&) const = default;
  };
  void readDrafts();
  void build();
  QWidget* threadRow(const AnswerThread& one);
  QWidget* doneRow(const AnswerThread& one);
  QWidget* commentRow(const AnswerThread& one, const Comment& comment, QWidget* parent);
  QWidget* replyRow(const AnswerThread& one, QWidget* parent);
  QString headOf(const AnswerThread& one, const Comment& comment) const;
  std::string draftOfNew() const;
  QString draft(const std::string& key) const;
  void typed(const std::string& key, const QString& words);
  void addNew();
  void reply(const Id& comment);
  void send(const std::string& draft, Command command);
  QString whyNot() const;

  WorkspaceModel& workspace_;
  DraftKeeper keeper_;
  std::vector<AnswerKey> keys_;
  std::vector<AnswerThread> threads_;
  std::map<std::string, QString> drafts_;  // typed and not sent, by draft key
  int typed_ = 0;                          // how often
  std::set<std::string> sending_;          // draft keys on their way
  std::set<Id> unfolded_;                  // done threads that are read again
  Id replying_;                            // the thread whose reply was asked for last
  std::optional<Look> shown_;
  QVBoxLayout* rows_;
  QLineEdit* words_;
  QPushButton* add_;
  QLabel* refused_;
};

}  // namespace kijun::ui::review
