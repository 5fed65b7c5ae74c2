#include "ui/pages/dashboard/board.h"

#include <algorithm>

namespace kijun::ui::dashboard {
namespace {

constexpr double kMargin = 20, kTop = 16, kGap = 12;
constexpr double kWide = 960, kMiddle = 620;  // from which three or two columns fit
constexpr double kGapsWidth = 360;            // the least, beside the charts
constexpr double kChartHeight = 268, kTrendHeight = 148, kGapsHeight = 380;
constexpr double kTightGapsHeight = 284;  // ten rows, none with room to spare
constexpr double kLineGap = 8;

class Placing {
 public:
  explicit Placing(const BoardRoom& room)
      : room_(room),
        margin_(length(kMargin)),
        gap_(length(kGap)),
        width_(std::max(1, room.width - 2 * margin_)) {}

  BoardPlaces places() {
    int y = length(kTop);
    out_.sentence = {margin_, y, width_, room_.sentenceHeight};
    y += room_.sentenceHeight + length(10);
    if (room_.outlookHeight > 0) {
      out_.outlookLine = {margin_, y - length(kLineGap / 2), width_, room_.outlookHeight};
      y += room_.outlookHeight + length(kLineGap);
    }
    y = placeCards(y);
    if (width_ >= length(kWide)) {
      y = placeWide(y);
    } else if (width_ >= length(kMiddle)) {
      y = placeMiddle(y);
    } else {
      y = placeNarrow(y);
    }
    out_.height = y + length(kTop);
    return out_;
  }

 private:
  int length(double pixels) const { return static_cast<int>(pixels * room_.unit + 0.5); }
  int left(int y) const { return room_.height - y - length(kTop); }

  int placeCards(int y) {
    const int columns = width_ >= 4 * room_.cardWidth + 3 * gap_ ? 4
                        : width_ >= 2 * room_.cardWidth + gap_   ? 2
                                                                 : 1;
    for (int i = 0; i < 4; ++i) {
      const int column = i % columns, row = i / columns;
      const int from = margin_ + (width_ + gap_) * column / columns;
      const int to = margin_ + (width_ + gap_) * (column + 1) / columns - gap_;
      out_.cards[static_cast<std::size_t>(i)] = {from, y + row * (room_.cardHeight + gap_),
                                                 to - from, room_.cardHeight};
    }
    const int rows = 4 / columns;
    return y + rows * (room_.cardHeight + gap_);
  }

  // Charts beside the gaps; the trend below the charts, and below the gaps too where they need no
  // more than the charts' height, or where the charts of risks and plans need the width.
  int placeWide(int y) {
    const bool lower = room_.trend || room_.outlook;
    const int trend = lower ? std::max(length(kTrendHeight), left(y) * 3 / 10) : 0;
    const int charted = room_.outlook ? length(kTightGapsHeight) : length(kChartHeight);
    const int least = std::max(charted + (trend ? trend + gap_ : 0), length(kGapsHeight));
    const int height = std::max(least, left(y));
    const int gaps = std::max(length(kGapsWidth), width_ * 34 / 100);
    const int charts = width_ - gaps - gap_;
    const int upper = height - (trend ? trend + gap_ : 0);
    const int radar = (charts - gap_) * 43 / 100;
    const bool below = trend && upper >= length(room_.outlook ? kTightGapsHeight : kGapsHeight);
    out_.radar = {margin_, y, radar, upper};
    out_.heat = {margin_ + radar + gap_, y, charts - radar - gap_, upper};
    if (trend) placeLower({margin_, y + upper + gap_, below ? width_ : charts, trend});
    out_.gaps = {margin_ + charts + gap_, y, gaps, below ? upper : height};
    return y + height;
  }

  // The trend over cycles beside the charts of risks and plans.
  void placeLower(const QRect& row) {
    if (!room_.outlook) {
      out_.trend = row;
    } else if (!room_.trend) {
      out_.outlook = row;
    } else {
      const int half = (row.width() - gap_) / 2;
      out_.trend = {row.x(), row.y(), half, row.height()};
      out_.outlook = {row.x() + half + gap_, row.y(), row.width() - half - gap_, row.height()};
    }
  }

  int placeMiddle(int y) {
    const int half = (width_ - gap_) / 2;
    const int chart = length(kChartHeight);
    out_.radar = {margin_, y, half, chart};
    out_.heat = {margin_ + half + gap_, y, width_ - half - gap_, chart};
    return placeRest(y + chart + gap_);
  }

  int placeNarrow(int y) {
    const int chart = length(kChartHeight);
    out_.radar = {margin_, y, width_, chart};
    out_.heat = {margin_, y + chart + gap_, width_, chart};
    return placeRest(y + 2 * (chart + gap_));
  }

  int placeRest(int y) {
    const int row = length(kTrendHeight) + gap_;
    const int below = (room_.trend ? row : 0) + (room_.outlook ? row : 0);
    const int gaps = std::max(length(kGapsHeight), left(y) - below);
    out_.gaps = {margin_, y, width_, gaps};
    y += gaps + gap_;
    if (room_.outlook) {
      out_.outlook = {margin_, y, width_, row - gap_};
      y += row;
    }
    if (room_.trend) {
      out_.trend = {margin_, y, width_, row - gap_};
      y += row;
    }
    return y - gap_;
  }

  const BoardRoom& room_;
  int margin_, gap_, width_;
  BoardPlaces out_;
};

}  // namespace

BoardPlaces placesFor(const BoardRoom& room) {
  return Placing(room).places();
}

}  // namespace kijun::ui::dashboard
