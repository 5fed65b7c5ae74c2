#include "ui/pages/backup/backup_page.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/pages/backup/settings_form.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/list_table.h"
#include "ui/widgets/progress_line.h"
#include "workspace/permission.h"

namespace kijun::ui::backup {
namespace {

constexpr double kSettingsWidth = 340;

// What a backup's state means for who wants to go back to it.
std::string_view hintFor(BackupState state) {
  switch (state) {
    case BackupState::Unreadable:
      return KIJUN_TEXT("backuppage.hint.unreadable");
    case BackupState::Foreign:
      return KIJUN_TEXT("backuppage.hint.foreign");
    case BackupState::Sound:
      break;
  }
  return KIJUN_TEXT("backuppage.hint.sound");
}

}  // namespace

BackupPage::BackupPage(Shell& shell, WorkspaceModel& workspace)
    : Page(shell, workspace), model_(workspace.snapshot().offsetMinutes, nullptr) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  banner_ = new Banner(this);
  column->addWidget(banner_);
  auto* inner = new QVBoxLayout;
  inner->addWidget(makeHead());
  auto* halves = new QHBoxLayout;
  halves->addWidget(makeList(), 1);
  auto* line = new QFrame(this);
  line->setProperty("look", "vline");
  halves->addWidget(line);
  settings_ = new SettingsForm(workspace.sessionPtr(), this);
  halves->addWidget(settings_);
  inner->addLayout(halves, 1);
  column->addLayout(inner, 1);
  onLookChange(this, [this, inner, halves] {
    inner->setContentsMargins(px(20), px(16), px(20), px(16));
    inner->setSpacing(px(12));
    halves->setSpacing(px(20));
    settings_->setFixedWidth(px(kSettingsWidth));
  });
  connectParts();
}

QWidget* BackupPage::makeHead() {
  auto* head = new QWidget(this);
  auto* column = new QVBoxLayout(head);
  column->setContentsMargins(0, 0, 0, 0);
  auto* row = new QHBoxLayout;
  auto* title = new QLabel(head);
  setFace(title, Face::Title);
  retext(title, "backuppage.page");
  make_ = new QPushButton(head);
  make_->setObjectName("backupMake");
  make_->setProperty("look", "primary");
  retext(make_, "backuppage.make");
  cancel_ = new QPushButton(head);
  retext(cancel_, "ui.cancel");
  row->addWidget(title);
  row->addStretch();
  row->addWidget(cancel_);
  row->addWidget(make_);
  column->addLayout(row);
  auto* words = new QLabel(head);
  words->setWordWrap(true);
  words->setProperty("look", "muted");
  retext(words, "backuppage.words");
  column->addWidget(words);
  progress_ = new ProgressLine(head);
  retextProperty(progress_, "accessibleName", KIJUN_TEXT("backuppage.progress"));
  column->addWidget(progress_);
  showRunning(false);
  return head;
}

QWidget* BackupPage::makeList() {
  auto* list = new QWidget(this);
  auto* column = new QVBoxLayout(list);
  column->setContentsMargins(0, 0, 0, 0);
  body_ = new QStackedWidget(list);
  makeTable();
  auto* empty = new EmptyState("backup", KIJUN_TEXT("backuppage.none"),
                               KIJUN_TEXT("backuppage.none.words"), body_);
  empty->setAction(KIJUN_TEXT("backuppage.make"), [this] { makeNow(); });
  empty_ = empty;
  body_->addWidget(table_);
  body_->addWidget(empty_);
  column->addWidget(body_, 1);
  auto* foot = new QHBoxLayout;
  state_ = new QLabel(list);
  state_->setObjectName("backupState");
  state_->setWordWrap(true);
  state_->setProperty("look", "muted");
  restore_ = new QPushButton(list);
  restore_->setObjectName("backupRestore");
  retext(restore_, "backuppage.restore");
  foot->addWidget(state_, 1);
  foot->addWidget(restore_);
  column->addLayout(foot);
  onLookChange(list, [column, foot] {
    column->setSpacing(px(8));
    foot->setSpacing(px(12));
  });
  return list;
}

void BackupPage::makeTable() {
  table_ = new QTableView(this);
  table_->setModel(&model_);
  retextProperty(table_, "accessibleName", KIJUN_TEXT("backuppage.page"));
  asList(*table_);
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->setWordWrap(false);
  table_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  auto* head = table_->horizontalHeader();
  head->setHighlightSections(false);
  head->setSectionResizeMode(BackupModel::State, QHeaderView::Stretch);
  onLookChange(table_, [this, head] {
    table_->verticalHeader()->setDefaultSectionSize(px(kRowHeight));
    head->resizeSection(BackupModel::When, px(170));
    head->resizeSection(BackupModel::Reason, px(140));
    head->resizeSection(BackupModel::Entries, px(100));
    head->resizeSection(BackupModel::Size, px(100));
  });
}

void BackupPage::connectParts() {
  connect(&listing_, &ListJob::listed, this, &BackupPage::showList);
  connect(&listing_, &Job::failed, this, [this](const QString& words) {
    banner_->say(BannerTone::Error, words);
    showCurrent();
  });
  connect(&making_, &MakeJob::made, this, [this](const Backup& made) {
    showRunning(false);
    banner_->hide();
    wanted_ = made.file;
    this->shell().say(text("backuppage.made", made.entries));
    activate();
  });
  connect(&making_, &Job::failed, this, [this](const QString& words) {
    showRunning(false);
    banner_->say(BannerTone::Error, words);
  });
  connect(&making_, &Job::cancelled, this, [this] {
    showRunning(false);
    this->shell().say(text("backuppage.cancelled"));
  });
  connect(&making_, &Job::progressed, this, [this](double share) {
    progress_->setBusy(false);
    progress_->setShare(share);
  });
  connect(make_, &QPushButton::clicked, this, [this] { makeNow(); });
  connect(cancel_, &QPushButton::clicked, this, [this] { making_.cancel(); });
  connect(restore_, &QPushButton::clicked, this, [this] {
    if (const auto* backup = current()) Q_EMIT restoreWanted(*backup);
  });
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this] { showCurrent(); });
  connect(settings_, &SettingsForm::written, this, [this] {
    this->shell().say(text("backuppage.settings.written"));
    activate();
  });
  connect(&workspace(), &WorkspaceModel::actorChanged, this, [this] { showCurrent(); });
  handle("backup.make", [this] { makeNow(); });
  handle("backup.restore", [this] { restore_->click(); });
  onLanguageChange(this, [this] { showCurrent(); });
}

void BackupPage::activate() {
  if (listing_.isRunning()) {
    listAgain_ = true;
    return;
  }
  listing_.start(workspace().sessionPtr());
}

void BackupPage::makeNow() {
  if (making_.isRunning()) return;
  banner_->hide();
  showRunning(true);
  making_.start(workspace().sessionPtr());
}

void BackupPage::showRunning(bool running) {
  make_->setEnabled(!running);
  cancel_->setVisible(running);
  progress_->setVisible(running);
  progress_->setShare({});
  progress_->setBusy(running);
}

void BackupPage::showList(const Overview& overview) {
  const auto* before = current();
  auto kept = std::exchange(wanted_, {});
  if (kept.empty() && before) kept = before->file;
  const bool typing = settings_->isAncestorOf(focusWidget());
  model_.setBackups(overview.backups);
  settings_->show(overview.settings, overview.folder);
  const bool any = !overview.backups.empty();
  body_->setCurrentWidget(any ? static_cast<QWidget*>(table_) : empty_);
  int row = 0;
  for (int i = 0; i < model_.rowCount(); ++i) {
    if (model_.at(i)->file == kept) row = i;
  }
  if (any) table_->selectRow(row);
  auto* first = any ? static_cast<QWidget*>(table_) : empty_->findChild<QPushButton*>();
  if (first && !typing) first->setFocus();
  showCurrent();
  if (std::exchange(listAgain_, false)) activate();
}

const Backup* BackupPage::current() const {
  return model_.at(table_->currentIndex().row());
}

void BackupPage::showCurrent() {
  const auto* backup = current();
  state_->setText(backup ? text(hintFor(backup->state)) : QString());
  restore_->setVisible(model_.rowCount() > 0);
  // Who may take in another copy may also go back to one.
  const auto refused =
      refusalOf(*findCommandKind("merge"), workspace().actor(), workspace().snapshot());
  QString why;
  if (workspace().isReadOnly()) {
    why = text("backuppage.restore.read_only");
  } else if (refused) {
    why = rendered(*refused);
  }
  restore_->setEnabled(backup && backup->state == BackupState::Sound && why.isEmpty());
  restore_->setToolTip(why);
}

}  // namespace kijun::ui::backup
