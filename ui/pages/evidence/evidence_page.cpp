#include "ui/pages/evidence/evidence_page.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/evidence/intake_bar.h"
#include "ui/evidence/shelf.h"
#include "ui/evidence/viewer.h"
#include "ui/evidence/words.h"
#include "ui/pages/collect/take_back_drop.h"
#include "ui/pages/evidence/bulk_dialog.h"
#include "ui/pages/evidence/detail_pane.h"
#include "ui/pages/evidence/evidence_table.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/list_table.h"

namespace kijun::ui::evidence {
namespace {

const QString kSplitterKey = QStringLiteral("evidence.splitter");
const QString kColumnsKey = QStringLiteral("evidence.hiddenColumns");

}  // namespace

EvidencePage::EvidencePage(Shell& shell, WorkspaceModel& workspace)
    : Page(shell, workspace),
      shelf_(new EvidenceShelf(workspace, this)),
      model_(new EvidenceTable(workspace.snapshot().offsetMinutes, this)),
      intake_(new IntakeBar(workspace, this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(buildBar());
  intake_->setContentsMargins(px(16), 0, px(16), 0);
  column->addWidget(intake_);
  splitter_ = new QSplitter(this);
  splitter_->setChildrenCollapsible(false);
  splitter_->addWidget(buildList());
  detail_ = new DetailPane(shell, workspace, splitter_);
  splitter_->addWidget(detail_);
  splitter_->setStretchFactor(0, 3);
  splitter_->setStretchFactor(1, 2);
  splitter_->setSizes({px(790), px(400)});
  splitter_->restoreState(shell.remembered(kSplitterKey).toByteArray());
  onLookChange(detail_, [this] { detail_->setMinimumWidth(px(330)); });
  column->addWidget(splitter_, 1);
  handleKeys();
  connectParts();
  connectDrops();
  refresh();
}

QWidget* EvidencePage::buildBar() {
  auto* bar = new QWidget(this);
  bar->setProperty("look", "bar");
  bar->setAttribute(Qt::WA_StyledBackground);
  auto* row = new QHBoxLayout(bar);
  row->setContentsMargins(px(16), px(10), px(16), px(10));
  row->setSpacing(px(8));
  words_ = new QLineEdit(bar);
  words_->setObjectName(QStringLiteral("evidenceWords"));
  words_->setClearButtonEnabled(true);
  retextProperty(words_, "placeholderText", KIJUN_TEXT("evidencepage.words"));
  retextProperty(words_, "accessibleName", KIJUN_TEXT("evidencepage.words"));
  standing_ = new QComboBox(bar);
  standing_->setObjectName(QStringLiteral("evidenceStanding"));
  standing_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  retextProperty(standing_, "accessibleName", KIJUN_TEXT("evidencepage.standing"));
  onLanguageChange(standing_, [this] {
    const QSignalBlocker quiet(standing_);
    const int was = std::max(0, standing_->currentIndex());
    standing_->clear();
    standing_->addItems({text("evidencepage.standing.all"), text("evidencepage.standing.expiring"),
                         text("evidencepage.standing.expired"),
                         text("evidencepage.standing.unlinked")});
    standing_->setCurrentIndex(was);
  });
  count_ = new QLabel(bar);
  count_->setObjectName(QStringLiteral("evidenceCount"));
  count_->setProperty("look", "muted");
  add_ = new QPushButton(bar);
  add_->setObjectName(QStringLiteral("evidenceAdd"));
  add_->setProperty("look", "primary");
  retext(add_, "evidencepage.add");
  row->addWidget(words_, 1);
  row->addWidget(standing_);
  row->addWidget(count_);
  row->addWidget(add_);
  return bar;
}

QWidget* EvidencePage::buildList() {
  body_ = new QStackedWidget(splitter_);
  makeTable();
  empty_ = new EmptyState("link", KIJUN_TEXT("evidencepage.empty"),
                          KIJUN_TEXT("evidencepage.empty.words"), body_);
  emptyAdd_ = empty_->setAction(KIJUN_TEXT("evidencepage.add"), [this] { add(); });
  nothing_ = new EmptyState("search", KIJUN_TEXT("evidencepage.none"),
                            KIJUN_TEXT("evidencepage.none.words"), body_);
  nothing_->setAction(KIJUN_TEXT("evidencepage.clear"), [this] { clearFilter(); });
  for (QWidget* each : std::initializer_list<QWidget*>{table_, empty_, nothing_}) {
    body_->addWidget(each);
  }
  return body_;
}

void EvidencePage::makeTable() {
  table_ = new QTableView(body_);
  table_->setModel(model_);
  retextProperty(table_, "accessibleName", KIJUN_TEXT("evidencepage.page"));
  asList(*table_);
  table_->setSortingEnabled(true);
  table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  table_->setWordWrap(false);
  table_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  auto* head = table_->horizontalHeader();
  head->setHighlightSections(false);
  head->setSectionResizeMode(QHeaderView::Interactive);
  table_->viewport()->installEventFilter(this);
  head->setSortIndicator(EvidenceTable::Title, Qt::AscendingOrder);
  head->setContextMenuPolicy(Qt::CustomContextMenu);
  connect(head, &QWidget::customContextMenuRequested, this, &EvidencePage::chooseColumns);
  const QVariant kept = shell().remembered(kColumnsKey);
  QStringList hidden;
  for (const auto column : {EvidenceTable::Revised, EvidenceTable::Tags, EvidenceTable::Source,
                            EvidenceTable::FileName}) {
    hidden << QString::number(column);
  }
  if (kept.isValid()) hidden = kept.toString().split(u' ', Qt::SkipEmptyParts);
  for (int column = 1; column < EvidenceTable::kColumns; ++column) {
    table_->setColumnHidden(column, hidden.contains(QString::number(column)));
  }
  onLookChange(table_, [this, head] {
    table_->verticalHeader()->setDefaultSectionSize(px(kRowHeight));
    constexpr int kWidths[] = {0, 92, 168, 100, 84, 124, 64, 120, 140, 160};
    for (int column = 1; column < EvidenceTable::kColumns; ++column) {
      head->resizeSection(column, px(kWidths[column]));
    }
    fitTitle();
  });
}

// The title has the room the others leave, and never less than tells one from another.
void EvidencePage::fitTitle() {
  int others = 0;
  for (int column = 1; column < EvidenceTable::kColumns; ++column) {
    if (!table_->isColumnHidden(column)) others += table_->columnWidth(column);
  }
  table_->setColumnWidth(EvidenceTable::Title,
                         std::max(px(200), table_->viewport()->width() - others));
}

bool EvidencePage::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Resize && watched == table_->viewport()) fitTitle();
  return Page::eventFilter(watched, event);
}

// The title always stays.
void EvidencePage::chooseColumns(const QPoint& at) {
  QMenu menu(this);
  for (int column = 1; column < EvidenceTable::kColumns; ++column) {
    auto* action =
        menu.addAction(model_->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    action->setCheckable(true);
    action->setChecked(!table_->isColumnHidden(column));
    connect(action, &QAction::toggled, this, [this, column](bool on) {
      table_->setColumnHidden(column, !on);
      QStringList hidden;
      for (int each = 1; each < EvidenceTable::kColumns; ++each) {
        if (table_->isColumnHidden(each)) hidden << QString::number(each);
      }
      shell().remember(kColumnsKey, hidden.join(u' '));
      fitTitle();
    });
  }
  menu.exec(table_->horizontalHeader()->mapToGlobal(at));
}

void EvidencePage::handleKeys() {
  handle("evidence.add", [this] { add(); });
  handle("evidence.paste", [this] { paste(); });
  handle("evidence.filter", [this] {
    words_->setFocus(Qt::ShortcutFocusReason);
    words_->selectAll();
  });
  handle("evidence.copy", [this] { copyTable(); });
  handle("evidence.bulk", [this] { changeTogether(); });
  handle("evidence.remove", [this] { remove(); });
}

void EvidencePage::connectParts() {
  connect(shelf_, &EvidenceShelf::changed, this, &EvidencePage::adopt);
  connect(shelf_, &EvidenceShelf::failed, this,
          [this](const QString& words) { shell().say(words); });
  connect(words_, &QLineEdit::textChanged, this, &EvidencePage::applyFilter);
  connect(words_, &QLineEdit::returnPressed, this, [this] { table_->setFocus(); });
  connect(standing_, &QComboBox::currentIndexChanged, this, &EvidencePage::applyFilter);
  connect(add_, &QPushButton::clicked, this, &EvidencePage::add);
  connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
          &EvidencePage::showChosen);
  connect(table_, &QTableView::activated, this, [this](const QModelIndex& index) {
    if (const auto* piece = model_->pieceAt(index.row())) viewEvidence(workspace(), *piece, this);
  });
  connect(table_->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, [this] {
    if (const auto* shown = detail_->piece()) select({shown->record.id}, 0);
  });
  connect(intake_, &IntakeBar::said, this, [this](const QString& words) { shell().say(words); });
  connect(intake_, &IntakeBar::finished, this, [this](const IntakeReport& report) {
    for (const auto* pieces : {&report.present, &report.added}) {
      if (!pieces->empty()) wanted_ = pieces->front().id;
    }
    shelf_->reload();
  });
  connect(detail_, &DetailPane::viewWanted, this, [this](const QString& id, std::size_t revision) {
    if (const auto* piece = shelf_->find(fromQt(id))) {
      viewEvidence(workspace(), *piece, this, revision);
    }
  });
  connect(detail_, &DetailPane::revisionWanted, this, &EvidencePage::revise);
  connect(detail_, &DetailPane::bulkWanted, this, &EvidencePage::changeTogether);
  connect(detail_, &DetailPane::removeWanted, this, &EvidencePage::remove);
  connect(&workspace(), &WorkspaceModel::actorChanged, this, &EvidencePage::refresh);
  connect(&workspace(), &WorkspaceModel::cycleChanged, this, &EvidencePage::adopt);
  onLanguageChange(this, [this] { adopt(); });
}

void EvidencePage::connectDrops() {
  auto* list = new DropArea(body_, [this](std::size_t files) {
    const QString why = refusalToAdd();
    return why.isEmpty() ? DropArea::Offer{true, text("evidencepage.drop", files)}
                         : DropArea::Offer{false, why};
  });
  connect(list, &DropArea::dropped, this, [this](const std::vector<IntakeItem>& items) {
    collect::offerTakeBack(shell(), workspace(), items, this, [this, items] { take(items); });
  });
  auto* revision = new DropArea(detail_, [this](std::size_t files) {
    const auto* piece = detail_->piece();
    QString why = detail_->refusalToRevise();
    if (why.isEmpty() && (!piece || files != 1)) why = text("evidencepage.drop.one");
    if (!why.isEmpty()) return DropArea::Offer{false, why};
    return DropArea::Offer{true, text("evidencepage.drop.revision", piece->record.title)};
  });
  for (QWidget* each : detail_->findChildren<QWidget*>()) {
    if (each->acceptDrops()) revision->guard(each);
  }
  connect(revision, &DropArea::dropped, this, [this](const std::vector<IntakeItem>& items) {
    if (const auto* piece = detail_->piece()) intake_->add({items, {}, piece->record.id});
  });
}

void EvidencePage::activate() {
  table_->setFocus();
}

void EvidencePage::leave() {
  detail_->leave();
  shell().remember(kSplitterKey, splitter_->saveState());
}

bool EvidencePage::focusItem(const QString& target) {
  const QString kind = target.section(u':', 0, 0);
  const Id id = fromQt(target.section(u':', 1));
  if ((kind != QLatin1String("evidence") && kind != QLatin1String("row")) || id.empty()) {
    return false;
  }
  if (shelf_->isLoaded() && !shelf_->find(id)) return false;
  wanted_ = id;
  clearFilter();
  return true;
}

QString EvidencePage::place() const {
  const auto* piece = detail_->piece();
  return piece ? QStringLiteral("evidence:") + toQt(piece->record.id) : QString();
}

std::vector<int> EvidencePage::chosenRows() const {
  std::vector<int> rows;
  for (const auto& index : table_->selectionModel()->selectedRows()) rows.push_back(index.row());
  std::ranges::sort(rows);
  return rows;
}

std::vector<EvidencePiece> EvidencePage::chosen() const {
  std::vector<EvidencePiece> pieces;
  for (const int row : chosenRows()) {
    if (const auto* piece = model_->pieceAt(row)) pieces.push_back(*piece);
  }
  return pieces;
}

// The same pieces stay chosen, whatever becomes of the rows.
void EvidencePage::adopt() {
  std::vector<Id> ids;
  for (const auto& piece : chosen()) ids.push_back(piece.record.id);
  const int row = table_->currentIndex().row();
  resetting_ = true;
  model_->setPieces(shelf_->pieces(), workspace().snapshot().asOf);
  resetting_ = false;
  select(ids, row);
  refresh();
}

void EvidencePage::applyFilter() {
  std::vector<Id> ids;
  for (const auto& piece : chosen()) ids.push_back(piece.record.id);
  resetting_ = true;
  model_->setFilter(words_->text(), static_cast<Standing>(standing_->currentIndex()));
  resetting_ = false;
  select(ids, 0);
  refresh();
}

void EvidencePage::clearFilter() {
  {
    const QSignalBlocker words(words_);
    const QSignalBlocker standing(standing_);
    words_->clear();
    standing_->setCurrentIndex(0);
  }
  applyFilter();
}

void EvidencePage::select(const std::vector<Id>& ids, int otherwise) {
  std::vector<int> rows;
  if (const int row = wanted_.empty() ? -1 : model_->rowOf(wanted_); row >= 0) {
    rows.push_back(row);
    wanted_.clear();
  }
  if (rows.empty()) {
    for (const auto& id : ids) {
      if (const int row = model_->rowOf(id); row >= 0) rows.push_back(row);
    }
  }
  if (rows.empty() && model_->rowCount() > 0) {
    rows.push_back(std::clamp(otherwise, 0, model_->rowCount() - 1));
  }
  resetting_ = true;
  auto* selection = table_->selectionModel();
  selection->clear();
  for (const int row : rows) {
    selection->select(model_->index(row, 0),
                      QItemSelectionModel::Select | QItemSelectionModel::Rows);
  }
  if (!rows.empty()) {
    selection->setCurrentIndex(model_->index(rows.front(), 0), QItemSelectionModel::NoUpdate);
    table_->scrollTo(model_->index(rows.front(), 0));
  }
  resetting_ = false;
  showChosen();
}

void EvidencePage::showChosen() {
  if (!resetting_) detail_->show(chosen());
}

QString EvidencePage::refusalToAdd() const {
  return refusalWords(workspace(), *commands::addEvidence({}, {}, {}).kind);
}

void EvidencePage::refresh() {
  const bool any = model_->total() > 0;
  body_->setCurrentWidget(model_->rowCount() > 0 ? static_cast<QWidget*>(table_)
                          : any                  ? nothing_
                                                 : empty_);
  detail_->setVisible(any);
  // With nothing there, the empty state offers the one thing to do.
  for (QWidget* each : std::initializer_list<QWidget*>{words_, standing_, count_, add_}) {
    each->setEnabled(any);
  }
  add_->setVisible(any || !shelf_->isLoaded());
  count_->setText(text("evidencepage.count", model_->rowCount(), model_->total()));
  const QString why = refusalToAdd();
  for (auto* button : {add_, emptyAdd_}) {
    button->setEnabled(why.isEmpty());
    button->setToolTip(why);
  }
}

void EvidencePage::take(std::vector<IntakeItem> items) {
  intake_->add({std::move(items), {}, {}});
}

void EvidencePage::add() {
  if (const QString why = refusalToAdd(); !why.isEmpty()) return shell().say(why);
  const auto paths =
      ask::openFiles(this, {text("evidencepage.add.title"),
                            QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
                            {},
                            {}});
  take(itemsOf(paths));
}

void EvidencePage::paste() {
  if (const QString why = refusalToAdd(); !why.isEmpty()) return shell().say(why);
  const auto* held = QGuiApplication::clipboard()->mimeData();
  auto items = held ? itemsOf(*held) : std::vector<IntakeItem>();
  if (items.empty()) return shell().say(text("evidencepage.pasted.nothing"));
  take(std::move(items));
}

void EvidencePage::revise() {
  const auto* piece = detail_->piece();
  if (!piece) return;
  const auto path =
      ask::openFile(this, {text("evidencepage.revise.title", piece->record.title),
                           QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
                           {},
                           {}});
  if (path) intake_->add({itemsOf(QStringList{*path}), {}, piece->record.id});
}

void EvidencePage::changeTogether() {
  const QString why = refusalWords(workspace(), *commands::editEvidence({}).kind);
  const auto pieces = chosen();
  if (!why.isEmpty()) return shell().say(why);
  if (pieces.empty()) return shell().say(text("evidencepage.choose"));
  detail_->leave();
  BulkDialog dialog(pieces, this);
  if (!ask::run(dialog)) return;
  workspace().post(commands::patchEvidence(dialog.ids(), dialog.patch()));
}

// What hangs on it is said before; undo brings all of it back.
void EvidencePage::remove() {
  const QString why = refusalWords(workspace(), *commands::deleteEvidence({}, Linked::Refuse).kind);
  const auto pieces = chosen();
  if (!why.isEmpty()) return shell().say(why);
  if (pieces.empty()) return;
  std::vector<Id> ids;
  QStringList used;
  for (const auto& piece : pieces) {
    ids.push_back(piece.record.id);
    QStringList places;
    for (const auto& link : piece.links) places << placeWords(workspace(), link);
    if (!places.isEmpty()) {
      used << text("evidencepage.remove.used", piece.record.title,
                   places.join(text("evidencepage.and")));
    }
  }
  if (!used.isEmpty()) {
    const QString chosen = ask::choose(
        this, {ask::Tone::Warning,
               text("evidencepage.remove.title"),
               text("evidencepage.remove.linked", used.size()) + u'\n' + used.join(u'\n'),
               text("evidencepage.remove.todo"),
               {{QString(), text("ui.cancel")},
                {QStringLiteral("remove"), text("evidencepage.remove.go")}}});
    if (chosen != QLatin1String("remove")) return;
  }
  workspace().post(commands::deleteEvidence(ids, Linked::Unlink),
                   [guard = QPointer(this), count = ids.size()](bool durable) {
                     if (guard && durable) {
                       guard->shell().say(text("evidencepage.removed", count));
                     }
                   });
}

void EvidencePage::copyTable() {
  auto rows = chosenRows();
  if (rows.empty()) return;
  QGuiApplication::clipboard()->setText(model_->tsv(rows));
  shell().say(text("evidencepage.copied", rows.size()));
}

}  // namespace kijun::ui::evidence
