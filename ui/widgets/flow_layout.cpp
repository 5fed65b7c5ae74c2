#include "ui/widgets/flow_layout.h"

#include <QWidget>
#include <algorithm>

namespace kijun::ui {

FlowLayout::FlowLayout(QWidget* parent, int across, int down)
    : QLayout(parent), across_(across), down_(down) {
  setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout() {
  qDeleteAll(items_);
}

QLayoutItem* FlowLayout::takeAt(int index) {
  return index >= 0 && index < items_.size() ? items_.takeAt(index) : nullptr;
}

QSize FlowLayout::minimumSize() const {
  QSize size;
  for (const auto* item : items_) {
    if (!item->isEmpty()) size = size.expandedTo(QSize(0, item->minimumSize().height()));
  }
  const QMargins around = contentsMargins();
  return size + QSize(0, around.top() + around.bottom());
}

void FlowLayout::setGeometry(const QRect& rect) {
  QLayout::setGeometry(rect);
  arrange(rect, true);
}

int FlowLayout::arrange(const QRect& whole, bool place) const {
  const QMargins around = contentsMargins();
  const QRect rect = whole.marginsRemoved(around);
  int x = rect.x();
  int y = rect.y();
  int line = 0;
  for (auto* item : items_) {
    if (item->isEmpty()) continue;
    QSize size = item->sizeHint();
    size.setWidth(std::min(size.width(), std::max(rect.width(), 1)));
    if (x > rect.x() && x + size.width() > rect.x() + rect.width()) {
      x = rect.x();
      y += line + down_;
      line = 0;
    }
    if (place) item->setGeometry(QRect(QPoint(x, y), size));
    x += size.width() + across_;
    line = std::max(line, size.height());
  }
  return y + line - rect.y() + around.top() + around.bottom();
}

void clear(QLayout& layout) {
  while (QLayoutItem* item = layout.takeAt(0)) {
    if (QWidget* widget = item->widget()) {
      widget->hide();
      widget->deleteLater();
    }
    if (item->layout()) clear(*item->layout());
    delete item;
  }
}

}  // namespace kijun::ui
