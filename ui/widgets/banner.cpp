#include "ui/widgets/banner.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui {

Banner::Banner(QWidget* parent)
    : QFrame(parent),
      row_(new QHBoxLayout(this)),
      picture_(new QLabel(this)),
      words_(new QLabel(this)) {
  setObjectName("banner");
  row_->setContentsMargins(px(16), px(4), px(8), px(4));
  row_->setSpacing(px(8));
  words_->setWordWrap(true);
  words_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  row_->addWidget(picture_, 0, Qt::AlignVCenter);
  row_->addWidget(words_, 1);
  auto* close = new QToolButton(this);
  setIcon(close, "close");
  retextProperty(close, "toolTip", KIJUN_TEXT("ui.close"));
  retextProperty(close, "accessibleName", KIJUN_TEXT("ui.close"));
  connect(close, &QToolButton::clicked, this, &QWidget::hide);
  row_->addWidget(close);
  onLookChange(this, [this] { restyle(); });
  hide();
}

void Banner::say(BannerTone tone, const QString& words) {
  qDeleteAll(buttons_);
  buttons_.clear();
  tone_ = tone;
  words_->setText(words);
  setAccessibleName(words);
  restyle();
  show();
  QAccessibleEvent alert(this, QAccessible::Alert);
  QAccessible::updateAccessibility(&alert);
}

void Banner::addButton(const QString& words, std::function<void()> call) {
  auto* button = new QPushButton(words, this);
  button->setProperty("look", "link");
  connect(button, &QPushButton::clicked, this, std::move(call));
  row_->insertWidget(row_->count() - 1, button);
  buttons_.push_back(button);
}

QString Banner::words() const {
  return words_->text();
}

void Banner::restyle() {
  const bool error = tone_ == BannerTone::Error;
  const bool calm = tone_ == BannerTone::Information;
  const Ink ground = error ? Ink::BadSoft : calm ? Ink::AccentSoft : Ink::WarningSoft;
  const Ink ink = error ? Ink::Bad : calm ? Ink::Accent : Ink::Warning;
  setStyleSheet(QStringLiteral("QFrame#banner { background: %1; border-bottom: 1px solid %2; }")
                    .arg(color(ground).name(), color(Ink::Line).name()));
  picture_->setPixmap(iconPixmap(calm ? "info" : "warning", ink, px(18), devicePixelRatioF()));
}

}  // namespace kijun::ui
