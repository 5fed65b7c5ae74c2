// Every figure of a cycle with 10,000 items, beside the bare sums in floating point.
#include "assessment/score.h"

#include <benchmark/benchmark.h>

#include "bench/ratios.h"
#include "support/test_catalog.h"

namespace kijun::testing {
namespace {

constexpr int kSections = 500;
constexpr int kItemsEach = 20;

CycleData largeCycle() {
  std::vector<TestItem> items;
  for (int section = 1; section <= kSections; ++section) {
    for (int item = 1; item <= kItemsEach; ++item) {
      const auto id = std::to_string(1 + section % 5) + "." + std::to_string(section) + "-" +
                      std::to_string(item);
      items.push_back({id,
                       item % 5 == 0 ? Modality::Recommended : Modality::Expected,
                       {"govern", item % 2 ? "protect" : "detect"}});
    }
  }
  CycleData cycle;
  cycle.catalog = testCatalog(items);
  cycle.cycle.id = "c";
  cycle.units = {{"all", "全体", true, 0}, {"it", "情報系", false, 1}, {"ot", "制御系", false, 2}};
  int number = 0;
  for (const auto& item : items) {
    ++number;
    for (const auto& unit : cycle.units) {
      if (!unit.whole && number % 4 != 0) continue;  // a quarter is answered by unit
      Answer answer;
      answer.key = {"c", unit.id, item.id};
      answer.level = number % 6;
      answer.stipulation = static_cast<Stipulation>(number % 3);
      cycle.answers[item.id].push_back(answer);
    }
  }
  return cycle;
}

const CycleData& cycleData() {
  static const CycleData cycle = largeCycle();
  return cycle;
}

void bareSums(benchmark::State& state) {
  const auto& cycle = cycleData();
  for (auto _ : state) {
    double weights = 0, weighted = 0;
    for (const auto& item : cycle.catalog->items()) {
      const auto& answers = cycle.answers.find(item.id)->second;
      const double weight = item.modality == Modality::Expected ? 1.0 : 0.5;
      weights += weight;
      weighted += weight * answers.front().level.value_or(0);
    }
    benchmark::DoNotOptimize(weighted / weights);
  }
}

void scores(benchmark::State& state) {
  const auto& cycle = cycleData();
  for (auto _ : state) {
    const auto all = score(cycle, {});
    benchmark::DoNotOptimize(all.items.data());
  }
  state.counters["items"] = static_cast<double>(cycle.catalog->items().size());
}

void oneItem(benchmark::State& state) {
  const auto& cycle = cycleData();
  for (auto _ : state) benchmark::DoNotOptimize(scoreItem(cycle, 4321, std::nullopt));
}

BENCHMARK(bareSums)->Unit(benchmark::kMicrosecond);
BENCHMARK(scores)->Unit(benchmark::kMicrosecond);
BENCHMARK(oneItem)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace kijun::testing

int main(int argc, char** argv) {
  return kijun::testing::runAndCompare(argc, argv, {{"scores", "bareSums"}});
}
