#include "ui/pages/dashboard/presenter.h"

#include <QCloseEvent>
#include <QGridLayout>
#include <QLabel>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/pages/dashboard/chart_card.h"
#include "ui/pages/dashboard/gap_card.h"
#include "ui/pages/dashboard/headline.h"
#include "ui/pages/dashboard/number_button.h"
#include "ui/pages/dashboard/outlook_line.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui::dashboard {
namespace {

// Sizes are those of the desk times so much, on a screen of 1366 × 768.
constexpr double kFigures = 2.1, kCharts = 1.75, kGaps = 1.6, kHeadline = 1.9, kLine = 1.5,
                 kFrame = 1.3;

}  // namespace

Presenter::Presenter(QWidget* parent)
    : QWidget(parent, Qt::Window),
      column_(new QVBoxLayout(this)),
      whose_(new QLabel(this)),
      pages_(new QStackedWidget(this)) {
  setAttribute(Qt::WA_DeleteOnClose);
  setObjectName(QStringLiteral("presenter"));
  retextProperty(this, "windowTitle", KIJUN_TEXT("dashboard.present.window"));
  whose_->setProperty("look", "muted");
  radar_ = new ChartCard(KIJUN_TEXT("dashboard.radar.title"));
  radar_->addChart();
  heat_ = new ChartCard(KIJUN_TEXT("dashboard.heat.title"));
  heat_->addChart();
  outlook_ = new ChartCard({});
  outlook_->addChart(KIJUN_TEXT("dashboard.matrix.title"));
  outlook_->addChart(KIJUN_TEXT("dashboard.burnup.title"));
  gaps_ = new GapCard;
  pages_->addWidget(makeFirstPage());
  for (QWidget* page : {static_cast<QWidget*>(radar_), static_cast<QWidget*>(heat_),
                        static_cast<QWidget*>(outlook_), static_cast<QWidget*>(gaps_)}) {
    pages_->addWidget(page);
  }
  column_->addWidget(whose_);
  column_->addWidget(pages_, 1);
  column_->addWidget(makeFoot());
  for (auto* card : cards_) connect(card, &FigureCard::asked, this, &Presenter::followed);
  for (auto* chart : {radar_, heat_, outlook_}) {
    connect(chart, &ChartCard::followed, this, &Presenter::followed);
  }
  connect(headline_, &Headline::asked, this, &Presenter::followed);
  connect(outlookLine_, &OutlookLine::asked, this, &Presenter::followed);
  connect(gaps_, &GapCard::asked, this, &Presenter::followed);
  connect(gaps_, &GapCard::itemChosen, this, &Presenter::itemChosen);
  addKeys();
  onLookChange(this, [this] { rescale(); });
  onLanguageChange(this, [this] { retell(); });
}

QWidget* Presenter::makeFirstPage() {
  auto* page = new QWidget;
  first_ = new QVBoxLayout(page);
  first_->setContentsMargins(0, 0, 0, 0);
  headline_ = new Headline(page);
  first_->addWidget(headline_);
  outlookLine_ = new OutlookLine(page);
  outlookLine_->hide();
  first_->addWidget(outlookLine_);
  grid_ = new QGridLayout;
  for (std::size_t i = 0; i < cards_.size(); ++i) {
    cards_[i] = new FigureCard(page);
    grid_->addWidget(cards_[i], static_cast<int>(i / 2), static_cast<int>(i % 2));
  }
  for (const int at : {0, 1}) {
    grid_->setColumnStretch(at, 1);
    grid_->setRowStretch(at, 1);
  }
  first_->addLayout(grid_, 1);
  return page;
}

QWidget* Presenter::makeFoot() {
  auto* foot = new QWidget(this);
  foot_ = new QHBoxLayout(foot);
  foot_->setContentsMargins(0, 0, 0, 0);
  keys_ = new QLabel(foot);
  place_ = new QLabel(foot);
  for (QLabel* label : {keys_, place_}) label->setProperty("look", "muted");
  retext(keys_, "dashboard.present.keys");
  const auto button = [&](std::string_view textId, int by) {
    auto* out = new QToolButton(foot);
    retext(out, textId);
    connect(out, &QToolButton::clicked, this, [this, by] { turnTo(currentPage() + by); });
    return out;
  };
  back_ = button(KIJUN_TEXT("dashboard.present.back"), -1);
  on_ = button(KIJUN_TEXT("dashboard.present.on"), 1);
  foot_->addWidget(keys_);
  foot_->addStretch();
  foot_->addWidget(back_);
  foot_->addWidget(place_);
  foot_->addWidget(on_);
  return foot;
}

void Presenter::addKeys() {
  const auto on = [this](std::initializer_list<QKeySequence> keys, auto call) {
    for (const auto& key : keys) {
      connect(new QShortcut(key, this), &QShortcut::activated, this, call);
    }
  };
  on({Qt::Key_Right, Qt::Key_PageDown, Qt::Key_Space}, [this] { turnTo(currentPage() + 1); });
  on({Qt::Key_Left, Qt::Key_PageUp, Qt::Key_Backspace}, [this] { turnTo(currentPage() - 1); });
  on({Qt::Key_Home}, [this] { turnTo(0); });
  on({Qt::Key_End}, [this] { turnTo(pageCount() - 1); });
  on({Qt::Key_Escape, Qt::Key_F11}, [this] { close(); });
}

int Presenter::pageCount() const {
  return pages_->count();
}
int Presenter::currentPage() const {
  return pages_->currentIndex();
}

void Presenter::turnTo(int page) {
  pages_->setCurrentIndex(std::clamp(page, 0, pageCount() - 1));
  retell();
}

void Presenter::retell() {
  place_->setText(text("dashboard.present.place", currentPage() + 1, pageCount()));
  back_->setEnabled(currentPage() > 0);
  on_->setEnabled(currentPage() + 1 < pageCount());
}

void Presenter::setValues(const PresentedValues& values) {
  whose_->setText(text("dashboard.present.whose", values.organisation, values.cycle,
                       values.asOf.shown(language())));
  headline_->setStanding(values.standing);
  for (std::size_t i = 0; i < cards_.size(); ++i) cards_[i]->setWords(values.cards[i]);
  radar_->setCharts({radar(values.charts)});
  heat_->setCharts({heat(values.charts)});
  gaps_->setValues(values.charts);
  if (!values.outlook) return;
  outlookLine_->setFacts(factsOf(*values.outlook));
  outlook_->setCharts({scenarioMatrix(values.outlook), planBurnUp(values.outlook)});
}

// Type grows with the screen, whatever the text size at the desk.
void Presenter::rescale() {
  const double screen = std::min(width() / 1366.0, height() / 768.0) * 100 / textSize();
  const auto length = [&](double pixels) { return static_cast<int>(px(pixels) * screen); };
  headline_->setMagnification(kHeadline * screen);
  for (auto* card : cards_) card->setMagnification(kFigures * screen);
  radar_->setMagnification(kCharts * screen);
  heat_->setMagnification(kCharts * screen);
  outlook_->setMagnification(kCharts * screen);
  outlookLine_->setMagnification(kLine * screen);
  gaps_->setMagnification(kGaps * screen);
  for (QWidget* small :
       {static_cast<QWidget*>(whose_), static_cast<QWidget*>(keys_), static_cast<QWidget*>(place_),
        static_cast<QWidget*>(back_), static_cast<QWidget*>(on_)}) {
    small->setFont(magnified(Face::Body, kFrame * screen));
  }
  column_->setContentsMargins(length(40), length(24), length(40), length(16));
  column_->setSpacing(length(16));
  first_->setSpacing(length(20));
  grid_->setSpacing(length(16));
  foot_->setSpacing(length(10));
}

void Presenter::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  rescale();
}

void Presenter::closeEvent(QCloseEvent* event) {
  QWidget::closeEvent(event);
  Q_EMIT left();
}

}  // namespace kijun::ui::dashboard
