#include "ui/pages/gaps/trial_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui::gaps {

TrialBar::TrialBar(QWidget* parent)
    : QFrame(parent),
      picture_(new QLabel(this)),
      words_(new QLabel(this)),
      takeOver_(new QPushButton(this)),
      end_(new QPushButton(this)) {
  setObjectName(QStringLiteral("trialBar"));
  auto* row = new QHBoxLayout(this);
  words_->setWordWrap(true);
  words_->setObjectName(QStringLiteral("trialWords"));
  takeOver_->setObjectName(QStringLiteral("trialTakeOver"));
  end_->setObjectName(QStringLiteral("trialEnd"));
  row->addWidget(picture_);
  row->addWidget(words_, 1);
  row->addWidget(takeOver_);
  row->addWidget(end_);
  connect(takeOver_, &QPushButton::clicked, this, &TrialBar::takeOverWanted);
  connect(end_, &QPushButton::clicked, this, &TrialBar::endWanted);
  onLanguageChange(this, [this] { tell(); });
  onLookChange(this, [this, row] {
    row->setContentsMargins(px(12), px(6), px(8), px(6));
    row->setSpacing(px(8));
    setStyleSheet(
        QStringLiteral(
            "QFrame#trialBar { background: %1; border: 1px solid %2; border-radius: %3px; }")
            .arg(color(Ink::WarningSoft).name(), color(Ink::Warning).name())
            .arg(px(6)));
    picture_->setPixmap(iconPixmap("info", Ink::Warning, px(18), devicePixelRatioF()));
  });
}

void TrialBar::setStanding(int changes, const QString& whyNot) {
  changes_ = changes;
  whyNot_ = whyNot;
  tell();
}

void TrialBar::tell() {
  words_->setText(changes_ == 0 ? text("gapspage.trial.none") : text("gapspage.trial", changes_));
  setAccessibleName(words_->text());
  takeOver_->setText(text("gapspage.trial.take_over"));
  takeOver_->setEnabled(changes_ > 0 && whyNot_.isEmpty());
  takeOver_->setToolTip(whyNot_);
  end_->setText(changes_ == 0 ? text("gapspage.trial.end") : text("gapspage.trial.discard"));
}

}  // namespace kijun::ui::gaps
