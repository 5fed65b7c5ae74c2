#include "ui/dashboard_support.h"

#include "ui/widgets/ask.h"

namespace kijun::testing {

QApplication& testApplication() {
  if (!qApp) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    static int count = 1;
    static char name[] = "test_ui";
    static char* arguments[] = {name, nullptr};
    static QApplication application(count, arguments);
  }
  ui::ask::underTest();
  return *qApp;
}

CycleData testCycle(const CatalogPtr& catalog, std::int64_t number,
                    const std::vector<TestAnswer>& answers) {
  CycleData cycle;
  cycle.catalog = catalog;
  cycle.cycle.id = "cycle" + std::to_string(number);
  cycle.cycle.number = number;
  cycle.units = {Unit{"whole", "全体", true, 0}};
  for (const auto& given : answers) {
    Answer answer;
    answer.key = {cycle.cycle.id, "whole", given.item};
    answer.level = given.level;
    answer.stipulation = given.stipulation;
    answer.applicability = given.applicability;
    answer.confirmation = given.confirmation;
    if (given.applicability != Applicability::Applicable) answer.reason = "理由";
    cycle.answers[given.item] = {answer};
  }
  return cycle;
}

TwoCycles twoCycles() {
  TwoCycles out;
  out.catalog = testCatalog({{"3.1-1", Modality::Expected, {"govern"}},
                             {"3.1-2", Modality::Expected, {"govern"}},
                             {"4.1-1", Modality::Expected, {"protect"}},
                             {"4.1-2", Modality::Expected, {"protect"}},
                             {"5.1-1", Modality::Expected, {"govern", "protect"}},
                             {"5.1-2", Modality::Recommended, {"govern", "protect"}}});
  out.before = testCycle(
      out.catalog, 1, {{"3.1-1", 3}, {"3.1-2", 1}, {"4.1-1", 3}, {"4.1-2", 0, Stipulation::None}});
  out.now = testCycle(
      out.catalog, 2,
      {{"3.1-1", 2},
       {"3.1-2", 4},
       {"4.1-1", 3, Stipulation::Full, Applicability::Applicable, Confirmation::CarriedOver},
       {"4.1-2", 1, Stipulation::Partial},
       {"5.1-1", {}, {}, Applicability::NotApplicable},
       {"5.1-2", 2, Stipulation::None}});
  out.scoresBefore = score(out.before, {});
  out.scoresNow = score(out.now, {});
  return out;
}

}  // namespace kijun::testing
