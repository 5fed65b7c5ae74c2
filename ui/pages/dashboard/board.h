// Where the parts of the dashboard stand: three columns on a wide screen, two or one where large
// type or a small window leaves less. Pure.
#pragma once
#include <QRect>
#include <array>

namespace kijun::ui::dashboard {

struct BoardRoom {
  int width = 0;
  int height = 0;   // seen without scrolling
  double unit = 1;  // pixels of the design's pixel
  int sentenceHeight = 0;
  int cardHeight = 0;     // the least
  int cardWidth = 0;      // the least of the widest
  bool trend = false;     // there is more than one cycle
  int outlookHeight = 0;  // of the line of risks and plans; 0 without one
  bool outlook = false;   // there are charts of risks and plans
};

struct BoardPlaces {
  QRect sentence;
  std::array<QRect, 4> cards;
  QRect outlookLine;
  QRect radar, heat, trend, outlook, gaps;
  int height = 0;  // of all; more than the room's where it has to scroll
};

BoardPlaces placesFor(const BoardRoom& room);

}  // namespace kijun::ui::dashboard
