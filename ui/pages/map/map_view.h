// The map itself: panned by dragging, zoomed by the wheel and by + - 0, walked with the arrow keys.
// What is chosen stands out with all it needs and all that depends on it; the rest fades.
#pragma once
#include <QWidget>
#include <optional>

#include "ui/pages/map/map_loader.h"

namespace kijun::ui::map {

class MapView : public QWidget {
  Q_OBJECT
 public:
  explicit MapView(QWidget* parent = nullptr);
  // What was chosen stays chosen where it is still shown. fit: the whole map is brought into view.
  void setMap(LoadedPtr loaded, bool fit);
  // The graph's node, or nothing.
  std::optional<std::uint32_t> chosen() const { return chosen_; }
  // Brings it into view, large enough to read. False where the map does not show it.
  bool choose(std::optional<std::uint32_t> node);
  // Rings around the nodes found by name.
  void setFound(std::vector<std::uint32_t> nodes);

  double scale() const { return scale_; }
  void zoomBy(double factor, QPointF around);
  void fitAll();
  QRectF placeOf(std::uint32_t node) const;  // in the widget; empty where it is not shown

 Q_SIGNALS:
  void chosenChanged();
  void opened(std::uint32_t node);  // Enter or a double click

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent*) override;
  void wheelEvent(QWheelEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  const DependencyMap& map() const { return loaded_->map; }
  const MapNodePart* part(std::uint32_t node) const;
  const MapNodePart* partAt(QPointF place) const;
  const MapNodePart* next(Qt::Key direction) const;
  QRectF visiblePart() const;  // in the drawing
  bool isLit(std::uint32_t node) const;
  bool isLit(const MapLinkPart& link) const;
  void paintLinks(QPainter& painter, const QRectF& visible, bool lit) const;
  void paintNodes(QPainter& painter, const QRectF& visible, bool lit) const;
  void paintRings(QPainter& painter) const;
  void setChosen(std::optional<std::uint32_t> node);
  void bringIntoView(const MapNodePart& part, bool readable);
  void keepInside();
  void announce();

  LoadedPtr loaded_;
  std::optional<std::uint32_t> chosen_;
  std::vector<bool> needed_, depending_;  // by node, for what is chosen; empty without it
  std::vector<std::uint32_t> found_;
  double scale_ = 1;
  QPointF offset_;      // of the drawing's corner in the widget
  bool fitted_ = true;  // stays so when the widget grows
  std::optional<QPointF> grabbed_;
  bool dragged_ = false;
};

}  // namespace kijun::ui::map
