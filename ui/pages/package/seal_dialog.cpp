#include "ui/pages/package/seal_dialog.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/models/workspace_model.h"
#include "ui/pages/package/part_picker.h"
#include "ui/pages/package/passphrase_fields.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/progress_line.h"

namespace kijun::ui {
namespace {

QString suggestedPlace(const Session& session) {
  const QFileInfo file(QString::fromStdU16String(session.file().u16string()));
  return file.dir().filePath(file.completeBaseName() + QLatin1String(kPackageEnding));
}

}  // namespace

SealDialog::SealDialog(WorkspaceModel& workspace, QWidget* parent)
    : QDialog(parent),
      workspace_(workspace),
      stack_(new QStackedWidget(this)),
      whole_(new QRadioButton(text("ui.package.whole"), this)),
      part_(new QRadioButton(text("ui.package.part"), this)),
      picker_(new PartPicker(workspace, this)),
      passphrase_(new PassphraseFields(PassphraseUse::Sealing, this)),
      place_(new QLineEdit(this)),
      problem_(new QLabel(this)),
      result_(new QLabel(this)),
      progress_(new ProgressLine(this)),
      seal_(new QPushButton(text("ui.package.seal"), this)),
      cancel_(new QPushButton(text("ui.cancel"), this)) {
  setWindowTitle(text("ui.package.seal_title"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(24), px(16), px(24), px(16));
  column->setSpacing(px(10));
  stack_->addWidget(makeForm());
  stack_->addWidget(makeResult());
  column->addWidget(stack_, 1);
  progress_->hide();
  column->addWidget(progress_);
  problem_->setObjectName("sealProblem");
  problem_->setWordWrap(true);
  column->addWidget(problem_);
  auto* buttons = new QHBoxLayout;
  buttons->addStretch(1);
  buttons->addWidget(seal_);
  buttons->addWidget(cancel_);
  column->addLayout(buttons);
  seal_->setObjectName("sealStart");
  seal_->setDefault(true);
  cancel_->setObjectName("sealCancel");
  cancel_->setAutoDefault(false);

  connect(seal_, &QPushButton::clicked, this, &SealDialog::begin);
  connect(cancel_, &QPushButton::clicked, this, &SealDialog::reject);
  for (auto* radio : {whole_, part_})
    connect(radio, &QRadioButton::toggled, this, &SealDialog::check);
  connect(picker_, &PartPicker::changed, this, &SealDialog::check);
  connect(passphrase_, &PassphraseFields::changed, this, &SealDialog::check);
  connect(place_, &QLineEdit::textChanged, this, &SealDialog::check);
  connect(&job_, &PackageJob::progressed, this,
          [this](double share) { progress_->setShare(share); });
  connect(&job_, &PackageJob::sealed, this, &SealDialog::showResult);
  connect(&job_, &PackageJob::cancelled, this, [this] {
    setRunning(false);
    setNews(*problem_, text("ui.package.cancelled"), News::Plain);
  });
  connect(&job_, &PackageJob::failed, this, [this](const QString& words) {
    setRunning(false);
    setNews(*problem_, words, News::Bad);
  });
  whole_->setChecked(true);
  resize(px(760), px(680));
  check();
}

QWidget* SealDialog::makeForm() {
  auto* form = new QWidget(this);
  auto* column = new QVBoxLayout(form);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(px(8));
  auto* words = new QLabel(text("ui.package.seal_words"), form);
  words->setWordWrap(true);
  words->setProperty("look", "muted");
  column->addWidget(words);
  whole_->setObjectName("sealWhole");
  part_->setObjectName("sealPart");
  column->addWidget(whole_);
  column->addWidget(part_);
  column->addWidget(picker_, 1);
  auto* placeLabel = new QLabel(text("ui.package.place"), form);
  placeLabel->setBuddy(place_);
  place_->setObjectName("sealPlace");
  place_->setAccessibleName(placeLabel->text());
  place_->setText(QDir::toNativeSeparators(suggestedPlace(workspace_.session())));
  auto* browse = new QPushButton(text("ui.browse"), form);
  browse->setAutoDefault(false);
  connect(browse, &QPushButton::clicked, this, &SealDialog::choosePlace);
  auto* row = new QHBoxLayout;
  row->addWidget(place_, 1);
  row->addWidget(browse);
  column->addWidget(placeLabel);
  column->addLayout(row);
  column->addWidget(passphrase_);
  column->addStretch(0);
  return form;
}

QWidget* SealDialog::makeResult() {
  auto* pane = new QWidget(this);
  auto* column = new QVBoxLayout(pane);
  result_->setObjectName("sealResult");
  result_->setWordWrap(true);
  result_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  column->addWidget(result_);
  column->addStretch(1);
  return pane;
}

void SealDialog::choosePlace() {
  const auto chosen =
      ask::saveFile(this, {text("ui.package.place"), place_->text(), text("ui.package.filter"),
                           QLatin1String(kPackageEnding).mid(1)});
  if (chosen) place_->setText(QDir::toNativeSeparators(*chosen));
}

void SealDialog::check() {
  picker_->setVisible(part_->isChecked());
  const QString missing = [this] {
    if (part_->isChecked() && !picker_->isAnything()) return text("ui.package.needs_part");
    if (place_->text().trimmed().isEmpty()) return text("ui.package.needs_place");
    return QString();
  }();
  setNews(*problem_, missing, News::Plain);
  seal_->setEnabled(missing.isEmpty() && passphrase_->isGood() && !job_.isRunning());
}

void SealDialog::begin() {
  QString place = QDir::fromNativeSeparators(place_->text().trimmed());
  if (QFileInfo(place).suffix().isEmpty()) place += QLatin1String(kPackageEnding);
  if (QFileInfo::exists(place)) {
    const auto answer =
        ask::choose(this, {ask::Tone::Warning,
                           text("ui.package.seal_title"),
                           text("ui.package.exists", QDir::toNativeSeparators(place)),
                           {},
                           {{QStringLiteral("replace"), text("ui.package.replace")},
                            {QString(), text("ui.cancel")}}});
    if (answer != QLatin1String("replace")) return;
  }
  std::optional<Selection> selection;
  if (part_->isChecked()) selection = picker_->selection();
  job_.seal(workspace_.sessionPtr(), std::move(selection), place, passphrase_->take());
  setRunning(true);
}

void SealDialog::setRunning(bool running) {
  stack_->setEnabled(!running);
  progress_->setVisible(running);
  progress_->setBusy(running);
  check();
  if (running) {
    seal_->setEnabled(false);
    problem_->setText(text("ui.package.sealing"));
  }
}

void SealDialog::showResult(const SealedPackage& package) {
  setRunning(false);
  const auto& contents = package.contents;
  const QLocale locale(language() == Language::Japanese ? QLocale::Japanese : QLocale::English);
  QString words = text("ui.package.sealed", QString::fromStdU16String(package.file.u16string()),
                       locale.formattedDataSize(static_cast<qint64>(package.size)));
  words += QStringLiteral("\n\n") + text("ui.package.holds", contents.organisation, contents.cycles,
                                         contents.answers, contents.evidence);
  if (contents.part) words += u'\n' + rendered(contents.selection);
  words += QStringLiteral("\n\n") + text("ui.package.head", contents.headEntry, contents.headHash);
  words += QStringLiteral("\n\n") + text("ui.package.no_recovery");
  result_->setText(words);
  stack_->setCurrentIndex(1);
  problem_->clear();
  seal_->hide();
  cancel_->setText(text("ui.close"));
  cancel_->setFocus();
}

void SealDialog::reject() {
  if (job_.isRunning()) {
    job_.cancel();
    return;
  }
  stack_->currentIndex() == 1 ? QDialog::accept() : QDialog::reject();
}

}  // namespace kijun::ui
