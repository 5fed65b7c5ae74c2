#include "ui/shell/palette_delegate.h"

#include <QPainter>
#include <QTextLayout>

#include "ui/models/palette_model.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui {
namespace {

constexpr int kHitHeight = 48;

// A detail at the right; what is left of the area.
QRect withDetail(QPainter& painter, QRect area, const QString& detail) {
  painter.setFont(font(Face::Small));
  painter.setPen(color(Ink::Muted));
  const QString shown = painter.fontMetrics().elidedText(detail, Qt::ElideMiddle, area.width() / 2);
  painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter, shown);
  area.setRight(area.right() - painter.fontMetrics().horizontalAdvance(shown) - px(16));
  return area;
}

// One line with the words in bold on a tint, cut at its end.
void drawMarked(QPainter& painter, const QRect& area, const MarkedText& marked, Ink ink) {
  const QString whole = toQt(marked.text);
  const QString shown =
      painter.fontMetrics().elidedText(whole, Qt::ElideRight, area.width() - px(8));
  const auto kept = shown == whole ? shown.size() : std::max<qsizetype>(0, shown.size() - 1);
  QList<QTextLayout::FormatRange> formats;
  for (const auto& [from, to] : marked.marks) {
    const std::string_view bytes = marked.text;
    const auto start = toQt(bytes.substr(0, from)).size();
    const auto end = std::min(kept, start + toQt(bytes.substr(from, to - from)).size());
    if (start >= end) continue;
    QTextLayout::FormatRange range;
    range.start = static_cast<int>(start);
    range.length = static_cast<int>(end - start);
    range.format.setForeground(color(Ink::Accent));
    range.format.setFontWeight(QFont::DemiBold);
    formats << range;
  }
  QTextLayout layout(shown, painter.font());
  layout.setFormats(formats);
  layout.beginLayout();
  QTextLine line = layout.createLine();
  if (line.isValid()) line.setLineWidth(area.width() + px(40));
  layout.endLayout();
  painter.setPen(color(ink));
  painter.setClipRect(area);
  layout.draw(&painter, QPointF(area.x(), area.y() + (area.height() - line.height()) / 2));
  painter.setClipping(false);
}

}  // namespace

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
  return {px(200), px(model_.hit(index.row()) ? kHitHeight : kRowHeight)};
}

void PaletteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
  painter->save();
  if (option.state & QStyle::State_Selected) {
    painter->fillRect(option.rect, color(Ink::Selection));
  }
  const QRect area = option.rect.adjusted(px(16), 0, -px(16), 0);
  paintEntry(*painter, area, index.row());
  paintHeading(*painter, area, index.row());
  paintHit(*painter, area, index.row());
  painter->restore();
}

void PaletteDelegate::paintEntry(QPainter& painter, QRect area, int row) const {
  const auto* entry = model_.entry(row);
  if (!entry) return;
  if (!entry->icon.isEmpty()) {
    icon(fromQt(entry->icon)).paint(&painter, QRect(area.x(), area.y(), px(18), area.height()));
  }
  area.setLeft(area.left() + px(28));
  area = withDetail(painter, area, entry->detail);
  painter.setFont(font(Face::Body));
  painter.setPen(color(Ink::Text));
  painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter,
                   painter.fontMetrics().elidedText(entry->title, Qt::ElideRight, area.width()));
}

void PaletteDelegate::paintHeading(QPainter& painter, QRect area, int row) const {
  const auto* heading = model_.heading(row);
  if (!heading) return;
  if (row > 0) {
    painter.setPen(color(Ink::Line));
    painter.drawLine(area.topLeft(), area.topRight());
  }
  painter.setFont(font(Face::Small));
  painter.setPen(color(Ink::Muted));
  painter.drawText(area.adjusted(0, px(4), 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                   text("ui.palette.heading", heading->label, heading->total));
}

void PaletteDelegate::paintHit(QPainter& painter, QRect area, int row) const {
  const auto* hit = model_.hit(row);
  if (!hit) return;
  area.setLeft(area.left() + px(28));
  area.adjust(0, px(3), 0, -px(3));
  QRect first = area;
  first.setHeight(area.height() / 2);
  first = withDetail(painter, first, toQt(hit->place));
  painter.setFont(font(Face::Body));
  drawMarked(painter, first, hit->title, Ink::Text);
  painter.setFont(font(Face::Small));
  drawMarked(painter,
             QRect(area.x(), area.y() + area.height() / 2, area.width(), area.height() / 2),
             hit->snippet, Ink::Muted);
}

}  // namespace kijun::ui
