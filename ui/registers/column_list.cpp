#include "ui/registers/column_list.h"

#include <QComboBox>
#include <QHeaderView>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QVBoxLayout>

#include "base/text.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/still_wheel.h"

namespace kijun::ui::registers {
namespace {

enum { kHeading, kExample, kField };
constexpr std::size_t kRowsLookedAt = 50;
constexpr std::size_t kLongestExample = 60;

QString exampleOf(const TextTable& table, std::size_t column) {
  for (std::size_t i = 0; i < std::min(kRowsLookedAt, table.rows.size()); ++i) {
    const auto cell = trimmed(table.rows[i].cell(column));
    if (!cell.empty()) return toQt(shortened(cell, kLongestExample)).simplified();
  }
  return {};
}

}  // namespace

ColumnList::ColumnList(QWidget* parent) : QWidget(parent), table_(new QTableWidget(0, 3, this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  table_->setObjectName(QStringLiteral("importColumns"));
  table_->setAccessibleName(text("importdialog.columns"));
  table_->setHorizontalHeaderLabels(
      {text("importdialog.heading"), text("importdialog.example"), text("importdialog.field")});
  table_->setShowGrid(false);
  table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table_->setSelectionMode(QAbstractItemView::NoSelection);
  table_->setFocusPolicy(Qt::NoFocus);
  table_->setWordWrap(false);
  table_->verticalHeader()->hide();
  table_->verticalHeader()->setDefaultSectionSize(px(36));
  auto* head = table_->horizontalHeader();
  head->setHighlightSections(false);
  head->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  head->setSectionResizeMode(QHeaderView::Interactive);
  head->setSectionResizeMode(kField, QHeaderView::Stretch);
  head->resizeSection(kHeading, px(110));
  head->resizeSection(kExample, px(100));
  column->addWidget(table_);
}

void ColumnList::showTable(const TextTable& table, const std::vector<ImportMeaning>& meanings,
                           const ColumnMapping& mapping) {
  mapping_ = mapping;
  table_->setRowCount(0);
  table_->setRowCount(static_cast<int>(table.header.size()));
  for (std::size_t column = 0; column < table.header.size(); ++column) {
    const int row = static_cast<int>(column);
    const auto heading = toQt(table.header[column]).simplified();
    const auto put = [&](int at, const QString& words) {
      auto* item = new QTableWidgetItem(words);
      item->setToolTip(words);
      if (at == kExample) item->setForeground(color(Ink::Muted));
      table_->setItem(row, at, item);
    };
    put(kHeading, heading.isEmpty() ? text("importdialog.heading.none", column + 1) : heading);
    put(kExample, exampleOf(table, column));
    auto* box = new QComboBox(table_);
    box->setObjectName(QStringLiteral("importField.%1").arg(column));
    box->setAccessibleName(text("importdialog.field.of", heading));
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    keepStill(box);
    box->addItem(text("importdialog.leave_out"), QString());
    for (const auto& meaning : meanings) box->addItem(meaning.words, toQt(meaning.id));
    box->setCurrentIndex(std::max(0, box->findData(toQt(mapping_[column]))));
    connect(box, &QComboBox::currentIndexChanged, this,
            [this, box, column] { choose(column, fromQt(box->currentData().toString())); });
    table_->setCellWidget(row, kField, box);
  }
}

void ColumnList::choose(std::size_t column, const std::string& field) {
  for (std::size_t other = 0; other < mapping_.size(); ++other) {
    if (other == column || field.empty() || mapping_[other] != field) continue;
    mapping_[other].clear();
    auto* box = qobject_cast<QComboBox*>(table_->cellWidget(static_cast<int>(other), kField));
    const QSignalBlocker quiet(box);
    box->setCurrentIndex(0);
  }
  mapping_[column] = field;
  Q_EMIT chosen();
}

}  // namespace kijun::ui::registers
