// Paints a row of the guideline tree: the section's handle, a thin bar of what is answered, and its
// maturity; with a filter, how many items pass.
#pragma once
#include <QStyledItemDelegate>

#include "ui/pages/assess/item_filter.h"

namespace kijun::ui::assess {

class GuidelineDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  explicit GuidelineDelegate(const FilteredItems& filtered, QObject* parent = nullptr)
      : QStyledItemDelegate(parent), filtered_(filtered) {}
  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  const FilteredItems& filtered_;
};

}  // namespace kijun::ui::assess
