#include "ui/registers/bulk_edit_dialog.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QStyle>
#include <QTableView>
#include <QVBoxLayout>

#include "base/text.h"
#include "ui/models/background.h"
#include "ui/models/failure.h"
#include "ui/models/workspace_model.h"
#include "ui/registers/bulk_field.h"
#include "ui/registers/bulk_table.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/list_table.h"
#include "ui/widgets/progress_line.h"
#include "workspace/permission.h"

namespace kijun::ui::registers {
namespace {

constexpr std::size_t kMostProblems = 100;

// What is written by the workbench or is a row's own name is not given to several.
bool isOffered(const RecordDescription& description, const Field& field) {
  return &field != &description.fields.front() && field.kind != FieldKind::Instant &&
         field.kind != FieldKind::Hash;
}

}  // namespace

BulkEditDialog::BulkEditDialog(WorkspaceModel& workspace, const RecordDescription& description,
                               std::vector<Row> rows, QWidget* parent)
    : QDialog(parent),
      workspace_(workspace),
      description_(description),
      rows_(std::make_shared<const std::vector<Row>>(std::move(rows))) {
  setWindowTitle(text("bulkedit.title", "@" + std::string(description.textId), rows_->size()));
  const auto refused = refusalOf(*commands::putRecord(description_, {}).kind, workspace_.actor(),
                                 workspace_.snapshot());
  if (refused) whyNot_ = rendered(*refused);
  if (workspace_.isReadOnly()) whyNot_ = text("registerwords.read_only");
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, px(12));
  column->setSpacing(0);
  auto* row = new QHBoxLayout;
  row->setSpacing(0);
  row->addWidget(makeFields());
  auto* line = new QFrame(this);
  line->setProperty("look", "vline");
  row->addWidget(line);
  row->addWidget(makePreview(), 1);
  column->addLayout(row, 1);
  auto* foot = new QFrame(this);
  foot->setProperty("look", "line");
  column->addWidget(foot);
  column->addWidget(makeFoot());
  connect(&job_, &CommandJob::done, this, &QDialog::accept);
  connect(&job_, &CommandJob::progressed, progress_, [this](double share) {
    // What follows the last row (the journal) is not counted.
    progress_->setBusy(share >= 1);
    progress_->setShare(share);
  });
  connect(&job_, &CommandJob::failed, this, [this](const QString& words) {
    setRunning(false);
    say(words, "bad");
  });
  connect(&job_, &CommandJob::cancelled, this, [this] {
    setRunning(false);
    say(text("registerwords.cancelled"), "muted");
  });
  // At large text it still fits a small screen.
  resize(QSize(px(1040), px(640)).boundedTo(screen()->availableSize() * 0.96));
  setRunning(false);
  readNames();
  preview();
}

BulkEditDialog::~BulkEditDialog() {
  for (auto* field : fields_) field->disconnect(this);
}

QWidget* BulkEditDialog::makeFields() {
  auto* side = new QWidget(this);
  side->setFixedWidth(px(360));
  auto* column = new QVBoxLayout(side);
  column->setContentsMargins(px(16), px(16), px(8), px(8));
  column->setSpacing(px(10));
  auto* about = new QLabel(text("bulkedit.about"), side);
  about->setWordWrap(true);
  about->setProperty("look", "muted");
  column->addWidget(about);
  filter_ = new QLineEdit(side);
  filter_->setObjectName(QStringLiteral("bulkFilter"));
  filter_->setPlaceholderText(text("bulkedit.filter"));
  filter_->setAccessibleName(text("bulkedit.filter"));
  filter_->setClearButtonEnabled(true);
  column->addWidget(filter_);
  auto* scroll = new QScrollArea(side);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setFocusPolicy(Qt::NoFocus);
  auto* body = new QWidget(scroll);
  body->setProperty("look", "scrolled");
  auto* list = new QVBoxLayout(body);
  list->setContentsMargins(0, 0, px(8), 0);
  list->setSpacing(0);
  for (const auto& field : description_.fields) {
    if (!isOffered(description_, field)) continue;
    auto* editor = new BulkField(field, body);
    connect(editor, &BulkField::changed, this, &BulkEditDialog::preview);
    list->addWidget(editor);
    fields_.push_back(editor);
  }
  list->addStretch(1);
  scroll->setWidget(body);
  column->addWidget(scroll, 1);
  // What is on stays in view.
  connect(filter_, &QLineEdit::textChanged, this, [this](const QString& words) {
    for (auto* field : fields_) {
      field->setVisible(field->isOn() ||
                        containsFolded(fromQt(text(field->field().textId)), fromQt(words)));
    }
  });
  return side;
}

QWidget* BulkEditDialog::makePreview() {
  auto* main = new QWidget(this);
  auto* column = new QVBoxLayout(main);
  column->setContentsMargins(px(16), px(16), px(16), px(8));
  column->setSpacing(px(8));
  count_ = new QLabel(main);
  count_->setObjectName(QStringLiteral("bulkCount"));
  count_->setWordWrap(true);
  column->addWidget(count_);
  problems_ = new QListWidget(main);
  problems_->setObjectName(QStringLiteral("bulkProblems"));
  problems_->setAccessibleName(text("bulkedit.problems"));
  problems_->setWordWrap(true);
  problems_->setMaximumHeight(px(120));
  problems_->hide();
  column->addWidget(problems_);
  model_ = new BulkTable(description_, rows_, this);
  table_ = new QTableView(main);
  table_->setModel(model_);
  table_->setAccessibleName(text("bulkedit.preview"));
  asList(*table_);
  table_->setWordWrap(false);
  table_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  table_->verticalHeader()->setDefaultSectionSize(px(kRowHeight));
  auto* head = table_->horizontalHeader();
  head->setHighlightSections(false);
  head->setSectionResizeMode(QHeaderView::Interactive);
  head->setSectionResizeMode(BulkTable::After, QHeaderView::Stretch);
  head->resizeSection(BulkTable::Name, px(180));
  head->resizeSection(BulkTable::FieldName, px(130));
  head->resizeSection(BulkTable::Before, px(150));
  column->addWidget(table_, 1);
  return main;
}

QWidget* BulkEditDialog::makeFoot() {
  auto* foot = new QWidget(this);
  auto* row = new QHBoxLayout(foot);
  row->setContentsMargins(px(16), px(12), px(16), 0);
  row->setSpacing(px(8));
  progress_ = new ProgressLine(foot);
  auto policy = progress_->sizePolicy();
  policy.setRetainSizeWhenHidden(true);
  progress_->setSizePolicy(policy);
  row->addWidget(progress_, 1);
  cancel_ = new QPushButton(text("ui.cancel"), foot);
  cancel_->setAutoDefault(false);
  apply_ = new QPushButton(foot);
  apply_->setObjectName(QStringLiteral("bulkApply"));
  apply_->setDefault(true);
  row->addWidget(cancel_);
  row->addWidget(apply_);
  connect(cancel_, &QPushButton::clicked, this, &QDialog::reject);
  connect(apply_, &QPushButton::clicked, this, &BulkEditDialog::apply);
  return foot;
}

void BulkEditDialog::readNames() {
  inBackground(
      this,
      [session = workspace_.sessionPtr(), description = &description_, language = language()] {
        return readTargets(*session, *description, language);
      },
      [this](Targets targets) {
        targets_ = std::move(targets);
        for (auto* field : fields_) field->setTargets(targets_);
        model_->setTargets(targets_);
      },
      [this](const std::exception_ptr& failure) {
        say(failureInWords(failure, "Reading the registers"), "bad");
      });
}

RecordPatch BulkEditDialog::patch() const {
  RecordPatch patch;
  for (const auto* field : fields_) field->addTo(patch);
  return patch;
}

void BulkEditDialog::preview() {
  apply_->setEnabled(false);
  inBackground(
      this,
      [rows = rows_, description = &description_, wanted = patch()] {
        return planBulk(*description, *rows, wanted);
      },
      [this, round = ++round_](BulkPlan plan) {
        if (round == round_) adopt(std::move(plan));
      },
      [this](const std::exception_ptr& failure) {
        say(failureInWords(failure, "A bulk edit's preview"), "bad");
      });
}

void BulkEditDialog::adopt(BulkPlan plan) {
  plan_ = std::move(plan);
  model_->setChanges(plan_.changes);
  QString unsound;
  for (const auto* field : fields_) {
    if (unsound.isEmpty()) unsound = field->problem();
  }
  if (!unsound.isEmpty()) {
    say(unsound, "bad");
  } else if (!plan_.problems.empty()) {
    say(text("bulkedit.blocked", plan_.problems.size()), "bad");
  } else {
    say(text("bulkedit.count", plan_.ids.size(), rows_->size()), "muted");
  }
  if (!whyNot_.isEmpty()) say(whyNot_, "muted");
  showProblems();
  apply_->setText(plan_.ids.empty() ? text("bulkedit.apply.none")
                                    : text("bulkedit.apply", plan_.ids.size()));
  apply_->setEnabled(!plan_.ids.empty() && plan_.problems.empty() && unsound.isEmpty() &&
                     whyNot_.isEmpty() && !job_.isRunning());
  Q_EMIT previewed();
}

void BulkEditDialog::showProblems() {
  problems_->clear();
  for (const auto& problem : plan_.problems) {
    if (problems_->count() == static_cast<int>(kMostProblems)) {
      problems_->addItem(text("registerwords.more", plan_.problems.size() - kMostProblems));
      break;
    }
    problems_->addItem(
        text("registerwords.problem", textOf((*rows_)[problem.row][1]), rendered(problem.what)));
  }
  problems_->setVisible(problems_->count() > 0);
}

void BulkEditDialog::say(const QString& words, const char* look) {
  count_->setText(words);
  count_->setProperty("look", QString::fromLatin1(look));
  count_->style()->unpolish(count_);
  count_->style()->polish(count_);
}

void BulkEditDialog::setRunning(bool running) {
  progress_->setVisible(running);
  progress_->setBusy(running);
  apply_->setEnabled(!running && !plan_.ids.empty() && plan_.problems.empty() && whyNot_.isEmpty());
  for (auto* field : fields_) field->setEnabled(!running && whyNot_.isEmpty());
}

void BulkEditDialog::apply() {
  if (job_.isRunning() || plan_.ids.empty()) return;
  setRunning(true);
  job_.start(workspace_.sessionPtr(),
             [description = &description_, ids = plan_.ids, wanted = patch()](Progress progress) {
               return commands::patchRecords(*description, ids, wanted, std::move(progress));
             });
}

// While it is being done, closing asks it to stop; what is durable already stays.
void BulkEditDialog::done(int result) {
  if (job_.isRunning() && result == Rejected) {
    job_.cancel();
    return;
  }
  QDialog::done(result);
}

}  // namespace kijun::ui::registers
