// Paints the levels of the risk list as small filled squares with their letter, and the headings of
// groups across the list.
#pragma once
#include <QStyledItemDelegate>

namespace kijun::ui::risks {

class RiskDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override;
};

}  // namespace kijun::ui::risks
