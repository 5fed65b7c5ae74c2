// Paints the rows of the palette: entries in one line, headings, and full-text hits in two lines
// with their words marked.
#pragma once
#include <QStyledItemDelegate>

#include "base/search_text.h"

namespace kijun::ui {

class PaletteModel;

class PaletteDelegate : public QStyledItemDelegate {
 public:
  PaletteDelegate(const PaletteModel& model, QObject* parent)
      : QStyledItemDelegate(parent), model_(model) {}
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override;

 private:
  void paintEntry(QPainter& painter, QRect area, int row) const;
  void paintHeading(QPainter& painter, QRect area, int row) const;
  void paintHit(QPainter& painter, QRect area, int row) const;

  const PaletteModel& model_;
};

}  // namespace kijun::ui
