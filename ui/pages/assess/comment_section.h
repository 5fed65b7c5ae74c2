// The thread of comments on the item.
#pragma once
#include "ui/pages/assess/draft_keeper.h"
#include "ui/pages/assess/editor_section.h"

class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace kijun::ui::assess {

class Fold;

class CommentSection : public EditorSection {
  Q_OBJECT
 public:
  CommentSection(AnswerDesk& desk, QWidget* parent);
  void refresh() override;
  Fold* fold() const { return fold_; }
  // What was typed for an item and never sent, from an earlier run.
  void recover(const std::map<std::string, QString>& drafts) { drafts_ = drafts; }
  void leave() { keeper_.finish(); }

 protected:
  void moved() override;

 private:
  QWidget* commentRow(const Comment& comment);
  void add();

  Fold* fold_;
  QVBoxLayout* rows_;
  QLineEdit* words_;
  QPushButton* add_;
  DraftKeeper keeper_;
  std::map<std::string, QString> drafts_;  // by draft key
  std::string key_;
};

}  // namespace kijun::ui::assess
