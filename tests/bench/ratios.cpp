#include "bench/ratios.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdio>
#include <map>

namespace kijun::testing {
namespace {

class Keeper : public benchmark::ConsoleReporter {
 public:
  void ReportRuns(const std::vector<Run>& runs) override {
    for (const auto& run : runs) {
      const bool counts = run.run_type == Run::RT_Iteration || run.aggregate_name == "median";
      if (counts && !run.error_occurred) {
        times_[run.run_name.function_name].push_back(run.real_accumulated_time /
                                                     static_cast<double>(run.iterations));
      }
    }
    ConsoleReporter::ReportRuns(runs);
  }
  // Seconds; 0 where it did not run.
  double median(const std::string& name) {
    auto& times = times_[name];
    if (times.empty()) return 0;
    std::ranges::sort(times);
    return times[times.size() / 2];
  }

 private:
  std::map<std::string, std::vector<double>> times_;
};

}  // namespace

int runAndCompare(int argc, char** argv, const std::vector<Ratio>& ratios) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  Keeper keeper;
  benchmark::RunSpecifiedBenchmarks(&keeper);
  for (const auto& ratio : ratios) {
    const double of = keeper.median(ratio.of);
    const double to = keeper.median(ratio.to);
    if (of > 0 && to > 0) {
      std::printf("ratio: %s takes %.2f times %s\n", ratio.of.c_str(), of / to, ratio.to.c_str());
    }
  }
  return 0;
}

}  // namespace kijun::testing
