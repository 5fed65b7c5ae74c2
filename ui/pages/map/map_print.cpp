#include "ui/pages/map/map_print.h"

#include <QPagedPaintDevice>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/drawing_view.h"

namespace kijun::ui::map {
namespace {

// Text of 12 units is printed no smaller than 5.5 points.
constexpr double kSmallestPoints = 5.5, kTextUnits = 12;
constexpr int kMostPages = 60;

QColor onPaper(ColourRole role) {
  const auto ink = colour(Theme::Print, role);
  return {ink.red, ink.green, ink.blue};
}

}  // namespace

int printDrawing(QPagedPaintDevice& device, const Drawing& drawing) {
  QPainter painter;
  if (drawing.width <= 0 || !painter.begin(&device)) return 0;
  painter.setRenderHint(QPainter::Antialiasing);
  const QSizeF page = device.pageLayout().paintRectPixels(device.logicalDpiX()).size();
  const double fitting = std::min(page.width() / drawing.width, page.height() / drawing.height);
  const double readable = kSmallestPoints / 72 * device.logicalDpiX() / kTextUnits;
  double scale = std::max(fitting, readable);
  const auto pagesAt = [&](double length, double room) {
    return static_cast<int>(std::max(1.0, std::ceil(length * scale / room - 1e-6)));
  };
  if (pagesAt(drawing.width, page.width()) * pagesAt(drawing.height, page.height()) > kMostPages) {
    scale = fitting;
  }
  const int across = pagesAt(drawing.width, page.width());
  const int down = pagesAt(drawing.height, page.height());
  int number = 0;
  for (int row = 0; row < down; ++row) {
    for (int column = 0; column < across; ++column) {
      if (++number > 1) device.newPage();
      painter.save();
      painter.setClipRect(QRectF(QPointF(0, 0), page));
      painter.translate(-column * page.width(), -row * page.height());
      painter.scale(scale, scale);
      paintShapes(painter, drawing.shapes, onPaper);
      painter.restore();
      if (across * down > 1) {
        painter.setPen(onPaper(ColourRole::Muted));
        painter.drawText(QRectF(QPointF(0, 0), page), Qt::AlignRight | Qt::AlignBottom,
                         QStringLiteral("%1 / %2").arg(number).arg(across * down));
      }
    }
  }
  return number;
}

}  // namespace kijun::ui::map
