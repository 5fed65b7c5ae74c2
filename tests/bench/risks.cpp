// 10,000 risks with what their methods propose, and 1,000 attack trees with what would help most,
// beside the bare walk over the same rows.
#include <benchmark/benchmark.h>

#include "assessment/attack_tree.h"
#include "assessment/risk_register.h"
#include "bench/ratios.h"

namespace kijun::testing {
namespace {

constexpr int kRisks = 10'000;
constexpr int kTrees = 1'000;
constexpr int kStepsOfATree = 6;

Row row(std::string_view record, const std::string& id,
        const std::map<std::string, std::string>& fields) {
  const auto& description = *findDescription(record);
  Row out(description.fields.size() + 1);
  out[0] = Value(id);
  for (const auto& [field, value] : fields)
    out[description.indexOf(field).value() + 1] = Value(value);
  return out;
}

const RiskModel& model() {
  static const auto model = RiskModel::of(*shippedCatalogs().front());
  return model;
}

// Half by scenarios, half by assets with three threats each.
const RegisterRows& registers() {
  static const RegisterRows rows = [] {
    RegisterRows all;
    for (int i = 0; i < kRisks; ++i) {
      const auto n = std::to_string(i);
      const auto level = std::to_string(1 + i % 3);
      const bool byScenario = i % 2 == 0;
      all["risk"].push_back(row("risk", "r" + n,
                                {{"title", "リスク " + n},
                                 {"method", byScenario ? "scenario" : "asset"},
                                 {"state", "open"},
                                 {"current", "C"},
                                 {"items", "4.2-1 5.1.1.1-1"}}));
      if (byScenario) {
        all["scenario"].push_back(row("scenario", "s" + n,
                                      {{"title", "筋書き " + n},
                                       {"likelihood", std::to_string(1 + i % 5)},
                                       {"impact_service", std::to_string(1 + i / 5 % 5)},
                                       {"risk", "r" + n}}));
        continue;
      }
      all["asset"].push_back(row("asset", "a" + n, {{"name", "資産 " + n}, {"importance", level}}));
      for (int threat = 0; threat < 3; ++threat) {
        all["asset_threat"].push_back(row("asset_threat", "t" + n + std::to_string(threat),
                                          {{"threat", "脅威 " + std::to_string(threat)},
                                           {"asset", "a" + n},
                                           {"threat_level", level},
                                           {"countermeasure", std::to_string(1 + threat)},
                                           {"risk", "r" + n}}));
      }
    }
    return all;
  }();
  return rows;
}

const std::vector<AttackTree>& trees() {
  static const std::vector<AttackTree> list = [] {
    std::vector<AttackTree> made;
    for (int i = 0; i < kTrees; ++i) {
      AttackTree tree{"t" + std::to_string(i), 1 + i % 3, 1 + i / 3 % 3, {}};
      for (int step = 0; step < kStepsOfATree; ++step) {
        tree.steps.push_back(
            {"段階 " + std::to_string((i * 7 + step * 31) % 400), 1 + (i + step) % 2});
      }
      made.push_back(std::move(tree));
    }
    return made;
  }();
  return list;
}

// What any reading of the rows costs: each once, by the names of its fields.
void walkRows(benchmark::State& state) {
  for (auto _ : state) {
    std::size_t bytes = 0;
    for (const auto& [record, rows] : registers()) {
      for (const auto& each : rows) {
        for (const auto& value : each) bytes += textOf(value).size();
      }
    }
    benchmark::DoNotOptimize(bytes);
  }
}

void risks(benchmark::State& state) {
  const auto day = Date::parse("2026-09-30").value();
  for (auto _ : state) {
    const auto views = riskViews(model(), registers(), importanceOf(registers()), day);
    const auto levels = riskLevelsOf(model(), views);
    benchmark::DoNotOptimize(levels.size());
  }
  state.counters["risks"] = kRisks;
}

void treeLevels(benchmark::State& state) {
  for (auto _ : state) {
    std::size_t letters = 0;
    for (const auto& tree : trees()) letters += levelOf(model(), tree).size();
    benchmark::DoNotOptimize(letters);
  }
}

void helpMost(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(whatWouldHelp(model(), trees()).size());
    benchmark::DoNotOptimize(sharedSteps(trees()).size());
  }
  state.counters["trees"] = kTrees;
}

BENCHMARK(walkRows)->Unit(benchmark::kMillisecond);
BENCHMARK(risks)->Unit(benchmark::kMillisecond);
BENCHMARK(treeLevels)->Unit(benchmark::kMicrosecond);
BENCHMARK(helpMost)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace kijun::testing

int main(int argc, char** argv) {
  return kijun::testing::runAndCompare(argc, argv,
                                       {{"risks", "walkRows"}, {"helpMost", "treeLevels"}});
}
