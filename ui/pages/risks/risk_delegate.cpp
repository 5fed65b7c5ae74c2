#include "ui/pages/risks/risk_delegate.h"

#include <QApplication>
#include <QPainter>

#include "ui/pages/risks/risk_table.h"
#include "ui/theme/theme.h"
#include "ui/widgets/level_badge.h"

namespace kijun::ui::risks {

void RiskDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
  const QVariant level = index.data(RiskTable::kLevelRole);
  if (!level.isValid()) return QStyledItemDelegate::paint(painter, option, index);
  QStyleOptionViewItem bare = option;
  initStyleOption(&bare, index);
  bare.text.clear();
  const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
  style->drawControl(QStyle::CE_ItemViewItem, &bare, painter, option.widget);
  const auto letter = level.toString().toStdString();
  const auto fill = riskRole(letter);
  const auto ink = onRiskRole(letter);
  const double side = levelBadgeSize();
  const QPointF middle = QRectF(option.rect).center();
  const QRectF box(middle.x() - side / 2, middle.y() - side / 2, side, side);
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  QFont face = font(Face::Small);
  face.setWeight(fill ? QFont::Bold : QFont::Normal);
  painter->setFont(face);
  if (fill) {
    painter->setPen(Qt::NoPen);
    painter->setBrush(color(*fill));
    painter->drawRoundedRect(box, px(4), px(4));
  }
  painter->setPen(color(ink.value_or(Ink::Muted)));
  painter->drawText(box, Qt::AlignCenter, fill ? level.toString() : QStringLiteral("–"));
  painter->restore();
}

}  // namespace kijun::ui::risks
