// Paints a row of the item list: handle and question, what is claimed and aimed at, and its marks.
#pragma once
#include <QStyledItemDelegate>
#include <optional>

#include "records/answer.h"

namespace kijun::ui::assess {

struct ItemRow;

// ○ none, ◐ partial, ● full, a dashed ring where unset; drawn, for fonts differ in these signs.
void paintStipulation(QPainter& painter, const QRectF& rect, std::optional<Stipulation> value);

class ItemDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  void paintHead(QPainter& painter, const QRect& rect, const ItemRow& row) const;
  void paintLevels(QPainter& painter, const QRect& rect, const ItemRow& row) const;
  void paintMarks(QPainter& painter, QRect rect, const ItemRow& row) const;
};

}  // namespace kijun::ui::assess
