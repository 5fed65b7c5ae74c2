#include "ui/pages/plan_board/figures_view.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "report/budget_chart.h"
#include "report/plan_charts.h"
#include "report/projected_radar.h"
#include "ui/pages/dashboard/chart_card.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/drawing_view.h"
#include "ui/widgets/list_table.h"

namespace kijun::ui::plan_board {
namespace {

constexpr int kLineRole = Qt::UserRole + 1;

QLabel* makeWords(QWidget* parent, const char* name) {
  auto* words = new QLabel(parent);
  words->setObjectName(QLatin1String(name));
  words->setWordWrap(true);
  words->setTextFormat(Qt::PlainText);
  return words;
}

QString yearWords(const std::optional<int>& year) {
  return year ? toQt(fiscalYearName(*year, language())) : text("planchart.no_year");
}

// The points of the chart come in the order of the days: each leads to its plans.
Drawing burnUpWithLinks(const std::vector<BurnUpPoint>& points, const Date& asOf, ChartSize size) {
  auto drawing = burnUpChart(points, asOf, language(), size);
  auto point = points.begin();
  for (auto& shape : drawing.shapes) {
    if (point == points.end()) break;
    if (!std::holds_alternative<Circle>(shape.geometry)) continue;
    shape.target = "month:" + point->day.iso();
    ++point;
  }
  return drawing;
}

}  // namespace

BudgetView::BudgetView(QWidget* parent)
    : QWidget(parent),
      words_(makeWords(this, "planBudgetWords")),
      cost_(new dashboard::ChartCard(KIJUN_TEXT("planchart.cost.title"), this)),
      days_(new dashboard::ChartCard(KIJUN_TEXT("planchart.days.title"), this)),
      table_(new QTableWidget(this)) {
  cost_->addChart();
  days_->addChart();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(words_);
  auto* charts = new QHBoxLayout;
  charts->addWidget(cost_);
  charts->addWidget(days_);
  column->addLayout(charts, 2);
  table_->setObjectName(QStringLiteral("planBudgetTable"));
  table_->setColumnCount(5);
  asList(*table_);
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
  retextProperty(table_, "accessibleName", KIJUN_TEXT("planboard.view.budget"));
  column->addWidget(table_, 3);
  connect(table_, &QTableWidget::itemActivated, this, [this](const QTableWidgetItem* item) {
    const auto line = item->data(kLineRole);
    if (!line.isValid()) return;
    const auto& plans = lines_[line.toULongLong()].plans;
    Q_EMIT followed({plans.begin(), plans.end()});
  });
  for (auto* chart : {cost_, days_}) {
    connect(chart, &dashboard::ChartCard::followed, this, &BudgetView::follow);
  }
  onLookChange(this, [this, column, charts] {
    column->setSpacing(px(10));
    charts->setSpacing(px(12));
    for (auto* chart : {cost_, days_}) chart->setMinimumHeight(px(200));
    table_->verticalHeader()->setDefaultSectionSize(px(kRowHeight));
    fill();
  });
  onLanguageChange(this, [this] { fill(); });
}

void BudgetView::focus() {
  table_->setFocus();
}

void BudgetView::setPlans(const PlanValuesPtr& values, const std::vector<std::size_t>& places) {
  values_ = values;
  std::vector<PlanView> plans;
  for (const auto place : places) plans.push_back(values->plans[place]);
  lines_ = budgetLines(plans);
  fill();
}

void BudgetView::fill() {
  if (!values_) return;
  using Measure = BudgetMeasure;
  const auto draw = [this](Measure measure) -> std::vector<dashboard::Draw> {
    return {[lines = lines_, departments = values_->departments, measure](ChartSize size) {
      return budgetBars(lines, departments, measure, language(), size);
    }};
  };
  cost_->setCharts(draw(Measure::Cost));
  days_->setCharts(draw(Measure::PersonDays));
  std::int64_t cost = 0, personDays = 0;
  table_->setHorizontalHeaderLabels({text("planchart.year"), text("record.plan.department"),
                                     text("record.plan.cost"), text("record.plan.person_days"),
                                     text("planboard.column.plans")});
  for (int column = 0; column < 5; ++column) {
    table_->horizontalHeaderItem(column)->setTextAlignment(
        (column < 2 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
  }
  table_->setRowCount(0);
  const auto add = [this](const QStringList& cells, std::optional<std::size_t> line) {
    const int row = table_->rowCount();
    table_->insertRow(row);
    for (int column = 0; column < cells.size(); ++column) {
      auto* item = new QTableWidgetItem(cells[column]);
      if (column > 1) item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
      if (line) item->setData(kLineRole, QVariant::fromValue<qulonglong>(*line));
      if (!line) item->setFont(ui::font(Face::Strong));
      table_->setItem(row, column, item);
    }
  };
  for (std::size_t i = 0; i < lines_.size();) {
    std::int64_t yearCost = 0, yearDays = 0;
    std::set<Id> plans;
    const auto year = lines_[i].fiscalYear;
    const auto first = i;
    for (; i < lines_.size() && lines_[i].fiscalYear == year; ++i) {
      yearCost += lines_[i].cost;
      yearDays += lines_[i].personDays;
      plans.insert(lines_[i].plans.begin(), lines_[i].plans.end());
    }
    add({yearWords(year), text("planboard.sum"), toQt(groupedNumber(yearCost)),
         toQt(groupedNumber(yearDays)), QString::number(plans.size())},
        std::nullopt);
    for (auto line = first; line < i; ++line) {
      const auto department = values_->department(lines_[line].department);
      add({QString(), department.empty() ? text("planchart.no_department") : toQt(department),
           toQt(groupedNumber(lines_[line].cost)), toQt(groupedNumber(lines_[line].personDays)),
           QString::number(lines_[line].plans.size())},
          line);
    }
    cost += yearCost;
    personDays += yearDays;
  }
  const auto differs = std::ranges::count_if(values_->plans, &PlanView::budgetDiffers);
  auto words =
      text("planboard.budget.words", toQt(groupedNumber(cost)), toQt(groupedNumber(personDays)));
  if (differs > 0) words += text("planboard.budget.differs", differs);
  words_->setText(words);
  for (int column : {0, 2, 3, 4}) table_->setColumnWidth(column, px(column == 0 ? 120 : 130));
}

void BudgetView::follow(const QString& target) {
  const auto parts = target.split(u':');
  if (parts.size() < 3) return;
  for (const auto& line : lines_) {
    const auto year = line.fiscalYear ? QString::number(*line.fiscalYear) : QString();
    if (year != parts[1] || toQt(line.department) != parts[2]) continue;
    Q_EMIT followed({line.plans.begin(), line.plans.end()});
  }
}

BurnUpView::BurnUpView(QWidget* parent)
    : QWidget(parent),
      words_(makeWords(this, "planBurnWords")),
      burn_(new dashboard::ChartCard(KIJUN_TEXT("chart.burn_up.title"), this)),
      radar_(new dashboard::ChartCard(KIJUN_TEXT("planchart.projected.title"), this)) {
  burn_->addChart();
  radar_->addChart();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(words_);
  auto* charts = new QHBoxLayout;
  charts->addWidget(burn_, 1);
  charts->addWidget(radar_, 1);
  column->addLayout(charts, 1);
  // The plans that were to be done by then, or were.
  connect(burn_, &dashboard::ChartCard::followed, this, [this](const QString& target) {
    const auto day = Date::parse(fromQt(target.section(u':', 1)));
    if (!day) return;
    std::set<Id> plans;
    for (const auto& plan : values_->plans) {
      if (plan.state == "cancelled") continue;
      if ((plan.due && *plan.due <= *day) || (plan.closedOn && *plan.closedOn <= *day)) {
        plans.insert(plan.id);
      }
    }
    if (!plans.empty()) Q_EMIT followed(plans);
  });
  connect(radar_, &dashboard::ChartCard::followed, this, &BurnUpView::sectionFollowed);
  onLookChange(this, [this, column, charts] {
    column->setSpacing(px(10));
    charts->setSpacing(px(12));
    fill();
  });
  onLanguageChange(this, [this] { fill(); });
}

void BurnUpView::focus() {
  burn_->view(0)->setFocus(Qt::TabFocusReason);
}

void BurnUpView::setPlans(const PlanValuesPtr& values) {
  values_ = values;
  fill();
}

void BurnUpView::setProjection(ProjectionPtr projection) {
  projection_ = std::move(projection);
  fill();
}

void BurnUpView::fill() {
  if (!values_) return;
  burn_->setCharts({[points = burnUp(values_->plans, values_->asOf), asOf = values_->asOf](
                        ChartSize size) { return burnUpWithLinks(points, asOf, size); }});
  if (!projection_) return;
  radar_->setCharts({[projection = projection_](ChartSize size) {
    return projectedRadar(projection->now, projection->projected, *projection->catalog, language(),
                          size);
  }});
  const auto& counts = values_->counts;
  words_->setText(text("planboard.burn.words", counts.all(), counts.done, counts.open(),
                       counts.overdue, shown(projection_->now.overall.maturity),
                       shown(projection_->projected.overall.maturity),
                       shown(projection_->now.overall.target), projection_->items));
}

}  // namespace kijun::ui::plan_board
