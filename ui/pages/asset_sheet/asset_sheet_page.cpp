#include "ui/pages/asset_sheet/asset_sheet_page.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <set>

#include "exchange/csv/csv.h"
#include "exchange/table.h"
#include "records/registers.h"
#include "ui/models/background.h"
#include "ui/models/failure.h"
#include "ui/pages/asset_sheet/cell_pane.h"
#include "ui/pages/asset_sheet/copy_dialog.h"
#include "ui/pages/asset_sheet/sheet_view.h"
#include "ui/registers/refusal.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "workspace/commands.h"

namespace kijun::ui::asset_sheet {
namespace {

const QString kSplitterKey = QStringLiteral("asset_sheet.splitter");
const QString kOnlyKey = QStringLiteral("asset_sheet.only");
const QString kKindKey = QStringLiteral("asset_sheet.kind");

struct LevelKeys {
  std::string_view threat, countermeasure;
  int level;
};
constexpr LevelKeys kLevelKeys[] = {
    {"asset_sheet.threat.1", "asset_sheet.countermeasure.1", 1},
    {"asset_sheet.threat.2", "asset_sheet.countermeasure.2", 2},
    {"asset_sheet.threat.3", "asset_sheet.countermeasure.3", 3},
};

}  // namespace

AssetSheetPage::AssetSheetPage(Shell& shell, WorkspaceModel& workspace)
    : Page(shell, workspace), model_(new SheetModel(this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(buildBar());
  splitter_ = new QSplitter(this);
  splitter_->setChildrenCollapsible(false);
  splitter_->addWidget(buildBody());
  pane_ = new CellPane(*model_, splitter_);
  splitter_->addWidget(pane_);
  splitter_->setStretchFactor(0, 1);
  splitter_->setStretchFactor(1, 0);
  splitter_->setSizes({px(860), px(330)});
  splitter_->restoreState(shell.remembered(kSplitterKey).toByteArray());
  onLookChange(pane_, [this] { pane_->setMinimumWidth(px(300)); });
  column->addWidget(splitter_, 1);
  connectParts();
  connectPane();
  handleKeys();
  refilter();
  refresh();
}

QWidget* AssetSheetPage::buildBar() {
  auto* bar = new QWidget(this);
  bar->setProperty("look", "bar");
  bar->setAttribute(Qt::WA_StyledBackground);
  auto* row = new QHBoxLayout(bar);
  row->setContentsMargins(px(16), px(10), px(16), px(10));
  row->setSpacing(px(8));
  words_ = new QLineEdit(bar);
  words_->setObjectName(QStringLiteral("sheetWords"));
  words_->setClearButtonEnabled(true);
  words_->installEventFilter(this);
  retextProperty(words_, "placeholderText", KIJUN_TEXT("assetsheet.words"));
  retextProperty(words_, "accessibleName", KIJUN_TEXT("assetsheet.words"));
  kind_ = new QComboBox(bar);
  kind_->setObjectName(QStringLiteral("sheetKind"));
  kind_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  retextProperty(kind_, "accessibleName", KIJUN_TEXT("assetsheet.kind"));
  onLanguageChange(kind_, [this] { fillKinds(); });
  only_ = new Chip(bar);
  only_->setObjectName(QStringLiteral("sheetOnly"));
  only_->setCheckable(true);
  only_->setChecked(shell().remembered(kOnlyKey).toBool());
  comparing_ = new Chip(bar);
  comparing_->setObjectName(QStringLiteral("sheetComparing"));
  comparing_->setIcon(icon("close"));
  comparing_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  comparing_->hide();
  onLanguageChange(only_, [this] { only_->setWords(text("assetsheet.only")); });
  count_ = new QLabel(bar);
  count_->setObjectName(QStringLiteral("sheetCount"));
  count_->setProperty("look", "muted");
  copyButton_ = new QPushButton(bar);
  copyButton_->setObjectName(QStringLiteral("sheetCopy"));
  retext(copyButton_, "assetsheet.copy");
  row->addWidget(words_, 1);
  row->addWidget(kind_);
  row->addWidget(only_);
  row->addWidget(comparing_);
  row->addWidget(count_);
  row->addWidget(copyButton_);
  return bar;
}

QWidget* AssetSheetPage::buildBody() {
  body_ = new QStackedWidget(splitter_);
  view_ = new SheetView(model_, body_);
  empty_ = new EmptyState("asset", KIJUN_TEXT("assetsheet.empty"),
                          KIJUN_TEXT("assetsheet.empty.words"), body_);
  empty_->setAction(KIJUN_TEXT("assetsheet.empty.go"),
                    [this] { shell().goTo(QStringLiteral("assets")); });
  nothing_ = new EmptyState("search", KIJUN_TEXT("assetsheet.nothing"),
                            KIJUN_TEXT("assetsheet.nothing.words"), body_);
  nothing_->setAction(KIJUN_TEXT("assetsheet.nothing.clear"), [this] { clearFilter(); });
  for (QWidget* each : std::initializer_list<QWidget*>{view_, empty_, nothing_}) {
    body_->addWidget(each);
  }
  return body_;
}

// Its texts are made again with the language; what is chosen stays.
void AssetSheetPage::fillKinds() {
  const QSignalBlocker quiet(kind_);
  const QString was = kind_->count() > 0 ? kind_->currentData().toString()
                                         : shell().remembered(kKindKey).toString();
  kind_->clear();
  kind_->addItem(text("assetsheet.kind.all"), QString());
  const auto& asset = *findDescription("asset");
  for (const auto& choice : asset.fields[*asset.indexOf("kind")].choices) {
    kind_->addItem(text(choice.textId), toQt(choice.id));
  }
  kind_->setCurrentIndex(std::max(0, kind_->findData(was)));
}

void AssetSheetPage::connectParts() {
  connect(words_, &QLineEdit::textChanged, this, &AssetSheetPage::refilter);
  connect(words_, &QLineEdit::returnPressed, this, [this] { view_->setFocus(); });
  connect(kind_, &QComboBox::currentIndexChanged, this, [this] {
    shell().remember(kKindKey, kind_->currentData());
    refilter();
  });
  connect(only_, &Chip::toggled, this, [this](bool on) {
    shell().remember(kOnlyKey, on);
    refilter();
  });
  connect(comparing_, &Chip::clicked, this, [this] {
    model_->setOrigin({});
    refresh();
    view_->setFocus();
  });
  connect(copyButton_, &QPushButton::clicked, this, &AssetSheetPage::copyToOthers);
  connect(view_, &SheetView::chosenChanged, this, &AssetSheetPage::showChosen);
  connect(view_, &SheetView::activated, pane_, &CellPane::focusMeasures);
  connect(model_, &SheetModel::changed, this, [this] {
    showChosen();
    refresh();
  });
  connect(&workspace(), &WorkspaceModel::structureChanged, this, &AssetSheetPage::stale);
  connect(&workspace(), &WorkspaceModel::cycleChanged, this, &AssetSheetPage::stale);
  connect(&workspace(), &WorkspaceModel::actorChanged, this, &AssetSheetPage::refresh);
  onLanguageChange(this, [this] {
    stale();
    refresh();
  });
}

void AssetSheetPage::connectPane() {
  connect(pane_, &CellPane::levelChosen, this,
          [this](const QString& field, int level) { setLevel(fromQt(field), level); });
  connect(pane_, &CellPane::levelCleared, this,
          [this](const QString& field) { clearLevel(fromQt(field)); });
  connect(pane_, &CellPane::measureTyped, this,
          [this](const QString& asset, const QString& threat, const QString& field,
                 const QString& words) {
            setMeasure(fromQt(asset), fromQt(threat), fromQt(field), words);
          });
  connect(pane_, &CellPane::riskChosen, this, [this](const QString& id) { setRisk(fromQt(id)); });
  connect(pane_, &CellPane::newRiskWanted, this, &AssetSheetPage::makeRisk);
  connect(pane_, &CellPane::riskWanted, this, [this](const QString& id) {
    shell().goTo(QStringLiteral("risks"), QStringLiteral("risk:") + id);
  });
  connect(pane_, &CellPane::proposalAccepted, this,
          [this](const QString& id, const QString& level) {
            if (isRefused()) return;
            post(commands::patchRecords(riskRecord(), {fromQt(id)},
                                        {{"current", Value(fromQt(level))}}));
          });
  connect(pane_, &CellPane::done, this, [this] { view_->setFocus(); });
}

void AssetSheetPage::handleKeys() {
  for (const auto& [threat, countermeasure, level] : kLevelKeys) {
    handle(threat, [this, level] { setLevel(kThreat, level); });
    handle(countermeasure, [this, level] { setLevel(kCountermeasure, level); });
  }
  handle("asset_sheet.clear", [this] { clear(); });
  handle("asset_sheet.measures", [this] { pane_->focusMeasures(); });
  handle("asset_sheet.copy", [this] { copyTable(); });
  handle("asset_sheet.copy_to", [this] { copyToOthers(); });
  handle("asset_sheet.compare", [this] { compare(); });
  handle("asset_sheet.filter", [this] {
    words_->setFocus();
    words_->selectAll();
  });
}

void AssetSheetPage::activate() {
  view_->setFocus();
}

void AssetSheetPage::leave() {
  pane_->leave();
  shell().remember(kSplitterKey, splitter_->saveState());
}

void AssetSheetPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  if (stale_) reload();
}

bool AssetSheetPage::eventFilter(QObject* watched, QEvent* event) {
  if (watched == words_ && event->type() == QEvent::KeyPress) {
    const auto key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Escape || key == Qt::Key_Down) {
      if (key == Qt::Key_Escape) words_->clear();
      view_->setFocus();
      return true;
    }
  }
  return Page::eventFilter(watched, event);
}

void AssetSheetPage::refilter() {
  model_->setFilter(
      {fromQt(words_->text()), fromQt(kind_->currentData().toString()), only_->isChecked()});
}

void AssetSheetPage::clearFilter() {
  words_->clear();
  kind_->setCurrentIndex(0);
  only_->setChecked(false);
  view_->setFocus();
}

void AssetSheetPage::stale() {
  stale_ = true;
  if (isVisible()) reload();
}

// While changes are on their way nothing is read: the last of them asks again.
void AssetSheetPage::reload() {
  if (posting_ > 0) return;
  stale_ = false;
  inBackground(
      this,
      [session = workspace().sessionPtr(), catalog = workspace().cycle().catalog,
       asOf = workspace().snapshot().asOf,
       spoken = language()] { return Sheet::read(*session, *catalog, asOf, spoken); },
      [this, round = ++round_](Sheet sheet) {
        if (round == round_) model_->setSheet(std::move(sheet));
      },
      [this](const std::exception_ptr& failure) {
        shell().say(failureInWords(failure, "Reading the asset sheet"));
      });
}

void AssetSheetPage::showChosen() {
  if (!model_->isRead()) return;
  pane_->showCell(view_->current(), view_->chosen().size());
}

void AssetSheetPage::refresh() {
  const bool any = !model_->sheet().assets().empty();
  body_->setCurrentWidget(model_->rowCount() > 0 || !model_->isRead() ? static_cast<QWidget*>(view_)
                          : any                                       ? nothing_
                                                                      : empty_);
  pane_->setVisible(model_->rowCount() > 0);
  const QString why = registers::refusalToChange(workspace(), cellDescription());
  pane_->setRefusal(why);
  copyButton_->setEnabled(why.isEmpty() && model_->rowCount() > 0);
  copyButton_->setToolTip(why);
  if (!model_->isRead()) return;
  count_->setText(text("assetsheet.count", model_->rowCount(), model_->sheet().assets().size(),
                       model_->count("A"), model_->count("B")));
  const auto& origin = model_->origin();
  const auto at = origin ? model_->sheet().assetOf(*origin) : std::nullopt;
  comparing_->setVisible(at.has_value());
  if (at) comparing_->setWords(text("assetsheet.comparing", model_->sheet().assets()[*at].name));
}

bool AssetSheetPage::isRefused() {
  const QString why = registers::refusalToChange(workspace(), cellDescription());
  if (!why.isEmpty()) shell().say(why);
  return !why.isEmpty();
}

void AssetSheetPage::post(Command command) {
  ++posting_;
  ++round_;  // what is being read is older
  stale_ = true;
  workspace().post(std::move(command), [self = QPointer(this)](bool) {
    if (!self || --self->posting_ > 0) return;
    if (self->isVisible()) self->reload();
  });
}

void AssetSheetPage::run(const CellChanges& changes) {
  if (changes.empty()) return;
  auto command = commandOf(model_->sheet(), changes);
  model_->apply(changes);
  post(std::move(command));
}

void AssetSheetPage::setLevel(std::string_view field, int level) {
  if (isRefused()) return;
  run(setLevels(model_->sheet(), view_->chosen(), field, level));
}

void AssetSheetPage::clearLevel(std::string_view field) {
  if (isRefused()) return;
  CellChanges changes;
  for (const auto& place : view_->chosen()) {
    if (!model_->sheet().number(place, field)) continue;
    Row row = model_->sheet().rowToChange(place);
    setField(row, field, {});
    changes.push_back({place, std::move(row)});
  }
  run(changes);
}

// What is written besides the levels is not lost unasked.
void AssetSheetPage::clear() {
  if (isRefused()) return;
  const auto places = view_->chosen();
  const auto more = std::ranges::count_if(
      places, [&](const CellPlace& place) { return model_->sheet().hasMore(place); });
  bool withAll = false;
  if (more > 0) {
    const QString answer =
        ask::choose(this, {ask::Tone::Warning,
                           text("assetsheet.clear.title"),
                           text("assetsheet.clear.what", more),
                           text("assetsheet.clear.todo"),
                           {{QString(), text("ui.cancel")},
                            {QStringLiteral("levels"), text("assetsheet.clear.levels")},
                            {QStringLiteral("all"), text("assetsheet.clear.all")}}});
    if (answer.isEmpty()) return;
    withAll = answer == QLatin1String("all");
  }
  run(clearCells(model_->sheet(), places, withAll));
}

void AssetSheetPage::setMeasure(const Id& asset, const std::string& threat, std::string_view field,
                                const QString& words) {
  const auto& sheet = model_->sheet();
  const auto row = sheet.assetOf(asset);
  const auto column = std::ranges::find(sheet.threats(), threat, &SheetThreat::stored);
  if (!row || column == sheet.threats().end() || isRefused()) return;
  const CellPlace place{*row, static_cast<std::size_t>(column - sheet.threats().begin())};
  Row changed = sheet.rowToChange(place);
  setField(changed, field, words.isEmpty() ? Value() : Value(fromQt(words)));
  run({{place, std::move(changed)}});
}

std::vector<CellPlace> AssetSheetPage::placesForRisk() const {
  const auto here = view_->current();
  auto places = view_->chosen();
  std::erase_if(
      places, [&](const CellPlace& place) { return place != here && !model_->sheet().row(place); });
  return places;
}

void AssetSheetPage::setRisk(const Id& risk) {
  if (isRefused()) return;
  CellChanges changes;
  for (const auto& place : placesForRisk()) {
    if (model_->sheet().text(place, "risk") == risk) continue;
    Row row = model_->sheet().rowToChange(place);
    setField(row, "risk", risk.empty() ? Value() : Value(risk));
    changes.push_back({place, std::move(row)});
  }
  run(changes);
}

// Of the asset method, over the cells chosen.
void AssetSheetPage::makeRisk() {
  const auto here = view_->current();
  if (!here || isRefused()) return;
  pane_->leave();
  const auto& asset = model_->sheet().assets()[here->asset];
  Row risk(riskRecord().fields.size() + 1);
  const auto give = [&](std::string_view field, Value value) {
    risk[*riskRecord().indexOf(field) + 1] = std::move(value);
  };
  const Id id = RandomIds().next();
  risk.front() = Value(id);
  give("title", Value(fromQt(text("assetsheet.risk.title", asset.name))));
  give("method", Value(std::string("asset")));
  give("state", Value(std::string("open")));
  give("assets", valueOfIds({asset.id}));
  CellChanges changes;
  for (const auto& place : placesForRisk()) {
    Row row = model_->sheet().rowToChange(place);
    setField(row, "risk", Value(id));
    changes.push_back({place, std::move(row)});
  }
  auto command = newRiskCommand(risk, changes);
  model_->apply(changes);
  post(std::move(command));
}

// The rectangle around what is chosen, with its headings.
void AssetSheetPage::copyTable() {
  const auto indexes = view_->selectionModel()->selectedIndexes();
  if (indexes.isEmpty()) return;
  std::set<int> rows, columns;
  for (const auto& index : indexes) {
    rows.insert(index.row());
    columns.insert(index.column());
  }
  TextTable table;
  table.header = {fromQt(text("assetsheet.assets")), fromQt(text("assetsheet.head.importance"))};
  for (const int column : columns) {
    table.header.push_back(fromQt(model_->threatName(static_cast<std::size_t>(column))));
  }
  for (const int row : rows) {
    const auto& asset = model_->sheet().assets()[model_->assetAt(row)];
    TextRow line;
    line.cells = {asset.name, asset.importance ? std::to_string(*asset.importance) : std::string()};
    for (const int column : columns) {
      const auto index = model_->index(row, column);
      const bool in = view_->selectionModel()->isSelected(index);
      line.cells.push_back(in ? fromQt(index.data().toString()) : std::string());
    }
    table.rows.push_back(std::move(line));
  }
  QGuiApplication::clipboard()->setText(toQt(writtenTsv(table)));
  shell().say(text("assetsheet.copied", indexes.size()));
}

void AssetSheetPage::copyToOthers() {
  const auto here = view_->current();
  if (!here || isRefused()) return;
  pane_->leave();
  const auto& sheet = model_->sheet();
  if (!sheet.hasCells(here->asset)) {
    return shell().say(text("assetsheet.copy.nothing", sheet.assets()[here->asset].name));
  }
  const Id from = sheet.assets()[here->asset].id;
  CopyDialog dialog(sheet, here->asset, this);
  if (!ask::run(dialog)) return;
  // It may have been read again meanwhile.
  const auto origin = model_->sheet().assetOf(from);
  if (!origin) return;
  std::vector<std::size_t> to;
  for (const auto& id : dialog.chosen()) {
    if (const auto place = model_->sheet().assetOf(id)) to.push_back(*place);
  }
  const auto changes = copyAssessment(model_->sheet(), *origin, to);
  run(changes);
  model_->setOrigin(from);
  refresh();
  shell().say(text("assetsheet.copy.done", changes.size(), to.size()));
  view_->setFocus();
}

void AssetSheetPage::compare() {
  const auto here = view_->current();
  if (!here) return;
  const Id id = model_->sheet().assets()[here->asset].id;
  model_->setOrigin(model_->origin() == id ? std::nullopt : std::optional(id));
  refresh();
}

}  // namespace kijun::ui::asset_sheet
