#include "ui/governance/signal_rows_dialog.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>
#include <set>

#include "ui/governance/signal_words.h"
#include "ui/models/background.h"
#include "ui/models/failure.h"
#include "ui/models/row_places.h"
#include "ui/theme/theme.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/list_table.h"

namespace kijun::ui {
namespace {

constexpr std::size_t kMostRows = 2000;

using Names = std::map<std::pair<std::string, Id>, std::string>;

}  // namespace

SignalRowsDialog::SignalRowsDialog(WorkspaceModel& workspace, const SignalReading& reading,
                                   QWidget* parent)
    : QDialog(parent),
      workspace_(workspace),
      reading_(reading),
      table_(new QTableWidget(this)),
      words_(new QLabel(this)),
      go_(new QPushButton(text("signals.rows.open"), this)) {
  setWindowTitle(text("signals.rows.title"));
  for (const auto* list : {&reading_.rows->failing, &reading_.rows->fulfilling}) {
    for (const auto& row : *list) {
      if (rows_.size() < kMostRows) rows_.push_back(row);
    }
  }
  build();
  readNames();
  resize(px(720), px(520));
}

void SignalRowsDialog::build() {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(20), px(16), px(20), px(16));
  column->setSpacing(px(10));
  auto* sentence = new QLabel(inLanguage(reading_.text), this);
  sentence->setWordWrap(true);
  setFace(sentence, Face::Strong);
  column->addWidget(sentence);
  words_->setWordWrap(true);
  words_->setProperty("look", "muted");
  words_->setText(text("signals.value_against", valueWords(reading_),
                       boundWords(reading_, reading_.threshold)));
  column->addWidget(words_);
  table_->setObjectName(QStringLiteral("signalRows"));
  table_->setAccessibleName(windowTitle());
  table_->setColumnCount(3);
  table_->setHorizontalHeaderLabels({text("signals.rows.column.state"),
                                     text("signals.rows.column.register"),
                                     text("signals.rows.column.row")});
  table_->setRowCount(static_cast<int>(rows_.size()));
  asList(*table_);
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->verticalHeader()->setDefaultSectionSize(px(kRowHeight));
  table_->horizontalHeader()->setStretchLastSection(true);
  table_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  const auto failing = reading_.rows->failing.size();
  for (int i = 0; i < table_->rowCount(); ++i) {
    const auto& row = rows_[static_cast<std::size_t>(i)];
    const bool fails = static_cast<std::size_t>(i) < failing;
    auto* state =
        new QTableWidgetItem(fails ? text("signals.rows.fails") : text("signals.rows.fulfils"));
    state->setIcon(fails ? icon("warning", Ink::Bad) : icon("check", Ink::Good));
    table_->setItem(i, 0, state);
    const auto* description = findDescription(row.record);
    table_->setItem(i, 1,
                    new QTableWidgetItem(description ? text(description->textId) : QString()));
    table_->setItem(i, 2, new QTableWidgetItem());
  }
  table_->setColumnWidth(0, px(140));
  table_->setColumnWidth(1, px(160));
  if (table_->rowCount() > 0) table_->selectRow(0);
  column->addWidget(table_, 1);
  auto* buttons = new QDialogButtonBox(this);
  go_->setObjectName(QStringLiteral("signalRowsGo"));
  go_->setDefault(true);
  go_->setEnabled(table_->rowCount() > 0);
  buttons->addButton(go_, QDialogButtonBox::ActionRole);
  buttons->addButton(text("ui.close"), QDialogButtonBox::RejectRole)->setAutoDefault(false);
  column->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(go_, &QPushButton::clicked, this, &SignalRowsDialog::choose);
  connect(table_, &QTableWidget::itemActivated, this, &SignalRowsDialog::choose);
}

void SignalRowsDialog::readNames() {
  std::set<std::string> records;
  for (const auto& row : rows_) records.insert(row.record);
  inBackground(
      this,
      [session = workspace_.sessionPtr(), records] {
        Names names;
        for (const auto& record : records) {
          const auto* description = findDescription(record);
          if (!description) continue;
          for (const auto& row : session->rows(*description)) {
            names[{record, textOf(row.front())}] = textOf(row[1]);
          }
        }
        return names;
      },
      [this](const Names& names) {
        for (int i = 0; i < table_->rowCount(); ++i) {
          const auto& row = rows_[static_cast<std::size_t>(i)];
          const auto name = names.find({row.record, row.id});
          if (name != names.end()) table_->item(i, 2)->setText(toQt(name->second));
        }
      },
      [this](const std::exception_ptr& failure) {
        words_->setText(failureInWords(failure, "Reading the registers"));
      });
}

void SignalRowsDialog::choose() {
  const int row = table_->currentRow();
  if (row < 0 || row >= table_->rowCount()) return;
  chosen_ = rows_[static_cast<std::size_t>(row)];
  accept();
}

bool showSignalRows(Shell* shell, WorkspaceModel& workspace, const SignalReading& reading,
                    QWidget* parent) {
  SignalRowsDialog dialog(workspace, reading, parent);
  if (!ask::run(dialog) || !dialog.chosen() || !shell) return false;
  goToRow(*shell, workspace, dialog.chosen()->record, {dialog.chosen()->id});
  return true;
}

}  // namespace kijun::ui
