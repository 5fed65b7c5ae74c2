#include "ui/pages/backup/restore_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/pages/backup/backup_model.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/progress_line.h"
#include "workspace/table_words.h"

namespace kijun::ui::backup {
namespace {

QString momentOf(const std::string& iso, int offsetMinutes) {
  const auto at = Instant::parse(iso);
  return at ? shownMoment(*at, offsetMinutes) : toQt(iso);
}

QString nameOfTable(const std::string& table) {
  const auto id = tableTextId(table);
  return id.empty() ? toQt(table) : text(id);
}

}  // namespace

void PreviewJob::start(const std::filesystem::path& file, const std::filesystem::path& backup,
                       const Environment& environment) {
  run(
      [file, backup, environment](const JobRun& handle) {
        return std::make_shared<const RestorePreview>(
            previewRestore(file, backup, environment, handle.progress));
      },
      [this](const std::shared_ptr<const RestorePreview>& preview) { Q_EMIT previewed(preview); });
}

RestoreDialog::RestoreDialog(std::filesystem::path file, std::vector<Backup> backups,
                             int offsetMinutes, Environment environment, QWidget* parent)
    : QDialog(parent),
      file_(std::move(file)),
      backups_(std::move(backups)),
      offsetMinutes_(offsetMinutes),
      environment_(std::move(environment)) {
  setWindowTitle(text("restoredialog.title"));
  build();
  connect(which_, &QComboBox::currentIndexChanged, this, [this] { look(); });
  connect(understood_, &QCheckBox::toggled, this, [this] { refresh(); });
  look();
}

void RestoreDialog::build() {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(24), px(20), px(24), px(16));
  column->setSpacing(px(12));
  auto* words = new QLabel(
      text("restoredialog.words", QString::fromStdU16String(file_.filename().u16string())), this);
  words->setWordWrap(true);
  which_ = new QComboBox(this);
  which_->setObjectName("restoreWhich");
  which_->setAccessibleName(text("restoredialog.which"));
  for (const auto& backup : backups_) {
    which_->addItem(text("restoredialog.backup", shownMoment(backup.at, offsetMinutes_),
                         text(textIdOf(backup.reason)), backup.entries));
  }
  progress_ = new ProgressLine(this);
  progress_->setAccessibleName(text("restoredialog.looking"));
  summary_ = new QLabel(this);
  summary_->setWordWrap(true);
  setFace(summary_, Face::Strong);
  buildDifferences();
  auto* kept = new QLabel(text("restoredialog.kept"), this);
  kept->setWordWrap(true);
  kept->setProperty("look", "muted");
  understood_ = new QCheckBox(text("restoredialog.understood"), this);
  understood_->setObjectName("restoreUnderstood");
  auto* buttons = new QDialogButtonBox(this);
  restore_ = buttons->addButton(text("restoredialog.restore"), QDialogButtonBox::AcceptRole);
  restore_->setObjectName("restoreNow");
  restore_->setAutoDefault(false);
  buttons->addButton(text("ui.cancel"), QDialogButtonBox::RejectRole)->setDefault(true);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  for (QWidget* part : std::initializer_list<QWidget*>{words, which_, progress_, summary_}) {
    column->addWidget(part);
  }
  column->addWidget(differences_, 1);
  for (QWidget* part : std::initializer_list<QWidget*>{kept, understood_, buttons}) {
    column->addWidget(part);
  }
  resize(px(720), px(520));
}

void RestoreDialog::buildDifferences() {
  differences_ = new QTreeWidget(this);
  differences_->setColumnCount(3);
  differences_->setHeaderLabels({text("restoredialog.column.what"),
                                 text("restoredialog.column.when"),
                                 text("restoredialog.column.who")});
  differences_->setUniformRowHeights(true);
  differences_->setAccessibleName(text("restoredialog.differences"));
  auto* head = differences_->header();
  head->setStretchLastSection(false);
  head->setSectionResizeMode(0, QHeaderView::Stretch);
  head->setSectionResizeMode(1, QHeaderView::ResizeToContents);
  head->setSectionResizeMode(2, QHeaderView::ResizeToContents);
}

const Backup& RestoreDialog::chosen() const {
  return backups_[static_cast<std::size_t>(which_->currentIndex())];
}

QString RestoreDialog::summary() const {
  return summary_->text();
}

void RestoreDialog::look() {
  possible_ = false;
  understood_->setChecked(false);
  differences_->clear();
  summary_->setText(text("restoredialog.looking"));
  progress_->setBusy(true);
  refresh();
  // The last one may still run: its result is of no use any more.
  job_ = std::make_unique<PreviewJob>();
  connect(job_.get(), &PreviewJob::previewed, this, [this](const auto& preview) {
    progress_->setBusy(false);
    tell(*preview);
    refresh();
    Q_EMIT told();
  });
  connect(job_.get(), &Job::failed, this, [this](const QString& words) {
    progress_->setBusy(false);
    summary_->setText(words);
    Q_EMIT told();
  });
  job_->start(file_, chosen().file, environment_);
}

void RestoreDialog::tell(const RestorePreview& preview) {
  const auto from = text("backup.restore.from", preview.backupEntries,
                         momentOf(preview.backupAt, offsetMinutes_));
  possible_ = !preview.otherWorkspace && !preview.isSame();
  if (preview.presentDamage) {
    summary_->setText(rendered(preview.presentDamage->message()) + u' ' + from);
    return;
  }
  if (preview.otherWorkspace || preview.isSame()) {
    summary_->setText(preview.otherWorkspace ? text("restoredialog.other")
                                             : text("backup.restore.same"));
    return;
  }
  summary_->setText(text("restoredialog.summary", preview.lostCount, preview.regainedCount, from));
  addEntries(text("backup.restore.lost", preview.lostCount), preview.lost);
  addEntries(text("backup.restore.regained", preview.regainedCount), preview.regained);
  if (preview.tables.empty()) return;
  auto* group = addGroup(text("restoredialog.tables"));
  for (const auto& table : preview.tables) {
    new QTreeWidgetItem(group, {text("backup.restore.table", nameOfTable(table.table), table.added,
                                     table.removed, table.changed)});
  }
}

QTreeWidgetItem* RestoreDialog::addGroup(const QString& words) {
  auto* group = new QTreeWidgetItem(differences_, {words});
  group->setFirstColumnSpanned(true);
  group->setExpanded(true);
  return group;
}

void RestoreDialog::addEntries(const QString& words, const std::vector<Entry>& entries) {
  if (entries.empty()) return;
  auto* group = addGroup(words);
  for (const auto& entry : entries) {
    new QTreeWidgetItem(
        group, {rendered(entry.name), momentOf(entry.at, offsetMinutes_), toQt(entry.actor.name)});
  }
}

void RestoreDialog::refresh() {
  understood_->setEnabled(possible_);
  restore_->setEnabled(possible_ && understood_->isChecked());
}

}  // namespace kijun::ui::backup
