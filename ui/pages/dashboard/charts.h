// The dashboard's charts over values of their own: each draws itself for the size it is given.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "assessment/score.h"
#include "catalog/catalog.h"

namespace kijun {
struct Drawing;
struct ChartSize;
}  // namespace kijun

namespace kijun::ui::dashboard {

// CSS pixels; in the window's language.
using Draw = std::function<Drawing(ChartSize)>;

// What the charts are drawn from; a copy, shared by them.
struct ChartValues {
  CatalogPtr catalog;
  Scores now;
  std::optional<Scores> before;
};
using ChartValuesPtr = std::shared_ptr<const ChartValues>;

// One cycle among the others.
struct CycleValues {
  int number = 0;
  std::string name;
  CatalogPtr catalog;
  Scores scores;
};

// Targets of shapes are links of why.h: an axis asks for its maturity, a field of the heat map for
// that of its axis within its function.
Draw radar(ChartValuesPtr values);
Draw heat(ChartValuesPtr values);
// Targets are "cycle:3:maturity" and "cycle:3:fulfilment".
Draw maturityTrend(std::vector<CycleValues> cycles);
Draw fulfilmentTrend(std::vector<CycleValues> cycles);

}  // namespace kijun::ui::dashboard
