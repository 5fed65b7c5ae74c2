#include "ui/widgets/progress_line.h"

#include <algorithm>

#include "ui/theme/theme.h"

namespace kijun::ui {

void paintProgressLine(QPainter& painter, const QRectF& rect, std::optional<double> share) {
  const double height = px(4);
  QRectF track(rect.x(), rect.center().y() - height / 2, rect.width(), height);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(color(Ink::Line));
  painter.drawRoundedRect(track, height / 2, height / 2);
  if (share && *share > 0) {
    track.setWidth(std::max(height, track.width() * std::min(1.0, *share)));
    painter.setBrush(color(Ink::Accent));
    painter.drawRoundedRect(track, height / 2, height / 2);
  }
  painter.restore();
}

ProgressLine::ProgressLine(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  timer_.setInterval(33);
  connect(&timer_, &QTimer::timeout, this, [this] {
    phase_ = phase_ > 1 ? -0.3 : phase_ + 0.02;
    update();
  });
}

void ProgressLine::setShare(std::optional<double> share) {
  share_ = share;
  update();
}

void ProgressLine::setBusy(bool busy) {
  if (busy == timer_.isActive()) return;
  phase_ = -0.3;
  busy ? timer_.start() : timer_.stop();
  update();
}

QSize ProgressLine::sizeHint() const {
  return {px(40), px(6)};
}

void ProgressLine::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  if (!timer_.isActive()) {
    paintProgressLine(painter, rect(), share_);
    return;
  }
  paintProgressLine(painter, rect(), std::nullopt);
  const double left = std::max(0.0, phase_) * width();
  const double right = std::min(1.0, phase_ + 0.3) * width();
  painter.fillRect(QRectF(left, height() / 2.0 - px(2), right - left, px(4)), color(Ink::Accent));
}

}  // namespace kijun::ui
