#include "ui/pages/risks/risk_columns.h"

#include <QEvent>
#include <QHeaderView>
#include <QMenu>
#include <QTableView>
#include <algorithm>

#include "ui/pages/risks/risk_table.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui::risks {
namespace {

const QString kHidden = QStringLiteral("riskmap.hidden");
constexpr double kRoomForMethod = 900, kRoomy = 1060;

}  // namespace

RiskColumns::RiskColumns(Shell& shell, QTableView* table)
    : QObject(table), shell_(shell), table_(table) {
  auto* head = table_->horizontalHeader();
  table_->viewport()->installEventFilter(this);
  onLookChange(table_, [this] { fit(); });
  head->setContextMenuPolicy(Qt::CustomContextMenu);
  connect(head, &QWidget::customContextMenuRequested, this, [this, head](const QPoint& at) {
    QMenu menu(table_);
    fill(menu);
    menu.exec(head->mapToGlobal(at));
  });
}

bool RiskColumns::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Resize) fit();
  return QObject::eventFilter(watched, event);
}

void RiskColumns::fit() {
  const int room = table_->viewport()->width();
  const auto kept = shell_.remembered(kHidden);
  const auto hidden = kept.toStringList();
  for (int column = 1; column < RiskTable::kColumns; ++column) {
    table_->setColumnHidden(column, kept.isValid()
                                        ? hidden.contains(QString::number(column))
                                        : column == RiskTable::Method && room < px(kRoomForMethod));
  }
  auto* head = table_->horizontalHeader();
  const bool roomy = room >= px(kRoomy);
  head->setMinimumSectionSize(px(44));
  head->resizeSection(RiskTable::Marks, px(roomy ? 230 : 150));
  for (const auto level :
       {RiskTable::Inherent, RiskTable::Current, RiskTable::Target, RiskTable::Proposal}) {
    head->resizeSection(level, px(76));
  }
  head->resizeSection(RiskTable::Treatment, px(86));
  head->resizeSection(RiskTable::Owner, px(92));
  head->resizeSection(RiskTable::Method, px(roomy ? 150 : 110));
}

// The risk itself is always seen.
void RiskColumns::fill(QMenu& menu) {
  for (int column = 1; column < RiskTable::kColumns; ++column) {
    auto* action = menu.addAction(table_->model()->headerData(column, Qt::Horizontal).toString());
    action->setCheckable(true);
    action->setChecked(!table_->isColumnHidden(column));
    connect(action, &QAction::toggled, this, [this, column](bool seen) { show(column, seen); });
  }
}

void RiskColumns::show(int column, bool seen) {
  table_->setColumnHidden(column, !seen);
  QStringList hidden;
  for (int each = 1; each < RiskTable::kColumns; ++each) {
    if (table_->isColumnHidden(each)) hidden << QString::number(each);
  }
  shell_.remember(kHidden, hidden);
}

TextTable shownRows(const QTableView& table) {
  const auto* model = table.model();
  std::vector<int> columns;
  TextTable out;
  for (int column = 0; column < model->columnCount(); ++column) {
    if (table.isColumnHidden(column)) continue;
    columns.push_back(column);
    out.header.push_back(fromQt(model->headerData(column, Qt::Horizontal).toString()));
  }
  std::vector<int> rows;
  for (const auto& index : table.selectionModel()->selectedRows()) rows.push_back(index.row());
  if (rows.empty()) {
    for (int row = 0; row < model->rowCount(); ++row) rows.push_back(row);
  }
  std::ranges::sort(rows);
  for (const int row : rows) {
    if (model->index(row, 0).data(RiskTable::kHeadingRole).toBool()) continue;
    TextRow cells{out.rows.size() + 2, {}};
    for (const int column : columns) {
      cells.cells.push_back(fromQt(model->index(row, column).data().toString()));
    }
    out.rows.push_back(std::move(cells));
  }
  return out;
}

}  // namespace kijun::ui::risks
