#include "ui/pages/dashboard/chart_card.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "report/charts.h"
#include "ui/pages/dashboard/number_button.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/drawing_view.h"

namespace kijun::ui::dashboard {
namespace {

// A chart with more room than this, in the design's pixels, is drawn larger, not emptier.
constexpr double kAmpleWidth = 400, kAmpleHeight = 300, kLargest = 1.3;

}  // namespace

ChartCard::ChartCard(std::string_view titleId, QWidget* parent)
    : QFrame(parent), title_(new QLabel(this)), table_(new QToolButton(this)) {
  setProperty("look", "card");
  table_->setProperty("look", "foot");
  retext(table_, "dashboard.table");
  retextProperty(table_, "toolTip", KIJUN_TEXT("dashboard.table.tip"));
  connect(table_, &QToolButton::clicked, this, [this] {
    if (!panes_.empty()) panes_.front().view->showTable();
  });
  auto* column = new QVBoxLayout(this);
  title_->setVisible(!titleId.empty());
  if (!titleId.empty()) {
    retext(title_, titleId);
    column->addLayout(makeHead(title_));
  }
  row_ = new QHBoxLayout;
  column->addLayout(row_, 1);
  onLookChange(this, [this] { restyle(); });
}

// The last head keeps the button.
QHBoxLayout* ChartCard::makeHead(QLabel* name) {
  auto* head = new QHBoxLayout;
  head->addWidget(name);
  head->addStretch();
  head->addWidget(table_);
  return head;
}

void ChartCard::addChart(std::string_view nameId) {
  Pane pane;
  auto* column = new QVBoxLayout;
  column->setSpacing(0);
  if (!nameId.empty()) {
    pane.name = new QLabel(this);
    retext(pane.name, nameId);
    column->addLayout(makeHead(pane.name));
  }
  pane.view = new DrawingView(this);
  pane.view->setMinimumSize(1, 1);
  column->addWidget(pane.view, 1);
  row_->addLayout(column, 1);
  const std::size_t chart = panes_.size();
  connect(pane.view, &DrawingView::resized, this, [this, chart] { redraw(chart); });
  connect(pane.view, &DrawingView::followed, this, &ChartCard::followed);
  panes_.push_back(std::move(pane));
  restyle();
}

void ChartCard::setCharts(std::vector<Draw> draws) {
  for (std::size_t i = 0; i < panes_.size() && i < draws.size(); ++i) {
    panes_[i].draw = std::move(draws[i]);
    redraw(i);
  }
}

void ChartCard::setMagnification(double factor) {
  magnification_ = factor;
  restyle();
}

double ChartCard::unit() const {
  return textSize() / 100.0 * magnification_;
}

void ChartCard::restyle() {
  const auto length = [this](double pixels) { return static_cast<int>(pixels * unit() + 0.5); };
  title_->setFont(magnified(Face::Strong, magnification_));
  title_->setMinimumHeight(length(kHeadHeight));
  table_->setFont(magnified(Face::Small, magnification_));
  layout()->setContentsMargins(length(14), length(10), length(10), length(10));
  layout()->setSpacing(length(4));
  row_->setSpacing(length(16));
  for (std::size_t i = 0; i < panes_.size(); ++i) {
    if (panes_[i].name) {
      panes_[i].name->setFont(magnified(Face::Strong, magnification_));
      panes_[i].name->setMinimumHeight(length(kHeadHeight));
    }
    redraw(i);
  }
}

// Drawn in the units of the design and scaled up by the view, so that type grows with the text.
void ChartCard::redraw(std::size_t chart) {
  const Pane& pane = panes_[chart];
  if (!pane.draw || pane.view->width() < 40 || pane.view->height() < 40) return;
  const double width = pane.view->width() / unit(), height = pane.view->height() / unit();
  const double larger =
      std::clamp(std::min(width / kAmpleWidth, height / kAmpleHeight), 1.0, kLargest);
  pane.view->setDrawing(pane.draw({width / larger, height / larger}));
}

}  // namespace kijun::ui::dashboard
