// A card of one or more charts side by side, each computed anew for the room it has, with the
// table behind them a button away.
#pragma once
#include <QFrame>
#include <string_view>
#include <vector>

#include "ui/pages/dashboard/charts.h"

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace kijun::ui {
class DrawingView;
}

namespace kijun::ui::dashboard {

// Of a card's title line, in the design's pixels.
inline constexpr double kHeadHeight = 24;

class ChartCard : public QFrame {
  Q_OBJECT
 public:
  // titleId may be empty where every chart has a name.
  explicit ChartCard(std::string_view titleId, QWidget* parent = nullptr);
  // A chart to the right of those there are, with its name above it unless that is empty.
  void addChart(std::string_view nameId = {});
  // In the order they were added. Draws at once and at every change of size, look or language.
  void setCharts(std::vector<Draw> draws);
  // Of the type; 1 at a desk.
  void setMagnification(double factor);
  DrawingView* view(std::size_t chart) const { return panes_.at(chart).view; }

 Q_SIGNALS:
  // The target of a shape, as charts.h says.
  void followed(const QString& target);

 private:
  struct Pane {
    QLabel* name = nullptr;
    DrawingView* view = nullptr;
    Draw draw;
  };
  QHBoxLayout* makeHead(QLabel* name);
  void restyle();
  void redraw(std::size_t chart);
  double unit() const;

  QLabel* title_;
  QToolButton* table_;
  QHBoxLayout* row_;
  std::vector<Pane> panes_;
  double magnification_ = 1;
};

}  // namespace kijun::ui::dashboard
