#include "ui/pages/review/review_page.h"

#include <QHBoxLayout>
#include <QListView>
#include <QPushButton>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include "base/log.h"
#include "ui/models/background.h"
#include "ui/models/draft_keeper.h"
#include "ui/models/failure.h"
#include "ui/pages/assess/parts.h"
#include "ui/pages/review/review_bar.h"
#include "ui/pages/review/review_pane.h"
#include "ui/pages/review/seen_mark.h"
#include "ui/pages/review/words.h"
#include "ui/review/refusal.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/flow_layout.h"

namespace kijun::ui::review {
namespace {

const QString kSplitterKey = QStringLiteral("review.splitter");

}  // namespace

ReviewPage::ReviewPage(Shell& shell, WorkspaceModel& workspace)
    : Page(shell, workspace), approvals_(workspace), model_(workspace) {
  auto* column = assess::makeColumn(this, 0);
  recovered_ = new Banner(this);
  column->addWidget(recovered_);
  column->addWidget(buildHead());
  column->addWidget(assess::makeLine(this));
  auto* splitter = new QSplitter(Qt::Horizontal, this);
  splitter->setHandleWidth(1);
  splitter->setChildrenCollapsible(false);
  QWidget* left = buildList();
  pane_ = new ReviewPane(workspace, shell, splitter);
  splitter->addWidget(left);
  splitter->addWidget(pane_);
  splitter->setStretchFactor(0, 1);
  splitter->setStretchFactor(1, 3);
  onLookChange(this, [this, left] {
    left->setMinimumWidth(px(220));
    pane_->setMinimumWidth(px(620));
  });
  const QByteArray kept = this->shell().remembered(kSplitterKey).toByteArray();
  if (kept.isEmpty() || !splitter->restoreState(kept)) splitter->setSizes({px(290), px(880)});
  connect(splitter, &QSplitter::splitterMoved, this,
          [this, splitter] { this->shell().remember(kSplitterKey, splitter->saveState()); });
  column->addWidget(splitter, 1);
  since_ = seenUntil(shell, workspace).value_or(workspace.snapshot().headEntry);
  connectParts();
  handleKeys();
  readDrafts();
}

// Notes from a run that ended badly: the Assess page takes them in.
void ReviewPage::readDrafts() {
  if (workspace().isReadOnly()) return;
  inBackground(
      this,
      [session = workspace().sessionPtr()] {
        session->flush();
        return session->drafts();
      },
      [this](const std::vector<Draft>& drafts) {
        for (const auto& draft : drafts) {
          const auto key = keyOfDraft("note", draft.key);
          if (!key || key->cycle != workspace().cycle().cycle.id ||
              draft.text == answerAt(workspace().cycle(), *key).note) {
            continue;
          }
          recovered_->say(BannerTone::Warning, text("review.drafts", key->item));
          recovered_->addButton(text("review.drafts.see"), [this, item = key->item] {
            recovered_->hide();
            shell().goTo(QStringLiteral("assess"), QStringLiteral("item:") + toQt(item));
          });
          return;
        }
      },
      [](const std::exception_ptr&) { spdlog::warn("Drafts could not be read."); });
}

QWidget* ReviewPage::buildHead() {
  auto* head = new QWidget(this);
  auto* column = new QVBoxLayout(head);
  bar_ = new ReviewBar(workspace(), head);
  touched_ = new QToolButton(bar_);
  touched_->setObjectName(QStringLiteral("reviewTouched"));
  touched_->setProperty("look", "chip");
  touched_->setCheckable(true);
  touched_->setFocusPolicy(Qt::StrongFocus);
  retextProperty(touched_, "toolTip", KIJUN_TEXT("review.touched.tip"));
  seenButton_ = new QPushButton(bar_);
  seenButton_->setObjectName(QStringLiteral("reviewSeen"));
  retext(seenButton_, "review.seen");
  bulk_ = new QPushButton(bar_);
  bulk_->setObjectName(QStringLiteral("reviewBulk"));
  bar_->addButton(bulk_);
  auto* second = new QWidget(head);
  auto* row = new QHBoxLayout(second);
  row->setContentsMargins(0, 0, 0, 0);
  states_ = new StateChips(second);
  row->addWidget(states_, 1);
  row->addWidget(touched_);
  row->addWidget(seenButton_);
  ready_ = new QWidget(head);
  ready_->setObjectName(QStringLiteral("reviewReady"));
  readyFlow_ = new FlowLayout(ready_, px(8), px(4));
  column->addWidget(bar_);
  column->addWidget(second);
  column->addWidget(ready_);
  ready_->hide();
  onLookChange(head, [column, row] {
    column->setContentsMargins(px(16), px(10), px(16), px(8));
    column->setSpacing(px(6));
    row->setSpacing(px(8));
  });
  return head;
}

QWidget* ReviewPage::buildList() {
  auto* left = new QWidget(this);
  auto* column = assess::makeColumn(left, 0);
  list_ = new QListView(left);
  list_->setObjectName(QStringLiteral("reviewList"));
  list_->setModel(&model_);
  list_->setItemDelegate(new ReviewDelegate(list_));
  list_->setFrameShape(QFrame::NoFrame);
  list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  list_->setResizeMode(QListView::Adjust);
  list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setMouseTracking(true);
  list_->setAttribute(Qt::WA_InputMethodEnabled, false);
  list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  list_->installEventFilter(this);
  retextProperty(list_, "accessibleName", KIJUN_TEXT("review.list"));
  nothing_ = new EmptyState("filter", KIJUN_TEXT("review.nothing"),
                            KIJUN_TEXT("review.nothing.todo"), left);
  showAll_ = nothing_->setAction(KIJUN_TEXT("review.nothing.all"), [this] {
    ReviewFilter all;
    all.state.reset();
    setFilter(all);
  });
  nothing_->hide();
  column->addWidget(list_, 1);
  column->addWidget(nothing_, 1);
  onLookChange(list_, [this] { list_->doItemsLayout(); });
  return left;
}

void ReviewPage::connectParts() {
  connect(bar_, &NarrowingBar::changed, this, [this] { narrow(); });
  connect(bar_, &NarrowingBar::done, this, [this] { list_->setFocus(); });
  connect(states_, &StateChips::chosen, this, [this](std::optional<AnswerState> state) {
    auto filter = bar_->filter();
    filter.state = state;
    setFilter(filter);
  });
  connect(touched_, &QToolButton::clicked, this, [this](bool on) {
    auto filter = bar_->filter();
    filter.only = on ? Only::Touched : Only::Any;
    if (on) filter.state.reset();
    setFilter(filter);
  });
  connect(seenButton_, &QPushButton::clicked, this, [this] { markAllSeen(); });
  connect(bulk_, &QPushButton::clicked, this, [this] { confirmMany(); });
  connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this,
          [this](const QModelIndex& index) {
            if (filling_ || !index.isValid()) return;
            choose(model_.rows()[static_cast<std::size_t>(index.row())].key());
          });
  connect(list_->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
    if (!filling_) showStanding();
  });
  connect(pane_, &ReviewPane::confirmWanted, this, [this] { confirmChosen(); });
  connect(pane_, &ReviewPane::returnWanted, this, [this] { returnChosen(); });
  connect(pane_, &ReviewPane::openWanted, this, [this] { openInAssess(); });
  connect(pane_, &ReviewPane::previousWanted, this, [this] { step(-1); });
  connect(pane_, &ReviewPane::nextWanted, this, [this] { step(1); });
  connect(pane_, &ReviewPane::done, this, [this] { list_->setFocus(); });
  connect(pane_, &ReviewPane::said, this,
          [this](const QString& words) { this->shell().say(words); });
  connect(pane_, &ReviewPane::returned, this, [this](const std::vector<AnswerKey>& keys) {
    this->shell().say(text("review.returned", keys.size()));
    goOn();
  });
  auto& model = workspace();
  for (const auto signal : {&WorkspaceModel::structureChanged, &WorkspaceModel::scoresChanged}) {
    connect(&model, signal, this, [this] { soon(); });
  }
  connect(&model, &WorkspaceModel::answerChanged, this, [this] { soon(); });
  connect(&model, &WorkspaceModel::saved, this, [this] {
    if (isVisible()) readTouches();
  });
  connect(&model, &WorkspaceModel::structureChanged, this, [this] { bar_->renew(); });
  const auto anew = [this] {
    touches_.clear();
    since_ = seenUntil(this->shell(), workspace()).value_or(workspace().snapshot().headEntry);
    bar_->renew();
    soon();
    if (isVisible()) readTouches();
  };
  connect(&model, &WorkspaceModel::cycleChanged, this, anew);
  connect(&model, &WorkspaceModel::actorChanged, this, anew);
  connect(&approvals_, &ApprovalWatch::changed, this, [this] { showApprovals(); });
  onLanguageChange(this, [this] {
    showStanding();
    showApprovals();
    list_->doItemsLayout();
  });
}

void ReviewPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  if (stale_) reload();
  readTouches();
}

void ReviewPage::activate() {
  if (stale_) reload();
  if (model_.rowCount() > 0) {
    list_->setFocus(Qt::OtherFocusReason);
  } else {
    showAll_->setFocus(Qt::OtherFocusReason);
  }
}

// What was shown until now has been looked at.
void ReviewPage::leave() {
  pane_->leave();
  since_ = workspace().snapshot().headEntry;
  markSeen(shell(), workspace(), since_);
  touches_.clear();
  ++round_;  // what is being read speaks of before
  stale_ = true;
}

QString ReviewPage::place() const {
  if (!current_) return {};
  const Unit* unit = workspace().cycle().unit(current_->unit);
  const auto item = QStringLiteral("item:") + toQt(current_->item);
  return !unit || unit->whole ? item : item + u'@' + toQt(unit->id);
}

bool ReviewPage::focusItem(const QString& target) {
  if (stale_) reload();
  const QString kind = target.section(u':', 0, 0);
  const std::string value = fromQt(target.section(u':', 1));
  if (kind == QLatin1String("item")) {
    const auto at = value.find('@');
    const auto item = value.substr(0, at);
    for (const auto& row : rows_) {
      if (row.key().item != item) continue;
      if (at != std::string::npos && row.key().unit != Id(value.substr(at + 1))) continue;
      return goTo(row.key());
    }
    return false;
  }
  ReviewFilter filter;
  if (kind == QLatin1String("state")) {
    filter.state = answerStateFromId(value);
    if (!value.empty() && !filter.state) return false;
  } else if (kind == QLatin1String("department")) {
    if (value != kNobody && !workspace().snapshot().department(Id(value))) return false;
    filter.state.reset();
    filter.department = value;
  } else if (kind == QLatin1String("section")) {
    if (!workspace().catalog().section(value)) return false;
    filter.state.reset();
    filter.section = value;
  } else if (kind == QLatin1String("only")) {
    const auto only = onlyFromId(value);
    if (!only) return false;
    filter.state.reset();
    filter.only = *only;
  } else {
    return false;
  }
  setFilter(filter);
  return true;
}

// Once for all that arrives together.
void ReviewPage::soon() {
  stale_ = true;
  if (waiting_ || !isVisible()) return;
  waiting_ = true;
  QTimer::singleShot(0, this, [this] {
    waiting_ = false;
    if (stale_ && isVisible()) reload();
  });
}

void ReviewPage::reload() {
  stale_ = false;
  rows_ = reviewRows(workspace().snapshot(), touches_);
  narrow();
  showApprovals();
}

// Read beside the window: the journal may be long.
void ReviewPage::readTouches() {
  inBackground(
      this,
      [session = workspace().sessionPtr(), cycle = workspace().cycle().cycle.id, since = since_,
       actor = workspace().actor()] {
        Touches touches;
        for (auto& touch : touchedSince(*session, cycle, since, actor)) {
          const auto key = touch.key;
          touches.insert_or_assign(key, std::move(touch));
        }
        return touches;
      },
      [this, round = ++round_](Touches touches) {
        if (round != round_) return;
        touches_ = std::move(touches);
        reload();
      },
      [this](const std::exception_ptr& failure) {
        shell().say(failureInWords(failure, "Reading what changed"));
      });
}

void ReviewPage::setFilter(const ReviewFilter& filter) {
  bar_->setFilter(filter);
  narrow();
}

// Those chosen stay chosen; where the one looked at went, the one that took its place is looked at.
void ReviewPage::narrow() {
  const auto narrowedRows = narrowed(rows_, workspace().snapshot(), bar_->filter(), language());
  std::vector<AnswerKey> kept;
  for (const auto& row : chosen()) kept.push_back(row.key());
  std::vector<ReviewRow> shown;
  for (const auto at : narrowedRows.rows) shown.push_back(rows_[at]);
  filling_ = true;
  model_.setRows(std::move(shown));
  int row = current_ ? model_.rowOf(*current_) : -1;
  if (row < 0 && model_.rowCount() > 0) row = std::clamp(currentRow_, 0, model_.rowCount() - 1);
  QItemSelection selection;
  for (const auto& key : kept) {
    if (const int at = model_.rowOf(key); at >= 0)
      selection.select(model_.index(at), model_.index(at));
  }
  if (row >= 0) {
    if (selection.isEmpty()) selection.select(model_.index(row), model_.index(row));
    list_->selectionModel()->setCurrentIndex(model_.index(row), QItemSelectionModel::NoUpdate);
    list_->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    list_->scrollTo(model_.index(row));
  }
  filling_ = false;
  states_->show(bar_->filter().state, narrowedRows);
  bar_->setStanding(model_.rowCount(), static_cast<int>(rows_.size()));
  // Whoever works by keys goes on where there is something to do.
  const bool any = model_.rowCount() > 0, focused = list_->hasFocus() || showAll_->hasFocus();
  nothing_->setVisible(!any);
  list_->setVisible(any);
  if (focused) (any ? static_cast<QWidget*>(list_) : showAll_)->setFocus();
  if (row >= 0) {
    choose(model_.rows()[static_cast<std::size_t>(row)].key());
  } else {
    current_.reset();
    pane_->showRow({});
  }
  showStanding();
}

void ReviewPage::showStanding() {
  const auto touched =
      std::ranges::count_if(rows_, [](const ReviewRow& row) { return row.touch.has_value(); });
  touched_->setText(text("review.touched.count", touched));
  touched_->setChecked(bar_->filter().only == Only::Touched);
  touched_->setEnabled(touched > 0 || touched_->isChecked());
  seenButton_->setEnabled(touched > 0);
  const auto many = chosen();
  const auto refusal = whyNot(workspace(), *commands::setState({}, AnswerState::Confirmed).kind);
  bulk_->setText(many.size() > 1 ? text("review.bulk.chosen", many.size())
                                 : text("review.bulk.shown", model_.rowCount()));
  bulk_->setEnabled(refusal.isEmpty() && model_.rowCount() > 0);
  bulk_->setToolTip(refusal);
}

// Chapters that are wholly confirmed and have something to put forward.
void ReviewPage::showApprovals() {
  clear(*readyFlow_);
  const auto* approvals = approvals_.approvals();
  const auto& catalog = workspace().catalog();
  bool any = false;
  for (const auto& chapter : confirmedChapters(catalog, rows_)) {
    const auto* set = approvals ? approvals->set(chapter) : nullptr;
    if (!set || set->isUnderWay() || set->open.empty()) continue;
    if (!any) {
      auto* words = assess::makeLabel(ready_, "good", false);
      words->setText(text("review.ready"));
      words->setMinimumHeight(px(24));
      readyFlow_->addWidget(words);
      words->show();
    }
    any = true;
    auto* chip = new Chip(ready_);
    chip->setObjectName(QStringLiteral("reviewApprove.") + toQt(chapter));
    chip->setWords(
        text("review.ready.chapter", chapter, inLanguage(catalog.section(chapter)->shortTitle)));
    readyFlow_->addWidget(chip);
    chip->show();
    connect(chip, &QToolButton::clicked, this, [this, chapter] {
      shell().goTo(QStringLiteral("approval"), QStringLiteral("set:") + toQt(chapter));
    });
  }
  ready_->setVisible(any);
}

}  // namespace kijun::ui::review
