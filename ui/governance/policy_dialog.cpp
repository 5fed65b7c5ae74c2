#include "ui/governance/policy_dialog.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include "records/record_view.h"
#include "ui/models/background.h"
#include "ui/models/failure.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/list_table.h"
#include "ui/widgets/name_completer.h"
#include "workspace/bulk_records.h"
#include "workspace/permission.h"

namespace kijun::ui {
namespace {

enum Column { What, State, Policy, Told, kColumns };

const RecordDescription& planRecord() {
  return *findDescription("plan");
}

NameListPtr namesOfPolicies(const RegisterRows& rows) {
  std::vector<Row> documents;
  const auto& record = documentType().description;
  const auto kind = *record.indexOf("kind") + 1;
  const auto at = rows.find("document");
  if (at != rows.end()) {
    for (const auto& row : at->second) {
      if (mayBePolicy(textOf(row[kind]))) documents.push_back(row);
    }
  }
  return namesOf(documents);
}

}  // namespace

PolicyDialog::PolicyDialog(WorkspaceModel& workspace, QWidget* parent)
    : QDialog(parent),
      workspace_(workspace),
      counts_(new QLabel(this)),
      table_(new QTableWidget(0, kColumns, this)),
      linkLine_(new QWidget(this)),
      prompt_(new QLabel(linkLine_)),
      document_(new QLineEdit(linkLine_)),
      completer_(new NameCompleter(document_)),
      problem_(new QLabel(this)),
      link_(new QPushButton(text("policy.link"), this)),
      new_(new QPushButton(text("policy.new"), this)),
      open_(new QPushButton(text("policy.open"), this)),
      openPlan_(new QPushButton(text("policy.open_plan"), this)) {
  setWindowTitle(text("policy.title"));
  const auto refused = refusalOf(*commands::putRecord(planRecord(), {}).kind, workspace_.actor(),
                                 workspace_.snapshot());
  if (workspace_.isReadOnly()) {
    whyNot_ = text("policy.read_only");
  } else if (refused) {
    whyNot_ = rendered(*refused);
  }
  build();
  connect(table_, &QTableWidget::currentCellChanged, this, &PolicyDialog::showChosen);
  connect(table_, &QTableWidget::cellDoubleClicked, this, &PolicyDialog::openPolicy);
  connect(completer_, &NameCompleter::chosen, this,
          [this](const QString& id) { link(fromQt(id)); });
  connect(link_, &QPushButton::clicked, this, &PolicyDialog::beginLink);
  connect(new_, &QPushButton::clicked, this, &PolicyDialog::makePolicy);
  connect(open_, &QPushButton::clicked, this, &PolicyDialog::openPolicy);
  connect(openPlan_, &QPushButton::clicked, this, &PolicyDialog::openPlan);
  connect(&workspace_, &WorkspaceModel::structureChanged, this, &PolicyDialog::readRows);
  connect(&workspace_, &WorkspaceModel::failed, problem_, &QLabel::setText);
  resize(px(980), px(600));
  readRows();
}

void PolicyDialog::build() {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(24), px(20), px(24), px(16));
  column->setSpacing(px(10));
  auto* about = new QLabel(text("policy.about"), this);
  about->setWordWrap(true);
  about->setProperty("look", "muted");
  column->addWidget(about);
  counts_->setObjectName(QStringLiteral("policyCounts"));
  setFace(counts_, Face::Strong);
  column->addWidget(counts_);
  table_->setObjectName(QStringLiteral("policyMeasures"));
  table_->setAccessibleName(text("policy.title"));
  table_->setHorizontalHeaderLabels({text("policy.column.measure"), text("policy.column.state"),
                                     text("policy.column.policy"), text("policy.column.told")});
  asList(*table_);
  table_->verticalHeader()->setDefaultSectionSize(px(kRowHeight));
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  auto* head = table_->horizontalHeader();
  head->setHighlightSections(false);
  head->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  head->setSectionResizeMode(QHeaderView::Stretch);
  head->setSectionResizeMode(State, QHeaderView::ResizeToContents);
  table_->installEventFilter(this);
  column->addWidget(table_, 1);
  auto* line = new QVBoxLayout(linkLine_);
  line->setContentsMargins(0, 0, 0, 0);
  line->setSpacing(px(4));
  document_->setObjectName(QStringLiteral("policyDocument"));
  document_->installEventFilter(this);
  line->addWidget(prompt_);
  line->addWidget(document_);
  linkLine_->hide();
  column->addWidget(linkLine_);
  problem_->setObjectName(QStringLiteral("policyProblem"));
  problem_->setWordWrap(true);
  problem_->setText(whyNot_);
  column->addWidget(problem_);
  auto* keys = new QLabel(text("policy.keys"), this);
  keys->setProperty("look", "muted");
  column->addWidget(keys);
  auto* buttons = new QDialogButtonBox(this);
  const std::pair<QPushButton*, const char*> named[] = {{link_, "policyLink"},
                                                        {new_, "policyNew"},
                                                        {open_, "policyOpen"},
                                                        {openPlan_, "policyOpenPlan"}};
  for (const auto& [button, name] : named) {
    button->setObjectName(QLatin1String(name));
    button->setAutoDefault(false);
    buttons->addButton(button, QDialogButtonBox::ActionRole);
  }
  auto* close = buttons->addButton(text("ui.close"), QDialogButtonBox::RejectRole);
  close->setAutoDefault(false);
  column->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void PolicyDialog::readRows() {
  inBackground(
      this, [session = workspace_.sessionPtr()] { return session->registers(policySources()); },
      [this](RegisterRows rows) { adopt(std::move(rows)); },
      [this](const std::exception_ptr& failure) {
        problem_->setText(failureInWords(failure, "Reading the measures"));
      });
}

QString PolicyDialog::titleOf(const Id& document) const {
  for (const auto& each : viewsOf(rows_, "document")) {
    if (each.id() == document) return toQt(each.text("title"));
  }
  return {};
}

void PolicyDialog::adopt(RegisterRows rows) {
  const auto* kept = chosen();
  const Id plan = kept ? kept->plan : Id();
  rows_ = std::move(rows);
  measures_ = measures(rows_, workspace_.cycle());
  completer_->setNames(namesOfPolicies(rows_));
  const auto counts = countsOf(measures_);
  counts_->setText(measures_.empty() ? text("policy.none")
                                     : text("policy.counts", counts.measures, counts.withPolicy,
                                            counts.measures - counts.withPolicy, counts.told));
  const QSignalBlocker quiet(table_);
  table_->setRowCount(static_cast<int>(measures_.size()));
  int current = measures_.empty() ? -1 : 0;
  for (int row = 0; row < table_->rowCount(); ++row) {
    const auto& measure = measures_[static_cast<std::size_t>(row)];
    if (measure.plan == plan) current = row;
    QStringList policies, told;
    for (const auto& policy : measure.policies) {
      const auto title = titleOf(policy.document);
      policies +=
          policy.by == PolicyBy::Plan ? title : text("policy.through", title, toQt(policy.item));
      told += policy.told() ? toQt(policy.audience) : text("policy.untold");
    }
    const auto put = [&](Column column, const QString& words, bool warns) {
      auto* cell = new QTableWidgetItem(words);
      cell->setToolTip(words);
      if (warns) cell->setForeground(color(Ink::Warning));
      table_->setItem(row, column, cell);
    };
    const auto name = toQt(measure.title);
    put(What, measure.number.empty() ? name : text("ui.pair", toQt(measure.number), name), false);
    put(State, text("record.plan.state." + measure.state), false);
    put(Policy, measure.hasPolicy() ? policies.join(text("standard.and")) : text("policy.missing"),
        !measure.hasPolicy());
    put(Told, measure.hasPolicy() ? told.join(text("standard.and")) : QStringLiteral("–"),
        measure.hasPolicy() && !measure.told());
  }
  if (current >= 0) table_->setCurrentCell(current, What);
  showChosen();
}

const Measure* PolicyDialog::chosen() const {
  const int row = table_->currentRow();
  if (row < 0 || row >= static_cast<int>(measures_.size())) return nullptr;
  return &measures_[static_cast<std::size_t>(row)];
}

void PolicyDialog::showChosen() {
  const auto* measure = chosen();
  const bool change = measure && whyNot_.isEmpty();
  link_->setEnabled(change);
  new_->setEnabled(change);
  open_->setEnabled(measure && measure->hasPolicy());
  openPlan_->setEnabled(measure != nullptr);
}

void PolicyDialog::beginLink() {
  const auto* measure = chosen();
  if (!measure || !whyNot_.isEmpty()) return;
  prompt_->setText(text("policy.link.prompt", toQt(measure->title)));
  document_->setAccessibleName(prompt_->text());
  document_->clear();
  std::vector<Id> linked;
  for (const auto& policy : measure->policies) {
    if (policy.by == PolicyBy::Plan) linked.push_back(policy.document);
  }
  completer_->leaveOut(std::move(linked));
  linkLine_->show();
  document_->setFocus();
}

void PolicyDialog::takeTyped() {
  const auto typed = document_->text().simplified();
  if (typed.isEmpty()) return;
  const Id id = completer_->named(typed);
  if (id.empty()) {
    problem_->setText(text("policy.link.unknown", typed));
    return;
  }
  link(id);
}

void PolicyDialog::link(const Id& document) {
  const auto* measure = chosen();
  if (!measure || !whyNot_.isEmpty()) return;
  const auto words = text("policy.linked", toQt(measure->title), titleOf(document));
  RecordPatch patch;
  patch.links["policies"].add = {document};
  linkLine_->hide();
  table_->setFocus();
  workspace_.post(commands::patchRecords(planRecord(), {measure->plan}, std::move(patch)),
                  linked(words));
}

// A reference alone is no change that the window reads everything anew for.
std::function<void(bool)> PolicyDialog::linked(const QString& words) {
  return [this, guard = QPointer<PolicyDialog>(this), words](bool done) {
    if (!guard || !done) return;
    problem_->setText(words);
    readRows();
  };
}

void PolicyDialog::makePolicy() {
  const auto* measure = chosen();
  if (!measure || !whyNot_.isEmpty()) return;
  Document document;
  document.id = RandomIds().next();
  document.title = fromQt(text("policy.new.title", toQt(measure->title)));
  document.documentClass = "4";
  document.kind = "individual_policy";
  document.owner = measure->department;
  RecordPatch patch;
  patch.links["policies"].add = {document.id};
  const auto words = text("policy.made", toQt(document.title));
  workspace_.post(commands::putRecord(documentType().description, documentType().row(document)));
  workspace_.post(commands::patchRecords(planRecord(), {measure->plan}, std::move(patch)),
                  linked(words));
}

void PolicyDialog::openPolicy() {
  const auto* measure = chosen();
  if (!measure || !measure->hasPolicy()) return;
  rowWanted_ = {"document", measure->policies.front().document};
  accept();
}

void PolicyDialog::openPlan() {
  const auto* measure = chosen();
  if (!measure) return;
  rowWanted_ = {"plan", measure->plan};
  accept();
}

bool PolicyDialog::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::KeyPress) return QDialog::eventFilter(watched, event);
  const auto key = static_cast<QKeyEvent*>(event)->key();
  const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
  if (watched == document_) {
    if (enter) {
      takeTyped();
      return true;
    }
    if (key == Qt::Key_Escape) {
      linkLine_->hide();
      table_->setFocus();
      return true;
    }
  } else if (watched == table_) {
    if (enter) {
      openPolicy();
      return true;
    }
    switch (key) {
      case Qt::Key_L:
        beginLink();
        return true;
      case Qt::Key_N:
        makePolicy();
        return true;
      case Qt::Key_P:
        openPlan();
        return true;
      default:
        break;
    }
  }
  return QDialog::eventFilter(watched, event);
}

}  // namespace kijun::ui
