#include "ui/widgets/elided_label.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOption>
#include <algorithm>

#include "ui/theme/theme.h"

namespace kijun::ui {

ElidedLabel::ElidedLabel(const QString& words, QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  setText(words);
}

void ElidedLabel::setText(const QString& words) {
  words_ = words;
  setAccessibleName(words);
  retip();
  updateGeometry();
  update();
}

QSize ElidedLabel::sizeHint() const {
  const QFontMetrics metrics(font());
  return {metrics.horizontalAdvance(words_) + 2, metrics.height()};
}

QSize ElidedLabel::minimumSizeHint() const {
  const QFontMetrics metrics(font());
  return {std::min(sizeHint().width(), metrics.horizontalAdvance(QStringLiteral("漢字漢…"))),
          metrics.height()};
}

void ElidedLabel::retip() {
  setToolTip(QFontMetrics(font()).horizontalAdvance(words_) > width() ? words_ : QString());
}

void ElidedLabel::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const bool muted = property("look").toString() == QLatin1String("muted");
  painter.setPen(color(muted || !isEnabled() ? Ink::Muted : Ink::Text));
  painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter,
                   QFontMetrics(font()).elidedText(words_, Qt::ElideRight, width()));
}

void ElidedLabel::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  retip();
}

void ElidedLabel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
    retip();
    updateGeometry();
  }
}

}  // namespace kijun::ui
