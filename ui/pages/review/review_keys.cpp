// What a reviewer does on the review page, by keys and buttons. Keys act while the focus is inside
// the page and outside text fields; after each the focus stays, so that the next key works.
#include <QAbstractButton>
#include <QComboBox>
#include <QKeyEvent>
#include <QListView>

#include "ui/pages/review/confirm_dialog.h"
#include "ui/pages/review/review_bar.h"
#include "ui/pages/review/review_page.h"
#include "ui/pages/review/review_pane.h"
#include "ui/pages/review/seen_mark.h"
#include "ui/pages/review/words.h"
#include "ui/review/refusal.h"
#include "ui/shell/text.h"
#include "ui/widgets/ask.h"

namespace kijun::ui::review {

void ReviewPage::handleKeys() {
  handle("review.next", [this] { step(1); });
  handle("review.previous", [this] { step(-1); });
  handle("review.confirm", [this] { confirmChosen(); });
  handle("review.return", [this] { returnChosen(); });
  handle("review.next_returned", [this] { toReturned(1); });
  handle("review.previous_returned", [this] { toReturned(-1); });
  handle("review.bulk", [this] { confirmMany(); });
  handle("review.edit", [this] { pane_->focusEdit(); });
  handle("review.comment", [this] { pane_->focusComment(); });
  handle("review.open", [this] { openInAssess(); });
  handle("review.seen", [this] { markAllSeen(); });
  handle("review.filter", [this] { bar_->focusWords(); });
}

// A choice that has the focus keeps its letters for itself.
bool ReviewPage::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride && qobject_cast<QComboBox*>(focusWidget())) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if ((key->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)) == 0) {
      event->accept();
      return true;
    }
  }
  return Page::event(event);
}

bool ReviewPage::eventFilter(QObject* watched, QEvent* event) {
  if (watched == list_ && event->type() == QEvent::KeyPress) {
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool plain = (key->modifiers() & ~Qt::KeypadModifier) == 0;
    if (plain && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)) {
      pane_->focusEdit();
      return true;
    }
  }
  return Page::eventFilter(watched, event);
}

void ReviewPage::keyPressEvent(QKeyEvent* event) {
  if (event->key() != Qt::Key_Escape) {
    Page::keyPressEvent(event);
    return;
  }
  if (!pane_->cancelQuestion()) list_->setFocus(Qt::OtherFocusReason);
}

const ReviewRow* ReviewPage::rowWith(const AnswerKey& key) const {
  const auto at = std::ranges::find(rows_, key, &ReviewRow::key);
  return at == rows_.end() ? nullptr : &*at;
}

const ReviewRow* ReviewPage::current() const {
  return current_ ? rowWith(*current_) : nullptr;
}

// In the order of the list.
std::vector<ReviewRow> ReviewPage::chosen() const {
  std::vector<int> places;
  for (const auto& index : list_->selectionModel()->selectedIndexes()) {
    places.push_back(index.row());
  }
  std::ranges::sort(places);
  std::vector<ReviewRow> rows;
  for (const int place : places) rows.push_back(model_.rows()[static_cast<std::size_t>(place)]);
  return rows;
}

void ReviewPage::choose(const AnswerKey& key) {
  const auto* row = rowWith(key);
  if (!row) return;
  current_ = key;
  currentRow_ = std::max(0, model_.rowOf(key));
  pane_->showRow(*row);
}

// Drops the filter where it hides the answer.
bool ReviewPage::goTo(const AnswerKey& key) {
  if (!rowWith(key)) return false;
  if (model_.rowOf(key) < 0) {
    ReviewFilter all;
    all.state.reset();
    current_ = key;
    setFilter(all);
  }
  const int row = model_.rowOf(key);
  list_->setCurrentIndex(model_.index(row));
  list_->scrollTo(model_.index(row));
  return true;
}

void ReviewPage::step(int by) {
  if (!current_) return;
  const int row = model_.rowOf(*current_) + by;
  if (row < 0 || row >= model_.rowCount()) {
    shell().say(text(by > 0 ? KIJUN_TEXT("review.end") : KIJUN_TEXT("review.start")));
    return;
  }
  list_->setCurrentIndex(model_.index(row));
}

// To the next answer that nothing was done about yet; the last stays where it is.
void ReviewPage::goOn() {
  list_->setFocus(Qt::OtherFocusReason);
  const auto done = chosen();
  if (done.empty()) return;
  const int after = model_.rowOf(done.back().key()) + 1;
  if (after < model_.rowCount()) {
    list_->setCurrentIndex(model_.index(after));
  } else if (done.size() > 1) {
    list_->setCurrentIndex(model_.index(model_.rowOf(done.back().key())));
  }
}

// Among all that the filter shows but for its state.
void ReviewPage::toReturned(int by) {
  auto filter = bar_->filter();
  filter.state = AnswerState::Returned;
  const auto returned = narrowed(rows_, workspace().snapshot(), filter, language()).rows;
  const auto* here = current();
  const auto place = here ? here - rows_.data() : by > 0 ? -1 : std::ssize(rows_);
  std::optional<std::size_t> next;
  for (const auto at : returned) {
    const auto there = static_cast<std::ptrdiff_t>(at);
    if (by > 0 && there > place && !next) next = at;
    if (by < 0 && there < place) next = at;
  }
  if (!next) {
    shell().say(text(returned.empty() ? KIJUN_TEXT("review.no_returned")
                     : by > 0         ? KIJUN_TEXT("review.last_returned")
                                      : KIJUN_TEXT("review.first_returned")));
    return;
  }
  const auto key = rows_[*next].key();
  if (model_.rowOf(key) < 0) {
    current_ = key;
    setFilter(filter);
  }
  goTo(key);
}

void ReviewPage::confirmChosen() {
  auto rows = chosen();
  if (rows.empty()) {
    if (const auto* row = current()) rows.push_back(*row);
  }
  confirmRows(std::move(rows));
}

void ReviewPage::confirmMany() {
  auto rows = chosen();
  confirmRows(rows.size() > 1 ? std::move(rows) : model_.rows());
}

// One answer without anything against it is confirmed at once; anything else is seen first.
void ReviewPage::confirmRows(std::vector<ReviewRow> rows) {
  std::erase_if(rows, [](const ReviewRow& row) { return row.due.state == AnswerState::Confirmed; });
  if (rows.empty()) {
    shell().say(text("review.nothing_to_confirm"));
    return;
  }
  std::vector<AnswerKey> keys;
  for (const auto& row : rows) keys.push_back(row.key());
  const auto refusal =
      whyNot(workspace(), *commands::setState({}, AnswerState::Confirmed).kind, keys);
  if (!refusal.isEmpty()) {
    shell().say(refusal);
    return;
  }
  pane_->leave();
  if (rows.size() > 1 || !rows.front().concerns().empty()) {
    ConfirmDialog dialog(workspace(), std::move(rows), this);
    if (!ask::run(dialog)) return;
    keys = dialog.keys();
  }
  const auto count = keys.size();
  workspace().post(commands::setState(std::move(keys), AnswerState::Confirmed));
  shell().say(text("review.confirmed", count));
  goOn();
}

void ReviewPage::returnChosen() {
  auto rows = chosen();
  if (rows.empty()) {
    if (const auto* row = current()) rows.push_back(*row);
  }
  // Nothing was handed in that could go back.
  std::erase_if(rows,
                [](const ReviewRow& row) { return row.due.state == AnswerState::NotStarted; });
  if (rows.empty()) {
    shell().say(text("review.nothing_to_return"));
    return;
  }
  std::vector<AnswerKey> keys;
  for (const auto& row : rows) keys.push_back(row.key());
  const auto refusal = whyNot(workspace(), *commands::returnAnswers({}, {}).kind, keys);
  if (!refusal.isEmpty()) {
    shell().say(refusal);
    return;
  }
  pane_->askReturn(std::move(keys));
}

void ReviewPage::markAllSeen() {
  since_ = workspace().snapshot().headEntry;
  markSeen(shell(), workspace(), since_);
  touches_.clear();
  auto filter = bar_->filter();
  if (filter.only == Only::Touched) filter.only = Only::Any;
  bar_->setFilter(filter);
  reload();
  readTouches();
}

void ReviewPage::openInAssess() {
  if (!current_) return;
  const auto key = *current_;
  workspace().setUnit(key.unit);
  shell().goTo(QStringLiteral("assess"), QStringLiteral("item:") + toQt(key.item));
}

}  // namespace kijun::ui::review
