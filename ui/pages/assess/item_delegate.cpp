#include "ui/pages/assess/item_delegate.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QTextLayout>

#include "ui/pages/assess/item_list_model.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/level_badge.h"

namespace kijun::ui::assess {
namespace {

constexpr int kMostLines = 2;

int lineHeight(Face face) {
  return QFontMetrics(font(face)).height();
}
int textLeft() {
  return px(14);
}
int badgesWidth() {
  return 2 * levelBadgeSize() + px(20) + px(14);
}

// At most two lines, the second cut with "…"; the tooltip and the editor hold the whole.
QStringList wrapped(const QString& words, const QFont& face, int width) {
  QTextLayout layout(words, face);
  layout.beginLayout();
  QStringList lines;
  for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
    line.setLineWidth(width);
    if (lines.size() + 1 == kMostLines) {
      lines << QFontMetrics(face).elidedText(words.mid(line.textStart()), Qt::ElideRight, width);
      break;
    }
    lines << words.mid(line.textStart(), line.textLength()).trimmed();
  }
  layout.endLayout();
  return lines;
}

int widthOf(const QStyleOptionViewItem& option) {
  const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
  return view ? view->viewport()->width() : option.rect.width();
}

}  // namespace

void paintStipulation(QPainter& painter, const QRectF& rect, std::optional<Stipulation> value) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  QPen pen(color(Ink::Muted), 1.3);
  if (!value) pen.setStyle(Qt::DotLine);
  painter.setPen(pen);
  painter.setBrush(value == Stipulation::Full ? QBrush(color(Ink::Muted)) : Qt::NoBrush);
  painter.drawEllipse(rect);
  if (value == Stipulation::Partial) {
    painter.setBrush(color(Ink::Muted));
    painter.drawPie(rect, 90 * 16, 180 * 16);
  }
  painter.restore();
}

QSize ItemDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const auto row = index.data(ItemListModel::RowRole).value<ItemRow>();
  const int width = widthOf(option);
  if (row.head) return {px(100), px(kRowHeight)};
  const int lines =
      static_cast<int>(wrapped(row.question, font(Face::Body), width - textLeft() - px(14)).size());
  const int height = px(9) + std::max(lineHeight(Face::Strong), levelBadgeSize()) + px(2) +
                     lines * lineHeight(Face::Body) + px(4) + lineHeight(Face::Small) + px(9);
  return {px(100), height};
}

void ItemDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
  const auto row = index.data(ItemListModel::RowRole).value<ItemRow>();
  painter->save();
  const QRect whole(0, option.rect.y(), widthOf(option), option.rect.height());
  if (row.head) {
    paintHead(*painter, whole, row);
    painter->restore();
    return;
  }
  const bool selected = option.state & QStyle::State_Selected;
  if (selected) {
    painter->fillRect(whole, color(Ink::Selection));
    painter->fillRect(0, whole.y(), px(3), whole.height(), color(Ink::Accent));
  } else if (option.state & QStyle::State_MouseOver) {
    painter->fillRect(whole, color(Ink::Window));
  }
  painter->setPen(color(Ink::Line));
  painter->drawLine(0, whole.bottom(), whole.right(), whole.bottom());

  QRect inside = whole.adjusted(textLeft(), px(9), -px(14), -px(9));
  QRect top = inside;
  top.setHeight(std::max(lineHeight(Face::Strong), levelBadgeSize()));
  paintLevels(*painter, top, row);
  top.setRight(top.right() - badgesWidth());
  painter->setFont(font(Face::Small));
  painter->setPen(color(Ink::Muted));
  painter->drawText(top, Qt::AlignLeft | Qt::AlignVCenter, row.id);
  top.setLeft(top.left() + painter->fontMetrics().horizontalAdvance(row.id) + px(8));
  painter->setFont(font(Face::Strong));
  painter->setPen(color(row.inScope ? Ink::Text : Ink::Muted));
  painter->drawText(top, Qt::AlignLeft | Qt::AlignVCenter,
                    painter->fontMetrics().elidedText(row.title, Qt::ElideRight, top.width()));

  int y = top.bottom() + px(2);
  painter->setFont(font(Face::Body));
  painter->setPen(color(row.inScope ? Ink::Text : Ink::Muted));
  for (const auto& line : wrapped(row.question, font(Face::Body), inside.width())) {
    painter->drawText(QRect(inside.left(), y, inside.width(), lineHeight(Face::Body)),
                      Qt::AlignLeft | Qt::AlignVCenter, line);
    y += lineHeight(Face::Body);
  }
  paintMarks(*painter, QRect(inside.left(), y + px(4), inside.width(), lineHeight(Face::Small)),
             row);
  if ((option.state & QStyle::State_HasFocus) && selected) {
    painter->setPen(color(Ink::Accent));
    painter->drawRect(whole.adjusted(0, 0, -1, -1));
  }
  painter->restore();
}

void ItemDelegate::paintHead(QPainter& painter, const QRect& rect, const ItemRow& row) const {
  painter.fillRect(rect, color(Ink::Window));
  painter.setPen(color(Ink::Line));
  painter.drawLine(0, rect.bottom(), rect.right(), rect.bottom());
  const QRect inside = rect.adjusted(textLeft(), 0, -px(14), 0);
  painter.setFont(font(Face::Small));
  painter.setPen(color(Ink::Muted));
  painter.drawText(inside, Qt::AlignLeft | Qt::AlignVCenter,
                   painter.fontMetrics().elidedText(row.id + QStringLiteral("  ") + row.title,
                                                    Qt::ElideRight, inside.width()));
}

void ItemDelegate::paintLevels(QPainter& painter, const QRect& rect, const ItemRow& row) const {
  painter.setFont(font(Face::Small));
  painter.setPen(color(Ink::Muted));
  if (!row.inScope) {
    painter.drawText(rect, Qt::AlignRight | Qt::AlignVCenter, row.scope);
    return;
  }
  const int side = levelBadgeSize();
  const qreal top = rect.top() + (rect.height() - side) / 2.0;
  const qreal right = rect.right() + 1;
  paintLevelBadge(painter, QRectF(right - side, top, side, side), row.target);
  const QRectF arrow(right - side - px(20), top, px(20), side);
  painter.setPen(color(Ink::Muted));
  painter.drawText(arrow, Qt::AlignCenter, QStringLiteral("→"));
  paintLevelBadge(painter, QRectF(arrow.left() - side, top, side, side), row.level);
}

void ItemDelegate::paintMarks(QPainter& painter, QRect rect, const ItemRow& row) const {
  painter.setFont(font(Face::Small));
  const auto put = [&](const QString& words, Ink ink) {
    if (rect.width() <= px(8)) return;
    const QString fitting = painter.fontMetrics().elidedText(words, Qt::ElideRight, rect.width());
    painter.setPen(color(ink));
    painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, fitting);
    rect.setLeft(rect.left() + painter.fontMetrics().horizontalAdvance(fitting) + px(10));
  };
  put(row.modality, row.expected ? Ink::Accent : Ink::Muted);
  if (row.inScope) {
    const qreal side = px(10);
    paintStipulation(painter, QRectF(rect.left(), rect.center().y() - side / 2 + 0.5, side, side),
                     row.stipulation);
    rect.setLeft(rect.left() + px(14));
    put(text("assess.mark.stipulation", row.stipulationWords), Ink::Muted);
  }
  if (row.flagged) {
    const int side = px(14);
    painter.drawPixmap(rect.left(), rect.center().y() - side / 2,
                       iconPixmap("flag", Ink::Bad, side, painter.device()->devicePixelRatioF()));
    rect.setLeft(rect.left() + side + px(2));
    put(text("assess.mark.flagged"), Ink::Bad);
  }
  if (!row.approval.isEmpty()) put(row.approval, row.reopened ? Ink::Warning : Ink::Good);
  if (row.unconfirmed) put(text("assess.mark.unconfirmed"), Ink::Warning);
  if (row.contradicted) put(text("signals.contradicted"), Ink::Bad);
  if (!row.warning.isEmpty()) put(text("assess.mark.doubt"), Ink::Warning);
  if (row.highest && row.level) {
    put(text("assess.mark.spread", *row.level, *row.highest), Ink::Muted);
  } else if (row.byUnit) {
    put(text("assess.mark.byUnit"), Ink::Muted);
  }
  if (!row.state.isEmpty()) put(row.state, Ink::Muted);
}

}  // namespace kijun::ui::assess
