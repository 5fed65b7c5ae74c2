#include "ui/pages/plan_board/list_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <algorithm>

#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui::plan_board {
namespace {

constexpr struct {
  int column;
  double width;
} kWidths[] = {
    {PlanTable::Number, 66},      {PlanTable::Title, 250},   {PlanTable::State, 70},
    {PlanTable::Marks, 132},      {PlanTable::Missing, 150}, {PlanTable::Responsible, 92},
    {PlanTable::Department, 110}, {PlanTable::Start, 92},    {PlanTable::Due, 92},
    {PlanTable::Percent, 56},     {PlanTable::Effort, 52},   {PlanTable::Cost, 100},
    {PlanTable::PersonDays, 64},  {PlanTable::Items, 150}};

}  // namespace

ListView::ListView(QWidget* parent) : QTableView(parent), model_(new PlanTable(this)) {
  setObjectName(QStringLiteral("planTable"));
  retextProperty(this, "accessibleName", KIJUN_TEXT("planboard.view.list"));
  setModel(model_);
  setShowGrid(false);
  setSelectionBehavior(QAbstractItemView::SelectRows);
  setSelectionMode(QAbstractItemView::ExtendedSelection);
  setEditTriggers(QAbstractItemView::NoEditTriggers);
  setTabKeyNavigation(false);
  setWordWrap(false);
  verticalHeader()->hide();
  verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  auto* head = horizontalHeader();
  head->setHighlightSections(false);
  head->setSectionsMovable(true);
  head->setContextMenuPolicy(Qt::CustomContextMenu);
  connect(head, &QHeaderView::customContextMenuRequested, this,
          [this, head](QPoint at) { chooseColumns(head->mapToGlobal(at)); });
  sortByColumn(PlanTable::Due, Qt::AscendingOrder);
  setSortingEnabled(true);
  connect(this, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
    if (const auto* plan = model_->planAt(index.row())) Q_EMIT opened(plan->id);
  });
  onLookChange(this, [this, head] {
    verticalHeader()->setDefaultSectionSize(px(kRowHeight));
    head->setMinimumSectionSize(px(44));
    for (const auto& [column, width] : kWidths) head->resizeSection(column, px(width));
  });
  onLanguageChange(this, [this] { model_->retell(); });
}

void ListView::setPlans(const PlanValuesPtr& values, const std::vector<std::size_t>& places) {
  std::set<Id> kept;
  for (const auto& index : selectionModel()->selectedRows()) {
    if (const auto* plan = model_->planAt(index.row())) kept.insert(plan->id);
  }
  const auto* was = model_->planAt(currentIndex().row());
  const Id current = was ? was->id : Id();
  filling_ = true;
  model_->setPlans(values, places);
  QItemSelection selection;
  for (const auto& id : kept) {
    const int row = model_->rowOf(id);
    if (row >= 0) selection.select(model_->index(row, 0), model_->index(row, model_->kColumns - 1));
  }
  selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
  if (const int row = model_->rowOf(current); row >= 0) {
    selectionModel()->setCurrentIndex(model_->index(row, PlanTable::Title),
                                      QItemSelectionModel::NoUpdate);
  }
  filling_ = false;
}

void ListView::choose(const Id& plan) {
  const int row = model_->rowOf(plan);
  filling_ = true;
  if (row < 0) {
    clearSelection();
  } else if (!selectionModel()->isRowSelected(row, {})) {
    // Down to the plan, not away from the first column.
    const int across = horizontalScrollBar()->value();
    setCurrentIndex(model_->index(row, PlanTable::Title));
    scrollTo(currentIndex());
    horizontalScrollBar()->setValue(across);
  }
  filling_ = false;
}

int ListView::chosenCount() const {
  return static_cast<int>(selectionModel()->selectedRows().size());
}

std::vector<int> ListView::shownColumns() const {
  std::vector<int> columns;
  for (int place = 0; place < model_->columnCount(); ++place) {
    const int column = horizontalHeader()->logicalIndex(place);
    if (!isColumnHidden(column)) columns.push_back(column);
  }
  return columns;
}

int ListView::copy() const {
  std::vector<int> rows;
  for (const auto& index : selectionModel()->selectedRows()) rows.push_back(index.row());
  std::ranges::sort(rows);
  if (rows.size() < 2) {
    rows.clear();
    for (int row = 0; row < model_->rowCount(); ++row) rows.push_back(row);
  }
  QGuiApplication::clipboard()->setText(model_->asTsv(rows, shownColumns()));
  return static_cast<int>(rows.size());
}

QStringList ListView::hiddenColumns() const {
  QStringList hidden;
  for (int column = 0; column < model_->columnCount(); ++column) {
    if (isColumnHidden(column)) hidden << QString::number(column);
  }
  return hidden;
}

void ListView::setHiddenColumns(const QStringList& hidden) {
  for (int column = 0; column < model_->columnCount(); ++column) {
    setColumnHidden(column, column != PlanTable::Title && hidden.contains(QString::number(column)));
  }
}

void ListView::chooseColumns(QPoint global) {
  QMenu menu(this);
  for (int column = 0; column < model_->columnCount(); ++column) {
    auto* action =
        menu.addAction(model_->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    action->setCheckable(true);
    action->setChecked(!isColumnHidden(column));
    action->setEnabled(column != PlanTable::Title);
    connect(action, &QAction::toggled, this, [this, column](bool shown) {
      setColumnHidden(column, !shown);
      Q_EMIT columnsChanged();
    });
  }
  menu.exec(global);
}

void ListView::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) {
  QTableView::selectionChanged(selected, deselected);
  if (filling_) return;
  if (const auto* plan = model_->planAt(currentIndex().row())) Q_EMIT chosen(plan->id);
}

void ListView::focusInEvent(QFocusEvent* event) {
  QTableView::focusInEvent(event);
  if (!currentIndex().isValid() && model_->rowCount() > 0) {
    setCurrentIndex(model_->index(0, PlanTable::Title));
  }
}

void ListView::keyPressEvent(QKeyEvent* event) {
  const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
  if (const auto* plan = model_->planAt(currentIndex().row()); enter && plan) {
    Q_EMIT opened(plan->id);
    return;
  }
  QTableView::keyPressEvent(event);
}

}  // namespace kijun::ui::plan_board
