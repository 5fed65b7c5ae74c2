#include "ui/shell/main_window.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "base/log.h"
#include "ui/models/backup_keeper.h"
#include "ui/pages/registry.h"
#include "ui/pages/start/recent_files.h"
#include "ui/pages/start/start_page.h"
#include "ui/shell/menus.h"
#include "ui/shell/palette.h"
#include "ui/shell/rail.h"
#include "ui/shell/status_line.h"
#include "ui/shell/text.h"
#include "ui/shell/top_bar.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/progress_line.h"

namespace kijun::ui {
MainWindow::MainWindow(QSettings& settings, LookSwitch& look, QString actAs)
    : settings_(settings), look_(look), actAs_(std::move(actAs)), actions_(new ActionTable(this)) {
  build();
  connectFile();
  connectEdit();
  connectView();
  connectBackups();
  onLanguageChange(this, [this] {
    retitle();
    refreshActions();
    if (standingShown_ && banner_->isVisible()) showStanding();
  });
  resize(1366, 768);
  restoreGeometry(settings_.value(QStringLiteral("window/geometry")).toByteArray());
  rail_->setCollapsed(settings_.value(QStringLiteral("view/railCollapsed")).toBool());
  start_->setFocus();
}

MainWindow::~MainWindow() {
  letGo().reset();
}

void MainWindow::build() {
  setAcceptDrops(true);
  auto* body = new QWidget(this);
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  top_ = new TopBar(*actions_, body);
  progress_ = new ProgressLine(body);
  progress_->hide();
  banner_ = new Banner(body);
  column->addWidget(top_);
  column->addWidget(progress_);
  column->addWidget(banner_);
  auto* middle = new QHBoxLayout;
  middle->setSpacing(0);
  rail_ = new Rail(body);
  stack_ = new QStackedWidget(body);
  start_ = new StartPage(settings_, stack_);
  stack_->addWidget(start_);
  middle->addWidget(rail_);
  middle->addWidget(stack_, 1);
  column->addLayout(middle, 1);
  status_ = new StatusLine(body);
  column->addWidget(status_);
  setCentralWidget(body);
  palette_ = new Palette(body);
  buildMenus(*this, *actions_, settings_, [this](const QString& path) { openFile(path); });
  top_->hide();
  rail_->hide();

  connect(rail_, &Rail::chosen, this, [this](const QString& id) { goTo(id); });
  connect(palette_, &Palette::chosen, this, &MainWindow::goTo);
  connect(palette_, &Palette::hitChosen, this, &MainWindow::goToHit);
  connect(start_, &StartPage::sampleWanted, this, &MainWindow::openSample);
  connect(start_, &StartPage::newWanted, actions_->action("file.new"), &QAction::trigger);
  connect(start_, &StartPage::openWanted, actions_->action("file.open"), &QAction::trigger);
  connect(start_, &StartPage::fileWanted, this, [this](const QString& path) { openFile(path); });
}

Page* MainWindow::page(const QString& id) const {
  const auto at = pages_.find(id);
  return at == pages_.end() ? nullptr : at->second;
}

void MainWindow::goTo(const QString& id, const QString& target) {
  const PageInfo* info = findPage(fromQt(id));
  if (!workspace_ || !info) return;
  Page* next = page(id);
  if (!next) {
    next = info->make(*this, *workspace_).release();
    retextProperty(next, "accessibleName", info->textId);
    pages_[id] = next;
    stack_->addWidget(next);
    connectBackupPage(*next);
  }
  if (Page* before = page(currentPage_); before && before != next) before->leave();
  currentPage_ = id;
  stack_->setCurrentWidget(next);
  rail_->setCurrent(id);
  retitle();
  if (!target.isEmpty() && !next->focusItem(target)) {
    spdlog::warn("The page {} has no such place.", fromQt(id));
  }
  next->activate();
  rememberPlace();
}

void MainWindow::say(const QString& message) {
  status_->say(message);
}

void MainWindow::remember(const QString& key, const QVariant& value) {
  settings_.setValue("pages/" + key, value);
}

QVariant MainWindow::remembered(const QString& key) const {
  return settings_.value("pages/" + key);
}

void MainWindow::retitle() {
  if (!workspace_) {
    setWindowTitle(text("ui.window"));
    return;
  }
  const QString name = toQt(workspace_->snapshot().organisation.name);
  setWindowTitle(text("ui.window.title", name.isEmpty() ? text("ui.organisation.unnamed") : name,
                      toQt(workspace_->cycle().cycle.name)));
}

// At every change of page, for a process may end without a word.
void MainWindow::rememberPlace() {
  const Page* shown = page(currentPage_);
  if (!shown) return;
  const auto path = workspace_->session().file();
  settings_.setValue(QStringLiteral("last/open"), true);
  settings_.setValue(QStringLiteral("last/file"), QString::fromStdU16String(path.u16string()));
  settings_.setValue(QStringLiteral("last/page"), currentPage_);
  settings_.setValue(QStringLiteral("last/place"), shown->place());
  settings_.setValue(QStringLiteral("last/cycle"), workspace_->cycleNumber());
}

// The session, for closing elsewhere; the window forgets everything of it.
std::shared_ptr<Session> MainWindow::letGo() {
  if (!workspace_) return {};
  if (Page* shown = page(currentPage_)) shown->leave();
  rememberPlace();
  keeper_->watch(nullptr);
  top_->setWorkspace(nullptr);
  top_->hide();
  status_->setWorkspace(nullptr);
  stack_->setCurrentWidget(start_);
  for (const auto& [id, made] : pages_) delete made;
  pages_.clear();
  currentPage_.clear();
  auto session = workspace_->sessionPtr();
  workspace_.reset();
  return session;
}

void MainWindow::closeEvent(QCloseEvent* event) {
  if (!mayLetGo()) return event->ignore();
  settings_.setValue(QStringLiteral("window/geometry"), saveGeometry());
  const bool open = workspace_ != nullptr;
  letGo().reset();
  settings_.setValue(QStringLiteral("last/open"), open);
  QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent* event) {
  QMainWindow::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retitle();
  // Somebody may have moved files meanwhile.
  if (event->type() == QEvent::ActivationChange && isActiveWindow() && workspace_) {
    keeper_->lookAtPlace();
  }
}

}  // namespace kijun::ui
