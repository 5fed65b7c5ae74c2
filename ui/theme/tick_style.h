// The style beneath the style sheet, for what a sheet cannot do: boxes to tick are painted here, in
// the colours of the look, and headings of tables are cut with an ellipsis. UI thread only.
#pragma once
#include <QProxyStyle>

namespace kijun::ui {

class TickStyle : public QProxyStyle {
 public:
  TickStyle();
  void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
  void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                   const QWidget* widget) const override;
  int pixelMetric(PixelMetric metric, const QStyleOption* option,
                  const QWidget* widget) const override;
};

}  // namespace kijun::ui
