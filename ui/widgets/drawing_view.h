// Paints a report Drawing in the window's colours, scaled to fit and centred. Shapes answer the
// mouse with their tooltip and a click with followed(); Tab enters, arrow keys move over the shapes
// that lead somewhere, Enter follows. "T" or the context menu opens the table behind the picture.
// Accessible name and description are the drawing's title and alternative.
#pragma once
#include <QWidget>
#include <optional>
#include <span>

#include "report/drawing.h"

namespace kijun::ui {

// Paints into the target rectangle's coordinates as computed by drawingTransform.
void paintDrawing(QPainter& painter, const Drawing& drawing);
// Some of a drawing's shapes, in the window's colours or in others.
void paintShapes(QPainter& painter, std::span<const Shape> shapes,
                 QColor (*colourOf)(ColourRole) = nullptr);

class DrawingView : public QWidget {
  Q_OBJECT
 public:
  explicit DrawingView(QWidget* parent = nullptr);
  void setDrawing(Drawing drawing);
  const Drawing& drawing() const { return drawing_; }
  QSize sizeHint() const override;
  // Shows the table behind the picture.
  void showTable();

 Q_SIGNALS:
  // A shape's target was clicked or chosen with Enter.
  void followed(const QString& target);
  // The size changed: a chart may be computed anew for it.
  void resized(QSize size);

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent*) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent*) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;

 private:
  double scale() const;
  QPointF origin() const;
  std::optional<std::size_t> under(QPointF place) const;
  void move(int by);
  void announce();

  Drawing drawing_;
  std::vector<std::size_t> stops_;
  std::optional<std::size_t> hovered_;  // index of a shape
  int stop_ = -1;                       // index into stops_
};

}  // namespace kijun::ui
