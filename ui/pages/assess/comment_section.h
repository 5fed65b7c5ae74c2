// The comments on the item, as threads.
#pragma once
#include "ui/pages/assess/editor_section.h"

namespace kijun::ui::review {
class CommentThreads;
}

namespace kijun::ui::assess {

class Fold;

class CommentSection : public EditorSection {
  Q_OBJECT
 public:
  CommentSection(AnswerDesk& desk, QWidget* parent);
  void refresh() override;
  Fold* fold() const { return fold_; }
  void leave();
  // Opens the thread that the comment is in.
  void unfold(const QString& comment);

 private:
  Fold* fold_;
  review::CommentThreads* threads_;
};

}  // namespace kijun::ui::assess
