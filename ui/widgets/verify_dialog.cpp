#include "ui/widgets/verify_dialog.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

#include "ui/models/workspace_model.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/progress_line.h"

namespace kijun::ui {

VerifyDialog::VerifyDialog(WorkspaceModel& workspace, QWidget* parent)
    : QDialog(parent), workspace_(workspace) {
  setWindowTitle(text("verifydialog.title"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(20), px(16), px(20), px(16));
  column->setSpacing(px(10));
  auto* about = new QLabel(text("verifydialog.about"), this);
  about->setWordWrap(true);
  column->addWidget(about);
  last_ = new QLabel(this);
  last_->setProperty("look", "muted");
  column->addWidget(last_);
  column->addWidget(makeRunning());
  verdict_ = new QLabel(this);
  verdict_->setWordWrap(true);
  setFace(verdict_, Face::Question);
  column->addWidget(verdict_);
  findings_ = new QListWidget(this);
  findings_->setAccessibleName(text("verifydialog.findings"));
  findings_->setWordWrap(true);
  findings_->setAlternatingRowColors(false);
  column->addWidget(findings_, 1);
  head_ = new QLabel(this);
  head_->setProperty("look", "muted");
  head_->setWordWrap(true);
  head_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  column->addWidget(head_);
  column->addStretch(0);
  column->addWidget(makeFoot());
  connect(findings_, &QListWidget::itemActivated, this, [this] { choose(); });
  connect(&job_, &VerifyJob::progressed, this, [this](double share) {
    progress_->setBusy(false);
    progress_->setShare(share);
    share_->setText(QStringLiteral("%1%").arg(static_cast<int>(share * 100)));
  });
  connect(&job_, &VerifyJob::verified, this, &VerifyDialog::showReport);
  connect(&job_, &VerifyJob::cancelled, this, [this] {
    showRunning(false);
    showVerdict(text("verifydialog.cancelled"), "muted");
    Q_EMIT finishedChecking();
  });
  connect(&job_, &VerifyJob::failed, this, [this](const QString& words) {
    showRunning(false);
    showVerdict(words, "bad");
    Q_EMIT finishedChecking();
  });
  resize(px(720), px(440));
  start();
}

QWidget* VerifyDialog::makeRunning() {
  running_ = new QWidget(this);
  auto* row = new QHBoxLayout(running_);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(px(10));
  progress_ = new ProgressLine(running_);
  share_ = new QLabel(running_);
  share_->setMinimumWidth(px(44));
  share_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  cancel_ = new QPushButton(text("verifydialog.cancel"), running_);
  cancel_->setAutoDefault(false);
  row->addWidget(progress_, 1);
  row->addWidget(share_);
  row->addWidget(cancel_);
  connect(cancel_, &QPushButton::clicked, this, [this] {
    cancel_->setEnabled(false);
    job_.cancel();
  });
  return running_;
}

QWidget* VerifyDialog::makeFoot() {
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  lead_ = buttons->addButton(text("verifydialog.lead"), QDialogButtonBox::ActionRole);
  copy_ = buttons->addButton(text("verifydialog.copy"), QDialogButtonBox::ActionRole);
  start_ = buttons->addButton(text("verifydialog.again"), QDialogButtonBox::ActionRole);
  for (auto* button : buttons->findChildren<QPushButton*>()) button->setAutoDefault(false);
  connect(lead_, &QPushButton::clicked, this, &VerifyDialog::choose);
  connect(copy_, &QPushButton::clicked, this,
          [this] { QGuiApplication::clipboard()->setText(asText()); });
  connect(start_, &QPushButton::clicked, this, &VerifyDialog::start);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  return buttons;
}

void VerifyDialog::start() {
  report_.reset();
  findings_->clear();
  head_->clear();
  showVerdict({}, "muted");
  const auto at = workspace_.verifiedAt();
  last_->setText(at.isValid()
                     ? text(workspace_.wasSound() ? KIJUN_TEXT("verifydialog.last_sound")
                                                  : KIJUN_TEXT("verifydialog.last_unsound"),
                            at.toString(QStringLiteral("HH:mm:ss")))
                     : text("verifydialog.never"));
  job_.start(workspace_.sessionPtr());
  showRunning(true);
}

void VerifyDialog::showRunning(bool running) {
  running_->setVisible(running);
  cancel_->setEnabled(running);
  start_->setEnabled(!running);
  copy_->setEnabled(report_.has_value());
  const bool found = report_ && !report_->isSound();
  lead_->setEnabled(found);
  findings_->setVisible(found);
  share_->clear();
  progress_->setShare({});
  progress_->setBusy(running);
  if (running) cancel_->setFocus();
}

void VerifyDialog::showVerdict(const QString& words, const char* look) {
  verdict_->setText(words);
  verdict_->setVisible(!words.isEmpty());
  verdict_->setProperty("look", look);
  verdict_->style()->unpolish(verdict_);
  verdict_->style()->polish(verdict_);
}

void VerifyDialog::showReport(const VerifyReport& report) {
  report_ = report;
  workspace_.noteVerified(report.isSound());
  for (const auto& finding : report.findings) {
    findings_->addItem(toQt(inWords(finding, language())));
  }
  showRunning(false);
  last_->setText(text("verifydialog.now", QTime::currentTime().toString(u"HH:mm:ss")));
  const auto count = report.findings.size() + report.untold;
  showVerdict(report.isSound() ? text("verify.sound", report.entries, report.rows)
                               : text("verify.unsound", count, report.entries),
              report.isSound() ? "good" : "bad");
  head_->setText(text("verify.head", report.headHash));
  if (report.isSound()) {
    start_->setFocus();
  } else {
    findings_->setCurrentRow(0);
    findings_->setFocus();
  }
  Q_EMIT finishedChecking();
}

QString VerifyDialog::asText() const {
  if (!report_) return {};
  QStringList lines;
  for (const auto& finding : report_->findings) lines += toQt(inWords(finding, language()));
  if (report_->untold > 0) lines += text("verify.untold", report_->untold);
  lines += verdict_->text();
  lines += head_->text();
  return lines.join(u'\n') + u'\n';
}

void VerifyDialog::choose() {
  const int row = findings_->currentRow();
  if (!report_ || row < 0) return;
  chosen_ = report_->findings[static_cast<std::size_t>(row)];
  accept();
}

void VerifyDialog::done(int result) {
  job_.cancel();
  QDialog::done(result);
}

}  // namespace kijun::ui
