// A table that is a list: whole rows are chosen, nothing is edited in place, Tab leaves it. UI
// thread only.
#pragma once
#include <QHeaderView>
#include <QTableView>

namespace kijun::ui {

// Several rows may be chosen unless the caller sets another mode.
inline void asList(QTableView& table) {
  table.setShowGrid(false);
  table.setSelectionBehavior(QAbstractItemView::SelectRows);
  table.setEditTriggers(QAbstractItemView::NoEditTriggers);
  table.setTabKeyNavigation(false);
  table.verticalHeader()->hide();
  table.horizontalHeader()->setHighlightSections(false);
}

}  // namespace kijun::ui
