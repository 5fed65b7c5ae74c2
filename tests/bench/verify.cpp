// Verifying a workspace of 10,000 and of 100,000 entries, beside plainly reading and hashing the
// same changesets: what no verification can do without.
#include <SQLiteCpp/SQLiteCpp.h>
#include <benchmark/benchmark.h>

#include <map>
#include <memory>

#include "base/hash.h"
#include "bench/ratios.h"
#include "support/temporary_folder.h"
#include "workspace/commands.h"
#include "workspace/session.h"
#include "workspace/verify.h"

namespace kijun::testing {
namespace {

// Made once for each length: answers to every item, over and over, and a note now and then.
class LongJournal {
 public:
  explicit LongJournal(std::int64_t entries) {
    NewWorkspace workspace;
    workspace.organisation.name = "架空市";
    workspace.cycle.name = "令和8年度";
    workspace.cycle.asOf = "2026-09-30";
    const auto session = Session::create(file_, workspace);
    const auto cycle = session->snapshot().current;
    const auto& items = cycle.catalog->items();
    std::int64_t last = 1;
    for (std::int64_t number = 1; last < entries; ++number) {
      const auto at = static_cast<std::size_t>(number);
      const AnswerKey key{cycle.cycle.id, cycle.whole().id, items[at % items.size()].id};
      const auto round = number / static_cast<std::int64_t>(items.size());
      const auto notice =
          number % 7 == 0
              ? session->run(commands::setNote(key, "台帳の記載。確認 " + std::to_string(number)))
              : session->run(commands::setLevel(key, static_cast<int>(round % 6)));
      if (notice) last = notice->entry.number;
    }
  }
  const std::filesystem::path& file() const { return file_; }

 private:
  TemporaryFolder folder_;
  std::filesystem::path file_ = folder_ / "long.kijun";
};

const std::filesystem::path& journalOf(std::int64_t entries) {
  static std::map<std::int64_t, std::unique_ptr<LongJournal>> made;
  auto& journal = made[entries];
  if (!journal) journal = std::make_unique<LongJournal>(entries);
  return journal->file();
}

void readAndHash(benchmark::State& state, std::int64_t entries) {
  const auto& file = journalOf(entries);
  for (auto _ : state) {
    SQLite::Database database(file.string(), SQLite::OPEN_READONLY);
    SQLite::Statement row(database, "SELECT changeset FROM journal_entry ORDER BY number");
    Blake2b hash;
    while (row.executeStep()) {
      const auto column = row.getColumn(0);
      hash.appendField({static_cast<const char*>(column.getBlob()),
                        static_cast<std::size_t>(column.getBytes())});
    }
    benchmark::DoNotOptimize(hash.finish());
  }
}

void verifyAll(benchmark::State& state, std::int64_t entries) {
  const auto& file = journalOf(entries);
  for (auto _ : state) {
    if (!verify(file).isSound()) state.SkipWithError("not sound");
  }
}

void readAndHash10000(benchmark::State& state) {
  readAndHash(state, 10'000);
}
void readAndHash100000(benchmark::State& state) {
  readAndHash(state, 100'000);
}
void verify10000(benchmark::State& state) {
  verifyAll(state, 10'000);
}
void verify100000(benchmark::State& state) {
  verifyAll(state, 100'000);
}

BENCHMARK(readAndHash10000)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(readAndHash100000)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(verify10000)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(verify100000)->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace kijun::testing

int main(int argc, char** argv) {
  return kijun::testing::runAndCompare(argc, argv,
                                       {{"verify100000", "readAndHash100000"},
                                        {"verify10000", "readAndHash10000"},
                                        {"verify100000", "verify10000"}});
}
