#include "ui/pages/assess/guideline_delegate.h"

#include <QPainter>

#include "ui/pages/assess/guideline_model.h"
#include "ui/theme/theme.h"
#include "ui/widgets/progress_line.h"

namespace kijun::ui::assess {

void GuidelineDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const {
  painter->save();
  const bool selected = option.state & QStyle::State_Selected;
  const QRect whole(0, option.rect.y(),
                    option.widget ? option.widget->width() : option.rect.right(),
                    option.rect.height());
  if (selected) {
    painter->fillRect(whole, color(Ink::Selection));
    painter->fillRect(0, whole.y(), px(3), whole.height(), color(Ink::Accent));
  } else if (option.state & QStyle::State_MouseOver) {
    painter->fillRect(whole, color(Ink::Window));
  }
  QRect rest = option.rect.adjusted(px(2), 0, -px(10), 0);

  const int figure = QFontMetrics(font(Face::Body)).horizontalAdvance(QStringLiteral("0.0"));
  painter->setFont(font(Face::Body));
  painter->setPen(color(Ink::Text));
  painter->drawText(rest, Qt::AlignRight | Qt::AlignVCenter,
                    index.data(GuidelineModel::MaturityRole).toString());
  rest.setRight(rest.right() - figure - px(10));

  const QVariant share = index.data(GuidelineModel::ShareRole);
  const bool hasItems = index.data(GuidelineModel::CountRole).toInt() > 0;
  if (hasItems) {
    const QRectF bar(rest.right() - px(36), rest.center().y() - px(1.5), px(36), px(4));
    paintProgressLine(*painter, bar,
                      share.isValid() ? std::optional(share.toDouble()) : std::nullopt);
  }
  rest.setRight(rest.right() - px(44));

  if (filtered_.filter().isActive()) {
    const QString count = QString::number(index.data(GuidelineModel::MatchesRole).toInt());
    painter->setFont(font(Face::Small));
    painter->setPen(color(Ink::Accent));
    painter->drawText(rest, Qt::AlignRight | Qt::AlignVCenter, count);
    rest.setRight(rest.right() - painter->fontMetrics().horizontalAdvance(count) - px(6));
  }

  const bool chapter = !index.parent().isValid();
  painter->setFont(font(chapter ? Face::Strong : Face::Body));
  painter->setPen(color(hasItems ? Ink::Text : Ink::Muted));
  const QFontMetrics metrics(painter->font());
  const QString full = index.data(Qt::DisplayRole).toString();
  const QString words = metrics.horizontalAdvance(full) <= rest.width()
                            ? full
                            : metrics.elidedText(index.data(GuidelineModel::ShortRole).toString(),
                                                 Qt::ElideRight, rest.width());
  painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter, words);
  if ((option.state & QStyle::State_HasFocus) && selected) {
    painter->setPen(color(Ink::Accent));
    painter->drawRect(whole.adjusted(0, 0, -1, -1));
  }
  painter->restore();
}

QSize GuidelineDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
  return {px(120), px(28)};
}

}  // namespace kijun::ui::assess
