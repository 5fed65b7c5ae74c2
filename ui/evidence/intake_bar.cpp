#include "ui/evidence/intake_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/models/workspace_model.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/progress_line.h"

namespace kijun::ui {

IntakeBar::IntakeBar(WorkspaceModel& workspace, QWidget* parent)
    : QWidget(parent), workspace_(workspace), intake_(new EvidenceIntake(this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(px(4));
  row_ = new QWidget(this);
  auto* across = new QHBoxLayout(row_);
  across->setContentsMargins(0, 0, 0, 0);
  across->setSpacing(px(10));
  words_ = new QLabel(row_);
  progress_ = new ProgressLine(row_);
  cancel_ = new QPushButton(row_);
  cancel_->setObjectName(QStringLiteral("intakeCancel"));
  retext(cancel_, "ui.cancel");
  across->addWidget(words_);
  across->addWidget(progress_, 1);
  across->addWidget(cancel_);
  banner_ = new Banner(this);
  column->addWidget(row_);
  column->addWidget(banner_);
  connect(cancel_, &QPushButton::clicked, this, [this] {
    waiting_.clear();
    intake_->cancel();
  });
  connect(intake_, &Job::progressed, progress_,
          [this](double share) { progress_->setShare(share); });
  connect(intake_, &Job::failed, this, [this](const QString& words) {
    banner_->say(BannerTone::Error, words);
    startNext();
  });
  connect(intake_, &Job::cancelled, this, &IntakeBar::startNext);
  connect(intake_, &EvidenceIntake::finished, this, [this](const IntakeReport& report) {
    show(report);
    Q_EMIT finished(report);
    startNext();
  });
  onLanguageChange(this, [this] { refresh(); });
}

void IntakeBar::add(Intake intake) {
  if (intake.items.empty()) return;
  waiting_.push_back(std::move(intake));
  if (!intake_->isRunning()) startNext();
}

void IntakeBar::startNext() {
  running_ = 0;
  if (!waiting_.empty()) {
    banner_->hide();
    progress_->setShare(0);
    running_ = waiting_.front().items.size();
    intake_->start(workspace_.sessionPtr(), std::move(waiting_.front()));
    waiting_.pop_front();
  }
  refresh();
}

void IntakeBar::show(const IntakeReport& report) {
  const QString words = summaryOf(report);
  if (report.failures.empty()) {
    Q_EMIT said(words);
    return;
  }
  const bool some = !report.added.empty() || !report.linked.empty();
  banner_->say(some ? BannerTone::Warning : BannerTone::Error, words);
}

void IntakeBar::refresh() {
  row_->setVisible(running_ > 0);
  if (running_ > 0) words_->setText(text("evidencepage.intake.busy", running_));
}

}  // namespace kijun::ui
