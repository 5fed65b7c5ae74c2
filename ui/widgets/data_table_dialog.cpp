#include "ui/widgets/data_table_dialog.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui {

DataTableDialog::DataTableDialog(const Drawing& drawing, QWidget* parent)
    : QDialog(parent), table_(new QTableWidget(this)) {
  setWindowTitle(toQt(drawing.title));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(20), px(16), px(20), px(16));
  column->setSpacing(px(12));
  auto* words = new QLabel(toQt(drawing.alternative), this);
  words->setWordWrap(true);
  column->addWidget(words);

  const DataTable& source = drawing.table;
  table_->setColumnCount(static_cast<int>(source.columns.size()));
  table_->setRowCount(static_cast<int>(source.rows.size()));
  QStringList heads;
  for (const auto& head : source.columns) heads += toQt(head);
  table_->setHorizontalHeaderLabels(heads);
  for (int row = 0; row < table_->rowCount(); ++row) {
    const auto& cells = source.rows[static_cast<std::size_t>(row)];
    for (int at = 0; at < static_cast<int>(cells.size()); ++at) {
      auto* item = new QTableWidgetItem(toQt(cells[static_cast<std::size_t>(at)]));
      if (at > 0) item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
      table_->setItem(row, at, item);
    }
  }
  for (int at = 0; at < table_->columnCount(); ++at) {
    const auto side = at > 0 ? Qt::AlignRight : Qt::AlignLeft;
    table_->horizontalHeaderItem(at)->setTextAlignment(side | Qt::AlignVCenter);
  }
  table_->verticalHeader()->hide();
  table_->verticalHeader()->setDefaultSectionSize(px(kRowHeight));
  table_->setShowGrid(false);
  table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setAccessibleName(toQt(drawing.title));
  auto* head = table_->horizontalHeader();
  head->setHighlightSections(false);
  head->setSectionResizeMode(QHeaderView::Stretch);
  head->setSectionResizeMode(0, QHeaderView::ResizeToContents);
  column->addWidget(table_);

  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  auto* copy = buttons->addButton(text("ui.table.copy"), QDialogButtonBox::ActionRole);
  copy->setAutoDefault(false);
  connect(copy, &QPushButton::clicked, this,
          [this] { QGuiApplication::clipboard()->setText(asTsv()); });
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  column->addWidget(buttons);
  resize(px(640), px(440));
}

QString DataTableDialog::asTsv() const {
  QStringList lines;
  QStringList cells;
  for (int at = 0; at < table_->columnCount(); ++at) {
    cells += table_->horizontalHeaderItem(at)->text();
  }
  lines += cells.join(u'\t');
  for (int row = 0; row < table_->rowCount(); ++row) {
    cells.clear();
    for (int at = 0; at < table_->columnCount(); ++at) {
      const auto* item = table_->item(row, at);
      cells += item ? item->text() : QString();
    }
    lines += cells.join(u'\t');
  }
  return lines.join(u'\n');
}

}  // namespace kijun::ui
