// A thin bar for a share (section maturity of 5, answered of 141), or moving while work of unknown
// length goes on. Never the only carrier of the figure: a number stands beside it.
#pragma once
#include <QPainter>
#include <QTimer>
#include <QWidget>
#include <optional>

namespace kijun::ui {

// For delegates: share of 0 to 1; nothing paints the empty track.
void paintProgressLine(QPainter& painter, const QRectF& rect, std::optional<double> share);

class ProgressLine : public QWidget {
  Q_OBJECT
 public:
  explicit ProgressLine(QWidget* parent = nullptr);
  void setShare(std::optional<double> share);
  void setBusy(bool busy);
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent*) override;

 private:
  std::optional<double> share_;
  QTimer timer_;
  double phase_ = 0;
};

}  // namespace kijun::ui
