// The window's dealings with files: opening, making, closing, and saying why it failed.
#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>
#include <algorithm>

#include "ui/models/backup_keeper.h"
#include "ui/pages/backup/backup_model.h"
#include "ui/pages/package/seal_dialog.h"
#include "ui/pages/package/unseal_dialog.h"
#include "ui/pages/registry.h"
#include "ui/pages/start/new_workspace_dialog.h"
#include "ui/pages/start/recent_files.h"
#include "ui/pages/start/start_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/rail.h"
#include "ui/shell/status_line.h"
#include "ui/shell/text.h"
#include "ui/shell/top_bar.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/progress_line.h"
#include "workspace/migration.h"
#include "workspace/sample.h"

namespace kijun::ui {

void MainWindow::connectFile() {
  const auto on = [this](std::string_view id, auto call) {
    connect(actions_->action(id), &QAction::triggered, this, call);
  };
  on("file.new", [this] {
    NewWorkspaceDialog dialog(documentsFolder(), this);
    if (ask::run(dialog)) createWorkspace(dialog.path(), dialog.workspace());
  });
  on("file.open", [this] {
    const auto path =
        ask::openFile(this, {text("ui.open.title"), RecentFiles(settings_).folder(),
                             text("ui.package.open_filter"), QStringLiteral("kijun")});
    if (path) openFile(*path);
  });
  on("file.sample", [this] { openSample(); });
  on("file.seal", [this] {
    if (!workspace_) return;
    SealDialog dialog(*workspace_, this);
    runDialog(dialog);
  });
  on("file.close", [this] { closeWorkspace(); });
  on("file.reload", [this] {
    if (workspace_) workspace_->reload();
  });
  on("file.quit", [this] { close(); });
}

void MainWindow::openFile(const QString& path, Access access) {
  if (path.endsWith(QLatin1String(kPackageEnding), Qt::CaseInsensitive)) return openPackage(path);
  open({OpenRequest::Kind::Existing, path, access, actAs_, {}, environment_});
}

void MainWindow::openPackage(const QString& path) {
  if (opening_) return;
  UnsealDialog dialog(path, this);
  if (!ask::run(dialog)) return;
  if (const QString warning = dialog.warning(); !warning.isEmpty()) {
    connect(
        this, &MainWindow::workspaceOpened, this, [this, warning] { complain(warning); },
        Qt::SingleShotConnection);
  }
  openFile(dialog.workspace());
}

void MainWindow::createWorkspace(const QString& path, NewWorkspace workspace) {
  open({OpenRequest::Kind::New, path, Access::ReadWrite, actAs_, std::move(workspace),
        environment_});
}

void MainWindow::openSample() {
  const QString path = QDir(documentsFolder()).filePath(QString::fromUtf8(kSampleFileName));
  open({OpenRequest::Kind::Sample, path, Access::ReadWrite, actAs_, {}, environment_});
}

void MainWindow::reopenLast() {
  const QString path = settings_.value(QStringLiteral("last/file")).toString();
  if (settings_.value(QStringLiteral("last/open")).toBool() && !path.isEmpty()) openFile(path);
}

void MainWindow::open(OpenRequest request) {
  if (opening_ || !mayLetGo()) return;
  auto previous = beginWaiting(text("ui.opening", QFileInfo(request.path).fileName()));
  openInBackground(
      this, request, std::move(previous),
      [this, request](Opened opened) { adopt(std::move(opened), request); },
      [this, request](const OpenFailure& failure) { explainWithBackups(failure, request); });
}

std::shared_ptr<Session> MainWindow::beginWaiting(const QString& words) {
  opening_ = true;
  auto previous = letGo();
  rail_->hide();
  banner_->hide();
  start_->setBusy(true);
  progress_->show();
  progress_->setBusy(true);
  status_->say(words);
  refreshActions();
  return previous;
}

void MainWindow::endWaiting() {
  opening_ = false;
  progress_->setBusy(false);
  progress_->setShare({});
  progress_->hide();
  start_->setBusy(false);
  status_->say({});
}

void MainWindow::adopt(Opened opened, const OpenRequest& request) {
  endWaiting();
  workspace_ =
      std::make_unique<WorkspaceModel>(std::move(opened.session), std::move(opened.loaded));
  auto* model = workspace_.get();
  connect(model, &WorkspaceModel::undoChanged, this, &MainWindow::refreshActions);
  connect(model, &WorkspaceModel::actorChanged, this, &MainWindow::refreshActions);
  connect(model, &WorkspaceModel::structureChanged, this, &MainWindow::retitle);
  connect(model, &WorkspaceModel::cycleChanged, this, &MainWindow::retitle);
  connect(model, &WorkspaceModel::loadingChanged, this, [this](bool loading) {
    progress_->setVisible(loading);
    progress_->setBusy(loading);
  });
  connect(model, &WorkspaceModel::failed, this, [this](const QString& error) {
    complain(error);
    keeper_->lookAtPlace();
  });
  connect(model, &WorkspaceModel::integrityChanged, this, [this] {
    if (workspace_->integrity() == Integrity::Broken) {
      complain(text("ui.integrity.broken"));
    }
  });
  top_->setWorkspace(model);
  top_->show();
  status_->setWorkspace(model);
  RecentFiles(settings_).add(request.path, toQt(workspace_->snapshot().organisation.name));
  start_->refresh();
  refreshActions();
  retitle();
  showStanding();
  if (const auto words = std::exchange(afterOpening_, {})) {
    standingShown_ = false;
    banner_->say(words->first, words->second);
  }
  keeper_->watch(workspace_->sessionPtr());
  rail_->setVisible(!pages().empty());
  const auto file = QString::fromStdU16String(model->session().file().u16string());
  goToLastPlace(settings_.value(QStringLiteral("last/file")).toString() == file,
                opened.questionnaire);
  model->checkIntegrity();
  Q_EMIT workspaceOpened();
}

void MainWindow::goToLastPlace(bool sameFile, bool questionnaire) {
  const QString page = settings_.value(QStringLiteral("last/page")).toString();
  // Who looks on begins with what there is to see.
  if (workspace_->actor().role == kijun::Role::Executive) return goTo(QStringLiteral("dashboard"));
  if (!sameFile && questionnaire) return goTo(QStringLiteral("assess"));
  if (!sameFile || !findPage(fromQt(page))) {
    if (!pages().empty()) goTo(toQt(pages().front().id));
    return;
  }
  const QString place = settings_.value(QStringLiteral("last/place")).toString();
  const int cycle = settings_.value(QStringLiteral("last/cycle")).toInt();
  const auto& cycles = workspace_->cycles();
  const bool there = std::any_of(cycles.begin(), cycles.end(), [cycle](const CycleInfo& info) {
    return info.record.number == cycle;
  });
  if (there && cycle != workspace_->cycleNumber()) workspace_->setCycle(cycle);
  goTo(page, place);
}

void MainWindow::explain(const OpenFailure& failure, const OpenRequest& request,
                         std::vector<Backup> backups) {
  endWaiting();
  afterOpening_.reset();
  start_->setFocus();
  refreshActions();
  retitle();
  ask::Question question{ask::Tone::Error, text("ui.error.open"), failure.what, failure.todo, {}};
  const bool offer = failure.readOnlyHelps && request.access == Access::ReadWrite &&
                     request.kind != OpenRequest::Kind::New;
  if (offer) {
    question.choices = {{QStringLiteral("readOnly"), text("ui.open.read_only")},
                        {QString(), text("ui.cancel")}};
  }
  RecentFiles recent(settings_);
  if (failure.missing && recent.contains(request.path)) {
    question.choices = {{QString(), text("ui.close")},
                        {QStringLiteral("forget"), text("ui.recent.forget")}};
  }
  if (!backups.empty()) {
    if (question.choices.empty()) question.choices = {{QString(), text("ui.close")}};
    question.choices.insert(question.choices.begin(),
                            {QStringLiteral("restore"), text("ui.restore.offer")});
    if (!question.todo.isEmpty()) question.todo += u' ';
    question.todo += text("ui.restore.found", backups.size(),
                          backup::shownMoment(backups.front().at, kJapanOffsetMinutes));
  }
  Q_EMIT openingFailed();
  const QString answer = ask::choose(this, question);
  if (answer == QLatin1String("readOnly")) openFile(request.path, Access::ReadOnly);
  if (answer == QLatin1String("restore")) {
    const std::filesystem::path path(request.path.toStdU16String());
    askRestore(std::filesystem::absolute(path), std::move(backups), kJapanOffsetMinutes);
  }
  if (answer == QLatin1String("forget")) {
    recent.remove(request.path);
    start_->refresh();
  }
}

void MainWindow::complain(const QString& words) {
  standingShown_ = false;
  banner_->say(BannerTone::Error, words);
}

// What is to be known about the open file as a whole.
void MainWindow::showStanding() {
  if (!workspace_->isReadOnly()) {
    const auto migrated = migrationOf(workspace_->session());
    if (migrated && !migrated->backup.empty()) {
      standingShown_ = true;
      banner_->say(BannerTone::Information,
                   text("ui.migrated", migrated->from, migrated->to, migrated->backup.string()));
      return;
    }
    standingShown_ = workspace_->session().isOnNetwork();
    if (standingShown_) banner_->say(BannerTone::Information, text("ui.on_network"));
    return;
  }
  standingShown_ = true;
  const auto holder = workspace_->session().holder();
  const QString words = holder && !holder->name.empty()
                            ? text("ui.read_only.held", holder->name, holder->host)
                            : text("ui.read_only");
  banner_->say(BannerTone::Information, words);
  banner_->addButton(actions_->action("file.reload")->text(),
                     [this] { actions_->action("file.reload")->trigger(); });
  banner_->addButton(text("ui.read_only.edit"), [this] {
    const auto path = workspace_->session().file();
    openFile(QString::fromStdU16String(path.u16string()));
  });
}

void MainWindow::closeWorkspace() {
  if (!workspace_ || !mayLetGo()) return;
  closeInBackground(letGo());
  settings_.setValue(QStringLiteral("last/open"), false);
  rail_->hide();
  banner_->hide();
  start_->refresh();
  start_->setFocus();
  refreshActions();
  retitle();
  Q_EMIT workspaceClosed();
}

}  // namespace kijun::ui
