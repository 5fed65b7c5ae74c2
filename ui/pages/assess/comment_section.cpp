#include "ui/pages/assess/comment_section.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/pages/assess/parts.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flow_layout.h"

namespace kijun::ui::assess {

CommentSection::CommentSection(AnswerDesk& desk, QWidget* parent)
    : EditorSection(desk, parent), keeper_(desk.workspace(), {}, this) {
  auto* column = makeColumn(this, 0);
  fold_ = new Fold(KIJUN_TEXT("assess.comments"), this);
  column->addWidget(fold_);
  rows_ = new QVBoxLayout;
  rows_->setSpacing(px(8));
  fold_->body()->addLayout(rows_);
  auto* row = makeRow(fold_->body(), 6);
  words_ = new QLineEdit(this);
  retextProperty(words_, "placeholderText", KIJUN_TEXT("assess.comment.placeholder"));
  retextProperty(words_, "accessibleName", KIJUN_TEXT("assess.comment.placeholder"));
  add_ = new QPushButton(this);
  retext(add_, "assess.comment.add");
  row->addWidget(words_, 1);
  row->addWidget(add_);
  connect(words_, &QLineEdit::returnPressed, this, &CommentSection::add);
  connect(add_, &QPushButton::clicked, this, &CommentSection::add);
  connect(words_, &QLineEdit::textEdited, this, [this](const QString& words) {
    drafts_[key_] = words;
    keeper_.typed(key_, words);
    add_->setEnabled(!words.trimmed().isEmpty());
  });
}

void CommentSection::moved() {
  keeper_.finish();
  const auto keys = desk().keysBehind(index());
  key_ = draftKey("comment", keys.empty() ? desk().key(index()) : keys.front());
  const auto draft = drafts_.find(key_);
  words_->setText(draft == drafts_.end() ? QString() : draft->second);
}

void CommentSection::refresh() {
  auto comments = desk().comments(index());
  std::ranges::sort(comments, {}, &Comment::at);
  clear(*rows_);
  int open = 0;
  for (const auto& comment : comments) {
    rows_->addWidget(commentRow(comment));
    open += !comment.done;
  }
  fold_->setCount(static_cast<int>(comments.size()));
  const bool may = desk().refusalOf(commands::addComment({}, {})) == AnswerDesk::Refusal::None;
  words_->setVisible(may);
  add_->setVisible(may);
  add_->setEnabled(!words_->text().trimmed().isEmpty());
  if (open > 0) fold_->setOpen(true);
}

QWidget* CommentSection::commentRow(const Comment& comment) {
  auto* holder = new QWidget(this);
  auto* column = makeColumn(holder, 2);
  auto* head = makeRow(column, 8);
  const auto& snapshot = desk().workspace().snapshot();
  auto* who = makeLabel(holder, "muted", false);
  setFace(who, Face::Small);
  who->setText(toQt(comment.authorName) + QStringLiteral("  ") +
               shownInstant(comment.at, snapshot.offsetMinutes));
  auto* done = new QCheckBox(text("assess.comment.done"), holder);
  done->setChecked(comment.done);
  done->setEnabled(desk().refusalOf(commands::setCommentDone({}, true)) ==
                   AnswerDesk::Refusal::None);
  head->addWidget(who);
  head->addStretch();
  head->addWidget(done);
  auto* words = makeLabel(holder, comment.done ? "muted" : "");
  words->setText(toQt(comment.text));
  words->setTextInteractionFlags(Qt::TextSelectableByMouse);
  column->addWidget(words);
  connect(done, &QCheckBox::clicked, this,
          [this, id = comment.id](bool on) { desk().setCommentDone(id, on); });
  return holder;
}

void CommentSection::add() {
  const QString words = words_->text().trimmed();
  if (words.isEmpty()) return;
  desk().addComment(index(), words, [guard = QPointer(this), key = key_](bool durable) {
    if (!guard || !durable) return;
    guard->drafts_.erase(key);
    guard->keeper_.drop(key);
    if (guard->key_ == key) guard->words_->clear();
  });
}

}  // namespace kijun::ui::assess
