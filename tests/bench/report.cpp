// The sample's report in both formats, beside reading the guideline's catalog from its JSON: a
// yardstick of the machine.
#include "report/report.h"

#include <benchmark/benchmark.h>

#include <nlohmann/json.hpp>

#include "bench/ratios.h"
#include "support/temporary_folder.h"
#include "workspace/report_source.h"
#include "workspace/sample.h"

namespace kijun::testing {
namespace {

ReportSource sampleSource() {
  const TemporaryFolder folder;
  writeSample(folder / "sample.kijun");
  OpenOptions options;
  options.access = Access::ReadOnly;
  return reportSource(*Session::open(folder / "sample.kijun", options), Registers::Read);
}

const ReportInput& input() {
  static const ReportInput input = [] {
    auto source = sampleSource();
    return reportInput(std::move(source.snapshot), Language::Japanese, std::move(source.registers));
  }();
  return input;
}

void catalogJson(benchmark::State& state) {
  const auto& bytes = shippedCatalogs().front()->bytes();
  for (auto _ : state) benchmark::DoNotOptimize(nlohmann::json::parse(bytes));
}

void make(benchmark::State& state, ReportFormat format) {
  std::size_t size = 0;
  input();
  for (auto _ : state) size = makeReport(input(), "assessment", format).size();
  state.counters["bytes"] = static_cast<double>(size);
}

void html(benchmark::State& state) {
  make(state, ReportFormat::Html);
}
void pdf(benchmark::State& state) {
  make(state, ReportFormat::Pdf);
}

void writeTheSample(benchmark::State& state) {
  for (auto _ : state) {
    const TemporaryFolder folder;
    writeSample(folder / "sample.kijun");
  }
}

BENCHMARK(catalogJson)->Unit(benchmark::kMillisecond);
BENCHMARK(html)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(pdf)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(writeTheSample)->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace kijun::testing

int main(int argc, char** argv) {
  return kijun::testing::runAndCompare(
      argc, argv, {{"html", "catalogJson"}, {"pdf", "catalogJson"}, {"pdf", "html"}});
}
