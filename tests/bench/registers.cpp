// A register of 100,000 assets: read from the file, shown, filtered and sorted, 10,000 of its rows
// changed at once; and inheritance over 10,000 assets with 50,000 links. Each beside a tenth of it
// or beside the bare work that it cannot do without.
#include <benchmark/benchmark.h>

#include <map>
#include <memory>
#include <random>

#include "assessment/derived.h"
#include "bench/ratios.h"
#include "catalog/catalog.h"
#include "records/registers.h"
#include "support/temporary_folder.h"
#include "ui/registers/register_contents.h"
#include "workspace/commands.h"
#include "workspace/session.h"

namespace kijun::testing {
namespace {

using ui::registers::RegisterFilter;

const RecordDescription& assets() {
  return *findDescription("asset");
}

// Assets that depend on some of those before them, in a ring in the end.
std::vector<Row> assetRows(int count, int linksEach) {
  std::mt19937 random(1);
  const auto idOf = [](int number) {
    auto digits = std::to_string(number);
    return "asset-" + std::string(8 - digits.size(), '0') + digits;
  };
  const char* kinds[] = {"hardware", "network", "control_system", "software"};
  std::vector<Row> rows;
  for (int i = 0; i < count; ++i) {
    std::vector<std::string> needs;
    for (int n = 0; n < linksEach; ++n) {
      const int to = static_cast<int>(random() % static_cast<unsigned>(count));
      if (to != i) needs.push_back(idOf(to));
    }
    Row row(assets().fields.size() + 1);
    row.front() = idOf(i);
    const auto set = [&](std::string_view field, Value value) {
      row[assets().indexOf(field).value() + 1] = std::move(value);
    };
    set("name", "機器 " + std::to_string((i * 7919) % count));
    set("kind", kinds[i % 4]);
    set("status", "approved");
    set("location", "第" + std::to_string(i % 40) + "棟");
    if (i % 50 == 0) set("importance", std::to_string(1 + i % 3));
    set("depends_on", valueOfIds(std::move(needs)));
    rows.push_back(std::move(row));
  }
  return rows;
}

// Made once for each size.
class Workspace {
 public:
  explicit Workspace(int count) {
    NewWorkspace fresh;
    fresh.organisation.name = "架空市";
    fresh.cycle.name = "令和8年度";
    fresh.cycle.asOf = "2026-09-30";
    session = Session::create(folder / "台帳.kijun", fresh);
    session->run(commands::putRecords(assets(), assetRows(count, 1)));
    const auto catalog = session->snapshot().current.catalog;
    contents = ui::registers::readContents(*session, assets(), *catalog, Language::Japanese);
  }
  static Workspace& of(int count) {
    auto& workspace = made()[count];
    if (!workspace) workspace = std::make_unique<Workspace>(count);
    return *workspace;
  }
  // A session ends before the program's own statics do.
  static void close() { made().clear(); }
  TemporaryFolder folder;
  std::unique_ptr<Session> session;
  ui::registers::ContentsPtr contents;

 private:
  static std::map<int, std::unique_ptr<Workspace>>& made() {
    static std::map<int, std::unique_ptr<Workspace>> all;
    return all;
  }
};

void readRows(benchmark::State& state, int count) {
  const auto& workspace = Workspace::of(count);
  for (auto _ : state) benchmark::DoNotOptimize(workspace.session->rows(assets()).size());
}
void open(benchmark::State& state, int count) {
  const auto& workspace = Workspace::of(count);
  const auto catalog = workspace.session->snapshot().current.catalog;
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        ui::registers::readContents(*workspace.session, assets(), *catalog, Language::Japanese));
  }
}
void readRows10k(benchmark::State& state) {
  readRows(state, 10'000);
}
void readRows100k(benchmark::State& state) {
  readRows(state, 100'000);
}
void open10k(benchmark::State& state) {
  open(state, 10'000);
}
void open100k(benchmark::State& state) {
  open(state, 100'000);
}

void filter100k(benchmark::State& state) {
  const auto& contents = *Workspace::of(100'000).contents;
  RegisterFilter filter;
  filter.words = "機器 99";
  for (auto _ : state) benchmark::DoNotOptimize(arranged(contents, filter, {}).size());
}
// What a filter cannot do without: looking through all that is shown.
void scan100k(benchmark::State& state) {
  const auto& contents = *Workspace::of(100'000).contents;
  for (auto _ : state) {
    std::size_t found = 0;
    for (std::size_t row = 0; row < contents.rows().size(); ++row) {
      found += contents.searched(row).find("99") != std::string::npos ? 1 : 0;
    }
    benchmark::DoNotOptimize(found);
  }
}
void sortAgain100k(benchmark::State& state) {
  const auto& contents = *Workspace::of(100'000).contents;
  bool descending = false;
  for (auto _ : state) {
    descending = !descending;
    benchmark::DoNotOptimize(arranged(contents, {}, {0, descending}).size());
  }
}
// The first time a column is sorted its texts are collated.
void sortFirst100k(benchmark::State& state) {
  auto& workspace = Workspace::of(100'000);
  const auto catalog = workspace.session->snapshot().current.catalog;
  for (auto _ : state) {
    state.PauseTiming();
    {
      const auto fresh =
          ui::registers::readContents(*workspace.session, assets(), *catalog, Language::Japanese);
      state.ResumeTiming();
      benchmark::DoNotOptimize(arranged(*fresh, {}, {0, false}).size());
      state.PauseTiming();
    }
    state.ResumeTiming();
  }
}

void bulkEdit(benchmark::State& state, std::size_t count) {
  auto& workspace = Workspace::of(100'000);
  std::vector<Id> ids;
  for (std::size_t i = 0; i < count; ++i) {
    ids.push_back(textOf(workspace.contents->rows()[i * 10].front()));
  }
  int round = 0;
  for (auto _ : state) {
    const auto place = "第" + std::to_string(++round) + "棟 " + std::to_string(count);
    workspace.session->run(commands::patchRecords(assets(), ids, {{"location", Value(place)}}));
  }
}
void bulkEdit1k(benchmark::State& state) {
  bulkEdit(state, 1'000);
}
void bulkEdit10k(benchmark::State& state) {
  bulkEdit(state, 10'000);
}

void inheritance(benchmark::State& state, int count) {
  const auto rows = assetRows(count, 5);
  for (auto _ : state) {
    benchmark::DoNotOptimize(DerivedValues::of(assets(), rows));
  }
}
void inheritance1k(benchmark::State& state) {
  inheritance(state, 1'000);
}
void inheritance10k(benchmark::State& state) {
  inheritance(state, 10'000);
}
// What inheritance cannot do without: reading the links.
void readLinks10k(benchmark::State& state) {
  const auto rows = assetRows(10'000, 5);
  const auto at = assets().indexOf("depends_on").value() + 1;
  for (auto _ : state) {
    std::size_t links = 0;
    for (const auto& row : rows) links += idsOf(row[at]).size();
    benchmark::DoNotOptimize(links);
  }
}

BENCHMARK(readRows10k)->Unit(benchmark::kMillisecond);
BENCHMARK(readRows100k)->Unit(benchmark::kMillisecond);
BENCHMARK(open10k)->Unit(benchmark::kMillisecond);
BENCHMARK(open100k)->Unit(benchmark::kMillisecond);
BENCHMARK(scan100k)->Unit(benchmark::kMillisecond);
BENCHMARK(filter100k)->Unit(benchmark::kMillisecond);
BENCHMARK(sortFirst100k)->Unit(benchmark::kMillisecond)->Iterations(1);
BENCHMARK(sortAgain100k)->Unit(benchmark::kMillisecond);
BENCHMARK(bulkEdit1k)->Unit(benchmark::kMillisecond)->Iterations(2);
BENCHMARK(bulkEdit10k)->Unit(benchmark::kMillisecond)->Iterations(2);
BENCHMARK(readLinks10k)->Unit(benchmark::kMillisecond);
BENCHMARK(inheritance1k)->Unit(benchmark::kMillisecond);
BENCHMARK(inheritance10k)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace kijun::testing

int main(int argc, char** argv) {
  using namespace kijun::testing;
  const int code = runAndCompare(argc, argv,
                                 {{"readRows100k", "readRows10k"},
                                  {"open100k", "open10k"},
                                  {"open100k", "readRows100k"},
                                  {"filter100k", "scan100k"},
                                  {"sortFirst100k", "readRows100k"},
                                  {"sortAgain100k", "scan100k"},
                                  {"bulkEdit10k", "bulkEdit1k"},
                                  {"inheritance10k", "inheritance1k"},
                                  {"inheritance10k", "readLinks10k"}});
  Workspace::close();
  return code;
}
