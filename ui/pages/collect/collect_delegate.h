// Paints the cells of the collection page that say more than words: how far a department is as a
// bar, and levels as badges. UI thread only.
#pragma once
#include <QStyledItemDelegate>

namespace kijun::ui::collect {

class CollectDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override;
};

}  // namespace kijun::ui::collect
