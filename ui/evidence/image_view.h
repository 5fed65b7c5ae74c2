// A picture, fitted or at any size, moved by dragging. UI thread only.
#pragma once
#include <QGraphicsView>

namespace kijun::ui {

class ImageView : public QGraphicsView {
  Q_OBJECT
 public:
  explicit ImageView(QWidget* parent = nullptr);
  void setImage(const QImage& image);
  void zoom(double by);
  void fit();

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  bool fitted_ = true;
};

}  // namespace kijun::ui
