#include "ui/pages/dashboard/dashboard_page.h"

#include <QEvent>
#include <QResizeEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedLayout>
#include <QTimer>
#include <QToolButton>
#include <algorithm>

#include "base/log.h"
#include "ui/models/background.h"
#include "ui/pages/dashboard/board.h"
#include "ui/pages/dashboard/cards.h"
#include "ui/pages/dashboard/chart_card.h"
#include "ui/pages/dashboard/cycles.h"
#include "ui/pages/dashboard/gap_card.h"
#include "ui/pages/dashboard/headline.h"
#include "ui/pages/dashboard/outlook_line.h"
#include "ui/pages/dashboard/why_dialog.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/empty_state.h"

namespace kijun::ui::dashboard {
namespace {

constexpr double kRoomForOutlook = 1100;

}  // namespace

DashboardPage::DashboardPage(Shell& shell, WorkspaceModel& workspace) : Page(shell, workspace) {
  build();
  connectParts();
  readTrend();
  readOutlook();
}

DashboardPage::~DashboardPage() {
  delete presenter_;
}

void DashboardPage::build() {
  stack_ = new QStackedLayout(this);
  empty_ = new EmptyState("dashboard", KIJUN_TEXT("dashboard.empty.title"),
                          KIJUN_TEXT("dashboard.empty.words"), this);
  scroll_ = new QScrollArea(this);
  scroll_->setWidgetResizable(true);
  scroll_->setFrameShape(QFrame::NoFrame);
  scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll_->setFocusPolicy(Qt::NoFocus);
  scroll_->viewport()->installEventFilter(this);
  board_ = new QWidget;
  board_->setProperty("look", "scrolled");
  headline_ = new Headline(board_);
  outlookLine_ = new OutlookLine(board_);
  outlookLine_->hide();
  presentButton_ = new QToolButton(board_);
  for (auto& card : cards_) card = new FigureCard(board_);
  radar_ = new ChartCard(KIJUN_TEXT("dashboard.radar.title"), board_);
  radar_->addChart();
  heat_ = new ChartCard(KIJUN_TEXT("dashboard.heat.title"), board_);
  heat_->addChart();
  trend_ = new ChartCard({}, board_);
  trend_->addChart(KIJUN_TEXT("dashboard.trend.maturity.title"));
  trend_->addChart(KIJUN_TEXT("dashboard.trend.fulfilment.title"));
  trend_->hide();
  outlook_ = new ChartCard({}, board_);
  outlook_->addChart(KIJUN_TEXT("dashboard.matrix.title"));
  outlook_->addChart(KIJUN_TEXT("dashboard.burnup.title"));
  outlook_->hide();
  gaps_ = new GapCard(board_);
  gaps_->offerAll();
  scroll_->setWidget(board_);
  stack_->addWidget(scroll_);
  stack_->addWidget(empty_);
}

void DashboardPage::connectParts() {
  const auto asks = [this](const QString& link) { follow(link); };
  connect(headline_, &Headline::asked, this, asks);
  for (auto* card : cards_) connect(card, &FigureCard::asked, this, asks);
  for (auto* chart : {radar_, heat_, trend_, outlook_}) {
    connect(chart, &ChartCard::followed, this, asks);
  }
  connect(outlookLine_, &OutlookLine::asked, this, asks);
  connect(gaps_, &GapCard::asked, this, asks);
  connect(gaps_, &GapCard::allWanted, this, [this] { shell().goTo(QStringLiteral("gaps")); });
  connect(gaps_, &GapCard::itemChosen, this, [this](const QString& item) { goToItem(item); });
  empty_->setAction(KIJUN_TEXT("dashboard.empty.begin"),
                    [this] { shell().goTo(QStringLiteral("assess")); });

  handle("dashboard.present", [this] { present(); });
  presentButton_->setDefaultAction(shell().actions().action("dashboard.present"));
  presentButton_->setToolButtonStyle(Qt::ToolButtonIconOnly);
  retextProperty(presentButton_, "toolTip", KIJUN_TEXT("dashboard.present.tip"));

  connect(&workspace(), &WorkspaceModel::scoresChanged, this, [this] { refreshSoon(); });
  const auto readAnew = [this] {
    readTrend();
    readOutlook();
  };
  connect(&workspace(), &WorkspaceModel::cycleChanged, this, readAnew);
  connect(&workspace(), &WorkspaceModel::structureChanged, this, readAnew);
  onLanguageChange(this, [this] { refreshSoon(); });
  onLookChange(this, [this] { refreshSoon(); });
}

void DashboardPage::activate() {
  if (stack_->currentWidget() == scroll_) {
    headline_->setFocus();
  } else {
    empty_->setFocus();
  }
}

void DashboardPage::leave() {
  if (presenter_) presenter_->close();
}

void DashboardPage::refreshSoon() {
  stale_ = true;
  if (waiting_ || (!isVisible() && !presenter_)) return;
  waiting_ = true;
  QTimer::singleShot(0, this, [this] {
    waiting_ = false;
    if (stale_) refresh();
  });
}

void DashboardPage::refresh() {
  stale_ = false;
  const auto& scores = workspace().scores();
  const auto* before = workspace().previousScores();
  const auto& previous = workspace().snapshot().previous;
  stack_->setCurrentWidget(isBegun(scores) ? static_cast<QWidget*>(scroll_) : empty_);
  headline_->setStanding(
      standingOf(workspace().catalog(), scores, previous ? &*previous : nullptr, before));
  const auto words = cardsOf(scores, before);
  for (std::size_t i = 0; i < cards_.size(); ++i) cards_[i]->setWords(words[i]);
  const auto values = std::make_shared<const ChartValues>(ChartValues{
      workspace().cycle().catalog, scores, before ? std::optional(*before) : std::nullopt});
  radar_->setCharts({radar(values)});
  heat_->setCharts({heat(values)});
  gaps_->setValues(values);
  showTrend();
  showOutlook();
  arrange();
  if (presenter_) {
    presenter_->setValues(
        {workspace().snapshot().organisation.name, workspace().cycle().cycle.name,
         workspace().snapshot().asOf,
         standingOf(workspace().catalog(), scores, previous ? &*previous : nullptr, before), words,
         values, outlookValues_});
  }
}

void DashboardPage::readTrend() {
  inBackground(
      this, [session = workspace().sessionPtr()] { return readCycles(*session); },
      [this](std::vector<CycleValues> cycles) {
        cycles_ = std::move(cycles);
        refreshSoon();
      },
      [](const std::exception_ptr&) {
        spdlog::warn("The cycles could not be read for the trend of the dashboard.");
      });
}

void DashboardPage::readOutlook() {
  inBackground(
      this,
      [session = workspace().sessionPtr(), catalog = workspace().cycle().catalog,
       asOf = workspace().snapshot().asOf] {
        return dashboard::readOutlook(*session, *catalog, asOf);
      },
      [this, round = ++outlookRound_](OutlookPtr outlook) {
        if (round != outlookRound_) return;
        outlookValues_ = std::move(outlook);
        refreshSoon();
      },
      [](const std::exception_ptr&) {
        spdlog::warn("Risks and plans could not be read for the dashboard.");
      });
}

bool DashboardPage::hasOutlookCharts() const {
  return outlookValues_ && (!outlookValues_->points.empty() || !outlookValues_->burnUp.empty());
}

void DashboardPage::showOutlook() {
  if (!outlookValues_) return;
  outlookLine_->setFacts(factsOf(*outlookValues_));
  if (hasOutlookCharts())
    outlook_->setCharts({scenarioMatrix(outlookValues_), planBurnUp(outlookValues_)});
}

// The cycle that is shown stands as it is now.
void DashboardPage::showTrend() {
  for (auto& cycle : cycles_) {
    if (cycle.number == workspace().cycleNumber()) cycle.scores = workspace().scores();
  }
  const bool shown = cycles_.size() > 1;
  trend_->setVisible(shown);
  if (shown) trend_->setCharts({maturityTrend(cycles_), fulfilmentTrend(cycles_)});
}

void DashboardPage::arrange() {
  BoardRoom room;
  room.width = scroll_->viewport()->width();
  room.height = scroll_->viewport()->height();
  room.unit = textSize() / 100.0;
  const int margins = px(40) + px(44);
  room.sentenceHeight = std::max(px(32), headline_->heightForWidth(room.width - margins));
  for (const auto* card : cards_) {
    const QSize least = card->minimumSizeHint();
    room.cardHeight = std::max(room.cardHeight, least.height());
    room.cardWidth = std::max(room.cardWidth, least.width());
  }
  room.trend = cycles_.size() > 1;
  // Where they have no room to be read, the line leads to them, and the presentation shows them.
  room.outlook = hasOutlookCharts() && room.width >= px(kRoomForOutlook);
  outlook_->setVisible(room.outlook);
  if (!outlookLine_->isBare()) {
    room.outlookHeight = outlookLine_->heightForWidth(room.width - px(40));
  }
  const auto places = placesFor(room);
  board_->setMinimumHeight(places.height);
  QRect sentence = places.sentence;
  const int side = px(32);
  presentButton_->setGeometry(sentence.right() - side + 1, sentence.top(), side, side);
  sentence.setRight(sentence.right() - px(44));
  headline_->setGeometry(sentence);
  for (std::size_t i = 0; i < cards_.size(); ++i) cards_[i]->setGeometry(places.cards[i]);
  outlookLine_->setGeometry(places.outlookLine);
  if (room.outlook) outlook_->setGeometry(places.outlook);
  radar_->setGeometry(places.radar);
  heat_->setGeometry(places.heat);
  if (room.trend) trend_->setGeometry(places.trend);
  gaps_->setGeometry(places.gaps);
}

void DashboardPage::resizeEvent(QResizeEvent* event) {
  Page::resizeEvent(event);
  arrange();
}

bool DashboardPage::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Resize) arrange();
  return Page::eventFilter(watched, event);
}

void DashboardPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  if (stale_) refresh();
}

void DashboardPage::follow(const QString& target) {
  if (const auto question = questionOf(fromQt(target))) {
    ask(*question);
    return;
  }
  // "go:riskmap:mark:overdue"
  if (target.startsWith(QLatin1String("go:"))) {
    if (presenter_) presenter_->close();
    shell().goTo(target.section(u':', 1, 1), target.section(u':', 2));
    return;
  }
  // "cycle:3:maturity"
  const auto parts = target.split(u':');
  if (parts.size() != 3 || parts[0] != QLatin1String("cycle")) return;
  if (const auto question = questionOf("why:" + fromQt(parts[2]))) {
    askOfCycle(*question, parts[1].toInt());
  }
}

Ground DashboardPage::ground() const {
  const auto& previous = workspace().snapshot().previous;
  return {workspace().catalog(), workspace().scores(), previous ? &*previous : nullptr,
          workspace().previousScores()};
}

void DashboardPage::ask(const Question& question) {
  WhyDialog dialog(answer(question, ground()), workspace().catalog(), front());
  if (ask::run(dialog) && !dialog.chosenItem().isEmpty()) goToItem(dialog.chosenItem());
}

void DashboardPage::askOfCycle(const Question& question, int cycle) {
  const auto at = std::ranges::find(cycles_, cycle, &CycleValues::number);
  if (at == cycles_.end()) return;
  if (cycle == workspace().cycleNumber()) {
    ask(question);
    return;
  }
  const auto catalog = at->catalog;
  auto why = answer(question, {*catalog, at->scores, nullptr, nullptr});
  why.title = text("dashboard.why.of_cycle", why.title, at->name);
  WhyDialog dialog(std::move(why), *catalog, front());
  if (ask::run(dialog) && !dialog.chosenItem().isEmpty()) goToItem(dialog.chosenItem());
}

QWidget* DashboardPage::front() {
  return presenter_ ? static_cast<QWidget*>(presenter_) : this;
}

void DashboardPage::goToItem(const QString& item) {
  if (presenter_) presenter_->close();
  shell().goTo(QStringLiteral("assess"), QStringLiteral("item:") + item);
}

void DashboardPage::present() {
  if (presenter_) {
    presenter_->close();
    return;
  }
  presenter_ = new Presenter;
  connect(presenter_, &Presenter::left, this, [this] { activate(); });
  connect(presenter_, &Presenter::followed, this,
          [this](const QString& target) { follow(target); });
  connect(presenter_, &Presenter::itemChosen, this,
          [this](const QString& item) { goToItem(item); });
  refresh();
  presenter_->showFullScreen();
}

}  // namespace kijun::ui::dashboard
