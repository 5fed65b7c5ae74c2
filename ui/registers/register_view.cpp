#include "ui/registers/register_view.h"

#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/evidence/drop_area.h"
#include "ui/models/background.h"
#include "ui/models/failure.h"
#include "ui/registers/bulk_edit_dialog.h"
#include "ui/registers/columns.h"
#include "ui/registers/export_register.h"
#include "ui/registers/filter_bar.h"
#include "ui/registers/import_dialog.h"
#include "ui/registers/refusal.h"
#include "ui/registers/register_groups.h"
#include "ui/registers/register_table.h"
#include "ui/registers/register_tools.h"
#include "ui/registers/row_pane.h"
#include "ui/registers/table_clipboard.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/list_table.h"

namespace kijun::ui::registers {
namespace {

const QString kSplitterKey = QStringLiteral("register.splitter");

}  // namespace

RegisterView::RegisterView(Shell& shell, WorkspaceModel& workspace,
                           const RecordDescription& description, QWidget* parent)
    : QWidget(parent),
      shell_(shell),
      workspace_(workspace),
      description_(description),
      oneRow_(holdsOneRow(description)),
      model_(new RegisterTable(description, this)),
      bar_(new FilterBar(description, this)),
      splitter_(new QSplitter(this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(bar_);
  column->addWidget(splitter_, 1);
  splitter_->setChildrenCollapsible(false);
  splitter_->addWidget(buildList());
  pane_ = new RowPane(shell, workspace, description, splitter_);
  splitter_->addWidget(pane_);
  splitter_->setStretchFactor(0, 1);
  splitter_->setStretchFactor(1, 0);
  splitter_->setSizes({px(760), px(440)});
  splitter_->restoreState(shell.remembered(kSplitterKey).toByteArray());
  // What an empty list says asks for more room than large text leaves.
  onLookChange(pane_, [this] {
    pane_->setMinimumWidth(px(320));
    body_->setMinimumWidth(px(240));
  });
  buildButtons();
  body_->setVisible(!oneRow_);
  connectParts();
  refresh();
}

QWidget* RegisterView::buildList() {
  body_ = new QStackedWidget(splitter_);
  table_ = new QTableView(body_);
  table_->setObjectName(QStringLiteral("registerTable"));
  table_->setModel(model_);
  retextProperty(table_, "accessibleName", description_.textId);
  asList(*table_);
  table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  table_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  table_->setWordWrap(false);
  table_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  onLookChange(table_, [this] { table_->verticalHeader()->setDefaultSectionSize(px(kRowHeight)); });
  columns_ = new Columns(shell_, description_, table_);
  table_->setSortingEnabled(true);
  empty_ = new EmptyState("document", KIJUN_TEXT("registerpage.empty"),
                          KIJUN_TEXT("registerpage.empty.words"), body_);
  emptyNew_ = empty_->setAction(KIJUN_TEXT("registerpage.new"), [this] { beginNew(); });
  nothing_ = new EmptyState("search", KIJUN_TEXT("registerpage.none"),
                            KIJUN_TEXT("registerpage.none.words"), body_);
  nothing_->setAction(KIJUN_TEXT("registerpage.clear"), [this] { bar_->clear(); });
  for (QWidget* each : std::initializer_list<QWidget*>{table_, empty_, nothing_}) {
    body_->addWidget(each);
  }
  return body_;
}

void RegisterView::buildButtons() {
  bool any = !oneRow_;
  for (const auto& tool : registerTools()) {
    if (tool.record != description_.id) continue;
    any = true;
    auto* button = new QPushButton(bar_);
    button->setObjectName("registerTool." + toQt(tool.id));
    retext(button, tool.textId);
    connect(button, &QPushButton::clicked, this, [this, &tool] {
      pane_->leave();
      tool.open(workspace_, this, current());
    });
    bar_->addButton(button);
  }
  bar_->setVisible(any);
  if (oneRow_) return bar_->hideFilter();
  columnsButton_ = new QToolButton(bar_);
  columnsButton_->setObjectName(QStringLiteral("registerColumns"));
  setIcon(columnsButton_, "columns");
  columnsButton_->setPopupMode(QToolButton::InstantPopup);
  retextProperty(columnsButton_, "toolTip", KIJUN_TEXT("registerpage.columns"));
  retextProperty(columnsButton_, "accessibleName", KIJUN_TEXT("registerpage.columns"));
  auto* menu = new QMenu(columnsButton_);
  columnsButton_->setMenu(menu);
  connect(menu, &QMenu::aboutToShow, this, [this, menu] {
    menu->clear();
    columns_->fill(*menu);
  });
  bar_->addButton(columnsButton_);
  buildMore();
  new_ = new QPushButton(bar_);
  new_->setObjectName(QStringLiteral("registerNew"));
  new_->setProperty("look", "primary");
  retext(new_, "registerpage.new");
  connect(new_, &QPushButton::clicked, this, &RegisterView::beginNew);
  bar_->addButton(new_);
}

// What else can be done with the register, by the names and keys of the action table.
void RegisterView::buildMore() {
  auto* more = new QToolButton(bar_);
  more->setObjectName(QStringLiteral("registerMore"));
  setIcon(more, "more");
  more->setPopupMode(QToolButton::InstantPopup);
  retextProperty(more, "toolTip", KIJUN_TEXT("registerpage.more"));
  retextProperty(more, "accessibleName", KIJUN_TEXT("registerpage.more"));
  auto* menu = new QMenu(more);
  for (const auto id : {"register.import", "register.export", "register.copy", "register.paste",
                        "register.bulk", "register.duplicate", "register.remove"}) {
    menu->addAction(shell_.actions().action(id));
  }
  more->setMenu(menu);
  bar_->addButton(more);
}

void RegisterView::connectDrops() {
  if (oneRow_) return;
  auto* drops = new DropArea(body_, [this](std::size_t files) {
    QString why = refusalToChange(workspace_, description_);
    if (why.isEmpty() && files != 1) why = text("registerpage.drop.one");
    return why.isEmpty() ? DropArea::Offer{true, text("registerpage.drop")}
                         : DropArea::Offer{false, why};
  });
  // Asked after the drop: whoever drags waits until it is taken.
  connect(
      drops, &DropArea::dropped, this,
      [this](const std::vector<IntakeItem>& items) {
        const auto& file = items.front().file;
        if (!file.empty()) importFile(QString::fromStdU16String(file.u16string()));
      },
      Qt::QueuedConnection);
}

void RegisterView::connectParts() {
  connect(bar_, &FilterBar::changed, this, [this] { model_->setFilter(bar_->filter()); });
  connect(bar_, &FilterBar::done, this, [this] { table_->setFocus(); });
  connect(model_, &RegisterTable::modelAboutToBeReset, this, &RegisterView::keepPlace);
  connect(model_, &RegisterTable::modelReset, this, &RegisterView::restorePlace);
  connect(model_, &RegisterTable::arranged, this, &RegisterView::refresh);
  connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
          &RegisterView::showChosen);
  connect(table_, &QTableView::activated, this, &RegisterView::focusForm);
  connect(pane_, &RowPane::made, this, [this](const QString& id) { wanted_ = fromQt(id); });
  connect(pane_, &RowPane::done, this, [this] {
    if (pane_->isMaking()) choose(keptMarks(), keptCurrent_);
    activate();
  });
  connect(pane_, &RowPane::duplicateWanted, this, &RegisterView::duplicate);
  connect(pane_, &RowPane::removeWanted, this, &RegisterView::remove);
  connect(pane_, &RowPane::bulkWanted, this, &RegisterView::bulkEdit);
  connect(pane_, &RowPane::copyWanted, this, &RegisterView::copy);
  connectDrops();
  const auto stale = [this] {
    stale_ = true;
    if (isVisible()) reload();
  };
  connect(&workspace_, &WorkspaceModel::structureChanged, this, stale);
  connect(&workspace_, &WorkspaceModel::cycleChanged, this, stale);
  connect(&workspace_, &WorkspaceModel::actorChanged, this, &RegisterView::refresh);
  onLanguageChange(this, [this, stale] {
    Q_EMIT model_->headerDataChanged(Qt::Horizontal, 0, model_->columnCount() - 1);
    stale();
    refresh();
  });
}

void RegisterView::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (stale_) reload();
}

void RegisterView::reload() {
  stale_ = false;
  inBackground(
      this,
      [session = workspace_.sessionPtr(), description = &description_,
       catalog = workspace_.cycle().catalog,
       spoken = language()] { return readContents(*session, *description, *catalog, spoken); },
      [this, round = ++round_](ContentsPtr contents) {
        if (round != round_) return;
        readRound_ = round;
        adopt(std::move(contents));
      },
      [this](const std::exception_ptr& failure) {
        shell_.say(failureInWords(failure, "Reading a register"));
      });
}

void RegisterView::adopt(ContentsPtr contents) {
  pane_->setContents(contents);
  if (oneRow_) {
    const bool any = !contents->rows().empty();
    pane_->showRow(any ? contents->idAt(0) : Id());
    if (std::exchange(focusWanted_, false) && isVisible()) pane_->focusForm();
  }
  model_->setContents(std::move(contents));
}

// The rows chosen stay chosen, whatever becomes of the list.
void RegisterView::keepPlace() {
  resetting_ = true;
  if (pane_->isMaking()) return;
  keptContents_ = model_->contents();
  kept_.assign(static_cast<std::size_t>(model_->total()), false);
  for (const auto& range : table_->selectionModel()->selection()) {
    for (int row = range.top(); row <= range.bottom(); ++row) kept_[model_->placeAt(row)] = true;
  }
  keptCurrent_ = model_->idAt(table_->currentIndex().row());
  keptRow_ = std::max(0, table_->currentIndex().row());
  keptScroll_ = table_->verticalScrollBar()->value();
}

void RegisterView::restorePlace() {
  resetting_ = false;
  table_->verticalScrollBar()->setValue(keptScroll_);
  if (!wanted_.empty()) {
    if (model_->rowOf(wanted_) >= 0) {
      const Id id = std::exchange(wanted_, {});
      return choose(marksOf(id), id);
    }
    if (model_->contents()->find(wanted_)) {
      // What is gone to is seen; the list is still in the midst of its own change.
      QMetaObject::invokeMethod(bar_, &FilterBar::clear, Qt::QueuedConnection);
    } else {
      wanted_.clear();
    }
  }
  if (pane_->isMaking()) return;
  choose(keptMarks(), keptCurrent_);
}

RegisterView::Marks RegisterView::marksOf(const Id& id) const {
  Marks marks(static_cast<std::size_t>(model_->total()));
  if (const auto place = model_->contents()->find(id)) marks[*place] = true;
  return marks;
}

// What was chosen, in the contents as they are now.
RegisterView::Marks RegisterView::keptMarks() const {
  const auto& contents = model_->contents();
  if (contents == keptContents_) return kept_;
  Marks marks(static_cast<std::size_t>(model_->total()));
  for (std::size_t place = 0; keptContents_ && place < kept_.size(); ++place) {
    if (!kept_[place]) continue;
    if (const auto now = contents->find(keptContents_->idAt(place))) marks[*now] = true;
  }
  return marks;
}

// Those that are gone are left out; without any the one that stands in the place.
void RegisterView::choose(const Marks& marks, const Id& current) {
  if (oneRow_) return;
  QItemSelection selection;
  int first = -1;
  int start = -1;
  const int last = model_->columnCount() - 1;
  for (int row = 0; row <= model_->rowCount(); ++row) {
    const bool in = row < model_->rowCount() && marks[model_->placeAt(row)];
    if (in && first < 0) first = row;
    if (in && start < 0) start = row;
    if (!in && start >= 0) {
      selection.select(model_->index(start, 0), model_->index(row - 1, last));
      start = -1;
    }
  }
  if (first < 0 && model_->rowCount() > 0) {
    first = std::clamp(keptRow_, 0, model_->rowCount() - 1);
    selection.select(model_->index(first, 0), model_->index(first, last));
  }
  resetting_ = true;
  table_->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
  const int at = model_->rowOf(current) >= 0 ? model_->rowOf(current) : first;
  if (at >= 0) {
    table_->selectionModel()->setCurrentIndex(model_->index(at, 0), QItemSelectionModel::NoUpdate);
    table_->scrollTo(model_->index(at, 0));
  }
  resetting_ = false;
  showChosen();
}

std::vector<Id> RegisterView::chosen() const {
  std::vector<Id> ids;
  const auto ranges = table_->selectionModel()->selection();
  std::vector<int> rows;
  for (const auto& range : ranges) {
    for (int row = range.top(); row <= range.bottom(); ++row) rows.push_back(row);
  }
  std::ranges::sort(rows);
  for (const int row : rows) ids.push_back(model_->idAt(row));
  return ids;
}

void RegisterView::showChosen() {
  if (resetting_ || oneRow_) return;
  int count = 0;
  for (const auto& range : table_->selectionModel()->selection()) count += range.height();
  if (count > 1) return pane_->showSeveral(count);
  const auto rows = table_->selectionModel()->selectedRows();
  pane_->showRow(rows.isEmpty() ? Id() : model_->idAt(rows.front().row()));
}

void RegisterView::refresh() {
  const bool read = model_->contents() != nullptr;
  const bool any = model_->total() > 0;
  body_->setCurrentWidget(model_->rowCount() > 0 || !read ? static_cast<QWidget*>(table_)
                          : any                           ? nothing_
                                                          : empty_);
  bar_->setStanding(model_->rowCount(), model_->total(), model_->contents());
  const QString why = refusalToChange(workspace_, description_);
  for (auto* button : {new_, emptyNew_}) {
    if (!button) continue;
    button->setEnabled(why.isEmpty() && read);
    button->setToolTip(why);
  }
  pane_->refresh();
}

void RegisterView::activate() {
  if (oneRow_) {
    focusWanted_ = pane_->shown().empty();
    return pane_->focusForm();
  }
  table_->setFocus();
}

void RegisterView::leave() {
  focusWanted_ = false;
  pane_->leave();
  shell_.remember(kSplitterKey, splitter_->saveState());
}

bool RegisterView::goTo(const Id& id) {
  if (oneRow_) return true;
  const auto& contents = model_->contents();
  const bool isRead = contents && !stale_ && readRound_ == round_ && model_->isArranged();
  if (isRead && !contents->find(id)) return false;
  wanted_ = id;
  if (contents && contents->find(id) && model_->rowOf(id) < 0) bar_->clear();
  if (model_->rowOf(id) >= 0) {
    wanted_.clear();
    choose(marksOf(id), id);
  }
  return true;
}

Id RegisterView::current() const {
  return pane_->shown();
}

void RegisterView::beginNew() {
  if (oneRow_ || isRefused()) return;
  if (!model_->contents()) return;
  keepPlace();
  table_->selectionModel()->clearSelection();
  resetting_ = false;
  pane_->beginNew();
}

// What tells one row from another is left for a person to give.
void RegisterView::duplicate() {
  if (oneRow_ || isRefused()) return;
  const auto ids = chosen();
  if (ids.size() != 1) return shell_.say(text("registerpage.duplicate.one"));
  pane_->leave();
  Row copy = *model_->rowAt(model_->rowOf(ids.front()));
  copy.front() = Value();
  copy[1] = Value(fromQt(text("registerpage.duplicate.name", textOf(copy[1]))));
  if (const auto number = description_.indexOf("number")) copy[*number + 1] = Value();
  keepPlace();
  table_->selectionModel()->clearSelection();
  resetting_ = false;
  pane_->beginNew(std::move(copy));
}

void RegisterView::remove() {
  if (oneRow_ || isRefused()) return;
  const auto ids = chosen();
  if (ids.empty()) return;
  const QString first = toQt(textOf((*model_->rowAt(model_->rowOf(ids.front())))[1]));
  const QString what = text(description_.textId);
  const QString answer = ask::choose(
      this, {ask::Tone::Warning,
             text("registerpage.remove.title"),
             ids.size() == 1 ? text("registerpage.remove.what", what, first)
                             : text("registerpage.remove.what_several", ids.size(), what, first),
             text("registerpage.remove.todo"),
             {{QString(), text("ui.cancel")},
              {QStringLiteral("remove"), text("registerpage.remove.go", ids.size())}}});
  if (answer != QLatin1String("remove")) return;
  pane_->leave();
  workspace_.post(commands::deleteRecords(description_, ids),
                  [self = QPointer(this), count = ids.size()](bool durable) {
                    if (self && durable) {
                      self->shell_.say(text("registerpage.removed", count));
                    }
                  });
}

bool RegisterView::isRefused() {
  const QString why = refusalToChange(workspace_, description_);
  if (!why.isEmpty()) shell_.say(why);
  return !why.isEmpty();
}

void RegisterView::bulkEdit() {
  if (oneRow_ || isRefused()) return;
  std::vector<Row> rows;
  for (const auto& id : chosen()) rows.push_back(*model_->rowAt(model_->rowOf(id)));
  if (rows.empty()) return shell_.say(text("registerpage.choose"));
  pane_->leave();
  BulkEditDialog dialog(workspace_, description_, std::move(rows), this);
  ask::run(dialog);
}

void RegisterView::copy() {
  if (oneRow_) return;
  std::vector<Row> rows;
  for (const auto& id : chosen()) rows.push_back(*model_->rowAt(model_->rowOf(id)));
  if (rows.empty()) return shell_.say(text("registerpage.choose"));
  std::vector<std::size_t> fields;
  const auto* head = table_->horizontalHeader();
  for (int place = 0; place < head->count(); ++place) {
    const int column = head->logicalIndex(place);
    const auto field = static_cast<std::size_t>(column);
    if (!table_->isColumnHidden(column) && field < description_.fields.size()) {
      fields.push_back(field);
    }
  }
  copyRows(shell_, workspace_, description_, std::move(rows), std::move(fields), this);
}

void RegisterView::paste() {
  if (oneRow_ || isRefused()) return;
  if (!hasRowsToPaste()) return shell_.say(text("registerpage.paste.nothing"));
  pane_->leave();
  ImportDialog dialog(workspace_, description_, this);
  dialog.openText(rowsToPaste());
  ask::run(dialog);
}

void RegisterView::importFile(const QString& path) {
  if (oneRow_ || isRefused()) return;
  pane_->leave();
  ImportDialog dialog(workspace_, description_, this);
  if (!path.isEmpty()) dialog.openFile(path);
  ask::run(dialog);
}

void RegisterView::exportRows() {
  pane_->leave();
  exportRegister(shell_, workspace_, description_, this);
}

void RegisterView::focusFilter() {
  if (!oneRow_) bar_->focusWords();
}

void RegisterView::focusForm() {
  pane_->focusForm();
}

}  // namespace kijun::ui::registers
