#include "ui/registers/columns.h"

#include <QHeaderView>
#include <QMenu>
#include <QTableView>
#include <algorithm>

#include "assessment/derived.h"
#include "ui/registers/register_contents.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui::registers {
namespace {

constexpr std::size_t kSeenAtFirst = 6;  // besides those that are derived

int widthOf(const Field& field, bool first) {
  if (first) return 230;
  switch (field.kind) {
    case FieldKind::Number:
    case FieldKind::Level:
    case FieldKind::YesNo:
      return 104;
    case FieldKind::Day:
      return 100;
    case FieldKind::Choice:
      return 120;
    case FieldKind::LongText:
    case FieldKind::References:
      return 200;
    default:
      return 140;
  }
}

bool isShort(const Field& field) {
  return field.kind != FieldKind::LongText && field.kind != FieldKind::References;
}

}  // namespace

Columns::Columns(Shell& shell, const RecordDescription& description, QTableView* table)
    : QObject(table),
      shell_(shell),
      description_(description),
      table_(table),
      key_(QStringLiteral("register.%1.").arg(toQt(description.id))) {
  auto* head = table->horizontalHeader();
  head->setSectionsMovable(true);
  head->setFirstSectionMovable(false);
  head->setSectionResizeMode(QHeaderView::Interactive);
  head->setStretchLastSection(true);
  head->setContextMenuPolicy(Qt::CustomContextMenu);
  auto kept = remembered();
  if (kept.empty()) kept = atFirst();
  onLookChange(table, [this, kept]() mutable {
    if (const auto now = remembered(); !now.empty()) kept = now;
    apply(kept);
  });
  const QString order = shell.remembered(key_ + QStringLiteral("order")).toString();
  int column = 0;
  for (std::size_t i = 0; i < columnCount(description); ++i) {
    if (toQt(columnId(description, i)) == order.section(u':', 0, 0)) column = static_cast<int>(i);
  }
  head->setSortIndicator(
      column, order.endsWith(QLatin1String(":desc")) ? Qt::DescendingOrder : Qt::AscendingOrder);
  connect(head, &QHeaderView::sectionResized, this, &Columns::keep);
  connect(head, &QHeaderView::sectionMoved, this, &Columns::keep);
  connect(head, &QHeaderView::sortIndicatorChanged, this, &Columns::keepOrder);
  connect(head, &QWidget::customContextMenuRequested, this, [this, head](const QPoint& at) {
    QMenu menu(table_);
    fill(menu);
    menu.exec(head->mapToGlobal(at));
  });
}

// A derived value is seen in place of what is typed for it.
std::vector<Columns::Column> Columns::atFirst() const {
  const auto derived = derivedFieldsOf(description_.id);
  std::vector<Column> columns;
  std::size_t seen = 0;
  for (std::size_t i = 0; i < description_.fields.size(); ++i) {
    const auto& field = description_.fields[i];
    const auto at = std::ranges::find(derived, field.id, &DerivedField::base);
    const bool typed = at == derived.end();
    const bool shown = typed && isShort(field) && seen < kSeenAtFirst;
    if (shown) ++seen;
    columns.push_back({i, shown, widthOf(field, i == 0)});
    if (!typed) {
      const auto place = static_cast<std::size_t>(at - derived.begin());
      columns.push_back({description_.fields.size() + place, true, 130});
    }
  }
  return columns;
}

// Empty where nothing is; columns it does not name come behind, unseen.
std::vector<Columns::Column> Columns::remembered() const {
  const auto kept = shell_.remembered(key_ + QStringLiteral("columns")).toStringList();
  std::vector<Column> columns;
  if (kept.isEmpty()) return columns;
  std::vector<Column> rest = atFirst();
  for (const QString& entry : kept) {
    const auto at = std::ranges::find_if(rest, [&](const Column& column) {
      return toQt(columnId(description_, column.index)) == entry.section(u':', 0, 0);
    });
    if (at == rest.end()) continue;
    const int width = entry.section(u':', 1, 1).toInt();
    columns.push_back(
        {at->index, entry.section(u':', 2) == QLatin1String("1"), width > 0 ? width : at->width});
    rest.erase(at);
  }
  for (auto column : rest) {
    column.seen = false;
    columns.push_back(column);
  }
  return columns;
}

void Columns::apply(const std::vector<Column>& columns) {
  applying_ = true;
  auto* head = table_->horizontalHeader();
  for (std::size_t place = 0; place < columns.size(); ++place) {
    const auto& column = columns[place];
    const int section = static_cast<int>(column.index);
    head->moveSection(head->visualIndex(section), static_cast<int>(place));
    head->resizeSection(section, px(column.width));
    table_->setColumnHidden(section, !column.seen && section != 0);
  }
  applying_ = false;
}

void Columns::keep() {
  if (applying_) return;
  auto* head = table_->horizontalHeader();
  // A hidden column has no width, and the last takes what is left: theirs stay as they were.
  auto known = remembered();
  if (known.empty()) known = atFirst();
  int last = head->count() - 1;
  while (last > 0 && table_->isColumnHidden(head->logicalIndex(last))) --last;
  QStringList kept;
  for (int place = 0; place < head->count(); ++place) {
    const int section = head->logicalIndex(place);
    const auto index = static_cast<std::size_t>(section);
    const bool seen = !table_->isColumnHidden(section);
    const int width = seen && place != last
                          ? static_cast<int>(head->sectionSize(section) / (px(1000) / 1000.0))
                          : std::ranges::find(known, index, &Column::index)->width;
    kept << QStringLiteral("%1:%2:%3")
                .arg(toQt(columnId(description_, index)))
                .arg(width)
                .arg(seen ? 1 : 0);
  }
  shell_.remember(key_ + QStringLiteral("columns"), kept);
}

void Columns::keepOrder() {
  const auto* head = table_->horizontalHeader();
  const auto column = static_cast<std::size_t>(std::max(0, head->sortIndicatorSection()));
  const bool descending = head->sortIndicatorOrder() == Qt::DescendingOrder;
  shell_.remember(key_ + QStringLiteral("order"),
                  toQt(columnId(description_, column)) +
                      (descending ? QStringLiteral(":desc") : QStringLiteral(":asc")));
}

void Columns::fill(QMenu& menu) {
  const auto* head = table_->horizontalHeader();
  for (int place = 0; place < head->count(); ++place) {
    const int section = head->logicalIndex(place);
    if (section == 0) continue;
    auto* action = menu.addAction(text(headingOf(description_, static_cast<std::size_t>(section))));
    action->setCheckable(true);
    action->setChecked(!table_->isColumnHidden(section));
    connect(action, &QAction::toggled, this, [this, section](bool on) {
      table_->setColumnHidden(section, !on);
      keep();
    });
  }
  menu.addSeparator();
  menu.addAction(text("registerpage.columns.reset"), this, &Columns::reset);
}

void Columns::reset() {
  apply(atFirst());
  keep();
}

}  // namespace kijun::ui::registers
