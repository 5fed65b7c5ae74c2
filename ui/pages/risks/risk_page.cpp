#include "ui/pages/risks/risk_page.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPointer>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

#include "exchange/csv/csv.h"
#include "report/risk_charts.h"
#include "ui/models/background.h"
#include "ui/models/failure.h"
#include "ui/models/row_places.h"
#include "ui/pages/dashboard/chart_card.h"
#include "ui/pages/risks/chain_pane.h"
#include "ui/pages/risks/coverage_view.h"
#include "ui/pages/risks/filter_bar.h"
#include "ui/pages/risks/help_view.h"
#include "ui/pages/risks/risk_columns.h"
#include "ui/pages/risks/risk_delegate.h"
#include "ui/pages/risks/risk_table.h"
#include "ui/registers/refusal.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/list_table.h"
#include "workspace/bulk_records.h"

namespace kijun::ui::risks {
namespace {

constexpr std::array kTabs = {KIJUN_TEXT("riskpage.risks"), KIJUN_TEXT("riskpage.coverage"),
                              KIJUN_TEXT("riskpage.help")};
constexpr std::array<std::string_view, 3> kTabIds = {"risks", "coverage", "help"};
constexpr int kChartHeight = 236;

const RecordDescription& riskRecord() {
  return *findDescription("risk");
}

}  // namespace

RiskPage::RiskPage(Shell& shell, WorkspaceModel& workspace)
    : Page(shell, workspace),
      body_(new QStackedWidget(this)),
      empty_(new EmptyState("risk", KIJUN_TEXT("riskpage.empty"),
                            KIJUN_TEXT("riskpage.empty.words"), body_)),
      whole_(new QWidget(body_)),
      tabs_(new QTabBar(whole_)),
      views_(new QStackedWidget(whole_)),
      model_(new RiskTable(this)) {
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  outer->addWidget(body_);
  auto* column = new QVBoxLayout(whole_);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  tabs_->setObjectName(QStringLiteral("riskTabs"));
  tabs_->setDrawBase(false);
  tabs_->setExpanding(false);
  tabs_->setProperty("look", "page");
  retextProperty(tabs_, "accessibleName", KIJUN_TEXT("riskpage.page"));
  for (std::size_t i = 0; i < kTabs.size(); ++i) tabs_->addTab({});
  column->addWidget(buildHead());
  column->addWidget(views_, 1);
  coverage_ = new CoverageView(views_);
  help_ = new HelpView(views_);
  views_->addWidget(buildRisks());
  views_->addWidget(coverage_);
  views_->addWidget(help_);
  empty_->setAction(KIJUN_TEXT("riskpage.empty.begin"), [this] {
    this->shell().goTo(QStringLiteral("risks"), QStringLiteral("risk:"));
  });
  body_->addWidget(whole_);
  body_->addWidget(empty_);
  connectParts();
}

QWidget* RiskPage::buildHead() {
  auto* head = new QWidget(whole_);
  head->setProperty("look", "bar");
  head->setAttribute(Qt::WA_StyledBackground);
  auto* row = new QHBoxLayout(head);
  row->addWidget(tabs_, 1);
  auto* model = new QToolButton(head);
  model->setObjectName(QStringLiteral("riskModel"));
  model->setProperty("look", "chip");
  model->setDefaultAction(shell().actions().action("records.risk_model"));
  model->setToolButtonStyle(Qt::ToolButtonTextOnly);
  row->addWidget(model);
  onLookChange(head, [row] { row->setContentsMargins(0, 0, px(20), 0); });
  return head;
}

// What hangs on a risk stands beside the charts too: there is most to read.
QWidget* RiskPage::buildRisks() {
  auto* risks = new QWidget(views_);
  auto* beside = new QHBoxLayout(risks);
  auto* splitter = new QSplitter(risks);
  splitter->setChildrenCollapsible(false);
  auto* left = new QWidget(splitter);
  auto* column = new QVBoxLayout(left);
  auto* charts = new QHBoxLayout;
  matrix_ = new dashboard::ChartCard(KIJUN_TEXT("riskpage.matrix"), risks);
  matrix_->addChart();
  bars_ = new dashboard::ChartCard(KIJUN_TEXT("riskpage.bars"), risks);
  bars_->addChart();
  charts->addWidget(matrix_, 2);
  charts->addWidget(bars_, 3);
  column->addLayout(charts, 2);
  bar_ = new FilterBar(risks);
  grouped_ = new QToolButton(bar_);
  grouped_->setObjectName(QStringLiteral("riskGrouped"));
  grouped_->setProperty("look", "chip");
  grouped_->setCheckable(true);
  retext(grouped_, "riskpage.grouped");
  retextProperty(grouped_, "toolTip", KIJUN_TEXT("riskpage.grouped.tip"));
  bar_->addButton(grouped_);
  column->addWidget(bar_);
  column->addWidget(buildList(), 3);
  splitter->addWidget(left);
  chain_ = new ChainPane(workspace(), splitter);
  splitter->addWidget(chain_);
  splitter->setStretchFactor(0, 1);
  splitter->setStretchFactor(1, 0);
  splitter->setSizes({px(860), px(290)});
  beside->addWidget(splitter);
  onLookChange(risks, [this, beside, column, charts] {
    beside->setContentsMargins(px(20), px(12), px(20), px(12));
    column->setContentsMargins(0, 0, px(12), 0);
    column->setSpacing(px(10));
    charts->setSpacing(px(12));
    matrix_->setMinimumHeight(px(kChartHeight));
    bars_->setMinimumHeight(px(kChartHeight));
    chain_->setMinimumWidth(px(260));
  });
  return risks;
}

QWidget* RiskPage::buildList() {
  table_ = new QTableView;
  table_->setObjectName(QStringLiteral("riskTable"));
  table_->setModel(model_);
  table_->setItemDelegate(new RiskDelegate(table_));
  retextProperty(table_, "accessibleName", KIJUN_TEXT("riskpage.risks"));
  asList(*table_);
  table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  table_->setWordWrap(false);
  table_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  auto* head = table_->horizontalHeader();
  head->setHighlightSections(false);
  head->setSectionResizeMode(RiskTable::Title, QHeaderView::Stretch);
  table_->sortByColumn(RiskTable::Current, Qt::AscendingOrder);
  table_->setSortingEnabled(true);
  onLookChange(table_, [this] { table_->verticalHeader()->setDefaultSectionSize(px(kRowHeight)); });
  return table_;
}

void RiskPage::connectParts() {
  connect(tabs_, &QTabBar::currentChanged, views_, &QStackedWidget::setCurrentIndex);
  for (auto* chart : {matrix_, bars_}) {
    connect(chart, &dashboard::ChartCard::followed, this, [this](const QString& target) {
      if (const auto filter = filterOf(fromQt(target))) setFilter(*filter);
    });
  }
  connect(bar_, &FilterBar::changed, this, [this] { setFilter(bar_->filter()); });
  connect(bar_, &FilterBar::done, this, [this] { table_->setFocus(); });
  connect(grouped_, &QToolButton::clicked, this, [this] { group(); });
  connect(table_, &QTableView::activated, this, [this] { open(); });
  connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
          [this] { refresh(); });
  connect(model_, &QAbstractItemModel::modelReset, this, [this] {
    table_->clearSpans();
    for (int row = 0; row < model_->rowCount(); ++row) {
      if (model_->isHeading(row)) table_->setSpan(row, 0, 1, RiskTable::kColumns);
    }
  });
  connect(chain_, &ChainPane::followed, this, &RiskPage::follow);
  connect(chain_, &ChainPane::acceptWanted, this, [this] { accept(); });
  connect(coverage_, &CoverageView::followed, this, &RiskPage::follow);
  connect(help_, &HelpView::followed, this, &RiskPage::follow);
  handle("riskmap.accept", [this] { accept(); });
  handle("riskmap.group", [this] {
    grouped_->setChecked(!grouped_->isChecked());
    group();
  });
  new RiskColumns(shell(), table_);
  handle("riskmap.copy", [this] {
    const auto rows = shownRows(*table_);
    if (rows.rows.empty()) return;
    QGuiApplication::clipboard()->setText(toQt(writtenTsv(rows)));
    shell().say(text("registerwords.copied", rows.rows.size()));
  });
  handle("riskmap.filter", [this] {
    tabs_->setCurrentIndex(0);
    bar_->focusWords();
  });
  const auto stale = [this] {
    stale_ = true;
    if (isVisible()) reload();
  };
  connect(&workspace(), &WorkspaceModel::structureChanged, this, stale);
  connect(&workspace(), &WorkspaceModel::cycleChanged, this, stale);
  connect(&workspace(), &WorkspaceModel::actorChanged, this, [this] { refresh(); });
  onLanguageChange(this, [this] {
    for (std::size_t tab = 0; tab < kTabs.size(); ++tab) {
      tabs_->setTabText(static_cast<int>(tab), text(kTabs[tab]));
    }
    if (values_) adopt(values_);
  });
  onLookChange(this, [this] { drawCharts(); });
}

void RiskPage::activate() {
  if (body_->currentWidget() == empty_) {
    empty_->setFocus();
  } else if (tabs_->currentIndex() == 0) {
    table_->setFocus();
  } else {
    tabs_->setFocus();
  }
}

bool RiskPage::focusItem(const QString& target) {
  if (target.startsWith(QLatin1String("tab:"))) {
    const auto at = std::ranges::find(kTabIds, fromQt(target.mid(4)));
    if (at == kTabIds.end()) return false;
    tabs_->setCurrentIndex(static_cast<int>(at - kTabIds.begin()));
    return true;
  }
  tabs_->setCurrentIndex(0);
  if (target.startsWith(QLatin1String("risk:"))) {
    wanted_ = fromQt(target.mid(5));
    if (values_) adopt(values_);
    return true;
  }
  const auto filter = filterOf(fromQt(target));
  if (filter) setFilter(*filter);
  return filter.has_value();
}

QString RiskPage::place() const {
  if (tabs_->currentIndex() > 0) {
    return QStringLiteral("tab:") + toQt(kTabIds[static_cast<std::size_t>(tabs_->currentIndex())]);
  }
  const auto* risk = model_->riskAt(table_->currentIndex().row());
  return risk ? QStringLiteral("risk:") + toQt(risk->id) : QString();
}

void RiskPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  if (stale_) reload();
}

void RiskPage::reload() {
  stale_ = false;
  inBackground(
      this,
      [session = workspace().sessionPtr(), catalog = workspace().cycle().catalog,
       asOf = workspace().snapshot().asOf] { return readRisks(*session, *catalog, asOf); },
      [this, round = ++round_](RiskValuesPtr values) {
        if (round == round_) adopt(std::move(values));
      },
      [this](const std::exception_ptr& failure) {
        shell().say(failureInWords(failure, "Reading the risks"));
      });
}

// Those chosen stay chosen.
void RiskPage::adopt(RiskValuesPtr values) {
  std::vector<Id> kept;
  for (const auto* risk : chosen()) kept.push_back(risk->id);
  values_ = std::move(values);
  body_->setCurrentWidget(values_->risks.empty() ? static_cast<QWidget*>(empty_) : whole_);
  bar_->setValues(values_);
  model_->setValues(values_);
  model_->retell();
  if (!wanted_.empty()) {
    kept = {std::exchange(wanted_, {})};
    if (model_->rowOf(kept.front()) < 0) setFilter({});
  }
  choose(kept);
  drawCharts();
  coverage_->setValues(*values_);
  help_->setValues(*values_);
  refresh();
}

void RiskPage::drawCharts() {
  if (!values_) return;
  matrix_->setCharts({[values = values_](ChartSize size) {
    return riskMatrix(values->model, values->points, language(), size);
  }});
  bars_->setCharts({[values = values_](ChartSize size) {
    return riskLevelBars(values->model, countsOf(values->risks), language(), size);
  }});
}

void RiskPage::setFilter(const RiskFilter& filter) {
  bar_->setFilter(filter);
  std::vector<Id> kept;
  for (const auto* risk : chosen()) kept.push_back(risk->id);
  model_->setFilter(filter);
  choose(kept);
  refresh();
}

void RiskPage::group() {
  std::vector<Id> kept;
  for (const auto* risk : chosen()) kept.push_back(risk->id);
  model_->setGrouping(grouped_->isChecked() ? Grouping::Treatment : Grouping::None);
  choose(kept);
  refresh();
}

// Without any of them, the first that is shown.
void RiskPage::choose(const std::vector<Id>& ids) {
  QItemSelection selection;
  int current = -1;
  const auto add = [&](int row) {
    selection.select(model_->index(row, 0), model_->index(row, RiskTable::kColumns - 1));
    if (current < 0) current = row;
  };
  for (const auto& id : ids) {
    if (const int row = model_->rowOf(id); row >= 0) add(row);
  }
  for (int row = 0; current < 0 && row < model_->rowCount(); ++row) {
    if (!model_->isHeading(row)) add(row);
  }
  if (current < 0) return;
  table_->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
  table_->selectionModel()->setCurrentIndex(model_->index(current, 0),
                                            QItemSelectionModel::NoUpdate);
  table_->scrollTo(model_->index(current, 0));
}

std::vector<const RiskView*> RiskPage::chosen() const {
  std::vector<const RiskView*> risks;
  for (const auto& index : table_->selectionModel()->selectedRows()) {
    if (const auto* risk = model_->riskAt(index.row())) risks.push_back(risk);
  }
  return risks;
}

QString RiskPage::whyNotAcceptable() const {
  auto why = registers::refusalToChange(workspace(), riskRecord());
  if (!why.isEmpty()) return why;
  for (const auto* risk : chosen()) {
    if (has(*risk, Mark::Differs)) return {};
  }
  return text("riskpage.accept.nothing");
}

void RiskPage::refresh() {
  if (!values_) return;
  bar_->setStanding(model_->shown(), static_cast<int>(values_->risks.size()));
  const auto risks = chosen();
  const int count = static_cast<int>(risks.size());
  chain_->show(values_, risks.empty() ? nullptr : risks.front(), count);
  chain_->setAcceptable(count, whyNotAcceptable());
}

// One entry, whatever the levels: one undo takes all of it back.
void RiskPage::accept() {
  const auto why = whyNotAcceptable();
  if (!why.isEmpty()) {
    shell().say(why);
    return;
  }
  std::map<Id, RecordPatch> patches;
  for (const auto* risk : chosen()) {
    if (has(*risk, Mark::Differs)) {
      patches[risk->id].values["current"] = Value(risk->proposal->level);
    }
  }
  const auto count = patches.size();
  workspace().post(commands::patchRecords(riskRecord(), std::move(patches)),
                   [self = QPointer(this), count](bool durable) {
                     if (self && durable) self->shell().say(text("riskpage.accepted", count));
                   });
}

void RiskPage::open() {
  if (const auto* risk = model_->riskAt(table_->currentIndex().row())) {
    follow(QStringLiteral("risk"), toQt(risk->id));
  }
}

void RiskPage::follow(const QString& record, const QString& id) {
  if (record == QLatin1String("item")) {
    shell().goTo(QStringLiteral("assess"), QStringLiteral("item:") + id);
  } else {
    goToRow(shell(), workspace(), fromQt(record), {fromQt(id)});
  }
}

}  // namespace kijun::ui::risks
