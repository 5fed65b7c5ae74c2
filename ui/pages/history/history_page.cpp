#include "ui/pages/history/history_page.h"

#include <QHeaderView>
#include <QLabel>
#include <QPointer>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

#include "base/log.h"
#include "ui/models/background.h"
#include "ui/models/row_places.h"
#include "ui/pages/history/detail_pane.h"
#include "ui/pages/history/filter_bar.h"
#include "ui/pages/history/history_model.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/list_table.h"
#include "ui/widgets/progress_line.h"

namespace kijun::ui::history {
namespace {

constexpr int kPause = 150;  // milliseconds between a change and reading the list again

}  // namespace

HistoryPage::HistoryPage(Shell& shell, WorkspaceModel& workspace)
    : Page(shell, workspace),
      model_(new HistoryModel(workspace.sessionPtr(), workspace.snapshot().offsetMinutes, this)),
      soon_(new QTimer(this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  filter_ = new FilterBar(workspace.snapshot().offsetMinutes, this);
  column->addWidget(filter_);
  progress_ = new ProgressLine(this);
  column->addWidget(progress_);
  splitter_ = new QSplitter(this);
  splitter_->setChildrenCollapsible(false);
  splitter_->addWidget(makeList());
  detail_ = new DetailPane(workspace, splitter_);
  splitter_->addWidget(detail_);
  splitter_->setStretchFactor(0, 3);
  splitter_->setStretchFactor(1, 2);
  splitter_->setSizes({px(680), px(480)});
  splitter_->restoreState(shell.remembered(QStringLiteral("history.splitter")).toByteArray());
  column->addWidget(splitter_, 1);
  soon_->setSingleShot(true);
  soon_->setInterval(kPause);
  connectParts();
}

QWidget* HistoryPage::makeList() {
  auto* list = new QWidget(this);
  auto* column = new QVBoxLayout(list);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  count_ = new QLabel(list);
  count_->setProperty("look", "muted");
  count_->setContentsMargins(px(16), px(8), px(16), px(4));
  column->addWidget(count_);
  body_ = new QStackedWidget(list);
  makeTable();
  auto* nothing = new EmptyState("search", KIJUN_TEXT("historypage.none"),
                                 KIJUN_TEXT("historypage.none.words"), body_);
  nothing->setAction(KIJUN_TEXT("historypage.clear"), [this] {
    onlyTable_.clear();
    filter_->clear();
  });
  nothing_ = nothing;
  body_->addWidget(table_);
  body_->addWidget(nothing_);
  column->addWidget(body_, 1);
  return list;
}

void HistoryPage::makeTable() {
  table_ = new QTableView(this);
  table_->setModel(model_);
  retextProperty(table_, "accessibleName", KIJUN_TEXT("historypage.page"));
  asList(*table_);
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->setWordWrap(false);
  table_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  auto* head = table_->horizontalHeader();
  head->setHighlightSections(false);
  head->setSectionResizeMode(QHeaderView::Interactive);
  head->setSectionResizeMode(HistoryModel::What, QHeaderView::Stretch);
  onLookChange(table_, [this, head] {
    table_->verticalHeader()->setDefaultSectionSize(px(kRowHeight));
    head->resizeSection(HistoryModel::When, px(156));
    head->resizeSection(HistoryModel::Who, px(104));
    head->resizeSection(HistoryModel::Role, px(80));
    head->resizeSection(HistoryModel::Subject, px(140));
  });
}

void HistoryPage::connectParts() {
  connect(filter_, &FilterBar::changed, this, [this] {
    onlyTable_.clear();
    applyFilter();
  });
  connect(soon_, &QTimer::timeout, this, [this] {
    stale_ = false;
    model_->reload();
    readAuthors();
  });
  connect(model_, &HistoryModel::loaded, this, &HistoryPage::showLoaded);
  connect(model_, &HistoryModel::failed, this, [this](const QString& words) {
    progress_->setBusy(false);
    count_->setText(words);
  });
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this] { showCurrent(); });
  connect(&workspace(), &WorkspaceModel::saved, this, [this] { reloadSoon(); });
  connect(detail_, &DetailPane::undoWanted, this, &HistoryPage::undo);
  connect(detail_, &DetailPane::rowWanted, this,
          [this](const std::string& table, const std::vector<std::string>& key) {
            goToRow(shell(), workspace(), table, key);
          });
  handle("history.filter", [this] { filter_->focusWords(); });
  onLanguageChange(this, [this] { reloadSoon(); });
}

void HistoryPage::activate() {
  table_->setFocus();
}

void HistoryPage::leave() {
  shell().remember(QStringLiteral("history.splitter"), splitter_->saveState());
}

void HistoryPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  if (stale_) applyFilter();
}

void HistoryPage::applyFilter() {
  stale_ = false;
  progress_->setBusy(true);
  wanted_ = wanted_ ? wanted_ : detail_->number();
  auto filter = filter_->filter();
  if (!onlyTable_.empty()) {
    filter.table = onlyTable_;
    filter.key = onlyKey_;
  }
  model_->setFilter(std::move(filter));
  readAuthors();
}

void HistoryPage::reloadSoon() {
  stale_ = true;
  if (isVisible()) soon_->start();
}

void HistoryPage::readAuthors() {
  inBackground(
      this, [session = workspace().sessionPtr()] { return historyAuthors(*session); },
      [this](std::vector<HistoryAuthor> authors) { filter_->setAuthors(std::move(authors)); },
      [](const std::exception_ptr&) { spdlog::warn("Who made entries could not be read."); });
}

void HistoryPage::showLoaded() {
  progress_->setBusy(false);
  const int rows = model_->rowCount();
  count_->setText(text("historypage.count", rows));
  body_->setCurrentWidget(rows > 0 ? static_cast<QWidget*>(table_) : nothing_);
  if (!wanted_) wanted_ = detail_->number();
  int row = model_->rowOf(wanted_);
  wanted_ = 0;
  if (row < 0) row = rows > 0 ? 0 : -1;
  if (row < 0) {
    detail_->showEntry(0);
    return;
  }
  table_->setCurrentIndex(model_->index(row, HistoryModel::When));
  table_->scrollTo(model_->index(row, HistoryModel::When));
  showCurrent();
}

void HistoryPage::showCurrent() {
  const auto number = model_->numberAt(table_->currentIndex().row());
  if (number) detail_->showEntry(number);
}

bool HistoryPage::focusItem(const QString& target) {
  if (target.startsWith(QLatin1String("entry:"))) {
    bool sound = false;
    const auto number = target.mid(6).toLongLong(&sound);
    if (!sound || number < 1) return false;
    wanted_ = number;
    onlyTable_.clear();
    filter_->clear();
    return true;
  }
  if (!target.startsWith(QLatin1String("row:"))) return false;
  const auto row = fromQt(target.mid(4));
  const auto slash = row.find('/');
  if (slash == std::string::npos) return false;
  filter_->clear();
  onlyTable_ = row.substr(0, slash);
  onlyKey_ = row.substr(slash + 1);
  applyFilter();
  return true;
}

QString HistoryPage::place() const {
  const auto number = detail_->number();
  return number ? QStringLiteral("entry:%1").arg(number) : QString();
}

void HistoryPage::undo(qint64 number) {
  QPointer<HistoryPage> self(this);
  workspace().undoEntry(number, [self, number](bool done) {
    if (self && done) self->shell().say(text("historypage.undone", number));
  });
}

}  // namespace kijun::ui::history
