#include "ui/pages/plan_board/plan_board_page.h"

#include <QPointer>
#include <QSplitter>
#include <QStackedWidget>
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
#include "ui/pages/plan_board/view_bar.h"
#include "ui/registers/refusal.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/empty_state.h"

namespace kijun::ui::plan_board {
namespace {

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
  const auto remembered = fromQt(shell.remembered(QStringLiteral("plan_board.view")).toString());
  showView(viewFrom(remembered).value_or(Board));
}

void PlanBoardPage::build() {
  auto* column = new QVBoxLayout(whole_);
  head_ = new ViewBar(whole_);
  column->addWidget(head_);
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
  onLookChange(whole_, [this, column] {
    column->setContentsMargins(px(20), px(12), px(20), px(12));
    column->setSpacing(px(10));
    pane_->setMinimumWidth(px(272));
  });
}

void PlanBoardPage::connectParts() {
  connect(head_, &ViewBar::viewWanted, this, &PlanBoardPage::showView);
  connect(head_, &ViewBar::zoomWanted, timeline_, &TimelineView::setZoom);
  connect(timeline_, &TimelineView::zoomed, this, [this] { retell(); });
  connect(head_, &ViewBar::endWanted, this,
          [this] { shell().actions().action("planboard.end")->trigger(); });
  connect(head_, &ViewBar::columnsWanted, list_, &ListView::chooseColumns);
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
  constexpr std::array<std::string_view, kViews> kActions = {
      "planboard.view.board", "planboard.view.timeline", "planboard.view.list",
      "planboard.view.budget", "planboard.view.burnup"};
  for (std::size_t view = 0; view < kActions.size(); ++view) {
    handle(kActions[view], [this, view] {
      showView(static_cast<View>(view));
      activate();
    });
  }
  handle("planboard.filter", [this] { bar_->focusWords(); });
  handle("planboard.progress", [this] { addProgress(); });
  handle("planboard.close", [this] { close(); });
  handle("planboard.copy", [this] { copy(); });
  handle("planboard.left", [this] { shown() == Timeline ? shift(-1) : step(-1); });
  handle("planboard.right", [this] { shown() == Timeline ? shift(1) : step(1); });
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
  const auto view = shown();
  head_->tell(view, timeline_->zoom(), timeline_->end());
  // Figures are of many plans: the room is theirs.
  pane_->setVisible(view < Budget);
  bar_->setVisible(view != BurnUp);
}

View PlanBoardPage::shown() const {
  return static_cast<View>(views_->currentIndex());
}

void PlanBoardPage::activate() {
  if (body_->currentWidget() == empty_) {
    empty_->setFocus();
    return;
  }
  switch (shown()) {
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
    const auto view = viewFrom(value);
    if (view) showView(*view);
    return view.has_value();
  }
  if (target.startsWith(QLatin1String("plan:"))) {
    if (shown() >= Budget) showView(Board);
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
    if (shown() == BurnUp) showView(List);
    setFilter(filter);
    return true;
  }
  return false;
}

QString PlanBoardPage::place() const {
  if (shown() >= Budget || plan_.empty()) {
    return QStringLiteral("view:") + toQt(idOf(shown()));
  }
  return QStringLiteral("plan:") + toQt(plan_);
}

void PlanBoardPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  if (stale_) reload();
}

void PlanBoardPage::showView(View view) {
  views_->setCurrentIndex(view);
  shell().remember(QStringLiteral("plan_board.view"), toQt(idOf(view)));
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
  if (!values_ || shown() != BurnUp) return;
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
  pane_->show(values_, chosen(), shown() == List ? list_->chosenCount() : 1);
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
  if (!plan || shown() != Board) return;
  const auto state = BoardView::nextTo(plan->state, by);
  if (!state.empty()) moveTo(plan->id, state);
}

void PlanBoardPage::shift(int days) {
  if (shown() == Timeline) timeline_->move(days);
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
  if (shown() != List) return;
  shell().say(text("registerwords.copied", list_->copy()));
}

}  // namespace kijun::ui::plan_board
