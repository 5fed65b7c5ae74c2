#include "ui/pages/collect/hand_out_dialog.h"

#include <QCheckBox>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QPushButton>
#include <QSet>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/models/failure.h"
#include "ui/pages/collect/department_table.h"
#include "ui/pages/collect/mail_pane.h"
#include "ui/pages/report/report_page.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/progress_line.h"
#include "ui/widgets/segmented_control.h"

namespace kijun::ui::collect {
namespace {

const QString kFolderKey = QStringLiteral("collect.folder");

QString shownPath(const std::filesystem::path& path) {
  return QString::fromStdU16String(path.u16string());
}

HandOutFormat formatOf(const QString& id) {
  const auto at = std::ranges::find(kHandOutFormats, fromQt(id),
                                    [](HandOutFormat format) { return std::string(idOf(format)); });
  return at == std::end(kHandOutFormats) ? HandOutFormat::Xlsx : *at;
}

std::string_view aboutOf(HandOutFormat format) {
  switch (format) {
    case HandOutFormat::Html:
      return KIJUN_TEXT("collect.hand_out.about.html");
    case HandOutFormat::Pdf:
      return KIJUN_TEXT("collect.hand_out.about.pdf");
    case HandOutFormat::Kijun:
      return KIJUN_TEXT("collect.hand_out.about.kijun");
    case HandOutFormat::Xlsx:
      break;
  }
  return KIJUN_TEXT("collect.hand_out.about.xlsx");
}

}  // namespace

HandOutDialog::HandOutDialog(Shell& shell, WorkspaceModel& workspace, CollectValuesPtr values,
                             const std::vector<Id>& chosen, QWidget* parent)
    : QDialog(parent),
      shell_(shell),
      workspace_(workspace),
      values_(std::move(values)),
      body_(new QStackedWidget(this)),
      banner_(new Banner(this)),
      opener_([](const QUrl& url) { return QDesktopServices::openUrl(url); }) {
  setWindowTitle(text("collect.hand_out.title"));
  folder_ = shell_.remembered(kFolderKey).toString();
  if (folder_.isEmpty() || !QDir(folder_).exists()) {
    folder_ = shownPath(workspace_.session().file().parent_path());
  }
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, px(12));
  column->setSpacing(0);
  column->addWidget(banner_);
  body_->addWidget(buildChoice(chosen));
  body_->addWidget(buildWritten());
  column->addWidget(body_, 1);
  column->addWidget(buildFoot());
  connect(&job_, &HandOutJob::progressed, this, [this](double share) {
    progress_->setBusy(false);
    progress_->setShare(share);
  });
  connect(&job_, &HandOutJob::done, this, &HandOutDialog::showWritten);
  connect(&job_, &Job::failed, this, [this](const QString& words) {
    showRunning(false);
    banner_->say(BannerTone::Error, words);
    Q_EMIT settled();
  });
  connect(&job_, &Job::cancelled, this, [this] {
    showRunning(false);
    banner_->say(BannerTone::Information, text("collect.hand_out.cancelled"));
    Q_EMIT settled();
  });
  resize(px(960), px(560));
  refresh();
  departments_->setFocus();
}

// ---- what was chosen ----

void HandOutDialog::chooseFolder() {
  const auto folder =
      ask::openFolder(this, {text("collect.hand_out.folder.title"), folder_, {}, {}});
  if (!folder) return;
  folder_ = *folder;
  shell_.remember(kFolderKey, folder_);
  refresh();
}

HandOutWish HandOutDialog::wish() const {
  HandOutWish wish;
  wish.format = formatOf(format_->chosen());
  wish.fill = fill_->chosen() == QLatin1String("blank") ? QuestionnaireFill::Blank
                                                        : QuestionnaireFill::Filled;
  wish.language = languageFromCode(fromQt(language_->chosen()));
  QSet<QString> taken;
  for (int i = 0; i < departments_->topLevelItemCount(); ++i) {
    const auto* line = departments_->topLevelItem(i);
    if (line->checkState(0) != Qt::Checked) continue;
    const auto name = kijun::render(msg("collect.hand_out.file_name",
                                        values_->snapshot.organisation.name, fromQt(line->text(0))),
                                    wish.language);
    auto base = report::safeFileName(toQt(name));
    // Departments of the same name, however written.
    for (int again = 2; taken.contains(base.toLower()); ++again) {
      base = report::safeFileName(toQt(name)) + QStringLiteral("_%1").arg(again);
    }
    taken.insert(base.toLower());
    const auto place = [&](const QString& ending) {
      return std::filesystem::path(QDir(folder_).filePath(base + u'.' + ending).toStdU16String());
    };
    wish.parts.push_back(
        {fromQt(line->data(0, Qt::UserRole).toString()), place(toQt(idOf(wish.format))),
         calendar_->isChecked() ? place(QStringLiteral("ics")) : std::filesystem::path()});
  }
  return wish;
}

void HandOutDialog::refresh() {
  const auto format = formatOf(format_->chosen());
  about_->setText(rendered(Message{std::string(aboutOf(format)), {}}));
  folderLabel_->setText(QDir::toNativeSeparators(folder_));
  int ticked = 0;
  for (int i = 0; i < departments_->topLevelItemCount(); ++i) {
    ticked += departments_->topLevelItem(i)->checkState(0) == Qt::Checked;
  }
  write_->setText(text("collect.hand_out.do", ticked));
  write_->setEnabled(ticked > 0 && !job_.isRunning());
}

bool HandOutDialog::mayReplace(const HandOutWish& wish) {
  QStringList there;
  for (const auto& part : wish.parts) {
    for (const auto* file : {&part.file, &part.calendar}) {
      if (!file->empty() && QFileInfo::exists(shownPath(*file))) {
        there << shownPath(file->filename());
      }
    }
  }
  if (there.isEmpty()) return true;
  constexpr qsizetype kMost = 5;
  const auto count = there.size();
  if (count > kMost) there = there.mid(0, kMost) << QStringLiteral("…");
  return ask::choose(this, {ask::Tone::Warning,
                            text("collect.hand_out.replace.title"),
                            text("collect.hand_out.replace", count, there.join(u'\n')),
                            {},
                            {{QStringLiteral("replace"), text("collect.hand_out.replace.do")},
                             {QString(), text("ui.cancel")}}}) == QLatin1String("replace");
}

void HandOutDialog::write() {
  if (job_.isRunning()) return;
  auto wanted = wish();
  if (wanted.parts.empty() || !mayReplace(wanted)) return;
  writtenFormat_ = wanted.format;
  banner_->hide();
  job_.start(workspace_.sessionPtr(), std::move(wanted));
  showRunning(true);
}

void HandOutDialog::showRunning(bool running) {
  progress_->setVisible(running);
  progress_->setShare({});
  progress_->setBusy(running);
  body_->setEnabled(!running);
  close_->setText(running ? text("ui.cancel") : text("ui.close"));
  write_->setEnabled(!running);
}

// ---- what was written ----

void HandOutDialog::showWritten(const std::vector<HandedOut>& written) {
  showRunning(false);
  written_->clear();
  int failed = 0;
  for (const auto& each : written) {
    auto* line = new QTreeWidgetItem(written_, {departmentWords(*values_, each.department)});
    line->setData(0, Qt::UserRole, toQt(each.department));
    line->setToolTip(1, QDir::toNativeSeparators(shownPath(each.file)));
    if (each.failure) {
      ++failed;
      const auto why = failureInWords(each.failure, "Writing a questionnaire");
      line->setText(1, why);
      line->setToolTip(1, why);
      line->setForeground(1, color(Ink::Bad));
    } else {
      line->setText(1, text("collect.hand_out.written_line",
                            fromQt(shownPath(each.file.filename())), each.rows));
      line->setData(1, Qt::UserRole, shownPath(each.file.filename()));
    }
  }
  const auto good = written.size() - static_cast<std::size_t>(failed);
  const auto where = QDir::toNativeSeparators(folder_);
  banner_->say(failed == 0 ? BannerTone::Information
               : good > 0  ? BannerTone::Warning
                           : BannerTone::Error,
               failed == 0 ? text("collect.hand_out.written", good, where)
                           : text("collect.hand_out.some", good, where, failed));
  body_->setCurrentIndex(1);
  write_->hide();
  open_->setVisible(good > 0);
  written_->setCurrentItem(written_->topLevelItem(0));
  written_->setFocus();
  Q_EMIT settled();
}

void HandOutDialog::showMail() {
  const auto* line = written_->currentItem();
  if (!line) return;
  mail_->showMail(values_, fromQt(line->data(0, Qt::UserRole).toString()), writtenFormat_,
                  line->data(1, Qt::UserRole).toString());
}

void HandOutDialog::openFolder() {
  if (opener_(QUrl::fromLocalFile(folder_))) return;
  ask::error(this, text("reportpage.open.failed", fromQt(QDir::toNativeSeparators(folder_))));
}

// While something is written, closing stops it first.
void HandOutDialog::done(int result) {
  if (result == Rejected && job_.isRunning()) {
    job_.cancel();
    return;
  }
  QDialog::done(result);
}

}  // namespace kijun::ui::collect
