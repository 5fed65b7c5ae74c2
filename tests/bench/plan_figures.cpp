// 1,000 risk treatment plans read with milestones, updates and budgets, and the figures over them,
// beside the bare walk over the same rows; and a target profile compared with what stands.
#include <benchmark/benchmark.h>

#include "assessment/plan_figures.h"
#include "assessment/target_profile.h"
#include "bench/ratios.h"

namespace kijun::testing {
namespace {

constexpr int kPlans = 1'000;
const Date kToday(2026, 9, 30);

Row row(std::string_view record, const std::string& id,
        const std::map<std::string, std::string>& fields) {
  const auto& description = *findDescription(record);
  Row out(description.fields.size() + 1);
  out[0] = Value(id);
  for (const auto& [field, value] : fields) {
    const auto at = description.indexOf(field).value();
    const bool number = description.fields[at].kind == FieldKind::Number;
    out[at + 1] = number ? Value(std::int64_t{std::stoll(value)}) : Value(value);
  }
  return out;
}

std::string day(int n) {
  return Date(2025, 4, 1).plusDays(n % 1'400).iso();
}

// In every state, each with two milestones, two updates and a budget over two years; every third
// waits for the one before.
const RegisterRows& registers() {
  static const RegisterRows rows = [] {
    constexpr const char* kStates[] = {"draft", "approved", "in_progress", "done", "cancelled"};
    const auto& items = shippedCatalogs().front()->items();
    RegisterRows all;
    for (int i = 0; i < kPlans; ++i) {
      const auto n = std::to_string(i);
      std::map<std::string, std::string> plan = {
          {"title", "計画 " + n},
          {"state", kStates[i % 5]},
          {"target_state", "将来像 " + n},
          {"actions", "実施事項 " + n},
          {"start", day(i)},
          {"due", day(i + 200)},
          {"cost", std::to_string(100 + i)},
          {"items", items[static_cast<std::size_t>(i) % items.size()].id}};
      if (i % 5 == 3) plan["closed_on"] = day(i + 190);
      if (i % 3 == 2) plan["depends_on"] = "p" + std::to_string(i - 1);
      all["plan"].push_back(row("plan", "p" + n, plan));
      for (int k = 0; k < 2; ++k) {
        const auto part = n + '.' + std::to_string(k);
        all["plan_milestone"].push_back(
            row("plan_milestone", "m" + part,
                {{"title", "節目 " + part}, {"plan", "p" + n}, {"due", day(i + 60 * k)}}));
        all["plan_progress"].push_back(row("plan_progress", "u" + part,
                                           {{"what", "進み " + part},
                                            {"plan", "p" + n},
                                            {"on_day", day(i + 30 * k)},
                                            {"percent", std::to_string(20 + 30 * k)}}));
        all["plan_budget"].push_back(row("plan_budget", "b" + part,
                                         {{"purpose", "費用 " + part},
                                          {"plan", "p" + n},
                                          {"fiscal_year", std::to_string(2026 + k)},
                                          {"cost", "50"}}));
      }
    }
    return all;
  }();
  return rows;
}

const CycleData& cycle() {
  static const CycleData data = [] {
    CycleData made;
    made.catalog = shippedCatalogs().front();
    made.units = {{"whole", "全体", true, 0}};
    int n = 0;
    for (const auto& item : made.catalog->items()) {
      Answer answer;
      answer.key = {"cycle", "whole", item.id};
      answer.level = n++ % 4;
      answer.stipulation = Stipulation::Partial;
      made.answers[item.id] = {answer};
    }
    return made;
  }();
  return data;
}

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

void views(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(planViews(registers(), kToday).size());
  state.counters["plans"] = kPlans;
}

void figures(benchmark::State& state) {
  const auto plans = planViews(registers(), kToday);
  for (auto _ : state) {
    benchmark::DoNotOptimize(burnUp(plans, kToday).size());
    benchmark::DoNotOptimize(budgetLines(plans).size());
  }
}

void scores(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(score(cycle(), {}).items.size());
}

void projection(benchmark::State& state) {
  const auto plans = planViews(registers(), kToday);
  const auto now = score(cycle(), {});
  for (auto _ : state) {
    const auto levels = promisedLevels(*cycle().catalog, now.items, plans);
    benchmark::DoNotOptimize(projectedScores(*cycle().catalog, now.items, levels).items.size());
  }
}

void profile(benchmark::State& state) {
  const std::vector<TargetRule> rules = {{{}, TargetScope::Expected, {}, 4},
                                         {{}, TargetScope::Section, "5", 5}};
  for (auto _ : state) {
    const auto wanted = targetsOf(*cycle().catalog, rules).targets;
    const auto now = targetsOf(*cycle().catalog, cycle());
    benchmark::DoNotOptimize(compareTargets(cycle(), {}, now, wanted).changes.size());
  }
}

BENCHMARK(walkRows)->Unit(benchmark::kMicrosecond);
BENCHMARK(views)->Unit(benchmark::kMicrosecond);
BENCHMARK(figures)->Unit(benchmark::kMicrosecond);
BENCHMARK(scores)->Unit(benchmark::kMicrosecond);
BENCHMARK(projection)->Unit(benchmark::kMicrosecond);
BENCHMARK(profile)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace kijun::testing

int main(int argc, char** argv) {
  return kijun::testing::runAndCompare(argc, argv,
                                       {{"views", "walkRows"},
                                        {"figures", "views"},
                                        {"projection", "scores"},
                                        {"profile", "scores"}});
}
