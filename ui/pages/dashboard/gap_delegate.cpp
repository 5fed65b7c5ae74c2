#include "ui/pages/dashboard/gap_delegate.h"

#include <QPainter>
#include <QTextLayout>
#include <array>

#include "ui/pages/dashboard/gap_card.h"
#include "ui/pages/dashboard/number_button.h"
#include "ui/theme/theme.h"
#include "ui/widgets/level_badge.h"

namespace kijun::ui::dashboard {
namespace {

constexpr double kBeside = 8;  // blank at a cell's left and right

// At most two lines, the last cut with "…".
QStringList linesOf(const QString& words, const QFont& face, int width, int most) {
  QTextLayout layout(words, face);
  QTextOption option;
  option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
  layout.setTextOption(option);
  QStringList lines;
  layout.beginLayout();
  for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
    line.setLineWidth(width);
    const bool last = lines.size() + 1 == most;
    const QString rest = words.mid(line.textStart());
    lines += last ? QFontMetrics(face).elidedText(rest, Qt::ElideRight, width)
                  : words.mid(line.textStart(), line.textLength()).trimmed();
    if (last) break;
  }
  layout.endLayout();
  return lines;
}

}  // namespace

GapDelegate::GapDelegate(GapView& view) : QStyledItemDelegate(&view), view_(view) {}

void GapDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const {
  const double scale = view_.magnification();
  const auto length = [&](double pixels) { return static_cast<int>(px(pixels) * scale); };
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  const bool current = view_.hasFocus() && view_.currentIndex().row() == index.row();
  if (current) {
    painter->fillRect(option.rect, color(Ink::Selection));
  } else if (view_.hovered() == index.row()) {
    painter->fillRect(option.rect, color(Ink::AccentSoft));
  }
  if (index.row() + 1 < index.model()->rowCount()) {
    painter->setPen(QPen(color(Ink::Line), 1));
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
  }
  const QRect inner = option.rect.adjusted(length(kBeside), 0, -length(kBeside), 0);
  const QString words = index.data().toString();
  switch (index.column()) {
    case GapModel::ItemId:
      painter->setFont(magnified(Face::Small, scale));
      painter->setPen(color(Ink::Muted));
      painter->drawText(inner, Qt::AlignLeft | Qt::AlignVCenter, words);
      break;
    case GapModel::Title:
      paintTitle(*painter, inner, words);
      break;
    case GapModel::Levels:
      paintLevels(*painter, option.rect, index.data(GapModel::LevelRole).toInt(),
                  index.data(GapModel::TargetRole).toInt());
      break;
    default:
      painter->setFont(magnified(Face::Body, scale));
      painter->setPen(color(Ink::Text));
      painter->drawText(inner, Qt::AlignRight | Qt::AlignVCenter, words);
  }
  painter->restore();
}

void GapDelegate::paintTitle(QPainter& painter, const QRect& rect, const QString& words) const {
  const QFont face = magnified(Face::Body, view_.magnification());
  const QFontMetrics metrics(face);
  const int step = metrics.ascent() + metrics.descent() / 2 + 1;
  const int most = rect.height() >= 2 * step + 2 ? 2 : 1;
  const auto lines = linesOf(words, face, rect.width(), most);
  painter.setFont(face);
  painter.setPen(color(Ink::Text));
  const int block = step * static_cast<int>(lines.size() - 1);
  double y = rect.center().y() + 1 - block / 2.0 + (metrics.ascent() - metrics.descent()) / 2.0;
  for (const auto& line : lines) {
    painter.drawText(QPointF(rect.left(), y), line);
    y += step;
  }
}

void GapDelegate::paintLevels(QPainter& painter, const QRect& rect, int level, int target) const {
  // Badges are painted at the desk's size; a board's are the same, larger.
  const double scale = view_.magnification();
  painter.save();
  painter.translate(rect.center());
  painter.scale(scale, scale);
  const double side = levelBadgeSize(), gap = px(18);
  paintLevelBadge(painter, QRectF(-gap / 2 - side, -side / 2, side, side), level);
  paintLevelBadge(painter, QRectF(gap / 2, -side / 2, side, side), target);
  painter.setPen(QPen(color(Ink::Muted), 1.2));
  const double half = px(4);
  painter.drawLine(QPointF(-half, 0), QPointF(half, 0));
  const std::array<QPointF, 3> head = {QPointF(half - px(3), -px(3)), QPointF(half, 0),
                                       QPointF(half - px(3), px(3))};
  painter.drawPolyline(head.data(), static_cast<int>(head.size()));
  painter.restore();
}

}  // namespace kijun::ui::dashboard
