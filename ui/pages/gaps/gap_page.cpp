#include "ui/pages/gaps/gap_page.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <set>

#include "ui/models/background.h"
#include "ui/models/failure.h"
#include "ui/models/row_places.h"
#include "ui/pages/gaps/gap_columns.h"
#include "ui/pages/gaps/gap_delegate.h"
#include "ui/pages/gaps/gap_table.h"
#include "ui/pages/gaps/trial_bar.h"
#include "ui/pages/gaps/why_pane.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/list_table.h"
#include "ui/widgets/segmented_control.h"

namespace kijun::ui::gaps {
namespace {

const QString kPriority = QStringLiteral("priority"), kValue = QStringLiteral("value");

struct GroupingChoice {
  const char* id;
  std::string_view textId;
  std::optional<GapsBy> by;
};
constexpr std::array kGroupings = {
    GroupingChoice{"none", KIJUN_TEXT("gapspage.group.none"), std::nullopt},
    GroupingChoice{"section", KIJUN_TEXT("gapspage.group.section"), GapsBy::Section},
    GroupingChoice{"function", KIJUN_TEXT("gapspage.group.function"), GapsBy::Function},
    GroupingChoice{"owner", KIJUN_TEXT("gapspage.group.owner"), GapsBy::Owner},
    GroupingChoice{"risk", KIJUN_TEXT("gapspage.group.risk"), GapsBy::Risk},
};

}  // namespace

GapPage::GapPage(Shell& shell, WorkspaceModel& workspace)
    : Page(shell, workspace),
      body_(new QStackedWidget(this)),
      empty_(new EmptyState("gaps", KIJUN_TEXT("gapspage.empty"),
                            KIJUN_TEXT("gapspage.empty.words"), body_)),
      none_(new EmptyState("check", KIJUN_TEXT("gapspage.no_gap"),
                           KIJUN_TEXT("gapspage.no_gap.words"), body_)),
      whole_(new QWidget(body_)),
      trial_(new TrialBar(whole_)),
      model_(new GapTable(this)),
      cycle_(workspace.cycle().cycle.id) {
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  outer->addWidget(body_);
  auto* column = new QVBoxLayout(whole_);
  column->addWidget(buildBar());
  column->addWidget(trial_);
  auto* splitter = new QSplitter(whole_);
  splitter->setChildrenCollapsible(false);
  table_ = buildTable();
  splitter->addWidget(table_);
  columns_ = new GapColumns(shell, table_);
  why_ = new WhyPane(workspace, splitter);
  splitter->addWidget(why_);
  splitter->setStretchFactor(0, 1);
  splitter->setStretchFactor(1, 0);
  splitter->setSizes({px(880), px(280)});
  column->addWidget(splitter, 1);
  trial_->hide();
  empty_->setAction(KIJUN_TEXT("gapspage.empty.begin"),
                    [this] { this->shell().goTo(QStringLiteral("assess")); });
  body_->addWidget(whole_);
  body_->addWidget(empty_);
  body_->addWidget(none_);
  onLookChange(this, [this, column] {
    column->setContentsMargins(px(20), px(12), px(20), px(12));
    column->setSpacing(px(10));
    why_->setMinimumWidth(px(280));
  });
  connectParts();
  handleKeys();
}

QWidget* GapPage::buildBar() {
  auto* bar = new QWidget(whole_);
  auto* row = new QHBoxLayout(bar);
  row->setContentsMargins(0, 0, 0, 0);
  by_ = new SegmentedControl(bar, Clearing::Refused);
  by_->setObjectName(QStringLiteral("gapBy"));
  retextProperty(by_, "accessibleName", KIJUN_TEXT("gapspage.by"));
  grouping_ = new QComboBox(bar);
  grouping_->setObjectName(QStringLiteral("gapGrouping"));
  grouping_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  retextProperty(grouping_, "accessibleName", KIJUN_TEXT("gapspage.grouping"));
  words_ = new QLineEdit(bar);
  words_->setObjectName(QStringLiteral("gapWords"));
  words_->setClearButtonEnabled(true);
  words_->installEventFilter(this);
  retextProperty(words_, "placeholderText", KIJUN_TEXT("gapspage.words"));
  retextProperty(words_, "accessibleName", KIJUN_TEXT("gapspage.words"));
  count_ = new QLabel(bar);
  count_->setObjectName(QStringLiteral("gapCount"));
  count_->setProperty("look", "muted");
  trying_ = new QToolButton(bar);
  trying_->setObjectName(QStringLiteral("gapTrying"));
  trying_->setProperty("look", "chip");
  trying_->setCheckable(true);
  retext(trying_, "gapspage.trying");
  retextProperty(trying_, "toolTip", KIJUN_TEXT("gapspage.trying.tip"));
  columnsButton_ = new QToolButton(bar);
  columnsButton_->setObjectName(QStringLiteral("gapColumns"));
  setIcon(columnsButton_, "columns");
  retextProperty(columnsButton_, "toolTip", KIJUN_TEXT("gapspage.columns"));
  retextProperty(columnsButton_, "accessibleName", KIJUN_TEXT("gapspage.columns"));
  row->addWidget(by_);
  row->addWidget(grouping_);
  row->addWidget(words_, 1);
  row->addWidget(count_);
  row->addWidget(trying_);
  row->addWidget(columnsButton_);
  onLookChange(bar, [row] { row->setSpacing(px(8)); });
  return bar;
}

QTableView* GapPage::buildTable() {
  auto* table = new QTableView;
  table->setObjectName(QStringLiteral("gapTable"));
  table->setModel(model_);
  table->setItemDelegate(new GapDelegate(table));
  retextProperty(table, "accessibleName", KIJUN_TEXT("gapspage.page"));
  asList(*table);
  table->setSelectionMode(QAbstractItemView::ExtendedSelection);
  table->setWordWrap(false);
  table->viewport()->installEventFilter(this);
  table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  auto* head = table->horizontalHeader();
  head->setSortIndicatorClearable(true);
  head->setSortIndicator(-1, Qt::AscendingOrder);
  table->setSortingEnabled(true);
  return table;
}

void GapPage::connectParts() {
  connect(by_, &SegmentedControl::chosenByUser, this, [this](const QString& id) {
    setBy(id == kValue ? RankBy::PriorityPerEffort : RankBy::Priority);
  });
  connect(grouping_, &QComboBox::activated, this,
          [this](int at) { setGrouping(kGroupings[static_cast<std::size_t>(at)].by); });
  connect(words_, &QLineEdit::textChanged, this, [this] { setWords(); });
  connect(words_, &QLineEdit::returnPressed, this, [this] { table_->setFocus(); });
  connect(trying_, &QToolButton::clicked, this, [this] { toggleTrial(); });
  connect(columnsButton_, &QToolButton::clicked, this, [this] {
    auto* menu = new QMenu(columnsButton_);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    columns_->fill(*menu);
    menu->popup(columnsButton_->mapToGlobal(QPoint(0, columnsButton_->height())));
  });
  connect(trial_, &TrialBar::takeOverWanted, this, [this] { takeOver(); });
  connect(trial_, &TrialBar::endWanted, this, [this] { endTrial(); });
  connect(table_, &QTableView::activated, this, [this] { open(); });
  connect(model_, &QAbstractItemModel::layoutChanged, this,
          [this] { table_->scrollTo(table_->currentIndex()); });
  connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
          [this] { refresh(); });
  connect(model_, &QAbstractItemModel::modelReset, this, [this] {
    table_->clearSpans();
    for (int row = 0; row < model_->rowCount(); ++row) {
      if (model_->isHeading(row)) table_->setSpan(row, 0, 1, GapTable::kColumns);
    }
    columns_->fit(view_.trying);
  });
  connect(why_, &WhyPane::followed, this, &GapPage::follow);
  connect(why_, &WhyPane::planWanted, this, [this] { plan(); });
  connect(why_, &WhyPane::targetTried, this, [this](int target) { tryTarget(target); });
  connect(why_, &WhyPane::weightTried, this, [this](int weight) { tryWeight(weight); });
  connect(why_, &WhyPane::effortTried, this, [this](const QString& effort) { tryEffort(effort); });
  const auto stale = [this] {
    stale_ = true;
    if (isVisible()) reload();
  };
  for (const auto signal : {&WorkspaceModel::structureChanged, &WorkspaceModel::scoresChanged}) {
    connect(&workspace(), signal, this, stale);
  }
  // A what-if speaks of the cycle it was begun in.
  connect(&workspace(), &WorkspaceModel::cycleChanged, this, [this, stale] {
    if (std::exchange(cycle_, workspace().cycle().cycle.id) != workspace().cycle().cycle.id) {
      view_.whatIf.clear();
      view_.trying = false;
    }
    stale();
  });
  connect(&workspace(), &WorkspaceModel::actorChanged, this, [this] { refresh(); });
  onLanguageChange(this, [this] { retell(); });
}

void GapPage::handleKeys() {
  handle("gaps.by", [this] {
    setBy(view_.by == RankBy::Priority ? RankBy::PriorityPerEffort : RankBy::Priority);
  });
  handle("gaps.group", [this] {
    const auto at = std::ranges::find(kGroupings, view_.grouping, &GroupingChoice::by);
    const auto next = static_cast<std::size_t>(at - kGroupings.begin() + 1) % kGroupings.size();
    setGrouping(kGroupings[next].by);
  });
  handle("gaps.filter", [this] {
    words_->setFocus();
    words_->selectAll();
  });
  handle("gaps.try", [this] { toggleTrial(); });
  handle("gaps.take_over", [this] { takeOver(); });
  handle("gaps.plan", [this] { plan(); });
  handle("gaps.copy", [this] { copy(); });
  for (int target = 0; target <= 5; ++target) {
    handle("gaps.target." + std::to_string(target), [this, target] { tryTarget(target); });
  }
  handle("gaps.weight.up", [this] { stepWeight(50); });
  handle("gaps.weight.down", [this] { stepWeight(-50); });
  handle("gaps.weight", [this] {
    if (mayTry()) why_->focusWeight();
  });
  handle("gaps.effort", [this] { nextEffort(); });
  handle("gaps.reset", [this] { resetChosen(); });
}

void GapPage::retell() {
  by_->setSegments(
      {{kPriority, text("gapspage.by.priority"), text("gapspage.by.priority.tip"), {}, {}},
       {kValue, text("gapspage.by.value"), text("gapspage.by.value.tip"), {}, {}}});
  by_->setChosen(view_.by == RankBy::Priority ? kPriority : kValue);
  const int at = std::max(0, grouping_->currentIndex());
  grouping_->clear();
  for (const auto& each : kGroupings) grouping_->addItem(text(each.textId));
  grouping_->setCurrentIndex(at);
  view_.language = language();
  rearrange();
}

void GapPage::activate() {
  if (body_->currentWidget() == whole_) {
    table_->setFocus();
  } else {
    body_->currentWidget()->setFocus();
  }
}

bool GapPage::focusItem(const QString& target) {
  const auto kind = target.section(u':', 0, 0), value = target.section(u':', 1);
  if (kind == QLatin1String("item")) {
    wanted_ = fromQt(value);
    if (values_) adopt(values_);
    return true;
  }
  if (kind == QLatin1String("by") && (value == kPriority || value == kValue)) {
    setBy(value == kValue ? RankBy::PriorityPerEffort : RankBy::Priority);
    return true;
  }
  const auto at = std::ranges::find(
      kGroupings, fromQt(value), [](const GroupingChoice& each) { return std::string(each.id); });
  if (kind != QLatin1String("group") || at == kGroupings.end()) return false;
  setGrouping(at->by);
  return true;
}

QString GapPage::place() const {
  const auto item = model_->itemAt(table_->currentIndex().row());
  return item.empty() ? QString() : QStringLiteral("item:") + toQt(item);
}

void GapPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  if (stale_) reload();
}

void GapPage::resizeEvent(QResizeEvent* event) {
  Page::resizeEvent(event);
  if (columns_) columns_->fit(view_.trying);
}

bool GapPage::eventFilter(QObject* watched, QEvent* event) {
  if (watched == words_ && event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Escape && !words_->text().isEmpty()) {
      words_->clear();
      return true;
    }
    if (key == Qt::Key_Escape || key == Qt::Key_Down) {
      table_->setFocus();
      return true;
    }
  } else if (columns_ && watched == table_->viewport() && event->type() == QEvent::Resize) {
    columns_->fit(view_.trying);
  }
  return Page::eventFilter(watched, event);
}

void GapPage::reload() {
  stale_ = false;
  inBackground(
      this,
      [session = workspace().sessionPtr(), cycle = workspace().cycle(),
       departments = workspace().snapshot().departments, items = workspace().scores().items,
       asOf = workspace().snapshot().asOf, view = view_]() mutable {
        return arrangeGaps(
            readGaps(*session, std::move(cycle), std::move(departments), std::move(items), asOf),
            std::move(view));
      },
      [this, round = ++round_](GapValuesPtr values) {
        ground_ = values->ground;
        if (round == round_) adopt(std::move(values));
        // Looked at in another way meanwhile.
        else
          rearrange();
      },
      [this](const std::exception_ptr& failure) {
        shell().say(failureInWords(failure, "Reading the gaps"));
      });
}

// The same ground seen another way.
void GapPage::rearrange() {
  if (!ground_) return;
  inBackground(
      this, [ground = ground_, view = view_] { return arrangeGaps(ground, view); },
      [this, round = ++round_](GapValuesPtr values) {
        if (round == round_) adopt(std::move(values));
      },
      [this](const std::exception_ptr& failure) {
        shell().say(failureInWords(failure, "Ranking the gaps"));
      });
}

// Those chosen stay chosen.
void GapPage::adopt(GapValuesPtr values) {
  auto kept = chosen();
  values_ = std::move(values);
  const bool begun = std::ranges::any_of(values_->ground->items, [](const ItemScore& score) {
    return score.level || !score.inScope();
  });
  body_->setCurrentWidget(!begun                  ? static_cast<QWidget*>(empty_)
                          : values_->rows.empty() ? none_
                                                  : whole_);
  model_->setValues(values_);
  if (!wanted_.empty()) {
    kept = {std::exchange(wanted_, {})};
    if (model_->rowOf(kept.front()) < 0) words_->clear();
  }
  trying_->setChecked(view_.trying);
  trial_->setVisible(view_.trying);
  columns_->fit(view_.trying);
  choose(kept);
  refresh();
}

void GapPage::setWords() {
  const auto kept = chosen();
  model_->setWords(fromQt(words_->text()));
  choose(kept);
  refresh();
}

void GapPage::setBy(RankBy by) {
  table_->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
  view_.by = by;
  by_->setChosen(by == RankBy::Priority ? kPriority : kValue);
  rearrange();
}

void GapPage::setGrouping(std::optional<GapsBy> grouping) {
  view_.grouping = grouping;
  const auto at = std::ranges::find(kGroupings, grouping, &GroupingChoice::by);
  grouping_->setCurrentIndex(static_cast<int>(at - kGroupings.begin()));
  rearrange();
}

// Without any of them, the first that is shown.
void GapPage::choose(const std::vector<std::string>& items) {
  std::vector<int> rows;
  for (const auto& item : items) {
    if (const int row = model_->rowOf(item); row >= 0) rows.push_back(row);
  }
  for (int row = 0; rows.empty() && row < model_->rowCount(); ++row) {
    if (!model_->isHeading(row)) rows.push_back(row);
  }
  if (rows.empty()) return;
  const int current = rows.front();
  std::ranges::sort(rows);
  // Runs of rows as one: a selection of ten thousand parts is slow.
  QItemSelection selection;
  for (std::size_t i = 0, end = 0; i < rows.size(); i = end) {
    for (end = i + 1; end < rows.size() && rows[end] == rows[end - 1] + 1;) ++end;
    selection.select(model_->index(rows[i], 0),
                     model_->index(rows[end - 1], GapTable::kColumns - 1));
  }
  table_->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
  table_->selectionModel()->setCurrentIndex(model_->index(current, GapTable::Title),
                                            QItemSelectionModel::NoUpdate);
  table_->scrollTo(model_->index(current, GapTable::Title));
}

std::vector<std::string> GapPage::chosen() const {
  std::vector<int> rows;
  for (const auto& range : table_->selectionModel()->selection()) {
    for (int row = range.top(); row <= range.bottom(); ++row) rows.push_back(row);
  }
  std::ranges::sort(rows);
  std::vector<std::string> items;
  std::set<std::string> seen;
  for (const int row : rows) {
    auto item = model_->itemAt(row);
    if (!item.empty() && seen.insert(item).second) items.push_back(std::move(item));
  }
  return items;
}

std::vector<GapRow> GapPage::chosenRows() const {
  std::vector<GapRow> rows;
  for (const auto& item : chosen()) rows.push_back(*model_->gapAt(model_->rowOf(item)));
  return rows;
}

void GapPage::refresh() {
  if (!values_) return;
  count_->setText(text("gapspage.count", model_->shown(), values_->rows.size()));
  const auto items = chosen();
  std::optional<std::size_t> place;
  if (!items.empty()) {
    const auto* row = model_->gapAt(model_->rowOf(items.front()));
    place = static_cast<std::size_t>(row - values_->rows.data());
  }
  why_->show(values_, place, static_cast<int>(items.size()));
  why_->setPlannable(static_cast<int>(items.size()), whyNotPlanned());
  trial_->setStanding(static_cast<int>(values_->changes.size()), whyNotTakenOver());
}

void GapPage::open() {
  const auto item = model_->itemAt(table_->currentIndex().row());
  if (!item.empty()) follow(QStringLiteral("item"), toQt(item));
}

void GapPage::follow(const QString& record, const QString& id) {
  if (record == QLatin1String("item")) {
    shell().goTo(QStringLiteral("assess"), QStringLiteral("item:") + id);
  } else if (record == QLatin1String("plan")) {
    shell().goTo(QStringLiteral("plans"), QStringLiteral("plan:") + id);
  } else {
    goToRow(shell(), workspace(), fromQt(record), {fromQt(id)});
  }
}

}  // namespace kijun::ui::gaps
