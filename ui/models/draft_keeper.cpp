#include "ui/models/draft_keeper.h"

#include <QPointer>

#include "base/text.h"
#include "ui/shell/text.h"

namespace kijun::ui {

std::string draftKey(std::string_view kind, const AnswerKey& key) {
  return std::string(kind) + ':' + key.cycle + ':' + key.unit + ':' + key.item;
}

std::optional<AnswerKey> keyOfDraft(std::string_view kind, std::string_view draft) {
  const auto parts = split(draft, ':');
  if (parts.size() != 4 || parts[0] != kind) return std::nullopt;
  return AnswerKey{Id(parts[1]), Id(parts[2]), std::string(parts[3])};
}

DraftKeeper::DraftKeeper(WorkspaceModel& workspace, Enter enter, QObject* parent)
    : QObject(parent), workspace_(workspace), enter_(std::move(enter)) {
  draftTimer_.setSingleShot(true);
  draftTimer_.setInterval(kDraftMilliseconds);
  entryTimer_.setSingleShot(true);
  entryTimer_.setInterval(kEntryMilliseconds);
  connect(&draftTimer_, &QTimer::timeout, this, &DraftKeeper::writeDraft);
  connect(&entryTimer_, &QTimer::timeout, this, [this] {
    if (composing_) {
      entryTimer_.start();
    } else {
      finish();
    }
  });
}

void DraftKeeper::typed(const std::string& key, const QString& words) {
  if (key != key_) finish();
  key_ = key;
  words_ = words;
  const bool first = !dirty_;
  dirty_ = true;
  drafted_ = false;
  // The draft's clock runs from the first key it does not hold yet, the entry's from the last.
  if (!draftTimer_.isActive()) draftTimer_.start();
  if (enter_) entryTimer_.start();
  if (first) Q_EMIT pendingChanged(true);
}

void DraftKeeper::setComposing(bool composing) {
  composing_ = composing;
}

void DraftKeeper::writeDraft() {
  if (!dirty_ || drafted_) return;
  drafted_ = true;
  workspace_.session().postDraft(key_, words_.toStdString());
}

void DraftKeeper::finish() {
  if (!dirty_) return;
  draftTimer_.stop();
  entryTimer_.stop();
  if (!enter_) {
    writeDraft();
    return;
  }
  dirty_ = false;
  ++entering_;
  enter_(key_, words_, [guard = QPointer(this), key = key_, words = words_](bool durable) {
    if (!guard) return;
    --guard->entering_;
    // What was typed since has a newer draft of its own.
    const bool newer = guard->dirty_ && guard->key_ == key;
    if (durable && !newer) guard->workspace_.session().postDropDraft(key);
    if (!durable) guard->workspace_.session().postDraft(key, words.toStdString());
    if (!guard->dirty_ && guard->entering_ == 0) Q_EMIT guard->pendingChanged(false);
  });
}

void DraftKeeper::drop(const std::string& key) {
  workspace_.session().postDropDraft(key);
  if (key != key_) return;  // what is typed by now is another
  draftTimer_.stop();
  entryTimer_.stop();
  dirty_ = false;
  Q_EMIT pendingChanged(false);
}

}  // namespace kijun::ui
