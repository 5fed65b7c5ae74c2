#include "ui/review/comment_threads.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "base/log.h"
#include "ui/models/approval_watch.h"
#include "ui/models/background.h"
#include "ui/review/refusal.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flow_layout.h"

namespace kijun::ui::review {
namespace {

constexpr std::string_view kNew = "comment";
constexpr std::string_view kReply = "reply:";

std::string draftOfReply(const Id& comment) {
  return std::string(kReply) + comment;
}

bool isOfComments(const std::string& key) {
  return key.starts_with(kReply) || keyOfDraft(kNew, key).has_value();
}

QVBoxLayout* columnIn(QWidget* parent, int gap) {
  auto* column = new QVBoxLayout(parent);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(px(gap));
  return column;
}

QHBoxLayout* rowIn(QBoxLayout* into) {
  auto* row = new QHBoxLayout;
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(px(6));
  into->addLayout(row);
  return row;
}

QLabel* labelIn(QWidget* parent, const char* look) {
  auto* label = new QLabel(parent);
  if (*look) label->setProperty("look", look);
  label->setWordWrap(true);
  label->setTextFormat(Qt::PlainText);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  return label;
}

QToolButton* toolIn(QWidget* parent, const QString& words, const QString& name) {
  auto* button = new QToolButton(parent);
  button->setProperty("look", "foot");
  button->setFocusPolicy(Qt::StrongFocus);
  button->setText(words);
  button->setAccessibleName(name);
  return button;
}

QString firstLine(const std::string& words) {
  return toQt(words).section(u'\n', 0, 0);
}

}  // namespace

CommentThreads::CommentThreads(WorkspaceModel& workspace, QWidget* parent)
    : QWidget(parent), workspace_(workspace), keeper_(workspace, {}, this) {
  auto* column = columnIn(this, 8);
  rows_ = new QVBoxLayout;
  rows_->setSpacing(px(10));
  column->addLayout(rows_);
  auto* row = rowIn(column);
  words_ = new QLineEdit(this);
  words_->setObjectName(QStringLiteral("commentNew"));
  retextProperty(words_, "placeholderText", KIJUN_TEXT("review.comment.placeholder"));
  retextProperty(words_, "accessibleName", KIJUN_TEXT("review.comment.placeholder"));
  add_ = new QPushButton(this);
  add_->setObjectName(QStringLiteral("commentAdd"));
  retext(add_, "review.comment.add");
  row->addWidget(words_, 1);
  row->addWidget(add_);
  refused_ = labelIn(this, "muted");
  column->addWidget(refused_);
  connect(words_, &QLineEdit::returnPressed, this, &CommentThreads::addNew);
  connect(add_, &QPushButton::clicked, this, &CommentThreads::addNew);
  connect(words_, &QLineEdit::textEdited, this, [this](const QString& words) {
    typed(draftOfNew(), words);
    add_->setEnabled(!words.trimmed().isEmpty());
  });
  connect(&workspace_, &WorkspaceModel::actorChanged, this, &CommentThreads::refresh);
  onLanguageChange(this, [this] { refresh(); });
}

void CommentThreads::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  readDrafts();
}

// Another place may have written or sent some meanwhile.
void CommentThreads::readDrafts() {
  if (workspace_.isReadOnly()) return;
  keeper_.finish();
  inBackground(
      this,
      [session = workspace_.sessionPtr()] {
        session->flush();
        return session->drafts();
      },
      [this, typed = typed_](const std::vector<Draft>& drafts) {
        if (typed != typed_) return;  // what stands here by now is newer
        drafts_.clear();
        for (const auto& draft : drafts) {
          if (isOfComments(draft.key) && !sending_.contains(draft.key)) {
            drafts_[draft.key] = toQt(draft.text);
          }
        }
        shown_.reset();
        showAnswers(keys_);
      },
      [](const std::exception_ptr&) { spdlog::warn("Drafts of comments could not be read."); });
}

std::string CommentThreads::draftOfNew() const {
  return keys_.empty() ? std::string() : draftKey(kNew, keys_.front());
}

QString CommentThreads::draft(const std::string& key) const {
  const auto at = drafts_.find(key);
  return at == drafts_.end() || sending_.contains(key) ? QString() : at->second;
}

void CommentThreads::typed(const std::string& key, const QString& words) {
  ++typed_;
  drafts_[key] = words;
  keeper_.typed(key, words);
}

void CommentThreads::showAnswers(std::vector<AnswerKey> keys) {
  if (keys != keys_) {
    keeper_.finish();
    replying_.clear();
    unfolded_.clear();
  }
  keys_ = std::move(keys);
  if (const auto words = draft(draftOfNew()); words_->text() != words) words_->setText(words);
  refresh();
}

QString CommentThreads::whyNot() const {
  return review::whyNot(workspace_, *commands::addComment({}, {}).kind, keys_);
}

int CommentThreads::open() const {
  return static_cast<int>(std::ranges::count_if(
      threads_, [](const AnswerThread& one) { return !one.thread.first.done; }));
}

void CommentThreads::refresh() {
  threads_ = threadsOf(workspace_.cycle(), keys_);
  const auto refusal = whyNot();
  words_->setVisible(refusal.isEmpty());
  add_->setVisible(refusal.isEmpty());
  add_->setEnabled(!words_->text().trimmed().isEmpty());
  refused_->setText(refusal);
  refused_->setVisible(!refusal.isEmpty());
  Look look{threads_, unfolded_, replying_, language(), refusal};
  if (shown_ == look) return;
  shown_ = std::move(look);
  build();
}

// Whoever writes a reply goes on writing.
void CommentThreads::build() {
  QString typing;
  if (const auto* focused = qobject_cast<QLineEdit*>(window()->focusWidget());
      focused && focused != words_ && isAncestorOf(focused)) {
    typing = focused->objectName();
  }
  clear(*rows_);
  for (const auto& one : threads_) {
    const bool folded = one.thread.first.done && !unfolded_.contains(one.thread.first.id);
    rows_->addWidget(folded ? doneRow(one) : threadRow(one));
  }
  if (typing.isEmpty()) return;
  for (auto* edit : findChildren<QLineEdit*>(typing)) {
    edit->setFocus();
    edit->end(false);
  }
}

QString CommentThreads::headOf(const AnswerThread& one, const Comment& comment) const {
  const auto at = shownStampTime(comment.at, workspace_.snapshot().offsetMinutes);
  const auto* unit = workspace_.cycle().unit(one.key.unit);
  return keys_.size() > 1 && unit
             ? text("review.comment.head.unit", comment.authorName, at, unit->name)
             : text("review.comment.head", comment.authorName, at);
}

void CommentThreads::unfold(const Id& comment) {
  for (const auto& one : threads_) {
    if (one.thread.first.id == comment ||
        std::ranges::find(one.thread.replies, comment, &Comment::id) != one.thread.replies.end()) {
      unfolded_.insert(one.thread.first.id);
    }
  }
  refresh();
}

// A done thread in one line that opens it.
QWidget* CommentThreads::doneRow(const AnswerThread& one) {
  auto* holder = new QWidget(this);
  auto* column = columnIn(holder, 0);
  auto* row = rowIn(column);
  const auto words = text("review.comment.folded", one.thread.first.authorName,
                          firstLine(one.thread.first.text), one.thread.replies.size());
  auto* unfold = toolIn(holder, text("review.comment.unfold"), words);
  unfold->setObjectName(QStringLiteral("commentUnfold"));
  auto* label = labelIn(holder, "muted");
  label->setText(words);
  row->addWidget(label, 1);
  row->addWidget(unfold, 0, Qt::AlignTop);
  connect(unfold, &QToolButton::clicked, this, [this, id = one.thread.first.id] {
    unfolded_.insert(id);
    QTimer::singleShot(0, this, &CommentThreads::refresh);
  });
  return holder;
}

QWidget* CommentThreads::commentRow(const AnswerThread& one, const Comment& comment,
                                    QWidget* parent) {
  auto* holder = new QWidget(parent);
  auto* column = columnIn(holder, 1);
  auto* who = labelIn(holder, "muted");
  setFace(who, Face::Small);
  who->setText(headOf(one, comment));
  auto* words = labelIn(holder, one.thread.first.done ? "muted" : "");
  words->setText(toQt(comment.text));
  column->addWidget(who);
  column->addWidget(words);
  return holder;
}

QWidget* CommentThreads::threadRow(const AnswerThread& one) {
  auto* holder = new QWidget(this);
  holder->setObjectName(QStringLiteral("thread.") + toQt(one.thread.first.id));
  auto* column = columnIn(holder, 4);
  column->addWidget(commentRow(one, one.thread.first, holder));
  auto* indent = new QWidget(holder);
  auto* beside = new QHBoxLayout(indent);
  beside->setContentsMargins(px(8), 0, 0, 0);
  beside->setSpacing(px(8));
  auto* line = new QFrame(indent);
  line->setProperty("look", "vline");
  beside->addWidget(line);
  auto* replies = new QVBoxLayout;
  replies->setSpacing(px(6));
  for (const auto& comment : one.thread.replies) {
    replies->addWidget(commentRow(one, comment, indent));
  }
  const bool may = refused_->isHidden();
  const bool replying = may && (replying_ == one.thread.first.id ||
                                !draft(draftOfReply(one.thread.first.id)).isEmpty());
  if (replying) replies->addWidget(replyRow(one, indent));
  beside->addLayout(replies, 1);
  indent->setVisible(replying || !one.thread.replies.empty());
  column->addWidget(indent);
  auto* acts = rowIn(column);
  if (may && !replying) {
    auto* begin = toolIn(holder, text("review.comment.reply"),
                         text("review.comment.reply.name", firstLine(one.thread.first.text)));
    begin->setObjectName(QStringLiteral("commentReply"));
    acts->addWidget(begin);
    connect(begin, &QToolButton::clicked, this, [this, id = one.thread.first.id] {
      replying_ = id;
      QTimer::singleShot(0, this, [this, id] {
        refresh();
        if (auto* edit = findChild<QLineEdit*>(QStringLiteral("replyTo.") + toQt(id))) {
          edit->setFocus();
        }
      });
    });
  }
  auto* done = toolIn(
      holder, one.thread.first.done ? text("review.comment.reopen") : text("review.comment.done"),
      text(one.thread.first.done ? KIJUN_TEXT("review.comment.reopen.name")
                                 : KIJUN_TEXT("review.comment.done.name"),
           firstLine(one.thread.first.text)));
  done->setObjectName(QStringLiteral("commentDone"));
  done->setVisible(may);
  acts->addWidget(done);
  acts->addStretch();
  connect(done, &QToolButton::clicked, this,
          [this, id = one.thread.first.id, isDone = one.thread.first.done] {
            workspace_.post(commands::setCommentDone(id, !isDone));
          });
  return holder;
}

QWidget* CommentThreads::replyRow(const AnswerThread& one, QWidget* parent) {
  const auto id = one.thread.first.id;
  const auto key = draftOfReply(id);
  auto* holder = new QWidget(parent);
  auto* row = new QHBoxLayout(holder);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(px(6));
  auto* words = new QLineEdit(draft(key), holder);
  words->setObjectName(QStringLiteral("replyTo.") + toQt(id));
  words->setPlaceholderText(text("review.comment.reply.placeholder"));
  words->setAccessibleName(text("review.comment.reply.name", firstLine(one.thread.first.text)));
  auto* add = new QPushButton(text("review.comment.add"), holder);
  add->setEnabled(!words->text().trimmed().isEmpty());
  row->addWidget(words, 1);
  row->addWidget(add);
  connect(words, &QLineEdit::textEdited, this, [this, key, add](const QString& typedWords) {
    typed(key, typedWords);
    add->setEnabled(!typedWords.trimmed().isEmpty());
  });
  connect(words, &QLineEdit::returnPressed, this, [this, id] { reply(id); });
  connect(add, &QPushButton::clicked, this, [this, id] { reply(id); });
  return holder;
}

bool CommentThreads::focusNew() {
  const auto refusal = whyNot();
  if (!refusal.isEmpty()) {
    Q_EMIT said(refusal);
    return false;
  }
  words_->setFocus(Qt::ShortcutFocusReason);
  return true;
}

void CommentThreads::addNew() {
  const QString words = words_->text().trimmed();
  if (words.isEmpty() || keys_.empty()) return;
  send(draftOfNew(), commands::addComment(keys_.front(), fromQt(words)));
}

void CommentThreads::reply(const Id& comment) {
  const auto key = draftOfReply(comment);
  const QString words = draft(key).trimmed();
  if (words.isEmpty()) return;
  send(key, commands::replyToComment(comment, fromQt(words)));
}

// Until it is durable it stays a draft; a second Enter sends nothing twice.
void CommentThreads::send(const std::string& draft, Command command) {
  if (!sending_.insert(draft).second) return;
  workspace_.post(std::move(command), [guard = QPointer(this), draft](bool durable) {
    if (!guard) return;
    guard->sending_.erase(draft);
    if (!durable) return;
    guard->drafts_.erase(draft);
    guard->keeper_.drop(draft);
    if (draft == guard->draftOfNew()) guard->words_->clear();
    if (draft == draftOfReply(guard->replying_)) guard->replying_.clear();
    guard->shown_.reset();
    guard->refresh();
  });
}

}  // namespace kijun::ui::review
