// Words of two and of four characters found among 100,000 texts by the index, beside a plain LIKE
// over the same texts folded; and one memo written with the index, beside a memo without.
#include "workspace/search.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <benchmark/benchmark.h>

#include "bench/ratios.h"
#include "support/temporary_folder.h"
#include "workspace/commands.h"

namespace kijun::testing {
namespace {

constexpr int kRows = 100'000;

NewWorkspace waterworks() {
  NewWorkspace workspace;
  workspace.organisation.name = "架空市";
  workspace.organisation.sector = "water";
  workspace.cycle.name = "令和8年度";
  workspace.cycle.asOf = "2026-09-30";
  return workspace;
}

// Documents with notes of some forty characters; one in a thousand has the words sought.
struct Large {
  TemporaryFolder folder;
  std::filesystem::path file = folder / "large.kijun";
  Large() {
    Session::create(file, waterworks());
    {
      SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
      SQLite::Transaction transaction(database);
      SQLite::Statement insert(database,
                               "INSERT INTO document (id, title, document_class, note) "
                               "VALUES (?, ?, '4', ?)");
      for (int i = 0; i < kRows; ++i) {
        insert.bind(1, "id-" + std::to_string(i));
        insert.bind(2, "運用手順書 " + std::to_string(i));
        insert.bind(3, std::string("浄水場の監視制御装置に係る設定の変更と承認の記録を残し、") +
                           (i % 1000 == 7 ? "鍵束の棚卸調査を行う" : "点検の結果を確かめる"));
        insert.exec();
        insert.reset();
      }
      database.exec("DELETE FROM search_state");
      transaction.commit();
    }
    remakeSearchIndex(*Session::open(file));
  }
};

const Large& large() {
  static const Large made;
  return made;
}

void byIndex(benchmark::State& state, const char* word) {
  OpenOptions options;
  options.access = Access::ReadOnly;
  const auto session = Session::open(large().file, options);
  SearchRequest request;
  request.words = searchWords(word);
  request.kinds = {"document"};
  std::size_t total = 0;
  for (auto _ : state) total = search(*session, request).total;
  state.counters["hits"] = static_cast<double>(total);
}

void byLike(benchmark::State& state, const char* word) {
  SQLite::Database database(large().file.string(), SQLite::OPEN_READONLY);
  SQLite::Statement like(database, "SELECT number FROM search_text WHERE body LIKE ?");
  int total = 0;
  for (auto _ : state) {
    total = 0;
    like.bind(1, std::string("%") + word + "%");
    while (like.executeStep()) ++total;
    like.reset();
  }
  state.counters["hits"] = total;
}

void twoCharacters(benchmark::State& state) {
  byIndex(state, "鍵束");
}
void twoByLike(benchmark::State& state) {
  byLike(state, "鍵束");
}
void fourCharacters(benchmark::State& state) {
  byIndex(state, "棚卸調査");
}
void fourByLike(benchmark::State& state) {
  byLike(state, "棚卸調査");
}

void write(benchmark::State& state, bool text) {
  const TemporaryFolder folder;
  const auto session = Session::create(folder / "workspace.kijun", waterworks());
  const auto cycle = session->snapshot().current;
  const AnswerKey key{cycle.cycle.id, cycle.whole().id, cycle.catalog->items().front().id};
  session->run(commands::setNote(key, "はじめ"));
  int count = 0;
  for (auto _ : state) {
    ++count;
    text ? session->run(commands::setNote(
               key, "浄水場の監視制御装置に係る設定の変更と承認の記録 " + std::to_string(count)))
         : session->run(commands::setLevel(key, count % 6));
  }
}

void answerWithoutText(benchmark::State& state) {
  write(state, false);
}
void memoIndexed(benchmark::State& state) {
  write(state, true);
}

BENCHMARK(twoByLike)->Unit(benchmark::kMillisecond);
BENCHMARK(twoCharacters)->Unit(benchmark::kMillisecond);
BENCHMARK(fourByLike)->Unit(benchmark::kMillisecond);
BENCHMARK(fourCharacters)->Unit(benchmark::kMillisecond);
BENCHMARK(answerWithoutText)->UseRealTime()->Unit(benchmark::kMicrosecond);
BENCHMARK(memoIndexed)->UseRealTime()->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace kijun::testing

int main(int argc, char** argv) {
  return kijun::testing::runAndCompare(argc, argv,
                                       {{"twoCharacters", "twoByLike"},
                                        {"fourCharacters", "fourByLike"},
                                        {"memoIndexed", "answerWithoutText"}});
}
