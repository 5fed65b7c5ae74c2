#include "cli/command_line.h"
#include "support/sockets.h"

namespace kijun::testing {
namespace {

class NoNetwork : public CommandLine {};

TEST_F(NoNetwork, IsEverTouchedByTheCommandLine) {
  const auto trace = folder_ / "trace";
  if (const auto why = whyNoTrace(trace); !why.empty()) {
    if (std::getenv("CI")) FAIL() << why;
    GTEST_SKIP() << why;
  }
  const auto file = path("標本.kijun");
  std::vector<std::vector<std::string>> calls{
      {"sample", file}, {"score", file, "--json"}, {"answer", file, "1.2-1", "--level", "3"}};
  for (const std::string format : {"html", "pdf"}) {
    calls.push_back({"report", file, "--kind", "assessment", "--format", format, "--out",
                     path("報告." + format)});
  }
  for (const auto& call : calls) {
    auto traced = launch(call);
    traced.environment["ASAN_OPTIONS"] = "detect_leaks=0";  // cannot look for them under strace
    const auto wrapper = underTrace(trace);
    traced.command.insert(traced.command.begin(), wrapper.begin(), wrapper.end());
    const auto finished = run(traced);
    EXPECT_EQ(finished.code, 0) << call.front() << ": " << finished.err;
    EXPECT_EQ(internetCalls(trace), std::vector<std::string>()) << call.front();
  }
}

}  // namespace
}  // namespace kijun::testing
