#include "ui/widgets/level_badge.h"

#include <QEvent>

#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui {

int levelBadgeSize() {
  return px(18);
}

void paintLevelBadge(QPainter& painter, const QRectF& rect, std::optional<int> level) {
  const double side = levelBadgeSize();
  const QRectF box(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  QFont face = font(Face::Small);
  face.setWeight(level ? QFont::Bold : QFont::Normal);
  painter.setFont(face);
  if (level) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(levelInk(*level)));
    painter.drawRoundedRect(box, px(4), px(4));
    painter.setPen(color(onLevelInk(*level)));
  } else {
    painter.setPen(color(Ink::Muted));
  }
  painter.drawText(box, Qt::AlignCenter, level ? QString::number(*level) : QStringLiteral("–"));
  painter.restore();
}

LevelBadge::LevelBadge(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  describe();
}

void LevelBadge::setLevel(std::optional<int> level) {
  level_ = level;
  describe();
  update();
}

void LevelBadge::setName(const QString& name) {
  name_ = name;
  describe();
}

void LevelBadge::describe() {
  const QString value = level_ ? QString::number(*level_) : text("ui.level.unset");
  setAccessibleName(name_.isEmpty() ? value : text("ui.pair", name_, value));
}

QSize LevelBadge::sizeHint() const {
  return {levelBadgeSize() + 2, levelBadgeSize() + 2};
}

void LevelBadge::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paintLevelBadge(painter, rect(), level_);
}

void LevelBadge::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) describe();
  if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange) updateGeometry();
  QWidget::changeEvent(event);
}

}  // namespace kijun::ui
