// Two small cycles over a catalog of six items, and an application for widgets.
#pragma once
#include <QApplication>
#include <string>
#include <vector>

#include "assessment/score.h"
#include "support/test_catalog.h"

namespace kijun::testing {

// The application of this process, made where there is none; never shown on a display.
QApplication& testApplication();

struct TestAnswer {
  std::string item;
  std::optional<int> level;
  std::optional<Stipulation> stipulation = Stipulation::Full;
  Applicability applicability = Applicability::Applicable;
  Confirmation confirmation = Confirmation::Confirmed;
};

CycleData testCycle(const CatalogPtr& catalog, std::int64_t number,
                    const std::vector<TestAnswer>& answers);

// Items 3.1-1, 3.1-2 (govern), 4.1-1, 4.1-2 (protect), 5.1-1 and the recommended 5.1-2 (both).
struct TwoCycles {
  CatalogPtr catalog;
  CycleData before, now;
  Scores scoresBefore, scoresNow;
};
TwoCycles twoCycles();

}  // namespace kijun::testing
