#include "ui/pages/gaps/gap_columns.h"

#include <QHeaderView>
#include <QMenu>
#include <QTableView>
#include <array>

#include "ui/pages/gaps/gap_table.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui::gaps {
namespace {

struct Column {
  GapTable::Column column;
  const char* id;  // as remembered; empty: always seen
  double width;    // of the design; 0: takes what is left
  double room;     // seen at first where the list is at least this wide
};

constexpr double kAlways = 0, kNever = 1e9;
constexpr std::array kColumns = {
    Column{GapTable::Rank, "", 48, kAlways},
    Column{GapTable::ItemId, "", 86, kAlways},
    Column{GapTable::Title, "", 0, kAlways},
    Column{GapTable::Section, "section", 150, 1080},
    Column{GapTable::Owner, "owner", 130, 1080},
    Column{GapTable::Levels, "levels", 100, kAlways},
    Column{GapTable::Gap, "gap", 46, 900},
    Column{GapTable::Weight, "weight", 66, 900},
    Column{GapTable::Risk, "risk", 56, kAlways},
    Column{GapTable::Effort, "effort", 56, kAlways},
    Column{GapTable::Priority, "priority", 84, kAlways},
    Column{GapTable::Value, "value", 96, 760},
    Column{GapTable::Plans, "plans", 52, 760},
    Column{GapTable::Reason, "reason", 320, kNever},
};
constexpr double kArrows = 36;

// A row has room for its sentence: in one line where the column is wide, else in two.
constexpr double kOneLine = 600, kRow = 46, kHighRow = 62;

const QString kKey = QStringLiteral("gaps.columns");

}  // namespace

GapColumns::GapColumns(Shell& shell, QTableView* table)
    : QObject(table), shell_(shell), table_(table) {
  auto* head = table->horizontalHeader();
  head->setHighlightSections(false);
  head->setContextMenuPolicy(Qt::CustomContextMenu);
  head->setSectionResizeMode(GapTable::Title, QHeaderView::Stretch);
  connect(head, &QWidget::customContextMenuRequested, this, [this, head](const QPoint& at) {
    QMenu menu(table_);
    fill(menu);
    menu.exec(head->mapToGlobal(at));
  });
  onLookChange(table, [this] { fit(trying_); });
}

bool GapColumns::isSeen(int column) const {
  const auto& of = kColumns[static_cast<std::size_t>(column)];
  if (*of.id == 0) return true;
  const auto kept = shell_.remembered(kKey);
  if (kept.isValid()) return kept.toStringList().contains(QLatin1String(of.id));
  return table_->viewport()->width() >= px(of.room);
}

void GapColumns::setSeen(int column, bool seen) {
  QStringList list;
  for (const auto& each : kColumns) {
    if (*each.id != 0 && (each.column == column ? seen : isSeen(each.column))) {
      list << QLatin1String(each.id);
    }
  }
  shell_.remember(kKey, list);
  fit(trying_);
}

void GapColumns::fill(QMenu& menu) {
  for (const auto& each : kColumns) {
    if (*each.id == 0) continue;
    auto* line = menu.addAction(text(headingOf(each.column)));
    line->setCheckable(true);
    line->setChecked(isSeen(each.column));
    connect(line, &QAction::triggered, this,
            [this, column = each.column](bool seen) { setSeen(column, seen); });
  }
}

void GapColumns::fit(bool trying) {
  trying_ = trying;
  auto* head = table_->horizontalHeader();
  head->setMinimumSectionSize(px(32));
  for (const auto& each : kColumns) {
    table_->setColumnHidden(each.column, !isSeen(each.column));
    if (each.width <= 0) continue;
    const bool ranked = each.column == GapTable::Rank && trying;
    head->resizeSection(each.column, px(each.width + (ranked ? kArrows : 0)));
  }
  const bool wide = table_->columnWidth(GapTable::Title) >= px(kOneLine);
  auto* side = table_->verticalHeader();
  side->setDefaultSectionSize(px(wide ? kRow : kHighRow));
  const auto* model = static_cast<const GapTable*>(table_->model());
  for (int row = 0; row < model->rowCount(); ++row) {
    if (model->isHeading(row)) side->resizeSection(row, px(kRowHeight));
  }
}

}  // namespace kijun::ui::gaps
