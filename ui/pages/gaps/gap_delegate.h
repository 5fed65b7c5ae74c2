// Paints the cells of the gap list that say more than words: a title over its sentence, levels and
// risks as badges, and by how much a rank moved.
#pragma once
#include <QStyledItemDelegate>

namespace kijun::ui::gaps {

class GapDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override;
};

}  // namespace kijun::ui::gaps
