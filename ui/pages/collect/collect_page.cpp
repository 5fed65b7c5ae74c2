#include "ui/pages/collect/collect_page.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/models/background.h"
#include "ui/models/failure.h"
#include "ui/models/row_places.h"
#include "ui/pages/collect/answer_table.h"
#include "ui/pages/collect/collect_delegate.h"
#include "ui/pages/collect/department_table.h"
#include "ui/pages/collect/filter_bar.h"
#include "ui/pages/collect/take_back_dialog.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/day_edit.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/list_table.h"
#include "ui/widgets/state_bar.h"

namespace kijun::ui::collect {
namespace {

const QString kSplitterKey = QStringLiteral("collect.splitter");

}  // namespace

CollectPage::CollectPage(Shell& shell, WorkspaceModel& workspace)
    : Page(shell, workspace),
      body_(new QStackedWidget(this)),
      empty_(new EmptyState("collect", KIJUN_TEXT("collect.empty"),
                            KIJUN_TEXT("collect.empty.words"), body_)),
      whole_(new QWidget(body_)),
      departments_(new DepartmentTable(this)),
      answers_(new AnswerTable(this)) {
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  outer->addWidget(body_);
  auto* column = new QVBoxLayout(whole_);
  column->addWidget(buildHead());
  splitter_ = new QSplitter(Qt::Vertical, whole_);
  splitter_->setChildrenCollapsible(false);
  departmentTable_ =
      buildTable(departments_, "collectDepartments", KIJUN_TEXT("collect.departments.name"));
  splitter_->addWidget(departmentTable_);
  splitter_->addWidget(buildAnswers());
  splitter_->setStretchFactor(0, 0);
  splitter_->setStretchFactor(1, 1);
  const auto kept = shell.remembered(kSplitterKey).toByteArray();
  if (kept.isEmpty() || !splitter_->restoreState(kept)) splitter_->setSizes({px(306), px(320)});
  column->addWidget(splitter_, 1);
  empty_->setAction(KIJUN_TEXT("collect.empty.begin"),
                    [this] { goToRow(this->shell(), this->workspace(), "department", {}); });
  body_->addWidget(whole_);
  body_->addWidget(empty_);
  onLookChange(this, [this, column] {
    column->setContentsMargins(px(20), px(12), px(20), px(12));
    column->setSpacing(px(10));
    departmentTable_->setMinimumHeight(px(100));
    for (auto* table : {departmentTable_, answerTable_}) {
      table->verticalHeader()->setDefaultSectionSize(px(kRowHeight));
    }
    fitColumns();
  });
  connectParts();
  handleKeys();
}

QWidget* CollectPage::buildHead() {
  auto* head = new QWidget(whole_);
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(0, 0, 0, 0);
  row->addWidget(new StateLegend(head));
  row->addStretch(1);
  auto* label = new QLabel(head);
  label->setProperty("look", "muted");
  retext(label, "collect.as_of");
  asOf_ = new DayEdit(head);
  asOf_->setObjectName(QStringLiteral("collectAsOf"));
  onLanguageChange(asOf_, [this] { asOf_->setName(text("collect.as_of")); });
  asOf_->setDay(workspace().cycle().cycle.state == "open" ? today() : workspace().snapshot().asOf);
  row->addWidget(label);
  row->addWidget(asOf_);
  const auto button = [&](const char* name, std::string_view textId) {
    auto* made = new QPushButton(head);
    made->setObjectName(QLatin1String(name));
    retextMessage(made, {std::string(textId), {}}, "text");
    row->addWidget(made);
    return made;
  };
  assign_ = button("collectAssign", KIJUN_TEXT("collect.assign"));
  handOut_ = button("collectHandOut", KIJUN_TEXT("collect.hand_out"));
  takeBack_ = button("collectTakeBack", KIJUN_TEXT("collect.take_back"));
  mail_ = button("collectMail", KIJUN_TEXT("collect.mail"));
  onLookChange(head, [this, row] {
    row->setSpacing(px(8));
    asOf_->setFixedWidth(px(140));
  });
  return head;
}

QTableView* CollectPage::buildTable(QAbstractItemModel* model, const char* name,
                                    std::string_view nameId) {
  auto* table = new QTableView;
  table->setObjectName(QLatin1String(name));
  table->setModel(model);
  table->setItemDelegate(new CollectDelegate(table));
  retextProperty(table, "accessibleName", nameId);
  asList(*table);
  table->setSelectionMode(QAbstractItemView::ExtendedSelection);
  table->setWordWrap(false);
  table->viewport()->installEventFilter(this);
  table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  table->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
  return table;
}

QWidget* CollectPage::buildAnswers() {
  auto* below = new QWidget;
  auto* column = new QVBoxLayout(below);
  bar_ = new FilterBar(below);
  answerTable_ = buildTable(answers_, "collectAnswers", KIJUN_TEXT("collect.answers.name"));
  answerTable_->setSortingEnabled(true);
  answerTable_->sortByColumn(AnswerTable::ItemId, Qt::AscendingOrder);
  review_ = new QPushButton(bar_);
  review_->setObjectName(QStringLiteral("collectReview"));
  retext(review_, "collect.review");
  bar_->addButton(review_);
  column->addWidget(bar_);
  column->addWidget(answerTable_, 1);
  onLookChange(below, [column] {
    column->setContentsMargins(0, px(10), 0, 0);
    column->setSpacing(px(8));
  });
  return below;
}

void CollectPage::connectParts() {
  connect(departmentTable_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
          [this] { departmentsChosen(); });
  connect(departmentTable_, &QTableView::activated, this, [this] { answerTable_->setFocus(); });
  connect(answerTable_, &QTableView::activated, this, [this] { open(); });
  connect(answerTable_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
          [this] { refresh(); });
  connect(bar_, &FilterBar::changed, this, [this] { setFilter(bar_->filter()); });
  connect(bar_, &FilterBar::done, this, [this] { answerTable_->setFocus(); });
  connect(asOf_, &DayEdit::changed, this, [this] {
    if (asOf_->day()) reload();
  });
  connect(assign_, &QPushButton::clicked, this, [this] { assign(); });
  connect(handOut_, &QPushButton::clicked, this, [this] { handOut(); });
  connect(takeBack_, &QPushButton::clicked, this, [this] { takeBackFile(); });
  connect(mail_, &QPushButton::clicked, this, [this] { mail(); });
  connect(review_, &QPushButton::clicked, this, [this] { review(); });
  connect(splitter_, &QSplitter::splitterMoved, this,
          [this] { shell().remember(kSplitterKey, splitter_->saveState()); });
  const auto stale = [this] {
    stale_ = true;
    if (isVisible()) reload();
  };
  for (const auto signal : {&WorkspaceModel::structureChanged, &WorkspaceModel::scoresChanged,
                            &WorkspaceModel::cycleChanged}) {
    connect(&workspace(), signal, this, stale);
  }
  connect(&workspace(), &WorkspaceModel::actorChanged, this, [this] { refresh(); });
  onLanguageChange(this, [this] { retell(); });
}

void CollectPage::handleKeys() {
  handle("collect.assign", [this] { assign(); });
  handle("collect.hand_out", [this] { handOut(); });
  handle("collect.take_back", [this] { takeBackFile(); });
  handle("collect.mail", [this] { mail(); });
  handle("collect.review", [this] { review(); });
  handle("collect.filter", [this] { bar_->focusWords(); });
  handle("collect.copy", [this] { copy(); });
}

void CollectPage::retell() {
  departments_->retell();
  answers_->retell();
  fitColumns();
  refresh();
}

void CollectPage::activate() {
  if (body_->currentWidget() == whole_) {
    departmentTable_->setFocus();
  } else {
    body_->currentWidget()->setFocus();
  }
}

bool CollectPage::focusItem(const QString& target) {
  const auto filter = filterOf(fromQt(target));
  if (!filter) return false;
  setFilter(*filter);
  return true;
}

QString CollectPage::place() const {
  const auto& chosen = bar_->filter().departments;
  return chosen.size() == 1 ? QStringLiteral("department:") + toQt(*chosen.begin()) : QString();
}

void CollectPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  if (stale_) reload();
}

// Scroll bars that come and go change the room, too.
bool CollectPage::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Resize) fitColumns();
  return Page::eventFilter(watched, event);
}

void CollectPage::reload() {
  stale_ = false;
  inBackground(
      this,
      [snapshot = workspace().snapshot(),
       asOf = asOf_->day().value_or(workspace().snapshot().asOf)]() mutable {
        return collectValues(std::move(snapshot), asOf);
      },
      [this, round = ++round_](CollectValuesPtr values) {
        if (round == round_) adopt(std::move(values));
      },
      [this](const std::exception_ptr& failure) {
        shell().say(failureInWords(failure, "Reading who owes which answers"));
      });
}

// What is chosen stays chosen.
void CollectPage::adopt(CollectValuesPtr values) {
  std::vector<AnswerKey> kept;
  for (const auto& index : answerTable_->selectionModel()->selectedRows()) {
    kept.push_back(answers_->answerAt(index.row())->key);
  }
  values_ = std::move(values);
  body_->setCurrentWidget(values_->snapshot.departments.empty() ? static_cast<QWidget*>(empty_)
                                                                : whole_);
  departments_->setValues(values_);
  bar_->setValues(values_);
  answers_->setValues(values_);
  showDepartments();
  QItemSelection selection;
  for (const auto& key : kept) {
    if (const int row = answers_->rowOf(key); row >= 0) {
      selection.select(answers_->index(row, 0), answers_->index(row, AnswerTable::kColumns - 1));
    }
  }
  answerTable_->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
  if (!selection.isEmpty()) {
    answerTable_->selectionModel()->setCurrentIndex(selection.indexes().front(),
                                                    QItemSelectionModel::NoUpdate);
  }
  fitColumns();
  refresh();
}

void CollectPage::setFilter(const AnswerFilter& filter) {
  bar_->setFilter(filter);
  answers_->setFilter(filter);
  showDepartments();
  fitColumns();
  refresh();
}

void CollectPage::departmentsChosen() {
  if (showing_ || !values_) return;
  auto filter = bar_->filter();
  filter.departments.clear();
  for (const auto& index : departmentTable_->selectionModel()->selectedRows()) {
    filter.departments.insert(departments_->standingAt(index.row())->department);
  }
  setFilter(filter);
}

// The choice above is the filter's.
void CollectPage::showDepartments() {
  showing_ = true;
  QItemSelection selection;
  for (const auto& id : bar_->filter().departments) {
    if (const int row = departments_->rowOf(id); row >= 0) {
      selection.select(departments_->index(row, 0),
                       departments_->index(row, DepartmentTable::kColumns - 1));
    }
  }
  auto* model = departmentTable_->selectionModel();
  model->select(selection, QItemSelectionModel::ClearAndSelect);
  if (!model->currentIndex().isValid() && departments_->rowCount() > 0) {
    model->setCurrentIndex(departments_->index(0, 0), QItemSelectionModel::NoUpdate);
  }
  showing_ = false;
}

void CollectPage::refresh() {
  if (!values_) return;
  bar_->setStanding(answers_->rowCount(), static_cast<int>(values_->answers.size()));
  offer(*assign_, whyNotAssigned(), KIJUN_TEXT("collect.assign.tip"));
  offer(*handOut_, whyNotHandedOut(), KIJUN_TEXT("collect.hand_out.tip"));
  offer(*takeBack_, whyNotTakenBack(workspace()), KIJUN_TEXT("collect.take_back.tip"));
  offer(*mail_, chosenDepartments().empty() ? text("collect.hand_out.none") : QString(),
        KIJUN_TEXT("collect.mail.tip"));
}

}  // namespace kijun::ui::collect
