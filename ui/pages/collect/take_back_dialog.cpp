#include "ui/pages/collect/take_back_dialog.h"

#include <QComboBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QUrl>
#include <algorithm>
#include <array>
#include <utility>

#include "ui/pages/collect/return_detail.h"
#include "ui/pages/collect/return_table.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/progress_line.h"
#include "ui/widgets/segmented_control.h"
#include "workspace/permission.h"

namespace kijun::ui::collect {
namespace {

const QString kAll = QStringLiteral("all");
const QString kFolderKey = QStringLiteral("collect.returned");

QStringList returnedIn(const QMimeData& data) {
  QStringList files;
  for (const QUrl& url : data.urls()) {
    if (url.isLocalFile() && mayBeReturned(url.toLocalFile())) files << url.toLocalFile();
  }
  return files;
}

}  // namespace

bool mayBeReturned(const QString& file) {
  constexpr std::array kEndings = {".xlsx", ".xlsm",  ".csv", ".tsv",
                                   ".txt",  ".kijun", ".pdf", ".html"};
  return std::ranges::any_of(kEndings, [&](const char* ending) {
    return file.endsWith(QLatin1String(ending), Qt::CaseInsensitive);
  });
}

QString whyNotTakenBack(const WorkspaceModel& workspace) {
  if (workspace.isReadOnly()) return text("registerwords.read_only");
  const auto* kind = findCommandKind("take_back_answers");
  const auto refused = refusalOf(*kind, workspace.actor(), workspace.snapshot());
  return refused ? rendered(*refused) : QString();
}

void takeBack(Shell& shell, WorkspaceModel& workspace, const QStringList& files, QWidget* parent) {
  const auto why = whyNotTakenBack(workspace);
  if (!why.isEmpty()) {
    ask::error(parent, why);
    return;
  }
  TakeBackDialog dialog(shell, workspace, parent);
  dialog.addFiles(files);
  ask::run(dialog);
  if (dialog.takenFrom().empty()) return;
  shell.goTo(QStringLiteral("collect"), QStringLiteral("department:") + toQt(dialog.takenFrom()));
  shell.say(dialog.summary());
}

// ---- files ----

void TakeBackDialog::addFiles(const QStringList& files) {
  for (const auto& path : files) {
    const auto known = std::ranges::find(files_, path, &File::path);
    if (known != files_.end()) continue;
    files_.push_back({path, false, {}});
    list_->addItem(QFileInfo(path).fileName());
  }
  list_->setVisible(files_.size() > 1);
  if (!current_ && !job_.isRunning()) readNext();
}

void TakeBackDialog::choose() {
  const auto kept = shell_.remembered(kFolderKey).toString();
  const auto files = ask::openFiles(this, {text("collect.take_back.choose.title"),
                                           kept.isEmpty() ? QDir::homePath() : kept,
                                           text("collect.take_back.choose.filter"),
                                           {}});
  if (files.isEmpty()) return;
  shell_.remember(kFolderKey, QFileInfo(files.front()).absolutePath());
  const auto first = files_.size();
  addFiles(files);
  // What was just chosen is what is wanted now.
  if (files_.size() > first && current_ != first && !job_.isRunning()) read(first);
}

void TakeBackDialog::readNext() {
  const auto next = std::ranges::find(files_, false, &File::done);
  if (next != files_.end()) read(static_cast<std::size_t>(next - files_.begin()));
}

void TakeBackDialog::read(std::size_t file) {
  if (job_.isRunning()) return;
  current_ = file;
  returned_.reset();
  plan_.reset();
  keepBanner_ = false;
  model_->setPlan(nullptr);
  banner_->hide();
  const QSignalBlocker quiet(list_);
  list_->setCurrentRow(static_cast<int>(file));
  file_->setText(QFileInfo(files_[file].path).fileName());
  source_->clear();
  notes_->clear();
  body_->setCurrentIndex(1);
  names_->show();
  showRunning(KIJUN_TEXT("collect.take_back.reading"));
  job_.read(files_[file].path);
}

void TakeBackDialog::showRead(const TakeBackJob::ReturnedPtr& returned) {
  returned_ = returned;
  source_->setText(toQt(returned->source));
  const QSignalBlocker quietDepartment(department_), quietRespondent(respondent_);
  department_->setCurrentIndex(0);
  respondent_->setItemText(0, text("collect.take_back.respondent.file"));
  respondent_->setCurrentIndex(0);
  plan();
}

TakeBackWish TakeBackDialog::wish() const {
  return {fromQt(department_->currentData().toString()),
          fromQt(respondent_->currentData().toString())};
}

void TakeBackDialog::plan() {
  if (!returned_ || job_.isRunning()) return;
  showRunning(KIJUN_TEXT("collect.take_back.comparing"));
  job_.plan(workspace_.sessionPtr(), returned_, wish());
}

void TakeBackDialog::fail(const QString& words) {
  const bool whileApplying = std::exchange(applying_, false);
  showIdle();
  // Somebody changed an answer between the preview and the button.
  if (whileApplying && plan_ && workspace_.session().head().number != plan_->headEntry) {
    keepBanner_ = true;
    banner_->say(BannerTone::Warning, text("collect.take_back.stale"));
    plan();
    return;
  }
  banner_->say(BannerTone::Error, words);
  if (!whileApplying) {
    plan_.reset();
    model_->setPlan(nullptr);
    notes_->clear();
    if (!returned_) markFile(text("collect.take_back.unread"));
  }
  refresh();
  Q_EMIT settled();
}

// ---- the plan ----

void TakeBackDialog::showPlan(const TakeBackJob::PlanPtr& plan) {
  plan_ = plan;
  showIdle();
  if (!std::exchange(keepBanner_, false)) banner_->hide();
  model_->setPlan(plan_);
  showNames();
  showCounts();
  showNotes();
  const int conflict = model_->firstOf(ReturnFate::Conflict);
  if (model_->rowCount() > 0) table_->setCurrentIndex(model_->index(std::max(0, conflict), 0));
  showRow();
  refresh();
  table_->setFocus();
  Q_EMIT settled();
}

// As planned: what the file says, where nobody chose otherwise.
void TakeBackDialog::showNames() {
  const QSignalBlocker quietDepartment(department_), quietRespondent(respondent_);
  const int of = department_->findData(toQt(plan_->department.id));
  if (of >= 0) department_->setCurrentIndex(of);
  const int by = respondent_->findData(toQt(plan_->respondent.name));
  if (by >= 0) {
    respondent_->setCurrentIndex(by);
  } else {
    respondent_->setItemText(0, text("collect.take_back.respondent.now", plan_->respondent.name));
    respondent_->setCurrentIndex(0);
  }
}

void TakeBackDialog::showCounts() {
  std::vector<Segment> segments;
  const auto add = [&](const QString& id, const QString& words, std::size_t count) {
    const auto label = text("collect.take_back.counted", fromQt(words), count);
    segments.push_back({id, label, label, {}, {}});
  };
  add(kAll, text("collect.take_back.all"), plan_->rows.size());
  for (const auto fate : kReturnFates) {
    if (const auto count = plan_->count(fate)) add(toQt(idOf(fate)), fateWords(fate), count);
  }
  fates_->setSegments(std::move(segments));
  // A filter whose rows are gone shows nothing.
  if (fates_->chosen().isEmpty() || (model_->fate() && plan_->count(*model_->fate()) == 0)) {
    fates_->setChosen(kAll);
    model_->setFate(std::nullopt);
  }
  const bool conflicts = plan_->count(ReturnFate::Conflict) > 0;
  allMine_->setVisible(conflicts);
  allTheirs_->setVisible(conflicts);
  table_->setColumnHidden(ReturnTable::Unit, !model_->manyUnits());
}

void TakeBackDialog::showNotes() {
  QStringList lines;
  const auto listed = [](const std::vector<std::string>& all) {
    constexpr std::size_t kMost = 12;
    QStringList some;
    for (const auto& each : all) {
      if (some.size() == static_cast<qsizetype>(kMost)) break;
      some << toQt(each);
    }
    return some.join(text("collect.comma")) +
           (all.size() > kMost ? QStringLiteral(" …") : QString());
  };
  if (!plan_->missing.empty()) {
    lines << text("collect.take_back.missing", plan_->missing.size(),
                  fromQt(listed(plan_->missing)));
  }
  if (!plan_->leftOut.empty()) {
    lines << text("collect.take_back.left_out", fromQt(listed(plan_->leftOut)));
  }
  notes_->setText(lines.join(u'\n'));
  notes_->setVisible(!lines.isEmpty());
}

void TakeBackDialog::showRow() {
  const int row = table_->currentIndex().row();
  const auto* planned = model_->rowAt(row);
  const bool decided =
      planned && model_->choices().contains(static_cast<std::size_t>(planned - plan_->rows.data()));
  detail_->show(planned, model_->choiceOf(row), decided);
}

// For every row chosen; then on to the next conflict that waits for a decision.
void TakeBackDialog::chooseFor(ReturnChoice choice) {
  if (!plan_ || job_.isRunning()) return;
  std::vector<int> rows;
  for (const auto& index : table_->selectionModel()->selectedRows()) rows.push_back(index.row());
  if (rows.empty() && table_->currentIndex().isValid()) rows = {table_->currentIndex().row()};
  for (const int row : rows) model_->choose(row, choice);
  if (rows.size() != 1 || model_->rowAt(rows.front())->fate != ReturnFate::Conflict) return;
  for (int step = 1; step < model_->rowCount(); ++step) {
    const int row = (rows.front() + step) % model_->rowCount();
    const auto* next = model_->rowAt(row);
    const auto place = static_cast<std::size_t>(next - plan_->rows.data());
    if (next->fate != ReturnFate::Conflict || !next->offers()) continue;
    if (model_->choices().contains(place)) continue;
    table_->selectRow(row);
    return;
  }
}

void TakeBackDialog::chooseAll(ReturnChoice choice) {
  if (plan_ && !job_.isRunning()) model_->chooseConflicts(choice);
}

// ---- taking it in ----

void TakeBackDialog::apply() {
  if (!plan_ || job_.isRunning() || !apply_->isEnabled()) return;
  banner_->hide();
  applying_ = true;
  showRunning(KIJUN_TEXT("collect.take_back.applying"));
  job_.apply(workspace_.sessionPtr(), plan_, model_->choices());
}

void TakeBackDialog::showApplied(bool changed) {
  applying_ = false;
  showIdle();
  const int taken = changed ? model_->taken() : 0;
  const auto words = text("collect.take_back.applied", plan_->department.name, taken);
  if (changed) {
    takenFrom_ = plan_->department.id;
    summary_ = words;
  }
  files_[*current_].done = true;
  markFile(text("collect.take_back.done", taken));
  const bool all = std::ranges::all_of(files_, &File::done);
  if (!all) {
    readNext();
    keepBanner_ = true;
    banner_->say(BannerTone::Information, words);
    return;
  }
  // What could not be placed stays in view, to be told to whoever sent it.
  const auto unplaced = plan_->count(ReturnFate::Unknown) + plan_->count(ReturnFate::Foreign) +
                        plan_->count(ReturnFate::Unfit);
  if (unplaced == 0) {
    accept();
    Q_EMIT settled();
    return;
  }
  plan();
  keepBanner_ = true;
  banner_->say(BannerTone::Warning, text("collect.take_back.unplaced", fromQt(words), unplaced));
}

void TakeBackDialog::markFile(const QString& standing) {
  auto& file = files_[*current_];
  file.standing = standing;
  list_->item(static_cast<int>(*current_))
      ->setText(QFileInfo(file.path).fileName() + u'\n' + standing);
}

// ---- how it looks ----

void TakeBackDialog::showRunning(std::string_view textId) {
  progress_->show();
  progress_->setBusy(true);
  doing_->setText(rendered(Message{std::string(textId), {}}));
  for (QWidget* part : std::initializer_list<QWidget*>{department_, respondent_, detail_, list_}) {
    part->setEnabled(false);
  }
  refresh();
}

void TakeBackDialog::showIdle() {
  progress_->setBusy(false);
  progress_->hide();
  for (QWidget* part : std::initializer_list<QWidget*>{department_, respondent_, detail_, list_}) {
    part->setEnabled(true);
  }
}

void TakeBackDialog::refresh() {
  const bool running = job_.isRunning();
  const int taken = plan_ ? model_->taken() : 0;
  const int undecided = plan_ ? model_->undecided() : 0;
  if (!running) {
    doing_->setText(!whyNot_.isEmpty() ? whyNot_
                    : undecided > 0    ? text("collect.take_back.undecided", undecided)
                                       : QString());
  }
  apply_->setText(taken > 0 ? text("collect.take_back.apply", taken)
                            : text("collect.take_back.apply.none"));
  apply_->setEnabled(taken > 0 && !running && whyNot_.isEmpty());
}

// While something is read, closing stops it; what is being taken in is waited for.
void TakeBackDialog::done(int result) {
  if (result == Rejected && job_.isRunning()) {
    if (!applying_) job_.cancel();
    return;
  }
  QDialog::done(result);
}

void TakeBackDialog::dragEnterEvent(QDragEnterEvent* event) {
  if (!returnedIn(*event->mimeData()).isEmpty() && !applying_) event->acceptProposedAction();
}

void TakeBackDialog::dropEvent(QDropEvent* event) {
  const auto files = returnedIn(*event->mimeData());
  if (files.isEmpty() || applying_) return;
  event->acceptProposedAction();
  addFiles(files);
}

// 1 and ← keep what stands here, 2 and → take what came back; with Shift for every conflict.
bool TakeBackDialog::eventFilter(QObject* watched, QEvent* event) {
  if (watched == table_ && event->type() == QEvent::KeyPress) {
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool all = (key->modifiers() & Qt::ShiftModifier) != 0;
    switch (key->key()) {
      case Qt::Key_Left:
        all ? chooseAll(ReturnChoice::Leave) : chooseFor(ReturnChoice::Leave);
        return true;
      case Qt::Key_Right:
        all ? chooseAll(ReturnChoice::Take) : chooseFor(ReturnChoice::Take);
        return true;
      case Qt::Key_1:
        chooseFor(ReturnChoice::Leave);
        return true;
      case Qt::Key_2:
        chooseFor(ReturnChoice::Take);
        return true;
      default:
        break;
    }
  }
  return QDialog::eventFilter(watched, event);
}

}  // namespace kijun::ui::collect
