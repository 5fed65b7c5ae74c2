#include "ui/pages/package/unseal_dialog.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/pages/package/passphrase_fields.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/progress_line.h"

namespace kijun::ui {
namespace {

// Beside the package, under its name; under the next free one where that is taken.
QString suggestedPlace(const QString& package) {
  const QFileInfo file(package);
  const QString base = file.dir().filePath(file.completeBaseName());
  QString place = base + QStringLiteral(".kijun");
  for (int number = 2; QFileInfo::exists(place); ++number) {
    place = base + QStringLiteral(" (%1).kijun").arg(number);
  }
  return place;
}

}  // namespace

UnsealDialog::UnsealDialog(const QString& package, QWidget* parent)
    : QDialog(parent),
      package_(package),
      passphrase_(new PassphraseFields(PassphraseUse::Opening, this)),
      place_(new QLineEdit(QDir::toNativeSeparators(suggestedPlace(package)), this)),
      problem_(new QLabel(this)),
      progress_(new ProgressLine(this)),
      open_(new QPushButton(text("ui.package.open"), this)),
      cancel_(new QPushButton(text("ui.cancel"), this)) {
  setWindowTitle(text("ui.package.open_title"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(24), px(20), px(24), px(16));
  column->setSpacing(px(10));
  auto* words = new QLabel(text("ui.package.open_words", QFileInfo(package).fileName()), this);
  words->setWordWrap(true);
  column->addWidget(words);
  column->addWidget(passphrase_);
  auto* placeLabel = new QLabel(text("ui.package.workspace_place"), this);
  placeLabel->setBuddy(place_);
  place_->setObjectName("unsealPlace");
  place_->setAccessibleName(placeLabel->text());
  auto* browse = new QPushButton(text("ui.browse"), this);
  browse->setAutoDefault(false);
  auto* row = new QHBoxLayout;
  row->addWidget(place_, 1);
  row->addWidget(browse);
  column->addWidget(placeLabel);
  column->addLayout(row);
  progress_->hide();
  column->addWidget(progress_);
  problem_->setObjectName("unsealProblem");
  problem_->setWordWrap(true);
  problem_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
  // Room for a whole failure with its path, so that nothing moves when one is said.
  problem_->setMinimumHeight(px(72));
  column->addWidget(problem_);
  column->addStretch(1);
  auto* buttons = new QHBoxLayout;
  buttons->addStretch(1);
  buttons->addWidget(open_);
  buttons->addWidget(cancel_);
  column->addLayout(buttons);
  open_->setObjectName("unsealStart");
  open_->setDefault(true);
  cancel_->setAutoDefault(false);

  connect(browse, &QPushButton::clicked, this, &UnsealDialog::choosePlace);
  connect(open_, &QPushButton::clicked, this, &UnsealDialog::begin);
  connect(cancel_, &QPushButton::clicked, this, &UnsealDialog::reject);
  connect(passphrase_, &PassphraseFields::changed, this, &UnsealDialog::check);
  connect(place_, &QLineEdit::textChanged, this, &UnsealDialog::check);
  connect(&job_, &PackageJob::progressed, this,
          [this](double share) { progress_->setShare(share); });
  connect(&job_, &PackageJob::unsealed, this, &UnsealDialog::finish);
  connect(&job_, &PackageJob::cancelled, this, &QDialog::reject);
  connect(&job_, &PackageJob::failed, this, [this](const QString& failure) {
    setRunning(false);
    setNews(*problem_, failure, News::Bad);
    passphrase_->focusFirst();
  });
  resize(px(600), px(400));
  check();
  passphrase_->focusFirst();
}

void UnsealDialog::choosePlace() {
  const auto chosen = ask::saveFile(this, {text("ui.package.workspace_place"), place_->text(),
                                           text("ui.file.filter"), QStringLiteral("kijun")});
  if (chosen) place_->setText(QDir::toNativeSeparators(*chosen));
}

void UnsealDialog::check() {
  open_->setEnabled(passphrase_->isGood() && !place_->text().trimmed().isEmpty() &&
                    !job_.isRunning());
}

void UnsealDialog::begin() {
  QString place = QDir::fromNativeSeparators(place_->text().trimmed());
  if (QFileInfo(place).suffix().isEmpty()) place += QStringLiteral(".kijun");
  job_.unseal(package_, place, passphrase_->take());
  setRunning(true);
}

void UnsealDialog::setRunning(bool running) {
  progress_->setVisible(running);
  progress_->setBusy(running);
  passphrase_->setEnabled(!running);
  place_->setEnabled(!running);
  if (running) {
    setNews(*problem_, text("ui.package.opening"), News::Plain);
  }
  check();
}

void UnsealDialog::finish(const UnsealedPackage& package) {
  workspace_ = QString::fromStdU16String(package.file.u16string());
  if (!package.report.isSound()) {
    warning_ = text("ui.package.unsound", package.report.findings.size() + package.report.untold);
  }
  accept();
}

void UnsealDialog::reject() {
  if (job_.isRunning()) {
    job_.cancel();
  } else {
    QDialog::reject();
  }
}

}  // namespace kijun::ui
