// One answer, durable and journalled, beside a bare row put into SQLite with the same pragmas.
#include <SQLiteCpp/SQLiteCpp.h>
#include <benchmark/benchmark.h>

#include "bench/ratios.h"
#include "support/temporary_folder.h"
#include "workspace/commands.h"
#include "workspace/session.h"

namespace kijun::testing {
namespace {

NewWorkspace waterworks() {
  NewWorkspace workspace;
  workspace.organisation.name = "架空市";
  workspace.organisation.sector = "water";
  workspace.cycle.name = "令和8年度";
  workspace.cycle.asOf = "2026-09-30";
  return workspace;
}

void bareInsert(benchmark::State& state) {
  const TemporaryFolder folder;
  SQLite::Database database((folder / "bare.db").string(),
                            SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX);
  database.execAndGet("PRAGMA journal_mode = WAL");
  database.exec("PRAGMA synchronous = FULL");
  database.exec("PRAGMA foreign_keys = ON");
  database.exec("CREATE TABLE answer (id INTEGER PRIMARY KEY, item TEXT, level INTEGER) STRICT");
  SQLite::Statement insert(database, "INSERT INTO answer (item, level) VALUES (?, ?)");
  int level = 0;
  for (auto _ : state) {
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    insert.bind(1, "5.1.1.1-1");
    insert.bind(2, level = (level + 1) % 6);
    insert.exec();
    insert.reset();
    transaction.commit();
  }
}

void answer(benchmark::State& state) {
  const TemporaryFolder folder;
  const auto session = Session::create(folder / "workspace.kijun", waterworks());
  const auto cycle = session->snapshot().current;
  const auto& items = cycle.catalog->items();
  std::size_t at = 0;
  int level = 0;
  for (auto _ : state) {
    const AnswerKey key{cycle.cycle.id, cycle.whole().id, items[at].id};
    session->run(commands::setLevel(key, level));
    at = (at + 1) % items.size();
    if (at == 0) level = (level + 1) % 6;
  }
}

BENCHMARK(bareInsert)->UseRealTime()->Unit(benchmark::kMicrosecond);
BENCHMARK(answer)->UseRealTime()->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace kijun::testing

int main(int argc, char** argv) {
  return kijun::testing::runAndCompare(argc, argv, {{"answer", "bareInsert"}});
}
