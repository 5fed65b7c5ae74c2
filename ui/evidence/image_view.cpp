#include "ui/evidence/image_view.h"

#include <QGraphicsPixmapItem>
#include <algorithm>

namespace kijun::ui {
namespace {

constexpr double kSmallest = 0.02;
constexpr double kLargest = 16;

}  // namespace

ImageView::ImageView(QWidget* parent) : QGraphicsView(parent) {
  setScene(new QGraphicsScene(this));
  setDragMode(QGraphicsView::ScrollHandDrag);
  setRenderHint(QPainter::SmoothPixmapTransform);
  setFrameShape(QFrame::NoFrame);
  setTransformationAnchor(QGraphicsView::AnchorUnderMouse);
}

void ImageView::setImage(const QImage& image) {
  scene()->clear();
  auto* item = scene()->addPixmap(QPixmap::fromImage(image));
  item->setTransformationMode(Qt::SmoothTransformation);
  scene()->setSceneRect(item->boundingRect());
  fit();
}

void ImageView::zoom(double by) {
  fitted_ = false;
  const double now = transform().m11();
  const double next = std::clamp(now * by, kSmallest, kLargest);
  scale(next / now, next / now);
}

// Smaller than the room, it stands in its own size.
void ImageView::fit() {
  fitted_ = true;
  resetTransform();
  const auto size = sceneRect().size();
  if (size.width() > viewport()->width() || size.height() > viewport()->height()) {
    fitInView(sceneRect(), Qt::KeepAspectRatio);
  }
}

void ImageView::resizeEvent(QResizeEvent* event) {
  QGraphicsView::resizeEvent(event);
  if (fitted_) fit();
}

}  // namespace kijun::ui
