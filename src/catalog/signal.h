// The signals of a catalog (台帳との照合): which metric over the workspace's registers is held
// against which items, and from what threshold it disagrees. The metrics themselves are computed in
// assessment/signals.h; here are their names, so that a catalog that asks for one that does not
// exist is refused. Thresholds are not the guideline's: they are the organisation's own criteria,
// and a workspace may have others. Pure values; any thread.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"

namespace kijun {

// What a value is told in: percent of a whole, a number of rows, days or months of age, topics.
enum class SignalUnit { Percent, Count, Days, Months, Topics };
enum class SignalTest { AtLeast, AtMost, Exactly };

struct Signal {
  std::string id;
  std::vector<std::string> items;
  std::string metric;
  SignalUnit unit = SignalUnit::Count;
  SignalTest test = SignalTest::AtLeast;
  int threshold = 0;
  // %1: the value, %2: the threshold.
  Bilingual agrees, disagrees, noData;
};

// In the catalog's order.
std::vector<Signal> signalsOf(const Catalog& catalog);

// What the metric is told in; nothing where no metric has that name.
std::optional<SignalUnit> unitOfMetric(std::string_view metric);
std::vector<std::string_view> metricNames();

// As catalogs write them: "percent", ">=" …
std::string_view idOf(SignalUnit unit);
std::string_view idOf(SignalTest test);
std::optional<SignalUnit> signalUnitFromId(std::string_view id);

}  // namespace kijun
