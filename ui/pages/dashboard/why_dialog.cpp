#include "ui/pages/dashboard/why_dialog.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/pages/dashboard/why_model.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/list_table.h"

namespace kijun::ui::dashboard {

WhyDialog::WhyDialog(Why why, const Catalog& catalog, QWidget* parent)
    : QDialog(parent),
      model_(new WhyModel(std::move(why.rows), catalog, this)),
      rows_(new WhyFilter(this)),
      table_(new QTableView(this)),
      count_(new QLabel(this)) {
  setWindowTitle(text("dashboard.why.window", why.title));
  rows_->setSourceModel(model_);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(20), px(16), px(20), px(16));
  column->setSpacing(px(10));
  column->addWidget(makeHead(why));
  makeTable(why);
  column->addWidget(table_, 1);
  column->addWidget(makeFoot());
  count();
  resize(px(1040), px(600));
  table_->setFocus();
}

QWidget* WhyDialog::makeHead(const Why& why) {
  auto* head = new QWidget(this);
  auto* column = new QVBoxLayout(head);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(px(4));
  auto* line = new QHBoxLayout;
  line->setSpacing(px(14));
  auto* value = new QLabel(why.value, head);
  setFace(value, Face::Figure);
  line->addWidget(value, 0, Qt::AlignBottom);
  auto* names = new QVBoxLayout;
  names->setSpacing(0);
  auto* title = new QLabel(why.title, head);
  setFace(title, Face::Question);
  title->setWordWrap(true);
  names->addWidget(title);
  if (!why.numbers.isEmpty()) {
    auto* numbers = new QLabel(why.numbers, head);
    numbers->setTextInteractionFlags(Qt::TextSelectableByMouse);
    names->addWidget(numbers);
  }
  line->addLayout(names, 1);
  column->addLayout(line);
  auto* words = new QLabel(why.words, head);
  words->setWordWrap(true);
  column->addWidget(words);
  auto* beside = new QLabel(why.beside, head);
  beside->setProperty("look", "muted");
  column->addWidget(beside);
  auto* search = new QLineEdit(head);
  search->setPlaceholderText(text("dashboard.why.filter"));
  search->setAccessibleName(text("dashboard.why.filter"));
  search->setClearButtonEnabled(true);
  connect(search, &QLineEdit::textChanged, this, &WhyDialog::filter);
  auto* above = new QHBoxLayout;
  above->addWidget(search, 1);
  above->addWidget(count_);
  count_->setProperty("look", "muted");
  column->addSpacing(px(4));
  column->addLayout(above);
  return head;
}

void WhyDialog::makeTable(const Why& why) {
  table_->setModel(rows_);
  table_->setAccessibleName(why.title);
  table_->setSortingEnabled(true);
  table_->sortByColumn(WhyModel::ItemId, Qt::AscendingOrder);
  asList(*table_);
  table_->setWordWrap(false);
  table_->verticalHeader()->setDefaultSectionSize(px(kRowHeight));
  table_->setColumnHidden(WhyModel::Before, !why.compared);
  auto* head = table_->horizontalHeader();
  head->setHighlightSections(false);
  head->setMinimumSectionSize(px(24));
  head->setSectionResizeMode(QHeaderView::ResizeToContents);
  head->setSectionResizeMode(WhyModel::Title, QHeaderView::Stretch);
  table_->installEventFilter(this);
  connect(table_, &QTableView::doubleClicked, this, &WhyDialog::choose);
  if (rows_->rowCount() > 0) table_->setCurrentIndex(rows_->index(0, WhyModel::Title));
}

QWidget* WhyDialog::makeFoot() {
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  auto* lead = buttons->addButton(text("dashboard.why.lead"), QDialogButtonBox::ActionRole);
  auto* copyButton = buttons->addButton(text("ui.table.copy"), QDialogButtonBox::ActionRole);
  for (auto* button : buttons->findChildren<QPushButton*>()) button->setAutoDefault(false);
  lead->setEnabled(model_->rowCount() > 0);
  connect(lead, &QPushButton::clicked, this, [this] { choose(table_->currentIndex()); });
  connect(copyButton, &QPushButton::clicked, this, &WhyDialog::copy);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  return buttons;
}

void WhyDialog::filter(const QString& words) {
  rows_->setWords(words);
  count();
}

void WhyDialog::count() {
  count_->setText(text("dashboard.why.rows", rows_->rowCount()));
}

void WhyDialog::choose(const QModelIndex& index) {
  if (!index.isValid()) return;
  chosen_ = model_->itemAt(rows_->mapToSource(index).row());
  accept();
}

void WhyDialog::copy() {
  QGuiApplication::clipboard()->setText(asTsv());
}

QString WhyDialog::asTsv() const {
  QList<int> rows;
  for (const auto& index : table_->selectionModel()->selectedRows()) rows += index.row();
  // One current row is no choice of rows to copy.
  if (rows.size() < 2) {
    rows.clear();
    for (int row = 0; row < rows_->rowCount(); ++row) rows += row;
  }
  std::ranges::sort(rows);
  QStringList lines;
  const auto add = [&](auto cellOf) {
    QStringList cells;
    for (int column = 0; column < WhyModel::kColumns; ++column) {
      if (!table_->isColumnHidden(column)) cells += cellOf(column);
    }
    lines += cells.join(u'\t');
  };
  add([&](int column) {
    return rows_->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
  });
  for (const int row : rows) {
    add([&](int column) { return rows_->index(row, column).data().toString(); });
  }
  return lines.join(u'\n') + u'\n';
}

bool WhyDialog::eventFilter(QObject* watched, QEvent* event) {
  if (watched == table_ && event->type() == QEvent::KeyPress) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
      choose(table_->currentIndex());
      return true;
    }
    if (key->matches(QKeySequence::Copy)) {
      copy();
      return true;
    }
  }
  return QDialog::eventFilter(watched, event);
}

}  // namespace kijun::ui::dashboard
