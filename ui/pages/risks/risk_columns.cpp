#include "ui/pages/risks/risk_columns.h"

#include <QHeaderView>
#include <QMenu>
#include <QTableView>
#include <algorithm>

#include "ui/pages/risks/risk_table.h"
#include "ui/shell/text.h"

namespace kijun::ui::risks {
namespace {

const QString kHidden = QStringLiteral("riskmap.hidden");

}  // namespace

RiskColumns::RiskColumns(Shell& shell, QTableView* table)
    : QObject(table), shell_(shell), table_(table) {
  for (const QString& column : shell_.remembered(kHidden).toStringList()) {
    if (const int at = column.toInt(); at > 0) table_->setColumnHidden(at, true);
  }
  auto* head = table_->horizontalHeader();
  head->setContextMenuPolicy(Qt::CustomContextMenu);
  connect(head, &QWidget::customContextMenuRequested, this, [this, head](const QPoint& at) {
    QMenu menu(table_);
    fill(menu);
    menu.exec(head->mapToGlobal(at));
  });
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
