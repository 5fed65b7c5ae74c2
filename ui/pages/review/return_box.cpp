#include "ui/pages/review/return_box.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

#include "base/log.h"
#include "ui/models/background.h"
#include "ui/pages/assess/parts.h"
#include "ui/pages/review/words.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui::review {
namespace {

constexpr std::string_view kDraft = "return";

}  // namespace

ReturnBox::ReturnBox(WorkspaceModel& workspace, QWidget* parent)
    : QFrame(parent), workspace_(workspace), keeper_(workspace, {}, this) {
  setProperty("look", "card");
  auto* column = assess::makeColumn(this, 6);
  title_ = assess::makeLabel(this);
  setFace(title_, Face::Strong);
  reason_ = new QPlainTextEdit(this);
  reason_->setObjectName(QStringLiteral("returnReason"));
  reason_->setTabChangesFocus(true);
  reason_->installEventFilter(this);
  retextProperty(reason_, "placeholderText", KIJUN_TEXT("review.return.placeholder"));
  retextProperty(reason_, "accessibleName", KIJUN_TEXT("review.return.reason"));
  column->addWidget(title_);
  column->addWidget(reason_);
  auto* row = assess::makeRow(column, 8);
  send_ = new QPushButton(this);
  send_->setObjectName(QStringLiteral("returnSend"));
  send_->setProperty("look", "primary");
  retext(send_, "review.return.send");
  cancel_ = new QPushButton(this);
  cancel_->setObjectName(QStringLiteral("returnCancel"));
  retext(cancel_, "review.return.cancel");
  row->addStretch();
  row->addWidget(cancel_);
  row->addWidget(send_);
  onLookChange(this, [this, column] {
    column->setContentsMargins(px(12), px(10), px(12), px(10));
    reason_->setFixedHeight(px(76));
  });
  connect(reason_, &QPlainTextEdit::textChanged, this, [this] {
    send_->setEnabled(!reason_->toPlainText().trimmed().isEmpty());
    if (keys_.empty()) return;
    const auto key = draftKey(kDraft, keys_.front());
    drafts_[key] = reason_->toPlainText();
    keeper_.typed(key, reason_->toPlainText());
  });
  connect(send_, &QPushButton::clicked, this, &ReturnBox::send);
  connect(cancel_, &QPushButton::clicked, this, &ReturnBox::close);
  onLanguageChange(this, [this] { retell(); });
  hide();
  if (workspace_.isReadOnly()) return;
  inBackground(
      this, [session = workspace_.sessionPtr()] { return session->drafts(); },
      [this](const std::vector<Draft>& drafts) {
        for (const auto& draft : drafts) {
          if (keyOfDraft(kDraft, draft.key)) drafts_.try_emplace(draft.key, toQt(draft.text));
        }
      },
      [](const std::exception_ptr&) { spdlog::warn("Drafts of reasons could not be read."); });
}

void ReturnBox::retell() {
  if (keys_.empty()) return;
  title_->setText(keys_.size() > 1
                      ? text("review.return.title.many", keys_.size())
                      : text("review.return.title", placeWords(workspace_.cycle(), keys_.front())));
}

void ReturnBox::ask(std::vector<AnswerKey> keys) {
  keys_.clear();
  const auto kept = drafts_.find(draftKey(kDraft, keys.front()));
  reason_->setPlainText(kept == drafts_.end() ? QString() : kept->second);
  keys_ = std::move(keys);
  send_->setEnabled(!reason_->toPlainText().trimmed().isEmpty());
  retell();
  show();
  reason_->setFocus(Qt::ShortcutFocusReason);
  reason_->moveCursor(QTextCursor::End);
}

void ReturnBox::close() {
  if (isHidden()) return;
  keeper_.finish();
  keys_.clear();
  hide();
  Q_EMIT closed();
}

bool ReturnBox::eventFilter(QObject* watched, QEvent* event) {
  if (watched == reason_ && event->type() == QEvent::KeyPress) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Escape) {
      close();
      return true;
    }
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (enter && (key->modifiers() & Qt::ControlModifier)) {
      send();
      return true;
    }
  }
  return QFrame::eventFilter(watched, event);
}

// Until it is durable the reason stays a draft, and is there when it is asked for again.
void ReturnBox::send() {
  const QString reason = reason_->toPlainText().trimmed();
  if (reason.isEmpty() || keys_.empty()) return;
  const auto keys = std::exchange(keys_, {});
  const auto draft = draftKey(kDraft, keys.front());
  keeper_.finish();
  workspace_.post(commands::returnAnswers(keys, fromQt(reason)),
                  [self = QPointer(this), draft](bool durable) {
                    if (!self || !durable) return;
                    self->drafts_.erase(draft);
                    self->keeper_.drop(draft);
                  });
  hide();
  Q_EMIT sent(keys);
}

}  // namespace kijun::ui::review
