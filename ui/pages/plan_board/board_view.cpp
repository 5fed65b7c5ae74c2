#include "ui/pages/plan_board/board_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui::plan_board {

BoardView::BoardView(QWidget* parent) : QWidget(parent) {
  auto* row = new QHBoxLayout(this);
  for (std::size_t i = 0; i < std::size(kStates); ++i) {
    auto* column = new QVBoxLayout;
    heads_[i] = new QLabel(this);
    setFace(heads_[i], Face::Strong);
    lists_[i] = new CardList(new CardModel(std::string(kStates[i]), this), this);
    lists_[i]->setObjectName(QStringLiteral("planColumn.") + toQt(kStates[i]));
    lists_[i]->viewport()->setAutoFillBackground(false);
    lists_[i]->setStyleSheet(QStringLiteral("QListView { background: transparent; border: 0; }"));
    column->addWidget(heads_[i]);
    column->addWidget(lists_[i], 1);
    row->addLayout(column, 1);
    connect(lists_[i], &CardList::entered, this, [this, i](const Id& plan) {
      plan_ = plan;
      for (std::size_t other = 0; other < lists_.size(); ++other) {
        if (other != i) lists_[other]->clearSelection();
      }
      Q_EMIT chosen(plan);
    });
    connect(lists_[i], &CardList::opened, this, &BoardView::opened);
    connect(lists_[i], &CardList::stepped, this, [this, i](int by) { step(i, by); });
    connect(lists_[i], &CardList::dragged, this, [this, i](QPoint global) {
      const auto* target = under(global);
      for (auto* list : lists_) list->setTarget(list == target && list != lists_[i]);
    });
    connect(lists_[i], &CardList::dragEnded, this, [this] {
      for (auto* list : lists_) list->setTarget(false);
    });
    connect(lists_[i], &CardList::dropped, this, [this, i](QPoint global, const Id& plan) {
      const auto* target = under(global);
      if (target && target != lists_[i]) Q_EMIT moveWanted(plan, target->cards().state());
    });
  }
  onLookChange(this, [row] {
    row->setContentsMargins(0, 0, px(12), 0);
    row->setSpacing(px(12));
  });
  onLanguageChange(this, [this] { retell(); });
}

void BoardView::retell() {
  for (std::size_t i = 0; i < lists_.size(); ++i) {
    const auto name = rendered(Message{"record.plan.state." + std::string(kStates[i]), {}});
    heads_[i]->setText(text("planboard.column", name, lists_[i]->cards().rowCount()));
    lists_[i]->setAccessibleName(name);
  }
}

void BoardView::setPlans(const PlanValuesPtr& values, const std::vector<std::size_t>& places) {
  const auto focused =
      std::ranges::find_if(lists_, [](const CardList* list) { return list->hasFocus(); });
  const Id kept = plan_;
  for (auto* list : lists_) {
    const QSignalBlocker quiet(list);
    list->cards().setPlans(values, places);
  }
  retell();
  choose(kept);
  // The card is followed to the column it went to.
  if (focused != lists_.end()) focus();
}

void BoardView::choose(const Id& plan) {
  plan_ = plan;
  for (auto* list : lists_) {
    const QSignalBlocker quiet(list);
    const int row = list->cards().rowOf(plan);
    if (row < 0) {
      list->clearSelection();
      continue;
    }
    list->setCurrentIndex(list->cards().index(row));
    list->scrollTo(list->currentIndex());
  }
}

void BoardView::focus() {
  for (auto* list : lists_) {
    if (list->cards().rowOf(plan_) >= 0) return list->setFocus();
  }
  for (auto* list : lists_) {
    if (list->cards().rowCount() > 0) return list->setFocus();
  }
  lists_.front()->setFocus();
}

void BoardView::step(std::size_t from, int by) {
  for (int to = static_cast<int>(from) + by; to >= 0 && to < static_cast<int>(lists_.size());
       to += by) {
    auto* list = lists_[static_cast<std::size_t>(to)];
    const int count = list->cards().rowCount();
    if (count == 0) continue;
    const int row = std::clamp(lists_[from]->currentIndex().row(), 0, count - 1);
    list->setCurrentIndex(list->cards().index(row));
    list->setFocus();
    return;
  }
}

CardList* BoardView::under(QPoint global) const {
  for (auto* list : lists_) {
    if (list->rect().contains(list->mapFromGlobal(global))) return list;
  }
  return nullptr;
}

std::string BoardView::nextTo(const std::string& state, int by) {
  const auto at = std::ranges::find(kStates, state) - std::begin(kStates) + by;
  if (at < 0 || at >= static_cast<std::ptrdiff_t>(std::size(kStates))) return {};
  return std::string(kStates[at]);
}

}  // namespace kijun::ui::plan_board
