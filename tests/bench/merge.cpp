// Merging 1,000 and 10,000 new entries into a workspace, beside copying the file that brings them:
// what no exchange can do without.
#include <benchmark/benchmark.h>

#include <map>
#include <memory>

#include "bench/ratios.h"
#include "support/temporary_folder.h"
#include "workspace/commands.h"
#include "workspace/merge.h"
#include "workspace/session.h"

namespace kijun::testing {
namespace {

// Made once for each number of entries: a workspace, and a copy with that many more.
class Copies {
 public:
  explicit Copies(std::int64_t entries) {
    NewWorkspace workspace;
    workspace.organisation.name = "架空市";
    workspace.cycle.name = "令和8年度";
    workspace.cycle.asOf = "2026-09-30";
    Session::create(mine, workspace).reset();
    std::filesystem::copy_file(mine, theirs);
    const auto session = Session::open(theirs);
    const auto cycle = session->snapshot().current;
    const auto& items = cycle.catalog->items();
    std::int64_t made = 0;
    for (std::int64_t number = 1; made < entries; ++number) {
      const auto at = static_cast<std::size_t>(number);
      const AnswerKey key{cycle.cycle.id, cycle.whole().id, items[at % items.size()].id};
      const auto round = number / static_cast<std::int64_t>(items.size());
      const auto notice =
          number % 7 == 0
              ? session->run(commands::setNote(key, "台帳の記載。確認 " + std::to_string(number)))
              : session->run(commands::setLevel(key, static_cast<int>(round % 6)));
      if (notice) ++made;
    }
  }

 private:
  TemporaryFolder folder_;

 public:
  const std::filesystem::path mine = folder_ / "mine.kijun";
  const std::filesystem::path theirs = folder_ / "theirs.kijun";
  const std::filesystem::path target = folder_ / "target.kijun";
};

const Copies& copiesWith(std::int64_t entries) {
  static std::map<std::int64_t, std::unique_ptr<Copies>> made;
  auto& copies = made[entries];
  if (!copies) copies = std::make_unique<Copies>(entries);
  return *copies;
}

void copyFile(benchmark::State& state, std::int64_t entries) {
  const auto& copies = copiesWith(entries);
  for (auto _ : state) {
    std::filesystem::copy_file(copies.theirs, copies.target,
                               std::filesystem::copy_options::overwrite_existing);
  }
}

void mergeFile(benchmark::State& state, std::int64_t entries) {
  const auto& copies = copiesWith(entries);
  for (auto _ : state) {
    state.PauseTiming();
    std::filesystem::copy_file(copies.mine, copies.target,
                               std::filesystem::copy_options::overwrite_existing);
    auto session = Session::open(copies.target);
    state.ResumeTiming();
    const auto preview = previewMerge(*session, copies.theirs);
    if (!applyMerge(*session, preview, {})) state.SkipWithError("nothing was merged");
    state.PauseTiming();
    session.reset();
    state.ResumeTiming();
  }
}

void copy1000(benchmark::State& state) {
  copyFile(state, 1'000);
}
void copy10000(benchmark::State& state) {
  copyFile(state, 10'000);
}
void merge1000(benchmark::State& state) {
  mergeFile(state, 1'000);
}
void merge10000(benchmark::State& state) {
  mergeFile(state, 10'000);
}

BENCHMARK(copy1000)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(copy10000)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(merge1000)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(merge10000)->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace kijun::testing

int main(int argc, char** argv) {
  return kijun::testing::runAndCompare(
      argc, argv,
      {{"merge1000", "copy1000"}, {"merge10000", "copy10000"}, {"merge10000", "merge1000"}});
}
