// 10,000 items with 10,000 risks and 1,000 plans: reading what is linked, ranking, and a what-if of
// 100 items, beside scoring the same cycle.
#include "assessment/gaps.h"

#include <benchmark/benchmark.h>

#include "bench/ratios.h"
#include "records/registers.h"
#include "support/test_catalog.h"

namespace kijun::testing {
namespace {

constexpr int kSections = 500, kItemsEach = 20, kRisks = 10'000, kPlans = 1'000, kChanged = 100;

std::string idOf(int number) {
  const int section = number / kItemsEach % kSections + 1;
  return std::to_string(1 + section % 5) + '.' + std::to_string(section) + '-' +
         std::to_string(number % kItemsEach + 1);
}

struct Large {
  CycleData cycle;
  RegisterRows registers;
  std::vector<ItemScore> items;
};

Row row(std::string_view record, const std::string& id,
        const std::map<std::string, std::string>& fields) {
  const auto& description = *findDescription(record);
  Row out(description.fields.size() + 1);
  out[0] = Value(id);
  for (const auto& [field, value] : fields) {
    out[description.indexOf(field).value() + 1] = Value(value);
  }
  return out;
}

const Large& large() {
  static const Large made = [] {
    Large all;
    std::vector<TestItem> items;
    for (int i = 0; i < kSections * kItemsEach; ++i) {
      items.push_back({idOf(i),
                       i % 5 == 0 ? Modality::Recommended : Modality::Expected,
                       {"govern"},
                       static_cast<Effort>(i % 4)});
    }
    all.cycle.catalog = testCatalog(items);
    all.cycle.units = {{"all", "全体", true, 0}};
    for (int i = 0; i < kSections * kItemsEach; ++i) {
      Answer answer;
      answer.key = {"c", "all", idOf(i)};
      answer.level = i % 6;
      answer.stipulation = Stipulation::Partial;
      answer.department = "d" + std::to_string(i % 40);
      all.cycle.answers[answer.key.item].push_back(answer);
    }
    for (int i = 0; i < kRisks; ++i) {
      const auto n = std::to_string(i);
      all.registers["risk"].push_back(row("risk", "r" + n,
                                          {{"title", "リスク " + n},
                                           {"method", "scenario"},
                                           {"state", "open"},
                                           {"current", std::string(1, char('A' + i % 5))},
                                           {"items", idOf(i) + ' ' + idOf((i * 7) % 10'000)}}));
    }
    for (int i = 0; i < kPlans; ++i) {
      const auto n = std::to_string(i);
      all.registers["plan"].push_back(
          row("plan", "p" + n, {{"title", "計画 " + n}, {"state", "draft"}, {"items", idOf(i)}}));
    }
    all.items = scoreItems(all.cycle, {});
    return all;
  }();
  return made;
}

const RiskModel& model() {
  static const auto model = RiskModel::of(*shippedCatalogs().front());
  return model;
}
Date today() {
  return Date::parse("2026-09-30").value();
}

// The first to run: what it reads is made before it is timed.
void scoring(benchmark::State& state) {
  large();
  for (auto _ : state) benchmark::DoNotOptimize(score(large().cycle, {}).items.data());
}

void linking(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(gapLinks(model(), large().registers, today()).risks.size());
  }
}

// Ranked, parted by risk, and each row's sentence in words: all that a page shows.
void ranking(benchmark::State& state) {
  const auto links = gapLinks(model(), large().registers, today());
  const auto& catalog = *large().cycle.catalog;
  for (auto _ : state) {
    const auto rows = gapRows(large().cycle, large().items, RankBy::Priority);
    std::size_t bytes = gapSets(catalog, {}, rows, links, GapsBy::Risk).size();
    for (const auto& each : rows) {
      bytes += gapReason(catalog, each, links, RankBy::Priority, Language::Japanese).size();
    }
    benchmark::DoNotOptimize(bytes);
  }
}

void whatIf(benchmark::State& state) {
  WhatIf changes;
  for (int i = 0; i < kChanged; ++i) changes[idOf(i * 97)] = {idOf(i * 97), 5, 200, "S"};
  const auto before = gapRows(large().cycle, large().items, RankBy::Priority);
  for (auto _ : state) {
    const auto after =
        gapRows(large().cycle, scoresIf(large().cycle, large().items, changes), RankBy::Priority);
    benchmark::DoNotOptimize(movesBetween(before, after).size());
  }
}

BENCHMARK(scoring)->Unit(benchmark::kMillisecond);
BENCHMARK(linking)->Unit(benchmark::kMillisecond);
BENCHMARK(ranking)->Unit(benchmark::kMillisecond);
BENCHMARK(whatIf)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace kijun::testing

int main(int argc, char** argv) {
  return kijun::testing::runAndCompare(
      argc, argv, {{"linking", "scoring"}, {"ranking", "scoring"}, {"whatIf", "scoring"}});
}
