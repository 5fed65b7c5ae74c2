#include <QPainter>
#include <QPainterPath>

#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/drawing_view.h"

namespace kijun::ui {
namespace {

void paintLabel(QPainter& painter, const Label& label, const QColor& colour) {
  QFont face = font(Face::Body);
  face.setPixelSize(std::max(1, static_cast<int>(label.size + 0.5)));
  face.setWeight(label.weight == Weight::Bold ? QFont::DemiBold : QFont::Normal);
  painter.setFont(face);
  painter.setPen(colour);
  const QString words = toQt(label.text);
  const double width = QFontMetricsF(face).horizontalAdvance(words);
  const double shift = label.anchor == Anchor::Start    ? 0
                       : label.anchor == Anchor::Middle ? width / 2
                                                        : width;
  painter.drawText(QPointF(label.at.x - shift, label.at.y), words);
}

QPainterPath pathOf(const Rectangle& r) {
  QPainterPath path;
  path.addRoundedRect(QRectF(r.x, r.y, r.width, r.height), r.radius, r.radius);
  return path;
}

QPainterPath pathOf(const Path& p) {
  QPainterPath path;
  for (std::size_t i = 0; i < p.points.size(); ++i) {
    const QPointF at(p.points[i].x, p.points[i].y);
    i == 0 ? path.moveTo(at) : path.lineTo(at);
  }
  if (p.closed) path.closeSubpath();
  return path;
}

QPainterPath pathOf(const Circle& c) {
  QPainterPath path;
  path.addEllipse(QPointF(c.centre.x, c.centre.y), c.radius, c.radius);
  return path;
}

QPainterPath pathOf(const Label&) {
  return {};
}

QPen penOf(const Stroke& stroke, const QColor& colour) {
  QPen pen(colour, stroke.width);
  if (!stroke.dashes.empty() && stroke.width > 0) {
    QList<qreal> pattern;  // Qt counts dashes in widths of the pen
    for (const double length : stroke.dashes) pattern.append(length / stroke.width);
    if (pattern.size() % 2 != 0) pattern += pattern;
    pen.setDashPattern(pattern);
    pen.setCapStyle(Qt::FlatCap);
  }
  return pen;
}

}  // namespace

void paintDrawing(QPainter& painter, const Drawing& drawing) {
  paintShapes(painter, drawing.shapes);
}

void paintShapes(QPainter& painter, std::span<const Shape> shapes, QColor (*colourOf)(ColourRole)) {
  if (!colourOf) colourOf = color;
  painter.save();
  for (const auto& shape : shapes) {
    if (const auto* label = std::get_if<Label>(&shape.geometry)) {
      if (shape.fill) paintLabel(painter, *label, colourOf(*shape.fill));
      continue;
    }
    const auto path =
        std::visit([](const auto& geometry) { return pathOf(geometry); }, shape.geometry);
    if (shape.fill) painter.fillPath(path, colourOf(*shape.fill));
    if (shape.stroke) {
      painter.strokePath(path, penOf(*shape.stroke, colourOf(shape.stroke->role)));
    }
  }
  painter.restore();
}

}  // namespace kijun::ui
