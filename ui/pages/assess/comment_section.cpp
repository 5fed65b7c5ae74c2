#include "ui/pages/assess/comment_section.h"

#include <QVBoxLayout>

#include "ui/pages/assess/parts.h"
#include "ui/review/comment_threads.h"

namespace kijun::ui::assess {

CommentSection::CommentSection(AnswerDesk& desk, QWidget* parent) : EditorSection(desk, parent) {
  auto* column = makeColumn(this, 0);
  fold_ = new Fold(KIJUN_TEXT("assess.comments"), this);
  column->addWidget(fold_);
  threads_ = new review::CommentThreads(desk.workspace(), fold_);
  fold_->body()->addWidget(threads_);
  connect(threads_, &review::CommentThreads::said, this, &EditorSection::said);
}

void CommentSection::refresh() {
  auto keys = desk().keysBehind(index());
  if (keys.empty()) keys.push_back(desk().key(index()));
  threads_->showAnswers(std::move(keys));
  fold_->setCount(threads_->count());
  if (threads_->open() > 0) fold_->setOpen(true);
}

void CommentSection::leave() {
  threads_->leave();
}

void CommentSection::unfold(const QString& comment) {
  fold_->setOpen(true);
  threads_->unfold(fromQt(comment));
}

}  // namespace kijun::ui::assess
