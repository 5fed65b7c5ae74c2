// A list of 50,000 assets, as an office keeps it: read, planned into an empty register, applied as
// one command, and planned again when it is all there; beside a tenth of it.
#include <benchmark/benchmark.h>

#include "bench/ratios.h"
#include "exchange/record_import.h"
#include "support/temporary_folder.h"
#include "workspace/workspace_fixture.h"

namespace kijun::testing {
namespace {

std::string list(int rows) {
  std::string csv = "資産名,種類,管理番号,状態,設置場所,サポート期限,依存する資産,備考\n";
  for (int i = 0; i < rows; ++i) {
    const auto n = std::to_string(i);
    csv += "機器 " + n + ",機器,N-" + n + ",承認済み,第" + std::to_string(i % 40) + "棟,2027/3/" +
           std::to_string(i % 28 + 1) + ',' +
           (i % 3 == 1 ? "機器 " + std::to_string(i - 1) : std::string()) + ",備考の文\n";
  }
  return csv;
}

class Fresh {
 public:
  explicit Fresh(int rows)
      : session(Session::create(folder / "取り込み 用.kijun", newWorkspace(), readWrite())),
        table(tableOf(list(rows), "一覧.csv")) {}
  RecordImport plan() const {
    return planImport(*session, assets, table, mappingFor(assets, table));
  }
  const RecordDescription& assets = *findDescription("asset");
  TemporaryFolder folder;
  std::unique_ptr<Session> session;
  TextTable table;
};

void readList(benchmark::State& state, int rows) {
  const auto csv = list(rows);
  for (auto step : state) benchmark::DoNotOptimize(tableOf(csv, "一覧.csv").rows.size());
}

void planNew(benchmark::State& state, int rows) {
  const Fresh fresh(rows);
  for (auto step : state) benchmark::DoNotOptimize(fresh.plan().rows.size());
}

void apply(benchmark::State& state, int rows) {
  for (auto step : state) {
    state.PauseTiming();
    {
      const Fresh fresh(rows);
      const auto plan = fresh.plan();
      state.ResumeTiming();
      fresh.session->run(importCommand(plan));
      state.PauseTiming();
    }
    state.ResumeTiming();
  }
}

void planUnchanged(benchmark::State& state, int rows) {
  const Fresh fresh(rows);
  fresh.session->run(importCommand(fresh.plan()));
  for (auto step : state) benchmark::DoNotOptimize(fresh.plan().changesAnything());
}

#define KIJUN_BOTH(name)                                               \
  void name##5000(benchmark::State & state) {                          \
    name(state, 5'000);                                                \
  }                                                                    \
  void name##50000(benchmark::State & state) {                         \
    name(state, 50'000);                                               \
  }                                                                    \
  BENCHMARK(name##5000)->UseRealTime()->Unit(benchmark::kMillisecond); \
  BENCHMARK(name##50000)->UseRealTime()->Unit(benchmark::kMillisecond)

KIJUN_BOTH(readList);
KIJUN_BOTH(planNew);
KIJUN_BOTH(apply);
KIJUN_BOTH(planUnchanged);

}  // namespace
}  // namespace kijun::testing

int main(int argc, char** argv) {
  return kijun::testing::runAndCompare(argc, argv,
                                       {{"readList50000", "readList5000"},
                                        {"planNew50000", "planNew5000"},
                                        {"apply50000", "apply5000"},
                                        {"planUnchanged50000", "planUnchanged5000"}});
}
