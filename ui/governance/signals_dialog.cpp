#include "ui/governance/signals_dialog.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/governance/signal_rows_dialog.h"
#include "ui/governance/signal_words.h"
#include "ui/models/failure.h"
#include "ui/models/name_list.h"
#include "ui/shell/page.h"
#include "ui/theme/theme.h"
#include "ui/widgets/day_edit.h"
#include "ui/widgets/list_table.h"
#include "ui/widgets/long_text.h"
#include "ui/widgets/reference_edit.h"
#include "workspace/permission.h"

namespace kijun::ui {
namespace {

enum Column { Items, State, Value_, Catalogs, Own, Columns };

const RecordDescription& thresholds() {
  return *findDescription("signal_threshold");
}

QString itemWords(const std::vector<SignalReading>& all, const std::string& signal) {
  QStringList ids;
  for (const auto& reading : all) {
    if (reading.id == signal) ids += toQt(reading.item);
  }
  return ids.join(QStringLiteral(", "));
}

}  // namespace

SignalsDialog::SignalsDialog(WorkspaceModel& workspace, QWidget* parent)
    : QDialog(parent),
      workspace_(workspace),
      table_(new QTableWidget(this)),
      sentence_(new QLabel(this)),
      threshold_(new QSpinBox(this)),
      unit_(new QLabel(this)),
      reason_(new LongText(this)),
      approver_(new ReferenceEdit(this)),
      approvedOn_(new DayEdit(this)),
      problem_(new QLabel(this)),
      record_(new QPushButton(text("signals.dialog.record"), this)),
      back_(new QPushButton(text("signals.dialog.back"), this)),
      rows_(new QPushButton(text("signals.dialog.rows"), this)) {
  setWindowTitle(text("signals.dialog.title"));
  const auto refused = refusalOf(*commands::putRecord(thresholds(), {}).kind, workspace_.actor(),
                                 workspace_.snapshot());
  if (workspace_.isReadOnly()) {
    whyNot_ = text("signals.dialog.read_only");
  } else if (refused) {
    whyNot_ = rendered(*refused);
  }
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(24), px(20), px(24), px(16));
  column->setSpacing(px(12));
  auto* about = new QLabel(text("signals.dialog.about"), this);
  about->setWordWrap(true);
  about->setProperty("look", "muted");
  column->addWidget(about);
  buildTable();
  column->addWidget(table_, 1);
  column->addWidget(buildForm());
  problem_->setObjectName(QStringLiteral("signalsProblem"));
  problem_->setWordWrap(true);
  problem_->setText(whyNot_);
  column->addWidget(problem_);
  column->addWidget(buildButtons());
  connect(&workspace_, &WorkspaceModel::structureChanged, this, &SignalsDialog::reload);
  connect(&workspace_, &WorkspaceModel::failed, problem_, &QLabel::setText);
  resize(px(980), px(680));
  reload();
  table_->setFocus();
}

void SignalsDialog::buildTable() {
  table_->setObjectName(QStringLiteral("signals"));
  table_->setAccessibleName(windowTitle());
  table_->setColumnCount(Columns);
  table_->setHorizontalHeaderLabels(
      {text("signals.dialog.column.items"), text("signals.dialog.column.state"),
       text("signals.dialog.column.value"), text("signals.dialog.column.catalog"),
       text("signals.dialog.column.own")});
  asList(*table_);
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->verticalHeader()->setDefaultSectionSize(px(kRowHeight));
  table_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  table_->horizontalHeader()->setSectionResizeMode(Items, QHeaderView::Stretch);
  table_->setColumnWidth(State, px(120));
  table_->setColumnWidth(Value_, px(110));
  for (const int place : {Catalogs, Own}) table_->setColumnWidth(place, px(150));
  connect(table_, &QTableWidget::itemSelectionChanged, this, &SignalsDialog::showChosen);
}

QWidget* SignalsDialog::buildForm() {
  auto* form = new QWidget(this);
  auto* grid = new QGridLayout(form);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(px(10));
  grid->setVerticalSpacing(px(8));
  sentence_->setWordWrap(true);
  sentence_->setObjectName(QStringLiteral("signalSentence"));
  setFace(sentence_, Face::Strong);
  grid->addWidget(sentence_, 0, 0, 1, 4);
  const auto label = [&](std::string_view textId, QWidget* field, int row, int place) {
    auto* words = new QLabel(text(textId), form);
    words->setProperty("look", "muted");
    words->setBuddy(field);
    const bool tall = qobject_cast<QPlainTextEdit*>(field) != nullptr;
    grid->addWidget(words, row, place, tall ? Qt::AlignTop : Qt::AlignVCenter);
  };
  threshold_->setObjectName(QStringLiteral("signalThreshold"));
  threshold_->setRange(0, 100'000);
  threshold_->setAccessibleName(text("record.signal_threshold.threshold"));
  reason_->setObjectName(QStringLiteral("signalReason"));
  reason_->setAccessibleName(text("record.signal_threshold.reason"));
  reason_->setPlaceholderText(text("signals.dialog.reason.placeholder"));
  approver_->setObjectName(QStringLiteral("signalApprover"));
  approver_->setName(text("record.signal_threshold.approved_by"));
  approvedOn_->setObjectName(QStringLiteral("signalApprovedOn"));
  approvedOn_->setName(text("record.signal_threshold.approved_on"));
  unit_->setProperty("look", "muted");
  label("record.signal_threshold.threshold", threshold_, 1, 0);
  grid->addWidget(threshold_, 1, 1);
  grid->addWidget(unit_, 1, 2, 1, 2);
  label("record.signal_threshold.reason", reason_, 2, 0);
  grid->addWidget(reason_, 2, 1, 1, 3);
  label("record.signal_threshold.approved_by", approver_, 3, 0);
  grid->addWidget(approver_, 3, 1);
  label("record.signal_threshold.approved_on", approvedOn_, 3, 2);
  grid->addWidget(approvedOn_, 3, 3);
  grid->setColumnStretch(1, 1);
  grid->setColumnStretch(3, 1);
  std::vector<Row> people;
  for (const auto& person : workspace_.snapshot().people)
    people.push_back(personType().row(person));
  approver_->setNames(namesOf(people));
  const bool may = whyNot_.isEmpty();
  for (QWidget* field : {static_cast<QWidget*>(threshold_), static_cast<QWidget*>(approver_),
                         static_cast<QWidget*>(approvedOn_)}) {
    field->setEnabled(may);
  }
  reason_->setReadOnly(!may);
  return form;
}

QWidget* SignalsDialog::buildButtons() {
  auto* buttons = new QDialogButtonBox(this);
  record_->setObjectName(QStringLiteral("signalRecord"));
  back_->setObjectName(QStringLiteral("signalBack"));
  rows_->setObjectName(QStringLiteral("signalsRows"));
  for (auto* button : {rows_, back_, record_}) {
    button->setAutoDefault(false);
    buttons->addButton(button, QDialogButtonBox::ActionRole);
  }
  for (auto* button : {back_, record_}) button->setToolTip(whyNot_);
  buttons->addButton(text("ui.close"), QDialogButtonBox::RejectRole)->setAutoDefault(false);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::accept);
  connect(record_, &QPushButton::clicked, this, &SignalsDialog::record);
  connect(back_, &QPushButton::clicked, this, &SignalsDialog::takeBack);
  connect(rows_, &QPushButton::clicked, this, &SignalsDialog::showRows);
  return buttons;
}

void SignalsDialog::reload() {
  const auto& all = readingsOf(workspace_.snapshot());
  readings_.clear();
  for (const auto& reading : all) {
    if (readings_.empty() || readings_.back().id != reading.id) readings_.push_back(reading);
  }
  {
    const QSignalBlocker quiet(table_);
    table_->setRowCount(static_cast<int>(readings_.size()));
    int wanted = 0;
    for (int i = 0; i < table_->rowCount(); ++i) {
      const auto& reading = readings_[static_cast<std::size_t>(i)];
      showRow(i, reading);
      if (reading.id == shown_) wanted = i;
    }
    if (table_->rowCount() > 0) table_->selectRow(wanted);
  }
  showChosen();
}

void SignalsDialog::showRow(int row, const SignalReading& reading) {
  const auto put = [&](Column place, const QString& words) {
    auto* cell = new QTableWidgetItem(words);
    cell->setToolTip(words);
    table_->setItem(row, place, cell);
    return cell;
  };
  const auto* item = workspace_.catalog().item(reading.item);
  put(Items, itemWords(readingsOf(workspace_.snapshot()), reading.id) + u' ' +
                 (item ? inLanguage(item->title) : QString()));
  put(State, rendered(stateMessage(reading.state)))
      ->setIcon(icon(iconOf(reading.state), inkOf(reading.state)));
  put(Value_, valueWords(reading));
  put(Catalogs, boundWords(reading, reading.catalogThreshold));
  put(Own, reading.own ? boundWords(reading, reading.threshold) : QStringLiteral("—"));
}

const SignalReading* SignalsDialog::chosen() const {
  const auto row = static_cast<std::size_t>(table_->currentRow());
  return table_->currentRow() >= 0 && row < readings_.size() ? &readings_[row] : nullptr;
}

// The form is filled anew for another signal only: what is typed stays while rows change.
void SignalsDialog::showChosen() {
  const auto* reading = chosen();
  const bool may = reading && whyNot_.isEmpty();
  record_->setEnabled(may);
  back_->setEnabled(may && reading->own.has_value());
  rows_->setEnabled(reading &&
                    !(reading->rows->failing.empty() && reading->rows->fulfilling.empty()));
  if (!reading) return;
  sentence_->setText(inLanguage(reading->text));
  if (shown_ == reading->id) return;
  shown_ = reading->id;
  problem_->setText(whyNot_);
  threshold_->setValue(reading->threshold);
  threshold_->setMaximum(reading->unit == SignalUnit::Percent ? 100 : 100'000);
  unit_->setText(
      text("signals.catalog_threshold", boundWords(*reading, reading->catalogThreshold)));
  reason_->setPlainText(reading->own ? toQt(reading->own->reason) : QString());
  approver_->setChosen(reading->own ? reading->own->approvedBy : Id());
  approvedOn_->setDay(reading->own ? Date::parse(reading->own->approvedOn) : std::nullopt);
}

void SignalsDialog::record() {
  const auto* reading = chosen();
  if (!reading) return;
  const auto& description = thresholds();
  Row row(description.fields.size() + 1);
  row.front() = Value(reading->own ? reading->own->id : std::string());
  const auto put = [&](std::string_view field, Value value) {
    row[*description.indexOf(field) + 1] = std::move(value);
  };
  put("signal", Value(reading->id));
  put("threshold", Value(std::int64_t{threshold_->value()}));
  const auto reason = reason_->toPlainText().trimmed();
  if (!reason.isEmpty()) put("reason", Value(fromQt(reason)));
  if (!approver_->problem().isEmpty()) {
    problem_->setText(approver_->problem());
    return;
  }
  if (!approver_->chosen().empty()) put("approved_by", Value(approver_->chosen()));
  if (!approvedOn_->isEmpty()) put("approved_on", Value(fromQt(approvedOn_->text())));
  if (const auto problems = problemsOf(description, row); !problems.empty()) {
    problem_->setText(rendered(problems.front()));
    return;
  }
  problem_->clear();
  workspace_.post(commands::putRecord(description, std::move(row)),
                  [self = QPointer(this)](bool stored) {
                    if (self && stored) self->problem_->setText(text("signals.dialog.recorded"));
                  });
}

// All that was ever set for the signal, so that no earlier threshold comes to hold again.
void SignalsDialog::takeBack() {
  const auto* reading = chosen();
  if (!reading || !reading->own) return;
  problem_->clear();
  workspace_.post(commands::deleteRecords(thresholds(), reading->own->all),
                  [self = QPointer(this)](bool stored) {
                    if (!self || !stored) return;
                    self->shown_.clear();
                    self->reload();
                    self->problem_->setText(text("signals.dialog.taken_back"));
                  });
}

void SignalsDialog::showRows() {
  const auto* reading = chosen();
  if (!reading) return;
  auto* shell = parentWidget() ? dynamic_cast<Shell*>(parentWidget()->window()) : nullptr;
  if (showSignalRows(shell, workspace_, *reading, this)) accept();
}

}  // namespace kijun::ui
