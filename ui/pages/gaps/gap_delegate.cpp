#include "ui/pages/gaps/gap_delegate.h"

#include <QApplication>
#include <QPainter>
#include <QTextLayout>
#include <algorithm>
#include <array>

#include "ui/pages/gaps/gap_table.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/level_badge.h"

namespace kijun::ui::gaps {
namespace {

constexpr double kBeside = 8;

// The sentence in as many lines as there is room for.
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
    lines << (last ? QFontMetrics(face).elidedText(words.mid(line.textStart()), Qt::ElideRight,
                                                   width)
                   : words.mid(line.textStart(), line.textLength()).trimmed());
    if (last) break;
  }
  layout.endLayout();
  return lines;
}

void paintTitle(QPainter& painter, const QRect& rect, const QString& title,
                const QString& sentence) {
  const QFont first = font(Face::Body), second = font(Face::Small);
  const QFontMetrics above(first), below(second);
  const int most = std::max(1, (rect.height() - above.height()) / below.height());
  const auto lines = linesOf(sentence, second, rect.width(), most);
  const int height = above.height() + below.height() * static_cast<int>(lines.size());
  QRect line(rect.left(), rect.top() + (rect.height() - height) / 2, rect.width(), above.height());
  painter.setFont(first);
  painter.setPen(color(Ink::Text));
  painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                   above.elidedText(title, Qt::ElideRight, rect.width()));
  line.translate(0, above.height());
  painter.setFont(second);
  painter.setPen(color(Ink::Muted));
  for (const auto& words : lines) {
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, words);
    line.translate(0, below.height());
  }
}

void paintLevels(QPainter& painter, const QRect& rect, std::optional<int> level, int target,
                 bool changed) {
  const double side = levelBadgeSize(), gap = px(16);
  const QPointF middle = QRectF(rect).center();
  const QRectF from(middle.x() - gap / 2 - side, middle.y() - side / 2, side, side);
  const QRectF to(middle.x() + gap / 2, middle.y() - side / 2, side, side);
  paintLevelBadge(painter, from, level);
  paintLevelBadge(painter, to, target);
  painter.setPen(QPen(color(changed ? Ink::Accent : Ink::Muted), 1.2));
  const double half = px(4);
  painter.drawLine(middle - QPointF(half, 0), middle + QPointF(half, 0));
  const std::array<QPointF, 3> head = {middle + QPointF(half - px(3), -px(3)),
                                       middle + QPointF(half, 0),
                                       middle + QPointF(half - px(3), px(3))};
  painter.drawPolyline(head.data(), static_cast<int>(head.size()));
  if (!changed) return;
  painter.setBrush(Qt::NoBrush);
  painter.drawRoundedRect(to.adjusted(-px(2), -px(2), px(2), px(2)), px(5), px(5));
}

void paintRisk(QPainter& painter, const QRect& rect, const QString& level) {
  const auto letter = fromQt(level);
  const auto fill = riskRole(letter);
  const double side = levelBadgeSize();
  const QPointF middle = QRectF(rect).center();
  const QRectF box(middle.x() - side / 2, middle.y() - side / 2, side, side);
  QFont face = font(Face::Small);
  if (fill) face.setWeight(QFont::Bold);
  painter.setFont(face);
  if (fill) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(*fill));
    painter.drawRoundedRect(box, px(4), px(4));
  }
  painter.setPen(color(onRiskRole(letter).value_or(Ink::Muted)));
  painter.drawText(box, Qt::AlignCenter, fill ? level : QStringLiteral("–"));
}

void paintRank(QPainter& painter, const QRect& rect, const QString& words, int move) {
  const QString rank = words.section(u' ', 0, 0);
  painter.setFont(font(Face::Strong));
  painter.setPen(color(Ink::Text));
  painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, rank);
  if (move == 0) return;
  painter.setFont(font(Face::Small));
  painter.setPen(color(move > 0 ? Ink::Good : Ink::Bad));
  painter.drawText(rect, Qt::AlignRight | Qt::AlignVCenter, words.section(u' ', 1));
}

}  // namespace

void GapDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const {
  const bool own = index.column() == GapTable::Rank || index.column() == GapTable::Title ||
                   index.column() == GapTable::Levels || index.column() == GapTable::Risk;
  if (!own || index.data(GapTable::HeadingRole).toBool()) {
    return QStyledItemDelegate::paint(painter, option, index);
  }
  QStyleOptionViewItem bare = option;
  initStyleOption(&bare, index);
  bare.text.clear();
  const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
  style->drawControl(QStyle::CE_ItemViewItem, &bare, painter, option.widget);
  const QRect inner = option.rect.adjusted(px(kBeside), 0, -px(kBeside), 0);
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  switch (index.column()) {
    case GapTable::Rank:
      paintRank(*painter, inner, index.data().toString(), index.data(GapTable::MoveRole).toInt());
      break;
    case GapTable::Title:
      paintTitle(*painter, inner, index.data().toString(),
                 index.data(GapTable::ReasonRole).toString());
      break;
    case GapTable::Levels: {
      const auto level = index.data(GapTable::LevelRole);
      paintLevels(
          *painter, option.rect, level.isValid() ? std::optional(level.toInt()) : std::nullopt,
          index.data(GapTable::TargetRole).toInt(), index.data(GapTable::ChangedRole).toBool());
      break;
    }
    default:
      paintRisk(*painter, option.rect, index.data(GapTable::RiskRole).toString());
  }
  painter->restore();
}

}  // namespace kijun::ui::gaps
