#include "ui/pages/merge/merge_page.h"

#include <QDir>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>
#include <QTableView>
#include <QTextEdit>
#include <QTreeWidget>

#include "ui/shell/text.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/progress_line.h"
#include "workspace/permission.h"

namespace kijun::ui::merge {
namespace {

constexpr auto kFileTarget = "file:";

QString valueOf(const std::string& value, const std::vector<std::string>& changes) {
  QString words = toQt(value);
  for (const auto& change : changes) words += u'\n' + toQt(change);
  return words;
}

}  // namespace

MergePage::MergePage(Shell& shell, WorkspaceModel& workspace) : Page(shell, workspace) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  banner_ = new Banner(this);
  banner_->hide();
  column->addWidget(banner_);
  stack_ = new QStackedLayout;
  empty_ = makeEmpty();
  waiting_ = makeRunning();
  ready_ = makeReady();
  for (auto* part : {empty_, waiting_, ready_}) stack_->addWidget(part);
  column->addLayout(stack_, 1);
  connectParts();
}

void MergePage::connectParts() {
  connect(&job_, &MergeJob::progressed, this, [this](double share) {
    progress_->setBusy(false);
    progress_->setShare(share);
    share_->setText(QStringLiteral("%1%").arg(static_cast<int>(share * 100)));
  });
  connect(&job_, &MergeJob::previewed, this, [this](const auto& found) { showPreview(found); });
  connect(&job_, &MergeJob::merged, this, [this](std::size_t entries) { showMerged(entries); });
  connect(&job_, &MergeJob::failed, this, [this](const QString& words) {
    stack_->setCurrentWidget(preview_ ? ready_ : empty_);
    banner_->say(BannerTone::Error, words);
    banner_->show();
  });
  connect(&job_, &MergeJob::cancelled, this, [this] {
    stack_->setCurrentWidget(preview_ ? ready_ : empty_);
    this->shell().say(text("mergepage.cancelled"));
  });
  connect(cancel_, &QPushButton::clicked, this, [this] {
    cancel_->setEnabled(false);
    job_.cancel();
  });
  connect(&model_, &ConflictModel::chosen, this, [this] { showDecisions(); });
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this] { showConflict(); });
  connect(mine_.choose, &QPushButton::clicked, this, [this] { choose(MergeChoice::Mine); });
  connect(theirs_.choose, &QPushButton::clicked, this, [this] { choose(MergeChoice::Theirs); });
  connect(both_, &QPushButton::clicked, this, [this] { choose(MergeChoice::Both); });
  connect(merge_, &QPushButton::clicked, this, [this] { mergeNow(); });
  connect(leave_, &QPushButton::clicked, this, [this] { giveUp(); });
  handle("merge.mine", [this] { choose(MergeChoice::Mine); });
  handle("merge.theirs", [this] { choose(MergeChoice::Theirs); });
  handle("merge.both", [this] { choose(MergeChoice::Both); });
  onLanguageChange(this, [this] { retell(); });
}

void MergePage::activate() {
  if (preview_) {
    table_->setFocus();
  } else if (auto* first = empty_->findChild<QPushButton*>()) {
    first->setFocus();
  }
}

bool MergePage::focusItem(const QString& target) {
  if (!target.startsWith(QLatin1String(kFileTarget))) return false;
  look(target.mid(static_cast<qsizetype>(qstrlen(kFileTarget))));
  return true;
}

void MergePage::chooseFile() {
  QString folder = shell().remembered(QStringLiteral("merge.folder")).toString();
  if (folder.isEmpty() || !QDir(folder).exists()) {
    folder = QString::fromStdU16String(workspace().session().file().parent_path().u16string());
  }
  const auto path = ask::openFile(
      this, {text("mergepage.choose.title"), folder, text("mergepage.choose.filter"), {}});
  if (!path) return;
  shell().remember(QStringLiteral("merge.folder"), QFileInfo(*path).absolutePath());
  look(*path);
}

void MergePage::look(const QString& path) {
  if (job_.isRunning()) return;
  banner_->hide();
  preview_.reset();
  model_.setPreview(nullptr);
  showRunning(KIJUN_TEXT("mergepage.looking"));
  job_.preview(workspace().sessionPtr(), path);
}

void MergePage::showRunning(std::string_view textId) {
  retext(doing_, textId);
  share_->clear();
  progress_->setShare({});
  progress_->setBusy(true);
  cancel_->setEnabled(true);
  stack_->setCurrentWidget(waiting_);
  cancel_->setFocus();
}

void MergePage::showPreview(const MergeJob::PreviewPtr& preview) {
  if (preview->nothingToDo()) {
    stack_->setCurrentWidget(empty_);
    banner_->say(BannerTone::Information, text("merge.nothing"));
    banner_->show();
    return;
  }
  preview_ = preview;
  model_.setPreview(preview);
  showIncoming();
  stack_->setCurrentWidget(ready_);
  conflicts_->setVisible(!preview_->conflicts.empty());
  if (preview_->conflicts.empty()) {
    merge_->setFocus();
  } else {
    table_->selectRow(0);
    table_->setFocus();
  }
}

void MergePage::showIncoming() {
  summary_->setText(
      text("mergepage.summary",
           QDir::toNativeSeparators(QString::fromStdU16String(preview_->other.u16string())),
           preview_->incoming.size(), preview_->conflicts.size(), preview_->onlyHere));
  incoming_->clear();
  incoming_->setHeaderLabels(
      {text("mergepage.column.at"), text("mergepage.column.by"), text("mergepage.column.change")});
  QList<QTreeWidgetItem*> lines;
  for (const auto& [entry, changes] : preview_->incoming) {
    lines.append(new QTreeWidgetItem({toQt(momentInWords(entry.at, preview_->offsetMinutes)),
                                      toQt(entry.actor.name), rendered(entry.name)}));
  }
  incoming_->addTopLevelItems(lines);
}

int MergePage::currentRow() const {
  return table_->currentIndex().row();
}

void MergePage::showConflict() {
  const int row = currentRow();
  if (row < 0) return;
  const auto words = model_.whole(row);
  const auto& conflict = model_.conflict(row);
  before_->setVisible(!words.base.empty());
  before_->setText(text("mergepage.before", words.base));
  const bool deletedHere = conflict.deletedBy == MergeSide::Mine;
  mine_.by->setText(toQt(words.mineBy));
  theirs_.by->setText(toQt(words.theirsBy));
  mine_.value->setPlainText(
      valueOf(words.mine, deletedHere ? decltype(words.changes)() : words.changes));
  theirs_.value->setPlainText(
      valueOf(words.theirs, deletedHere ? words.changes : decltype(words.changes)()));
  both_->setEnabled(conflict.bothPossible);
  both_->setVisible(conflict.bothPossible);
}

void MergePage::showDecisions() {
  const int undecided = model_.undecided();
  remaining_->setText(undecided > 0 ? text("mergepage.remaining", undecided)
                                    : text("mergepage.all_decided"));
  const auto refused =
      refusalOf(*findCommandKind("merge"), workspace().actor(), workspace().snapshot());
  merge_->setToolTip(refused ? rendered(*refused) : QString());
  merge_->setEnabled(preview_ && undecided == 0 && !workspace().isReadOnly() && !refused);
}

// Goes on to the next undecided one; the last decision leads to the button.
void MergePage::choose(MergeChoice choice) {
  const int row = currentRow();
  if (!preview_ || !model_.choose(row, choice)) return;
  const int next = model_.nextUndecided(row);
  if (next >= 0) {
    table_->selectRow(next);
  } else {
    merge_->setFocus();
  }
}

void MergePage::mergeNow() {
  if (!preview_ || model_.undecided() > 0) return;
  banner_->hide();
  showRunning(KIJUN_TEXT("mergepage.merging"));
  job_.apply(workspace().sessionPtr(), preview_, model_.choices());
}

void MergePage::giveUp() {
  preview_.reset();
  model_.setPreview(nullptr);
  banner_->hide();
  stack_->setCurrentWidget(empty_);
  activate();
}

void MergePage::showMerged(std::size_t entries) {
  giveUp();
  banner_->say(BannerTone::Information, text("mergepage.merged", entries));
  banner_->addButton(text("mergepage.undo"), [this] {
    banner_->hide();
    workspace().undo();
  });
  banner_->show();
}

void MergePage::retell() {
  if (!preview_) return;
  const int row = currentRow();
  const auto choices = model_.choices();
  model_.setPreview(preview_);
  for (const auto& [at, choice] : choices) model_.choose(static_cast<int>(at), choice);
  showIncoming();
  if (row >= 0) table_->selectRow(row);
}

}  // namespace kijun::ui::merge
