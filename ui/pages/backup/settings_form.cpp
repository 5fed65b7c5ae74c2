#include "ui/pages/backup/settings_form.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

#include "ui/models/background.h"
#include "ui/models/opening.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/elided_label.h"
#include "workspace/session.h"

namespace kijun::ui::backup {
namespace {

// More than is allowed can be typed, so that it is refused in words and not cut in silence.
constexpr int kTypedAtMost = 999'999;

}  // namespace

SettingsForm::SettingsForm(std::shared_ptr<Session> session, QWidget* parent)
    : QWidget(parent), session_(std::move(session)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  auto* heading = new QLabel(this);
  setFace(heading, Face::Strong);
  retext(heading, "backuppage.settings");
  scheduled_ = new QCheckBox(this);
  scheduled_->setObjectName("backupScheduled");
  retext(scheduled_, "backuppage.scheduled");
  auto* form = new QFormLayout;
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  column->addWidget(heading);
  column->addWidget(scheduled_);
  column->addLayout(form);
  hours_ = addNumber(form, KIJUN_TEXT("backuppage.hours"), KIJUN_TEXT("backuppage.hours.unit"),
                     "backupHours");
  keep_ = addNumber(form, KIJUN_TEXT("backuppage.keep"), KIJUN_TEXT("backuppage.keep.unit"),
                    "backupKeep");
  days_ = addNumber(form, KIJUN_TEXT("backuppage.days"), KIJUN_TEXT("backuppage.days.unit"),
                    "backupDays");
  addFolder(form);
  problem_ = new QLabel(this);
  problem_->setObjectName("backupProblem");
  problem_->setWordWrap(true);
  problem_->setProperty("look", "bad");
  problem_->hide();
  column->addWidget(problem_);
  auto* words = new QLabel(this);
  words->setWordWrap(true);
  words->setProperty("look", "muted");
  retext(words, "backuppage.settings.words");
  column->addWidget(words);
  column->addStretch();
  connect(scheduled_, &QCheckBox::toggled, this, [this](bool on) {
    hours_->setEnabled(on);
    write();
  });
  onLookChange(this, [column, form] {
    column->setSpacing(px(12));
    form->setVerticalSpacing(px(8));
    form->setHorizontalSpacing(px(12));
  });
}

QSpinBox* SettingsForm::addNumber(QFormLayout* form, std::string_view textId,
                                  std::string_view unitId, const char* name) {
  auto* number = new QSpinBox(this);
  number->setObjectName(QLatin1String(name));
  number->setRange(0, kTypedAtMost);
  number->setKeyboardTracking(false);
  number->setButtonSymbols(QAbstractSpinBox::NoButtons);
  auto* label = new QLabel(this);
  retext(label, textId);
  label->setBuddy(number);
  retextProperty(number, "accessibleName", textId);
  retextProperty(number, "suffix", unitId);
  form->addRow(label, number);
  connect(number, &QSpinBox::valueChanged, this, [this] { write(); });
  return number;
}

void SettingsForm::addFolder(QFormLayout* form) {
  auto* label = new QLabel(this);
  retext(label, "backuppage.folder");
  folder_ = new ElidedLabel({}, this);
  choose_ = new QPushButton(this);
  choose_->setObjectName("backupFolder");
  retext(choose_, "backuppage.folder.choose");
  usual_ = new QPushButton(this);
  usual_->setObjectName("backupUsualFolder");
  usual_->setProperty("look", "link");
  retext(usual_, "backuppage.folder.usual");
  form->addRow(label, folder_);
  auto* row = new QHBoxLayout;
  row->addWidget(choose_);
  row->addWidget(usual_);
  row->addStretch();
  form->addRow(QString(), row);
  connect(choose_, &QPushButton::clicked, this, [this] { chooseFolder(); });
  connect(usual_, &QPushButton::clicked, this, [this] {
    place_.clear();
    write();
  });
}

void SettingsForm::show(const BackupSettings& settings, const std::filesystem::path& folder) {
  if (writing_) return;  // what is shown is newer
  stored_ = settings;
  place_ = settings.folder;
  const QSignalBlocker quiet[] = {QSignalBlocker(scheduled_), QSignalBlocker(hours_),
                                  QSignalBlocker(keep_), QSignalBlocker(days_)};
  scheduled_->setChecked(settings.scheduled);
  hours_->setEnabled(settings.scheduled);
  hours_->setValue(settings.hours);
  keep_->setValue(settings.keep);
  days_->setValue(settings.days);
  folder_->setText(QString::fromStdU16String(folder.u16string()));
  usual_->setVisible(!place_.empty());
  problem_->hide();
}

BackupSettings SettingsForm::settings() const {
  BackupSettings settings;
  settings.scheduled = scheduled_->isChecked();
  settings.folder = place_;
  settings.hours = hours_->value();
  settings.keep = keep_->value();
  settings.days = days_->value();
  return settings;
}

QString SettingsForm::problem() const {
  return problem_->isHidden() ? QString() : problem_->text();
}

void SettingsForm::chooseFolder() {
  const auto present = backupFolderOf(session_->file(), settings()).u16string();
  const auto chosen = ask::openFolder(
      this, {text("backuppage.folder.title"), QString::fromStdU16String(present), {}, {}});
  if (!chosen) return;
  place_ = std::filesystem::path(chosen->toStdU16String());
  write();
}

void SettingsForm::write() {
  if (writing_) {
    again_ = true;
    return;
  }
  const auto wanted = settings();
  if (wanted == stored_) {
    problem_->hide();
    return;
  }
  writing_ = true;
  const auto finished = [this] {
    writing_ = false;
    if (std::exchange(again_, false)) write();
  };
  inBackground(
      this,
      [session = session_, wanted] {
        setBackupSettings(*session, wanted);
        return wanted;
      },
      [this, finished](const BackupSettings& written) {
        stored_ = written;
        problem_->hide();
        finished();
        Q_EMIT this->written();
      },
      [this, finished](const std::exception_ptr& failure) {
        const auto why = failureOf(failure);
        problem_->setText(why.todo.isEmpty() ? why.what : why.what + u' ' + why.todo);
        problem_->show();
        finished();
      });
}

}  // namespace kijun::ui::backup
