#include "scenario/desk.h"
#include "support/sockets.h"

namespace kijun::testing {
namespace {

using std::chrono::seconds;

class WorkbenchNoNetwork : public Desk {};

TEST_F(WorkbenchNoNetwork, IsEverTouchedByTheWindow) {
  const auto trace = folder_ / "trace";
  if (const auto why = whyNoTrace(trace); !why.empty()) {
    if (std::getenv("CI")) FAIL() << why;
    GTEST_SKIP() << why;
  }
  const auto file = path("架空市水道局.kijun");
  kijun({"sample", file});
  const auto before = score(file);
  const auto workbench = open(file, "架空市水道局", underTrace(trace));
  // The trace covers work, not only the start: an answer reaches the file, then the window closes.
  const auto changed = [&] {
    press({"0"});
    if (score(file) != before) return true;
    press({"j"});
    return false;
  };
  EXPECT_TRUE(waitFor(changed, seconds(30)));
  press({"ctrl+q"});
  EXPECT_EQ(workbench->wait(seconds(30)), 0) << workbench->err();
  EXPECT_EQ(internetCalls(trace), std::vector<std::string>());
}

}  // namespace
}  // namespace kijun::testing
