#include "ui/theme/tick_style.h"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

#include "ui/theme/theme.h"

namespace kijun::ui {
namespace {

constexpr int kBox = 16;

void drawBox(const QStyleOption& option, QPainter& painter) {
  const bool on = option.state & QStyle::State_On;
  const bool half = option.state & QStyle::State_NoChange;
  const bool enabled = option.state & QStyle::State_Enabled;
  const bool focused = option.state & QStyle::State_HasFocus;
  const bool filled = on || half;
  const QColor accent = color(enabled ? Ink::Accent : Ink::Muted);
  const QRectF box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(filled || focused ? accent : color(Ink::Muted), 1));
  painter.setBrush(filled ? accent : color(Ink::Surface));
  painter.drawRoundedRect(box, 3, 3);
  painter.setPen(
      QPen(color(Ink::OnAccent), box.width() * 0.12, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.setBrush(Qt::NoBrush);
  const auto at = [&](double x, double y) {
    return QPointF(box.left() + box.width() * x, box.top() + box.height() * y);
  };
  if (half) {
    painter.drawLine(at(0.25, 0.5), at(0.75, 0.5));
  } else if (on) {
    painter.drawPolyline(QPolygonF({at(0.23, 0.53), at(0.43, 0.72), at(0.78, 0.30)}));
  }
  painter.restore();
}

}  // namespace

TickStyle::TickStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void TickStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
                              QPainter* painter, const QWidget* widget) const {
  if (element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck) {
    return drawBox(*option, *painter);
  }
  QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void TickStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                            const QWidget* widget) const {
  const auto* heading = qstyleoption_cast<const QStyleOptionHeader*>(option);
  if (element == CE_HeaderLabel && heading && heading->icon.isNull()) {
    QStyleOptionHeader cut(*heading);
    cut.text = cut.fontMetrics.elidedText(cut.text, Qt::ElideRight, cut.rect.width());
    return QProxyStyle::drawControl(element, &cut, painter, widget);
  }
  QProxyStyle::drawControl(element, option, painter, widget);
}

int TickStyle::pixelMetric(PixelMetric metric, const QStyleOption* option,
                           const QWidget* widget) const {
  if (metric == PM_IndicatorWidth || metric == PM_IndicatorHeight) return px(kBox);
  return QProxyStyle::pixelMetric(metric, option, widget);
}

}  // namespace kijun::ui
