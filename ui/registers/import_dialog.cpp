#include "ui/registers/import_dialog.h"

#include <QComboBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QThreadPool>
#include <QTreeWidget>
#include <QUrl>
#include <utility>

#include "base/text.h"
#include "ui/models/workspace_model.h"
#include "ui/registers/column_list.h"
#include "ui/registers/import_table.h"
#include "ui/registers/level_words.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/list_table.h"
#include "ui/widgets/progress_line.h"
#include "ui/widgets/segmented_control.h"
#include "workspace/permission.h"

namespace kijun::ui::registers {
namespace {

constexpr RowFate kFates[] = {RowFate::New, RowFate::Changed, RowFate::Unchanged, RowFate::Problem};

std::optional<RowFate> fateFromId(const QString& id) {
  for (const auto fate : kFates) {
    if (toQt(idOf(fate)) == id) return fate;
  }
  return std::nullopt;
}

// A large table takes its time to be freed: not on this thread.
template <typename Shared>
void letGo(Shared& held) {
  if (held) QThreadPool::globalInstance()->start([gone = std::exchange(held, nullptr)] {});
}

// The one file that is dragged; empty for anything else.
QString draggedFile(const QMimeData* data) {
  const auto urls = data->urls();
  return urls.size() == 1 && urls.front().isLocalFile() ? urls.front().toLocalFile() : QString();
}

}  // namespace

ImportDialog::ImportDialog(WorkspaceModel& workspace, const RecordDescription& description,
                           QWidget* parent)
    : ImportDialog(workspace, registerTarget(description), parent) {}

AnswerImportDialog::AnswerImportDialog(WorkspaceModel& workspace, QWidget* parent)
    : ImportDialog(workspace, answersTarget(), parent) {}

ImportDialog::ImportDialog(WorkspaceModel& workspace, std::unique_ptr<ImportTarget> target,
                           QWidget* parent)
    : QDialog(parent),
      workspace_(workspace),
      target_(std::move(target)),
      job_(new ImportJob(workspace.sessionPtr(), target_, this)) {
  setWindowTitle(text("importdialog.title", target_->title().toStdString()));
  setAcceptDrops(true);
  const auto refused = refusalOf(target_->kind(), workspace_.actor(), workspace_.snapshot());
  if (refused) whyNot_ = rendered(*refused);
  if (workspace_.isReadOnly()) whyNot_ = text("registerwords.read_only");
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, px(12));
  column->setSpacing(0);
  column->addWidget(makeHead());
  banner_ = new Banner(this);
  banner_->hide();
  column->addWidget(banner_);
  body_ = new QStackedWidget(this);
  auto* empty = new EmptyState("document", KIJUN_TEXT("importdialog.empty"),
                               target_->hasLevels() ? KIJUN_TEXT("importdialog.empty.answers")
                                                    : KIJUN_TEXT("importdialog.empty.words"),
                               body_);
  auto* first = empty->setAction(KIJUN_TEXT("importdialog.choose"), [this] { choose(); });
  first->setObjectName(QStringLiteral("importChoose"));
  empty_ = empty;
  auto* splitter = new QSplitter(body_);
  splitter->setChildrenCollapsible(false);
  splitter->addWidget(makeColumns());
  splitter->addWidget(makePreview());
  splitter->setStretchFactor(1, 1);
  splitter->setSizes({px(400), px(680)});
  work_ = splitter;
  body_->addWidget(empty_);
  body_->addWidget(work_);
  column->addWidget(body_, 1);
  auto* line = new QFrame(this);
  line->setProperty("look", "line");
  column->addWidget(line);
  column->addWidget(makeFoot());
  connectJob();
  // At large text it still fits a small screen.
  resize(QSize(px(1100), px(660)).boundedTo(screen()->availableSize() * 0.96));
  showRunning(false);
  refreshApply();
}

QWidget* ImportDialog::makeHead() {
  auto* head = new QWidget(this);
  head->setProperty("look", "bar");
  head->setAttribute(Qt::WA_StyledBackground);
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(px(16), px(10), px(16), px(10));
  row->setSpacing(px(10));
  file_ = new ElidedLabel({}, head);
  setFace(file_, Face::Strong);
  row->addWidget(file_, 1);
  kind_ = new QLabel(head);
  kind_->setProperty("look", "muted");
  row->addWidget(kind_);
  sheets_ = new QComboBox(head);
  sheets_->setObjectName(QStringLiteral("importSheets"));
  sheets_->setAccessibleName(text("importdialog.sheet"));
  sheets_->hide();
  row->addWidget(sheets_);
  auto* other = new QPushButton(text("importdialog.choose"), head);
  other->setObjectName(QStringLiteral("importOther"));
  other->setAutoDefault(false);
  row->addWidget(other);
  connect(other, &QPushButton::clicked, this, &ImportDialog::choose);
  connect(sheets_, &QComboBox::activated, this, [this] {
    source_.sheet = sheets_->currentText();
    read();
  });
  return head;
}

QWidget* ImportDialog::makeColumns() {
  auto* side = new QWidget(this);
  side->setMinimumWidth(px(340));
  auto* column = new QVBoxLayout(side);
  column->setContentsMargins(px(16), px(12), px(8), px(8));
  column->setSpacing(px(8));
  auto* about = new QLabel(text("importdialog.columns.about"), side);
  about->setWordWrap(true);
  about->setProperty("look", "muted");
  column->addWidget(about);
  columns_ = new ColumnList(side);
  column->addWidget(columns_, 3);
  levels_ = new LevelWords(workspace_.catalog().scale(), side);
  if (target_->hasLevels()) {
    auto* scroll = new QScrollArea(side);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    levels_->setProperty("look", "scrolled");
    scroll->setWidget(levels_);
    column->addWidget(scroll, 2);
  }
  leftOut_ = new QLabel(side);
  leftOut_->setWordWrap(true);
  leftOut_->setProperty("look", "muted");
  column->addWidget(leftOut_);
  connect(columns_, &ColumnList::chosen, this, &ImportDialog::replan);
  connect(levels_, &LevelWords::chosen, this, &ImportDialog::replan);
  return side;
}

QWidget* ImportDialog::makePreview() {
  auto* main = new QWidget(this);
  auto* column = new QVBoxLayout(main);
  column->setContentsMargins(px(8), px(12), px(16), px(8));
  column->setSpacing(px(8));
  fates_ = new SegmentedControl(main, Clearing::Refused);
  fates_->setObjectName(QStringLiteral("importFates"));
  column->addWidget(fates_, 0, Qt::AlignLeft);
  makeLines();
  auto* splitter = new QSplitter(Qt::Vertical, main);
  splitter->setChildrenCollapsible(false);
  splitter->addWidget(lines_);
  detail_ = new QTreeWidget(splitter);
  detail_->setObjectName(QStringLiteral("importDetail"));
  detail_->setAccessibleName(text("importdialog.detail"));
  detail_->setColumnCount(3);
  detail_->setHeaderLabels(
      {text("registerwords.field"), text("registerwords.before"), text("registerwords.after")});
  detail_->setRootIsDecorated(false);
  detail_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  detail_->header()->setSectionResizeMode(QHeaderView::Stretch);
  detail_->header()->setHighlightSections(false);
  splitter->addWidget(detail_);
  splitter->setStretchFactor(0, 3);
  splitter->setStretchFactor(1, 1);
  splitter->setSizes({px(340), px(130)});
  column->addWidget(splitter, 1);
  connect(fates_, &SegmentedControl::chosenByUser, this, [this](const QString& id) {
    model_->setFate(fateFromId(id));
    if (model_->rowCount() > 0) lines_->setCurrentIndex(model_->index(0, 0));
    showDetail();
  });
  return main;
}

void ImportDialog::makeLines() {
  model_ = new ImportLines(this);
  lines_ = new QTableView(this);
  lines_->setObjectName(QStringLiteral("importLines"));
  lines_->setAccessibleName(text("importdialog.preview"));
  lines_->setModel(model_);
  asList(*lines_);
  lines_->setSelectionMode(QAbstractItemView::SingleSelection);
  lines_->setWordWrap(false);
  lines_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  lines_->verticalHeader()->setDefaultSectionSize(px(kRowHeight));
  auto* head = lines_->horizontalHeader();
  head->setHighlightSections(false);
  head->setSectionResizeMode(QHeaderView::Interactive);
  head->setSectionResizeMode(ImportLines::What, QHeaderView::Stretch);
  head->resizeSection(ImportLines::State, px(84));
  head->resizeSection(ImportLines::Line, px(56));
  head->resizeSection(ImportLines::Name, px(200));
  connect(lines_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this] { showDetail(); });
}

QWidget* ImportDialog::makeFoot() {
  auto* foot = new QWidget(this);
  auto* row = new QHBoxLayout(foot);
  row->setContentsMargins(px(16), px(12), px(16), 0);
  row->setSpacing(px(10));
  doing_ = new QLabel(foot);
  doing_->setObjectName(QStringLiteral("importDoing"));
  row->addWidget(doing_);
  progress_ = new ProgressLine(foot);
  row->addWidget(progress_, 1);
  row->addStretch(0);
  close_ = new QPushButton(foot);
  close_->setObjectName(QStringLiteral("importClose"));
  close_->setAutoDefault(false);
  apply_ = new QPushButton(foot);
  apply_->setObjectName(QStringLiteral("importApply"));
  apply_->setDefault(true);
  row->addWidget(close_);
  row->addWidget(apply_);
  connect(close_, &QPushButton::clicked, this, &QDialog::reject);
  connect(apply_, &QPushButton::clicked, this, &ImportDialog::apply);
  return foot;
}

void ImportDialog::connectJob() {
  connect(job_, &ImportJob::progressed, this, [this](double share) {
    // What follows the last row (the journal) is not counted.
    progress_->setBusy(share >= 1);
    progress_->setShare(share);
  });
  connect(job_, &ImportJob::tableRead, this, &ImportDialog::showTable);
  connect(job_, &ImportJob::planned, this, &ImportDialog::showPreview);
  connect(job_, &ImportJob::applied, this, &ImportDialog::showApplied);
  connect(job_, &Job::failed, this, &ImportDialog::showFailure);
  connect(job_, &ImportJob::settled, this, [this] {
    showRunning(false);
    refreshApply();
    Q_EMIT settled();
  });
}

void ImportDialog::choose() {
  const auto path = ask::openFile(this, {text("importdialog.choose.title"),
                                         QDir::homePath(),
                                         text("importdialog.choose.filter"),
                                         {}});
  if (path) openFile(*path);
}

void ImportDialog::openFile(const QString& path) {
  source_ = {path, {}, {}, {}};
  file_->setText(QFileInfo(path).fileName());
  read();
}

void ImportDialog::openText(const QString& pasted) {
  source_ = {{}, pasted, fromQt(text("importdialog.clipboard")), {}};
  file_->setText(text("importdialog.clipboard"));
  read();
}

ImportDialog::~ImportDialog() {
  forgetPreview();
  letGo(table_);
}

void ImportDialog::forgetPreview() {
  model_->setPreview(nullptr);
  letGo(preview_);
  showDetail();
}

void ImportDialog::read() {
  banner_->hide();
  forgetPreview();
  showRunning(true, text("importdialog.reading"));
  job_->read(source_);
  refreshApply();
}

void ImportDialog::showTable(const TablePtr& table) {
  letGo(table_);
  table_ = table;
  const auto& read = table_->table;
  kind_->setText(text("importdialog.source", read.source, read.rows.size()));
  {
    const QSignalBlocker quiet(sheets_);
    sheets_->clear();
    for (const auto& sheet : read.sheets) sheets_->addItem(toQt(sheet));
    sheets_->setCurrentText(toQt(read.sheet));
    sheets_->setVisible(read.sheets.size() > 1);
  }
  columns_->showTable(read, target_->meanings(), table_->choices.mapping);
  levels_->setWords(table_->choices.levelWords);
  body_->setCurrentWidget(work_);
  replan();
}

void ImportDialog::replan() {
  if (!table_) return;
  banner_->hide();
  forgetPreview();
  showRunning(true, text("importdialog.planning"));
  job_->plan(table_, {columns_->mapping(), levels_->words()});
  refreshApply();
}

void ImportDialog::showPreview(const PreviewPtr& preview) {
  forgetPreview();
  preview_ = preview;
  levels_->addUnknown(preview_->unknownLevels);
  model_->setPreview(preview_);
  showCounts();
  QStringList without;
  const auto& header = table_->table.header;
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (columns_->mapping()[i].empty() && !trimmed(header[i]).empty()) {
      without << toQt(header[i]).simplified();
    }
  }
  leftOut_->setText(without.isEmpty()
                        ? QString()
                        : text("cli.import.left_out", without.join(text("registerwords.list"))));
  if (model_->rowCount() > 0) lines_->setCurrentIndex(model_->index(0, 0));
  showDetail();
}

// Problems come to the eye first, then what would change.
void ImportDialog::showCounts() {
  std::vector<Segment> segments;
  const auto add = [&](const QString& id, const QString& words, std::size_t count) {
    const auto label = text("importdialog.counted", words, count);
    segments.push_back({id, label, label, {}, {}});
  };
  add(QStringLiteral("all"), text("importdialog.all"), preview_->size());
  for (const auto fate : kFates) add(toQt(idOf(fate)), wordsOf(fate), preview_->count(fate));
  fates_->setSegments(std::move(segments));
  if (fates_->chosen().isEmpty()) fates_->setChosen(QStringLiteral("all"));
}

void ImportDialog::showDetail() {
  detail_->clear();
  const auto at = model_->at(lines_->currentIndex());
  if (!preview_ || !at) return;
  for (const auto& problem : *preview_->line(*at).problems) {
    auto* item = new QTreeWidgetItem(detail_, {rendered(problem)});
    item->setFirstColumnSpanned(true);
    item->setForeground(0, color(Ink::Bad));
    item->setToolTip(0, item->text(0));
  }
  for (const auto& edit : preview_->edits(*at)) {
    const auto* field = preview_->field(edit.field);
    if (!field) continue;
    auto* item = new QTreeWidgetItem(
        detail_, {text(field->textId), preview_->shown(*field, edit.before).simplified(),
                  preview_->shown(*field, edit.after).simplified()});
    for (int column = 0; column < 3; ++column) item->setToolTip(column, item->text(column));
  }
}

void ImportDialog::showRunning(bool running, const QString& words) {
  progress_->setVisible(running);
  progress_->setBusy(running);
  progress_->setShare({});
  doing_->setText(running ? words : whyNot_);
  close_->setText(running ? text("importdialog.stop") : text("ui.close"));
  columns_->setEnabled(!job_->isApplying());
  levels_->setEnabled(!job_->isApplying());
}

void ImportDialog::showFailure(const QString& words) {
  banner_->say(BannerTone::Error, words);
  banner_->show();
  forgetPreview();
}

// Lines with problems stay in view, to be mended and brought in again.
void ImportDialog::showApplied() {
  const auto brought = preview_->count(RowFate::New) + preview_->count(RowFate::Changed);
  const auto problems = preview_->count(RowFate::Problem);
  if (problems == 0) {
    accept();
    return;
  }
  replan();
  banner_->say(BannerTone::Information, text("importdialog.applied", brought, problems));
  banner_->show();
}

void ImportDialog::refreshApply() {
  const auto rows =
      preview_ ? preview_->count(RowFate::New) + preview_->count(RowFate::Changed) : 0;
  apply_->setText(rows > 0   ? text("importdialog.apply", rows)
                  : preview_ ? text("importdialog.apply.none")
                             : text("importdialog.apply.yet"));
  apply_->setToolTip(whyNot_);
  apply_->setEnabled(rows > 0 && whyNot_.isEmpty() && !job_->isRunning());
}

void ImportDialog::apply() {
  if (!preview_ || !whyNot_.isEmpty() || !job_->apply(preview_)) return;
  banner_->hide();
  showRunning(true, text("importdialog.applying"));
  refreshApply();
}

// While something runs, closing stops it first: what is durable already stays.
void ImportDialog::done(int result) {
  if (result == Rejected && job_->isRunning()) {
    job_->stop();
    return;
  }
  QDialog::done(result);
}

void ImportDialog::dragEnterEvent(QDragEnterEvent* event) {
  if (!draggedFile(event->mimeData()).isEmpty() && !job_->isApplying()) {
    event->acceptProposedAction();
  }
}

void ImportDialog::dropEvent(QDropEvent* event) {
  const auto path = draggedFile(event->mimeData());
  if (path.isEmpty() || job_->isApplying()) return;
  event->acceptProposedAction();
  openFile(path);
}

}  // namespace kijun::ui::registers
