#include "ui/pages/map/map_page.h"

#include <QDir>
#include <QFileInfo>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

#include "base/atomic_file.h"
#include "base/text.h"
#include "ui/models/background.h"
#include "ui/models/failure.h"
#include "ui/models/row_places.h"
#include "ui/pages/map/filter_bar.h"
#include "ui/pages/map/map_print.h"
#include "ui/pages/map/map_view.h"
#include "ui/pages/map/side_pane.h"
#include "ui/printing/choose_printer.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/progress_line.h"

namespace kijun::ui::map {
namespace {

constexpr int kPause = 250;  // milliseconds between a change and reading the registers again
const QString kSplitterKey = QStringLiteral("map.splitter");
const QString kFolderKey = QStringLiteral("map.folder");

std::string tableOf(const DependencyNode& node) {
  return node.kind == NodeKind::Asset ? "asset" : std::string(kindId(node));
}

bool hasRow(const DependencyNode& node) {
  return node.kind != NodeKind::Site && hasPlace(tableOf(node), {node.id});
}

}  // namespace

MapPage::MapPage(Shell& shell, WorkspaceModel& workspace)
    : Page(shell, workspace), loader_(workspace.sessionPtr()), soon_(new QTimer(this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  filter_ = new FilterBar(this);
  column->addWidget(filter_);
  banner_ = new Banner(this);
  banner_->hide();
  column->addWidget(banner_);
  progress_ = new ProgressLine(this);
  column->addWidget(progress_);
  splitter_ = new QSplitter(this);
  splitter_->setChildrenCollapsible(false);
  splitter_->addWidget(makeBody());
  side_ = new SidePane(splitter_);
  splitter_->addWidget(side_);
  splitter_->setStretchFactor(0, 1);
  splitter_->setStretchFactor(1, 0);
  splitter_->setSizes({px(860), px(330)});
  splitter_->restoreState(shell.remembered(kSplitterKey).toByteArray());
  onLookChange(side_, [this] { side_->setMinimumWidth(px(280)); });
  column->addWidget(splitter_, 1);
  soon_->setSingleShot(true);
  soon_->setInterval(kPause);
  connectParts();
}

QWidget* MapPage::makeBody() {
  body_ = new QStackedWidget(this);
  view_ = new MapView(body_);
  empty_ =
      new EmptyState("map", KIJUN_TEXT("mappage.empty"), KIJUN_TEXT("mappage.empty.words"), body_);
  empty_->setAction(KIJUN_TEXT("mappage.empty.go"),
                    [this] { goToRow(this->shell(), this->workspace(), "asset", {}); });
  nothing_ = new EmptyState("filter", KIJUN_TEXT("mappage.nothing"),
                            KIJUN_TEXT("mappage.nothing.words"), body_);
  nothing_->setAction(KIJUN_TEXT("mappage.clear"), [this] {
    filter_->setWish({});
    load();
  });
  for (QWidget* each : {static_cast<QWidget*>(view_), static_cast<QWidget*>(empty_),
                        static_cast<QWidget*>(nothing_)}) {
    body_->addWidget(each);
  }
  return body_;
}

void MapPage::connectParts() {
  connect(filter_, &FilterBar::changed, this, &MapPage::load);
  connect(filter_, &FilterBar::wordsChanged, this, &MapPage::look);
  connect(filter_, &FilterBar::nextWanted, this, &MapPage::lookNext);
  connect(filter_, &FilterBar::exportWanted, this, &MapPage::writeSvg);
  connect(filter_, &FilterBar::printWanted, this, &MapPage::print);
  connect(soon_, &QTimer::timeout, this, &MapPage::load);
  connect(&loader_, &MapLoader::loaded, this, &MapPage::adopt);
  connect(&loader_, &MapLoader::failed, this, [this](const QString& words) {
    progress_->setBusy(false);
    banner_->say(BannerTone::Error, words);
    banner_->show();
  });
  connect(view_, &MapView::chosenChanged, this, &MapPage::showChosen);
  connect(view_, &MapView::opened, this, &MapPage::open);
  connect(side_, &SidePane::opened, this, &MapPage::open);
  connect(side_, &SidePane::focused, this, &MapPage::goAround);
  connect(side_, &SidePane::wanted, this, [this](std::uint32_t node) {
    if (!view_->choose(node)) goAround(node);
  });
  connect(&workspace(), &WorkspaceModel::saved, this, [this] { loadSoon(); });
  handle("map.find", [this] { filter_->focusWords(); });
  handle("map.export", [this] { writeSvg(); });
  handle("map.print", [this] { print(); });
  onLanguageChange(this, [this] { loadSoon(); });
}

void MapPage::activate() {
  if (body_->currentWidget() == view_) view_->setFocus();
}

void MapPage::leave() {
  shell().remember(kSplitterKey, splitter_->saveState());
}

void MapPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  if (stale_) load();
}

void MapPage::loadSoon() {
  stale_ = true;
  if (isVisible()) soon_->start();
}

void MapPage::load() {
  stale_ = false;
  soon_->stop();
  banner_->hide();
  progress_->setBusy(true);
  loader_.load(filter_->wish());
}

void MapPage::adopt(const LoadedPtr& loaded) {
  progress_->setBusy(false);
  const bool otherWish = shown_ != filter_->wish() || !loaded_;
  const bool same = !otherWish && loaded_->map.drawing == loaded->map.drawing;
  loaded_ = loaded;
  shown_ = filter_->wish();
  filter_->setLoaded(loaded_);
  if (!loaded_->tooMuch.isEmpty()) {
    banner_->say(BannerTone::Warning, loaded_->tooMuch);
    banner_->show();
  }
  showBody();
  view_->setMap(loaded_, otherWish && !same);
  if (!wanted_.empty()) {
    const auto node = loaded_->nodeAt(wanted_);
    if (!node || !view_->choose(node)) shell().say(text("mappage.not_here"));
    wanted_.clear();
  } else if (loaded_->filter.focus && !view_->chosen()) {
    view_->choose(loaded_->filter.focus);
    view_->fitAll();
  }
  look(filter_->words());
  showChosen();
}

void MapPage::showBody() {
  if (!loaded_->map.nodes.empty()) {
    const bool was = body_->currentWidget() == view_;
    body_->setCurrentWidget(view_);
    if (!was && isVisible() && !filter_->isAncestorOf(focusWidget())) view_->setFocus();
  } else {
    const bool filtered = !filter_->wish().isEmpty() || !loaded_->tooMuch.isEmpty();
    body_->setCurrentWidget(filtered ? nothing_ : empty_);
  }
}

void MapPage::showChosen() {
  side_->setNode(loaded_, view_->chosen());
  side_->setVisible(body_->currentWidget() == view_);
  if (view_->chosen()) side_->setHasPlace(hasRow(loaded_->graph.node(*view_->chosen())));
}

void MapPage::look(const QString& words) {
  found_.clear();
  if (loaded_ && !words.trimmed().isEmpty()) {
    const auto wanted = folded(fromQt(words.trimmed()));
    for (const auto& part : loaded_->map.nodes) {
      if (folded(loaded_->graph.node(part.node).name).find(wanted) != std::string::npos) {
        found_.push_back(part.node);
      }
    }
    filter_->showFound(static_cast<int>(found_.size()));
  } else {
    filter_->showFound({});
  }
  view_->setFound(found_);
}

// The one after what is chosen, round and round.
void MapPage::lookNext() {
  if (found_.empty()) return;
  const auto chosen = view_->chosen();
  const auto at = chosen ? std::ranges::find(found_, *chosen) : found_.end();
  const bool last = at == found_.end() || std::next(at) == found_.end();
  view_->choose(last ? found_.front() : *std::next(at));
}

bool MapPage::focusItem(const QString& target) {
  const auto id = fromQt(target);
  constexpr std::string_view kinds[] = {
      "asset:", "supplier:", "service:", "service_function:", "site:"};
  if (std::ranges::none_of(kinds, [&](auto kind) { return id.starts_with(kind); })) return false;
  wanted_ = id;
  filter_->setWish({});
  load();
  return true;
}

QString MapPage::place() const {
  return loaded_ && view_->chosen() ? toQt(mapTarget(loaded_->graph.node(*view_->chosen())))
                                    : QString();
}

void MapPage::open(std::uint32_t node) {
  const auto& it = loaded_->graph.node(node);
  if (hasRow(it)) goToRow(shell(), workspace(), tableOf(it), {it.id});
}

void MapPage::goAround(std::uint32_t node) {
  Wish wish;
  wish.focus = mapTarget(loaded_->graph.node(node));
  filter_->setWish(wish);
  load();
}

void MapPage::writeSvg() {
  if (!loaded_ || loaded_->map.nodes.empty()) return;
  QString folder = shell().remembered(kFolderKey).toString();
  if (folder.isEmpty() || !QDir(folder).exists()) {
    folder = QString::fromStdU16String(workspace().session().file().parent_path().u16string());
  }
  const auto path = ask::saveFile(
      this, {text("mappage.export"), QDir(folder).filePath(text("map.title") + ".svg"),
             QStringLiteral("SVG (*.svg)"), QStringLiteral("svg")});
  if (!path) return;
  shell().remember(kFolderKey, QFileInfo(*path).absolutePath());
  inBackground(
      this,
      [loaded = loaded_, file = std::filesystem::path(path->toStdU16String())] {
        writeFileAtomically(file, toSvgFile(loaded->map.drawing, Theme::Print));
        return true;
      },
      [this, path = *path](bool) {
        shell().say(text("mappage.exported", QDir::toNativeSeparators(path)));
      },
      [this](const std::exception_ptr& failure) {
        ask::error(this, failureInWords(failure, "Writing the dependency map"));
      });
}

void MapPage::print() {
  if (!loaded_ || loaded_->map.nodes.empty()) return;
  const auto printer = choosePrinter(this, text("map.title"));
  if (!printer) return;
  const int pages = printDrawing(*printer, loaded_->map.drawing);
  if (pages == 0) {
    ask::error(this, text("mappage.print.failed"));
  } else {
    shell().say(text("mappage.printed", pages));
  }
}

}  // namespace kijun::ui::map
