// Paints a gap's row: id, title over two lines where it needs them, level → target, priority.
#pragma once
#include <QStyledItemDelegate>

namespace kijun::ui::dashboard {

class GapView;

class GapDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  explicit GapDelegate(GapView& view);
  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override;

 private:
  void paintTitle(QPainter& painter, const QRect& rect, const QString& words) const;
  void paintLevels(QPainter& painter, const QRect& rect, int level, int target) const;
  GapView& view_;
};

}  // namespace kijun::ui::dashboard
