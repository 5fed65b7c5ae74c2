#include "ui/pages/map/map_view.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "assessment/dependency_queries.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/data_table_dialog.h"
#include "ui/widgets/drawing_view.h"

namespace kijun::ui::map {
namespace {

constexpr double kSmallest = 0.04, kLargest = 3, kReadable = 0.85, kStep = 1.25;
constexpr double kFaded = 0.16;

QRectF rectOf(const kijun::Rectangle& r) {
  return {r.x, r.y, r.width, r.height};
}

std::vector<bool> marks(std::size_t size, const std::vector<Reached>& reached) {
  std::vector<bool> out(size);
  for (const auto& each : reached) out[each.node] = true;
  return out;
}

}  // namespace

MapView::MapView(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setCursor(Qt::OpenHandCursor);
  setMinimumSize(px(240), px(180));
  onLookChange(this, [this] { update(); });
}

void MapView::setMap(LoadedPtr loaded, bool fit) {
  std::string was;
  if (loaded_ && chosen_) was = mapTarget(loaded_->graph.node(*chosen_));
  const bool first = !loaded_ || loaded_->map.nodes.empty();
  loaded_ = std::move(loaded);
  found_.clear();
  setAccessibleName(toQt(map().drawing.title));
  setAccessibleDescription(toQt(map().drawing.alternative));
  auto again = loaded_->nodeAt(was);
  if (again && !part(*again)) again.reset();
  setChosen(again);
  if (fit || first) fitAll();
  keepInside();
  update();
}

const MapNodePart* MapView::part(std::uint32_t node) const {
  if (!loaded_) return nullptr;
  const auto at = std::ranges::find(map().nodes, node, &MapNodePart::node);
  return at == map().nodes.end() ? nullptr : &*at;
}

const MapNodePart* MapView::partAt(QPointF place) const {
  if (!loaded_) return nullptr;
  const QPointF at = (place - offset_) / scale_;
  const auto hit = std::ranges::find_if(
      map().nodes, [&](const MapNodePart& each) { return rectOf(each.box).contains(at); });
  return hit == map().nodes.end() ? nullptr : &*hit;
}

QRectF MapView::placeOf(std::uint32_t node) const {
  const auto* at = part(node);
  if (!at) return {};
  const auto box = rectOf(at->box);
  return {offset_ + box.topLeft() * scale_, box.size() * scale_};
}

void MapView::setChosen(std::optional<std::uint32_t> node) {
  needed_.clear();
  depending_.clear();
  if (node) {
    needed_ = marks(loaded_->graph.size(), neededOf(loaded_->graph, *node));
    depending_ = marks(loaded_->graph.size(), dependentsOf(loaded_->graph, *node));
  }
  const bool changed = chosen_ != node;
  chosen_ = node;
  announce();
  update();
  if (changed) Q_EMIT chosenChanged();
}

bool MapView::choose(std::optional<std::uint32_t> node) {
  if (!node) {
    setChosen({});
    return true;
  }
  const auto* at = part(*node);
  if (!at) return false;
  setChosen(node);
  bringIntoView(*at, true);
  return true;
}

void MapView::setFound(std::vector<std::uint32_t> nodes) {
  found_ = std::move(nodes);
  update();
}

// Screen readers hear what is chosen.
void MapView::announce() {
  if (!loaded_) return;
  const auto* at = chosen_ ? part(*chosen_) : nullptr;
  setAccessibleDescription(
      toQt(at ? map().drawing.shapes[at->firstShape].tooltip : map().drawing.alternative));
  QAccessibleEvent event(this, QAccessible::DescriptionChanged);
  QAccessible::updateAccessibility(&event);
}

// ---- place ----

void MapView::zoomBy(double factor, QPointF around) {
  const double wanted = std::clamp(scale_ * factor, kSmallest, kLargest);
  offset_ = around - (around - offset_) * (wanted / scale_);
  scale_ = wanted;
  fitted_ = false;
  keepInside();
  update();
}

void MapView::fitAll() {
  if (!loaded_ || map().drawing.width <= 0) return;
  scale_ = std::clamp(std::min(width() / map().drawing.width, height() / map().drawing.height),
                      kSmallest, 1.0);
  offset_ = {(width() - map().drawing.width * scale_) / 2,
             (height() - map().drawing.height * scale_) / 2};
  fitted_ = true;
  update();
}

// A part of the map is always in view.
void MapView::keepInside() {
  if (!loaded_ || fitted_) return;
  const auto within = [&](double offset, double length, double room) {
    const double kept = std::min(80.0, room / 3);
    return std::clamp(offset, kept - length * scale_, room - kept);
  };
  offset_ = {within(offset_.x(), map().drawing.width, width()),
             within(offset_.y(), map().drawing.height, height())};
}

void MapView::bringIntoView(const MapNodePart& at, bool readable) {
  const auto box = rectOf(at.box);
  if (readable && scale_ < kReadable) {
    scale_ = kReadable;
    fitted_ = false;
    offset_ = QPointF(width() / 2.0, height() / 2.0) - box.center() * scale_;
    // At the map's edge the view is filled rather than centred.
    const auto filled = [](double offset, double extent, double room) {
      return extent > room ? std::clamp(offset, room - extent, 0.0) : (room - extent) / 2;
    };
    offset_ = {filled(offset_.x(), map().drawing.width * scale_, width()),
               filled(offset_.y(), map().drawing.height * scale_, height())};
  }
  const double margin = std::min({24.0, width() / 4.0, height() / 4.0});
  const QRectF place(offset_ + box.topLeft() * scale_, box.size() * scale_);
  const auto shift = [margin](double from, double to, double room) {
    if (from < margin) return margin - from;
    if (to > room - margin) return room - margin - to;
    return 0.0;
  };
  const QPointF by(shift(place.left(), place.right(), width()),
                   shift(place.top(), place.bottom(), height()));
  if (!by.isNull()) fitted_ = false;
  offset_ += by;
  keepInside();
  update();
}

void MapView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  fitted_ ? fitAll() : keepInside();
}

// ---- painting ----

QRectF MapView::visiblePart() const {
  return {-offset_ / scale_, QSizeF(size()) / scale_};
}

bool MapView::isLit(std::uint32_t node) const {
  return !chosen_ || node == *chosen_ || needed_[node] || depending_[node];
}

// A way that leads to what is chosen, or on from it.
bool MapView::isLit(const MapLinkPart& link) const {
  if (!chosen_) return true;
  const auto on = [&](const std::vector<bool>& marked, std::uint32_t node) {
    return node == *chosen_ || marked[node];
  };
  return (on(needed_, link.from) && on(needed_, link.to)) ||
         (on(depending_, link.from) && on(depending_, link.to));
}

void MapView::paintLinks(QPainter& painter, const QRectF& visible, bool lit) const {
  const std::span<const Shape> shapes(map().drawing.shapes);
  for (const auto& link : map().links) {
    if (isLit(link) != lit) continue;
    if (!visible.intersects(rectOf(link.bounds).adjusted(-4, -4, 4, 4))) continue;
    paintShapes(painter, shapes.subspan(link.firstShape, link.endShape - link.firstShape));
  }
}

void MapView::paintNodes(QPainter& painter, const QRectF& visible, bool lit) const {
  const std::span<const Shape> shapes(map().drawing.shapes);
  for (const auto& node : map().nodes) {
    if (isLit(node.node) != lit) continue;
    if (!visible.intersects(rectOf(node.box).adjusted(-12, -12, 12, 12))) continue;
    paintShapes(painter, shapes.subspan(node.firstShape, node.endShape - node.firstShape));
  }
}

void MapView::paintRings(QPainter& painter) const {
  const auto ring = [&](std::uint32_t node, Ink ink, double width, Qt::PenStyle style) {
    const auto* at = part(node);
    if (!at) return;
    QPen pen(color(ink), width, style);
    pen.setCosmetic(true);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    const double out = 5 / std::max(scale_, 0.5);
    painter.drawRoundedRect(rectOf(at->box).adjusted(-out, -out, out, out), 8, 8);
  };
  for (const auto node : found_) ring(node, Ink::Warning, 2, Qt::DashLine);
  if (chosen_) ring(*chosen_, Ink::Accent, 2.5, Qt::SolidLine);
}

void MapView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), color(Ink::Surface));
  if (!loaded_ || map().nodes.empty()) return;
  painter.setRenderHint(QPainter::Antialiasing);
  painter.translate(offset_);
  painter.scale(scale_, scale_);
  const auto visible = visiblePart();
  const std::span<const Shape> shapes(map().drawing.shapes);
  const auto behind =
      map().links.empty() ? map().nodes.front().firstShape : map().links.front().firstShape;
  paintShapes(painter, shapes.first(behind));
  if (chosen_) {
    painter.setOpacity(kFaded);
    paintLinks(painter, visible, false);
    paintNodes(painter, visible, false);
    painter.setOpacity(1);
  }
  paintLinks(painter, visible, true);
  paintRings(painter);  // under the boxes: a ring hides no count
  paintNodes(painter, visible, true);
  paintShapes(painter, shapes.subspan(map().nodes.back().endShape));
  if (hasFocus()) {
    painter.resetTransform();
    painter.setPen(QPen(color(Ink::Accent), 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
  }
}

// ---- mouse ----

bool MapView::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip && loaded_) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto* at = partAt(help->pos());
    if (at) {
      QToolTip::showText(help->globalPos(), toQt(map().drawing.shapes[at->firstShape].tooltip),
                         this);
    } else {
      QToolTip::hideText();
    }
    return true;
  }
  return QWidget::event(event);
}

void MapView::wheelEvent(QWheelEvent* event) {
  const auto turned = event->angleDelta().y();
  if (turned == 0) return;
  zoomBy(std::pow(kStep, turned / 120.0), event->position());
  event->accept();
}

void MapView::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  grabbed_ = event->position();
  dragged_ = false;
}

void MapView::mouseMoveEvent(QMouseEvent* event) {
  if (!grabbed_) {
    setCursor(partAt(event->position()) ? Qt::PointingHandCursor : Qt::OpenHandCursor);
    return;
  }
  const QPointF by = event->position() - *grabbed_;
  if (!dragged_ && by.manhattanLength() < 5) return;
  dragged_ = true;
  setCursor(Qt::ClosedHandCursor);
  offset_ += by;
  fitted_ = false;
  grabbed_ = event->position();
  keepInside();
  update();
}

void MapView::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || !grabbed_) return;
  grabbed_.reset();
  const auto* at = partAt(event->position());
  setCursor(at ? Qt::PointingHandCursor : Qt::OpenHandCursor);
  if (!dragged_ && loaded_) setChosen(at ? std::optional(at->node) : std::nullopt);
}

void MapView::mouseDoubleClickEvent(QMouseEvent* event) {
  const auto* at = partAt(event->position());
  if (event->button() == Qt::LeftButton && at) Q_EMIT opened(at->node);
}

// ---- keys ----

// From what is chosen towards the direction: what is linked to it first, else the nearest.
const MapNodePart* MapView::next(Qt::Key direction) const {
  const auto* from = chosen_ ? part(*chosen_) : nullptr;
  if (!from) return map().nodes.empty() ? nullptr : &map().nodes.front();
  const auto centre = rectOf(from->box).center();
  const bool sideways = direction == Qt::Key_Left || direction == Qt::Key_Right;
  const double sign = direction == Qt::Key_Left || direction == Qt::Key_Up ? -1 : 1;
  const auto linked = [&](std::uint32_t node) {
    return std::ranges::any_of(map().links, [&](const MapLinkPart& link) {
      return (link.from == *chosen_ && link.to == node) ||
             (link.to == *chosen_ && link.from == node);
    });
  };
  const MapNodePart* best = nullptr;
  double least = 0;
  for (const auto& to : map().nodes) {
    const QPointF by = rectOf(to.box).center() - centre;
    const double along = (sideways ? by.x() : by.y()) * sign;
    const double across = std::abs(sideways ? by.y() : by.x());
    if (along < 1 || (!sideways && across > 1)) continue;
    double cost = along + 2 * across;
    if (sideways && !linked(to.node)) cost += 1e6;
    if (!best || cost < least) {
      best = &to;
      least = cost;
    }
  }
  return best;
}

void MapView::keyPressEvent(QKeyEvent* event) {
  const QPointF middle(width() / 2.0, height() / 2.0);
  const auto key = static_cast<Qt::Key>(event->key());
  switch (key) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
    case Qt::Key_Semicolon:  // where + is its shifted key
      return zoomBy(kStep, middle);
    case Qt::Key_Minus:
      return zoomBy(1 / kStep, middle);
    case Qt::Key_0:
      return fitAll();
    case Qt::Key_Escape:
      if (!chosen_) break;
      return setChosen({});
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (chosen_) Q_EMIT opened(*chosen_);
      return;
    case Qt::Key_T:
      if (loaded_ && !map().drawing.table.columns.empty()) {
        DataTableDialog dialog(map().drawing, this);
        ask::run(dialog);
      }
      return;
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down: {
      if (!loaded_) return;
      if (event->modifiers() & (Qt::ShiftModifier | Qt::ControlModifier)) {
        const double x = key == Qt::Key_Left ? 1 : key == Qt::Key_Right ? -1 : 0;
        const double y = key == Qt::Key_Up ? 1 : key == Qt::Key_Down ? -1 : 0;
        offset_ += QPointF(x * width(), y * height()) / 6;
        fitted_ = false;
        keepInside();
        update();
        return;
      }
      if (const auto* to = next(key)) {
        setChosen(to->node);
        bringIntoView(*to, false);
      }
      return;
    }
    default:
      break;
  }
  QWidget::keyPressEvent(event);
}

void MapView::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  update();
}

void MapView::focusOutEvent(QFocusEvent* event) {
  QWidget::focusOutEvent(event);
  update();
}

}  // namespace kijun::ui::map
