#include "ui/widgets/drawing_view.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QFocusEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/data_table_dialog.h"

namespace kijun::ui {
namespace {

QRectF rectOf(const kijun::Rectangle& r) {
  return {r.x, r.y, r.width, r.height};
}

}  // namespace

DrawingView::DrawingView(QWidget* parent) : QWidget(parent) {
  setMouseTracking(true);
  setFocusPolicy(Qt::TabFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void DrawingView::setDrawing(Drawing drawing) {
  drawing_ = std::move(drawing);
  stops_ = targetsOf(drawing_);
  hovered_.reset();
  stop_ = std::min(stop_, static_cast<int>(stops_.size()) - 1);
  setAccessibleName(toQt(drawing_.title));
  setAccessibleDescription(toQt(drawing_.alternative));
  unsetCursor();
  updateGeometry();
  update();
}

QSize DrawingView::sizeHint() const {
  return {static_cast<int>(std::ceil(drawing_.width)),
          static_cast<int>(std::ceil(drawing_.height))};
}

double DrawingView::scale() const {
  if (drawing_.width <= 0 || drawing_.height <= 0) return 1;
  return std::min(width() / drawing_.width, height() / drawing_.height);
}

QPointF DrawingView::origin() const {
  return {(width() - drawing_.width * scale()) / 2, (height() - drawing_.height * scale()) / 2};
}

std::optional<std::size_t> DrawingView::under(QPointF place) const {
  const QPointF at = (place - origin()) / scale();
  return shapeAt(drawing_, {at.x(), at.y()});
}

void DrawingView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.translate(origin());
  painter.scale(scale(), scale());
  paintDrawing(painter, drawing_);
  const auto ring = [&](std::size_t index, Ink ink, double width) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color(ink), width));
    painter.drawRoundedRect(rectOf(boundsOf(drawing_.shapes[index])).adjusted(-2, -2, 2, 2), 3, 3);
  };
  if (hovered_ && !drawing_.shapes[*hovered_].target.empty()) ring(*hovered_, Ink::Muted, 1);
  if (hasFocus()) {
    if (stop_ >= 0) {
      ring(stops_[static_cast<std::size_t>(stop_)], Ink::Accent, 2);
    } else {
      painter.resetTransform();
      painter.setBrush(Qt::NoBrush);
      painter.setPen(QPen(color(Ink::Accent), 1));
      painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
  }
}

bool DrawingView::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto shape = under(help->pos());
    const QString words = shape ? toQt(drawing_.shapes[*shape].tooltip) : QString();
    words.isEmpty() ? QToolTip::hideText() : QToolTip::showText(help->globalPos(), words, this);
    return true;
  }
  return QWidget::event(event);
}

void DrawingView::mouseMoveEvent(QMouseEvent* event) {
  const auto shape = under(event->position());
  if (shape == hovered_) return;
  hovered_ = shape;
  const bool leads = shape && !drawing_.shapes[*shape].target.empty();
  leads ? setCursor(Qt::PointingHandCursor) : unsetCursor();
  update();
}

void DrawingView::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  const auto shape = under(event->position());
  if (shape && !drawing_.shapes[*shape].target.empty()) {
    Q_EMIT followed(toQt(drawing_.shapes[*shape].target));
  }
}

void DrawingView::leaveEvent(QEvent*) {
  hovered_.reset();
  update();
}

void DrawingView::move(int by) {
  if (stops_.empty()) return;
  stop_ = std::clamp(stop_ + by, 0, static_cast<int>(stops_.size()) - 1);
  announce();
  update();
}

// The tooltip of the shape stands beside it, and screen readers hear it.
void DrawingView::announce() {
  const auto& shape = drawing_.shapes[stops_[static_cast<std::size_t>(stop_)]];
  const QString words = toQt(shape.tooltip);
  setAccessibleDescription(words);
  const auto bounds = boundsOf(shape);
  const QPointF below = origin() + QPointF(bounds.x, bounds.y + bounds.height) * scale();
  QToolTip::showText(mapToGlobal(below.toPoint()), words, this);
}

void DrawingView::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Up:
      move(-1);
      return;
    case Qt::Key_Right:
    case Qt::Key_Down:
      move(1);
      return;
    case Qt::Key_Home:
      move(-static_cast<int>(stops_.size()));
      return;
    case Qt::Key_End:
      move(static_cast<int>(stops_.size()));
      return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (stop_ >= 0) {
        const auto& shape = drawing_.shapes[stops_[static_cast<std::size_t>(stop_)]];
        Q_EMIT followed(toQt(shape.target));
      }
      return;
    case Qt::Key_T:
      showTable();
      return;
    default:
      QWidget::keyPressEvent(event);
  }
}

void DrawingView::focusInEvent(QFocusEvent* event) {
  if (event->reason() == Qt::TabFocusReason) stop_ = -1;
  QWidget::focusInEvent(event);
  update();
}

void DrawingView::focusOutEvent(QFocusEvent* event) {
  setAccessibleDescription(toQt(drawing_.alternative));
  QToolTip::hideText();
  QWidget::focusOutEvent(event);
  update();
}

void DrawingView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  Q_EMIT resized(size());
}

void DrawingView::contextMenuEvent(QContextMenuEvent* event) {
  QMenu menu(this);
  menu.addAction(text("ui.drawing.table"), this, &DrawingView::showTable);
  menu.exec(event->globalPos());
}

void DrawingView::showTable() {
  if (drawing_.table.columns.empty()) return;
  DataTableDialog dialog(drawing_, this);
  ask::run(dialog);
}

}  // namespace kijun::ui
