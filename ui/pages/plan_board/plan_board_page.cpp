#include "ui/pages/plan_board/plan_board_page.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

#include "ui/models/background.h"
#include "ui/models/failure.h"
#include "ui/models/row_places.h"
#include "ui/pages/plan_board/board_view.h"
#include "ui/pages/plan_board/close_dialog.h"
#include "ui/pages/plan_board/figures_view.h"
#include "ui/pages/plan_board/filter_bar.h"
#include "ui/pages/plan_board/list_view.h"
#include "ui/pages/plan_board/plan_pane.h"
#include "ui/pages/plan_board/progress_dialog.h"
#include "ui/pages/plan_board/timeline_view.h"
#include "ui/registers/refusal.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/segmented_control.h"

namespace kijun::ui::plan_board {
namespace {

enum View { Board, Timeline, List, Budget, BurnUp };
constexpr std::array<std::string_view, 5> kViewIds = {"board", "timeline", "list", "budget",
                                                      "burnup"};
constexpr std::array kViewNames = {
    KIJUN_TEXT("planboard.view.board"), KIJUN_TEXT("planboard.view.timeline"),
    KIJUN_TEXT("planboard.view.list"), KIJUN_TEXT("planboard.view.budget"),
    KIJUN_TEXT("planboard.view.burnup")};
constexpr std::array<std::string_view, 3> kZoomIds = {"weeks", "months", "quarters"};

const RecordDescription& planRecord() {
  return *findDescription("plan");
}

}  // namespace

PlanBoardPage::PlanBoardPage(Shell& shell, WorkspaceModel& workspace)
    : Page(shell, workspace),
      body_(new QStackedWidget(this)),
      empty_(new EmptyState("plan", KIJUN_TEXT("planboard.empty"),
                            KIJUN_TEXT("planboard.empty.words"), body_)),
      whole_(new QWidget(body_)) {
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  outer->addWidget(body_);
  build();
  empty_->setAction(KIJUN_TEXT("planboard.empty.begin"), [this] {
    this->shell().goTo(QStringLiteral("plans"), QStringLiteral("plan:"));
  });
  body_->addWidget(whole_);
  body_->addWidget(empty_);
  connectParts();
  connectActions();
  list_->setHiddenColumns(shell.remembered(QStringLiteral("plan_board.hidden"))
                              .toString()
                              .split(u',', Qt::SkipEmptyParts));
  const auto view = fromQt(shell.remembered(QStringLiteral("plan_board.view")).toString());
  const auto at = std::ranges::find(kViewIds, view);
  showView(at == kViewIds.end() ? Board : static_cast<int>(at - kViewIds.begin()));
}

void PlanBoardPage::build() {
  auto* column = new QVBoxLayout(whole_);
  auto* bar = buildBar(whole_);
  column->addLayout(bar);
  bar_ = new FilterBar(whole_);
  column->addWidget(bar_);
  splitter_ = new QSplitter(whole_);
  splitter_->setChildrenCollapsible(false);
  views_ = new QStackedWidget(splitter_);
  board_ = new BoardView(views_);
  timeline_ = new TimelineView(views_);
  timeline_->setObjectName(QStringLiteral("planTimeline"));
  list_ = new ListView(views_);
  budget_ = new BudgetView(views_);
  burnUp_ = new BurnUpView(views_);
  for (QWidget* view :
       std::initializer_list<QWidget*>{board_, timeline_, list_, budget_, burnUp_}) {
    views_->addWidget(view);
  }
  pane_ = new PlanPane(shell(), workspace(), splitter_);
  splitter_->addWidget(views_);
  splitter_->addWidget(pane_);
  splitter_->setStretchFactor(0, 1);
  splitter_->setStretchFactor(1, 0);
  splitter_->setSizes({px(860), px(300)});
  column->addWidget(splitter_, 1);
  onLookChange(whole_, [this, column, bar] {
    column->setContentsMargins(px(20), px(12), px(20), px(12));
    column->setSpacing(px(10));
    bar->setSpacing(px(8));
    pane_->setMinimumWidth(px(272));
  });
}

QHBoxLayout* PlanBoardPage::buildBar(QWidget* parent) {
  auto* row = new QHBoxLayout;
  switch_ = new SegmentedControl(parent, Clearing::Refused);
  switch_->setObjectName(QStringLiteral("planViews"));
  zoom_ = new SegmentedControl(parent, Clearing::Refused);
  zoom_->setObjectName(QStringLiteral("planZoom"));
  end_ = new QToolButton(parent);
  end_->setObjectName(QStringLiteral("planEnd"));
  end_->setProperty("look", "chip");
  columns_ = new QToolButton(parent);
  columns_->setObjectName(QStringLiteral("planColumns"));
  columns_->setProperty("look", "chip");
  retext(columns_, "planboard.columns");
  hint_ = new QLabel(parent);
  hint_->setProperty("look", "muted");
  setFace(hint_, Face::Small);
  row->addWidget(switch_);
  row->addSpacing(px(12));
  row->addWidget(zoom_);
  row->addWidget(end_);
  row->addWidget(columns_);
  row->addStretch();
  row->addWidget(hint_);
  return row;
}

void PlanBoardPage::connectParts() {
  connect(switch_, &SegmentedControl::chosenByUser, this, [this](const QString& id) {
    const auto at = std::ranges::find(kViewIds, fromQt(id));
    showView(static_cast<int>(at - kViewIds.begin()));
  });
  connect(zoom_, &SegmentedControl::chosenByUser, this, [this](const QString& id) {
    const auto at = std::ranges::find(kZoomIds, fromQt(id)) - kZoomIds.begin();
    timeline_->setZoom(static_cast<TimelineZoom>(at));
  });
  connect(timeline_, &TimelineView::zoomed, this, [this](TimelineZoom zoom) {
    zoom_->setChosen(toQt(kZoomIds[static_cast<std::size_t>(zoom)]));
  });
  connect(end_, &QToolButton::clicked, this,
          [this] { shell().actions().action("planboard.end")->trigger(); });
  connect(columns_, &QToolButton::clicked, this,
          [this] { list_->chooseColumns(columns_->mapToGlobal(QPoint(0, columns_->height()))); });
  connect(list_, &ListView::columnsChanged, this, [this] {
    shell().remember(QStringLiteral("plan_board.hidden"), list_->hiddenColumns().join(u','));
  });
  connect(bar_, &FilterBar::changed, this, [this] { setFilter(bar_->filter()); });
  connect(bar_, &FilterBar::done, this, [this] { activate(); });
  const auto take = [this](const Id& plan) {
    plan_ = plan;
    refreshPane();
  };
  connect(board_, &BoardView::chosen, this, take);
  connect(timeline_, &TimelineView::chosen, this, take);
  connect(list_, &ListView::chosen, this, take);
  connect(board_, &BoardView::opened, this, &PlanBoardPage::open);
  connect(timeline_, &TimelineView::opened, this, &PlanBoardPage::open);
  connect(list_, &ListView::opened, this, &PlanBoardPage::open);
  connect(board_, &BoardView::moveWanted, this, &PlanBoardPage::moveTo);
  connect(timeline_, &TimelineView::scheduled, this,
          [this](const Id& plan, const std::string& start, const std::string& due) {
            const auto* view = values_->find(plan);
            if (!view || !mayChange()) return;
            post(commands::schedulePlan(plan, view->title, start, due),
                 text("planboard.scheduled", toQt(start.empty() ? "–" : start),
                      toQt(due.empty() ? "–" : due)));
          });
  connect(budget_, &BudgetView::followed, this, &PlanBoardPage::showOnly);
  connect(burnUp_, &BurnUpView::followed, this, &PlanBoardPage::showOnly);
  connect(burnUp_, &BurnUpView::sectionFollowed, this,
          [this](const QString& target) { shell().goTo(QStringLiteral("assess"), target); });
  connect(pane_, &PlanPane::progressWanted, this, [this] { addProgress(); });
  connect(pane_, &PlanPane::closeWanted, this, [this] { close(); });
  connect(pane_, &PlanPane::openWanted, this, [this] { open(plan_); });
  connect(pane_, &PlanPane::milestoneWanted, this, &PlanBoardPage::reach);
  const auto stale = [this] {
    stale_ = true;
    if (isVisible()) reload();
  };
  connect(&workspace(), &WorkspaceModel::structureChanged, this, stale);
  connect(&workspace(), &WorkspaceModel::cycleChanged, this, stale);
  connect(&workspace(), &WorkspaceModel::scoresChanged, this, [this] { project(); });
  connect(&workspace(), &WorkspaceModel::actorChanged, this, [this] { refreshPane(); });
  onLanguageChange(this, [this] { retell(); });
}

void PlanBoardPage::connectActions() {
  constexpr std::array<std::string_view, 5> kActions = {
      "planboard.view.board", "planboard.view.timeline", "planboard.view.list",
      "planboard.view.budget", "planboard.view.burnup"};
  for (std::size_t view = 0; view < kActions.size(); ++view) {
    handle(kActions[view], [this, view] {
      showView(static_cast<int>(view));
      activate();
    });
  }
  handle("planboard.filter", [this] { bar_->focusWords(); });
  handle("planboard.progress", [this] { addProgress(); });
  handle("planboard.close", [this] { close(); });
  handle("planboard.copy", [this] { copy(); });
  handle("planboard.left", [this] { views_->currentIndex() == Timeline ? shift(-1) : step(-1); });
  handle("planboard.right", [this] { views_->currentIndex() == Timeline ? shift(1) : step(1); });
  handle("planboard.week_earlier", [this] { shift(-7); });
  handle("planboard.week_later", [this] { shift(7); });
  handle("planboard.end", [this] {
    using End = TimelineView::End;
    const auto next = timeline_->end() == End::Due     ? End::Start
                      : timeline_->end() == End::Start ? End::Both
                                                       : End::Due;
    timeline_->setEnd(next);
    retell();
  });
  handle("planboard.closer", [this] {
    const int to = std::max(0, static_cast<int>(timeline_->zoom()) - 1);
    timeline_->setZoom(static_cast<TimelineZoom>(to));
  });
  handle("planboard.farther", [this] {
    const int to = std::min(2, static_cast<int>(timeline_->zoom()) + 1);
    timeline_->setZoom(static_cast<TimelineZoom>(to));
  });
  handle("planboard.as_of", [this] { timeline_->showAsOf(); });
}

void PlanBoardPage::retell() {
  std::vector<Segment> views, zooms;
  for (std::size_t i = 0; i < kViewIds.size(); ++i) {
    const auto words = text(kViewNames[i]);
    views.push_back(
        {toQt(kViewIds[i]), words, words, text("planboard.view.tip", words, i + 1), {}});
  }
  for (const auto id : kZoomIds) {
    const auto words = rendered(Message{"planboard.zoom." + std::string(id), {}});
    zooms.push_back({toQt(id), words, words, {}, {}});
  }
  switch_->setSegments(std::move(views));
  switch_->setChosen(toQt(kViewIds[static_cast<std::size_t>(views_->currentIndex())]));
  zoom_->setSegments(std::move(zooms));
  zoom_->setChosen(toQt(kZoomIds[static_cast<std::size_t>(timeline_->zoom())]));
  using End = TimelineView::End;
  const auto end = timeline_->end();
  end_->setText(text(end == End::Due     ? KIJUN_TEXT("planboard.end.due")
                     : end == End::Start ? KIJUN_TEXT("planboard.end.start")
                                         : KIJUN_TEXT("planboard.end.both")));
  end_->setToolTip(text("planboard.end.tip"));
  const int view = views_->currentIndex();
  zoom_->setVisible(view == Timeline);
  end_->setVisible(view == Timeline);
  columns_->setVisible(view == List);
  hint_->setText(view == Board      ? text("planboard.hint.board")
                 : view == Timeline ? text("planboard.hint.timeline")
                 : view == List     ? text("planboard.hint.list")
                                    : QString());
  // Figures are of many plans: the room is theirs.
  pane_->setVisible(view < Budget);
  bar_->setVisible(view != BurnUp);
}

void PlanBoardPage::activate() {
  if (body_->currentWidget() == empty_) {
    empty_->setFocus();
    return;
  }
  switch (views_->currentIndex()) {
    case Board:
      return board_->focus();
    case Timeline:
      return timeline_->setFocus();
    case List:
      return list_->setFocus();
    case Budget:
      return budget_->focus();
    default:
      return burnUp_->focus();
  }
}

bool PlanBoardPage::focusItem(const QString& target) {
  const auto value = fromQt(target.section(u':', 1));
  if (target.startsWith(QLatin1String("view:"))) {
    const auto at = std::ranges::find(kViewIds, value);
    if (at == kViewIds.end()) return false;
    showView(static_cast<int>(at - kViewIds.begin()));
    return true;
  }
  if (target.startsWith(QLatin1String("plan:"))) {
    if (views_->currentIndex() >= Budget) showView(Board);
    plan_ = value;
    if (values_ && !std::ranges::count(fitting(*values_, filter_), values_->places.contains(plan_)
                                                                       ? values_->places.at(plan_)
                                                                       : values_->plans.size())) {
      setFilter({});
    }
    choose(plan_);
    return true;
  }
  if (target.startsWith(QLatin1String("mark:"))) {
    PlanFilter filter;
    filter.mark = value;
    if (views_->currentIndex() == BurnUp) showView(List);
    setFilter(filter);
    return true;
  }
  return false;
}

QString PlanBoardPage::place() const {
  if (views_->currentIndex() >= Budget || plan_.empty()) {
    return QStringLiteral("view:") +
           toQt(kViewIds[static_cast<std::size_t>(views_->currentIndex())]);
  }
  return QStringLiteral("plan:") + toQt(plan_);
}

void PlanBoardPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  if (stale_) reload();
}

void PlanBoardPage::showView(int view) {
  views_->setCurrentIndex(view);
  shell().remember(QStringLiteral("plan_board.view"),
                   toQt(kViewIds[static_cast<std::size_t>(view)]));
  retell();
  if (!values_) return;
  choose(plan_);
  if (view == BurnUp) project();
}

void PlanBoardPage::reload() {
  stale_ = false;
  inBackground(
      this,
      [session = workspace().sessionPtr(), asOf = workspace().snapshot().asOf] {
        return readPlans(*session, asOf);
      },
      [this, round = ++round_](PlanValuesPtr values) {
        if (round == round_) adopt(std::move(values));
      },
      [this](const std::exception_ptr& failure) {
        shell().say(failureInWords(failure, "Reading the treatment plans"));
      });
}

void PlanBoardPage::adopt(PlanValuesPtr values) {
  const bool first = !values_;
  values_ = std::move(values);
  body_->setCurrentWidget(values_->plans.empty() ? static_cast<QWidget*>(empty_) : whole_);
  bar_->setValues(values_);
  burnUp_->setPlans(values_);
  arrange();
  if (!chosen()) plan_ = firstToSee();
  choose(plan_);
  project();
  // Whoever came here before there was anything to see works on where that is.
  if (first && isVisible() && isAncestorOf(window()->focusWidget())) activate();
}

// What is late, else what is open, else any.
Id PlanBoardPage::firstToSee() const {
  const auto places = fitting(*values_, filter_);
  const auto firstWith = [&](auto holds) {
    return std::ranges::find_if(places,
                                [&](std::size_t place) { return holds(values_->plans[place]); });
  };
  auto at = firstWith([](const PlanView& plan) { return plan.overdue; });
  if (at == places.end()) at = firstWith([](const PlanView& plan) { return plan.open; });
  if (at == places.end()) at = places.begin();
  return at == places.end() ? Id() : values_->plans[*at].id;
}

// Where the open plans lead, from the scores as they stand; only while it is looked at.
void PlanBoardPage::project() {
  if (!values_ || views_->currentIndex() != BurnUp) return;
  auto projection = std::make_shared<Projection>();
  projection->catalog = workspace().cycle().catalog;
  projection->now = workspace().scores();
  const auto levels = promisedLevels(*projection->catalog, projection->now.items, values_->plans);
  projection->items = levels.size();
  projection->projected = projectedScores(*projection->catalog, projection->now.items, levels);
  burnUp_->setProjection(std::move(projection));
}

void PlanBoardPage::arrange() {
  const auto places = fitting(*values_, filter_);
  board_->setPlans(values_, places);
  timeline_->setPlans(values_, places);
  list_->setPlans(values_, places);
  budget_->setPlans(values_, places);
  bar_->setStanding(static_cast<int>(places.size()), static_cast<int>(values_->plans.size()));
}

void PlanBoardPage::setFilter(const PlanFilter& filter) {
  filter_ = filter;
  bar_->setFilter(filter);
  if (!values_) return;
  arrange();
  choose(plan_);
}

void PlanBoardPage::showOnly(const std::set<Id>& plans) {
  PlanFilter filter;
  filter.only = plans;
  setFilter(filter);
  showView(List);
  activate();
}

void PlanBoardPage::choose(const Id& plan) {
  plan_ = plan;
  board_->choose(plan);
  timeline_->choose(plan);
  list_->choose(plan);
  refreshPane();
}

void PlanBoardPage::refreshPane() {
  if (!values_) return;
  pane_->setRefusal(registers::refusalToChange(workspace(), planRecord()));
  pane_->show(values_, chosen(), views_->currentIndex() == List ? list_->chosenCount() : 1);
}

bool PlanBoardPage::mayChange() {
  const auto why = registers::refusalToChange(workspace(), planRecord());
  if (!why.isEmpty()) shell().say(why);
  return why.isEmpty();
}

void PlanBoardPage::post(Command command, const QString& said) {
  workspace().post(std::move(command), [self = QPointer(this), said](bool durable) {
    if (self && durable) self->shell().say(said);
  });
}

void PlanBoardPage::moveTo(const Id& plan, const std::string& state) {
  const auto* view = values_ ? values_->find(plan) : nullptr;
  if (!view || view->state == state || !mayChange()) return;
  if (state == "done") {
    choose(plan);
    close();
    return;
  }
  post(commands::movePlan(plan, view->title, state),
       text("planboard.moved", toQt(view->title),
            rendered(Message{"record.plan.state." + state, {}})));
}

void PlanBoardPage::step(int by) {
  const auto* plan = chosen();
  if (!plan || views_->currentIndex() != Board) return;
  const auto state = BoardView::nextTo(plan->state, by);
  if (!state.empty()) moveTo(plan->id, state);
}

void PlanBoardPage::shift(int days) {
  if (views_->currentIndex() == Timeline) timeline_->move(days);
}

void PlanBoardPage::addProgress() {
  const auto* plan = chosen();
  if (!plan || !pane_->isVisible() || !mayChange()) return;
  ProgressDialog dialog(*values_, *plan, workspace().actor().person, this);
  if (!ask::run(dialog)) return;
  post(commands::putRecord(*findDescription("plan_progress"), dialog.row()),
       text("planboard.progressed"));
}

void PlanBoardPage::close() {
  const auto* plan = chosen();
  if (!plan || !pane_->isVisible() || plan->state == "done" || !mayChange()) return;
  CloseDialog dialog(workspace(), *values_, *plan, this);
  if (!ask::run(dialog)) return;
  auto closing = dialog.closing();
  const auto raised = closing.levels.size();
  const auto said = text("planboard.closed.said", toQt(closing.title), raised);
  post(commands::closePlan(std::move(closing)), said);
}

void PlanBoardPage::reach(const Id& milestone, bool reached) {
  const auto* plan = chosen();
  if (!plan || !mayChange()) return;
  const auto at = std::ranges::find(plan->milestones, milestone, &PlanMilestone::id);
  if (at == plan->milestones.end()) return;
  const auto day = reached ? likelyDay(values_->asOf).iso() : std::string();
  post(commands::reachMilestone(milestone, at->title, day),
       reached ? text("planboard.reached", toQt(at->title), toQt(day))
               : text("planboard.unreached", toQt(at->title)));
}

void PlanBoardPage::open(const Id& plan) {
  if (!plan.empty()) goToRow(shell(), workspace(), "plan", {plan});
}

void PlanBoardPage::copy() {
  if (views_->currentIndex() != List) return;
  shell().say(text("registerwords.copied", list_->copy()));
}

}  // namespace kijun::ui::plan_board
