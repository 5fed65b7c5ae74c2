#include "fault/killing.h"

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <sstream>

namespace kijun::testing {
namespace {

using namespace std::chrono;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int kSlowness = 5;
#else
constexpr int kSlowness = 1;
#endif

constexpr auto kPatience = seconds(60);

void pause(microseconds time) {
  const timespec amount{time.count() / 1'000'000, time.count() % 1'000'000 * 1000};
  ::nanosleep(&amount, nullptr);
}

std::ptrdiff_t linesOf(const std::string& text) {
  return std::ranges::count(text, '\n');
}

Launch launchFor(const Fate& fate) {
  Launch launch;
  launch.command = {KIJUN_BIN_DIR "/fault_worker", fate.job, fate.file.string(),
                    std::to_string(fate.seed), std::to_string(fate.steps)};
  launch.environment["XDG_STATE_HOME"] = (fate.file.parent_path() / ".state").string();
  if (fate.ending == Ending::Moment) return launch;
  launch.environment["LD_PRELOAD"] = KIJUN_FAULT_IO;
  // The shim stands in front of the sanitizers' library, which does not mind.
  launch.environment["ASAN_OPTIONS"] = "verify_asan_link_order=0:detect_leaks=0";
  launch.environment["KIJUN_FAULT_PATH"] = fate.file.filename().string();
  launch.environment["KIJUN_FAULT_AT"] = std::to_string(fate.calls);
  launch.environment["KIJUN_FAULT_SEED"] = std::to_string(fate.seed);
  launch.environment["KIJUN_FAULT_ACTION"] = fate.ending == Ending::Call   ? "kill"
                                             : fate.ending == Ending::Torn ? "torn"
                                                                           : "power";
  return launch;
}

void killAtMoment(Process& worker, const Fate& fate) {
  const auto limit = steady_clock::now() + kPatience;
  while (linesOf(worker.out()) < fate.lines && worker.running() && steady_clock::now() < limit) {
    pause(microseconds(200));
  }
  pause(microseconds(fate.micros));
  worker.signal(SIGKILL);
}

}  // namespace

Certain certainFrom(const std::string& said) {
  Certain certain;
  std::istringstream lines(said);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string what;
    words >> what;
    if (what == "entry") {
      auto& entry = certain.entries.emplace_back();
      words >> entry.number >> entry.id >> entry.hash;
    } else if (what == "draft") {
      auto& [key, text] = certain.drafts.emplace_back();
      words >> key >> text;
    } else if (what == "made") {
      words >> certain.made.emplace_back();
    } else {
      ADD_FAILURE() << "the worker said: " << line;
    }
  }
  return certain;
}

std::string describe(const Fate& fate) {
  std::ostringstream text;
  text << fate.job << ", seed " << fate.seed << ": ";
  if (fate.ending == Ending::Moment) {
    text << "killed " << fate.micros << " us after " << fate.lines << " lines";
  } else {
    text << (fate.ending == Ending::Call   ? "killed in front of call "
             : fate.ending == Ending::Torn ? "killed within call "
                                           : "power lost after call ")
         << fate.calls;
  }
  return text.str();
}

Ended meet(const Fate& fate) {
  Process worker(launchFor(fate));
  if (fate.ending == Ending::Moment) killAtMoment(worker, fate);
  const auto code = worker.wait(kPatience);
  EXPECT_TRUE(code == 0 || code == 128 + SIGKILL) << code.value_or(-1) << ": " << worker.err();
  return {code == 128 + SIGKILL, certainFrom(worker.out())};
}

std::uint64_t faultSeed() {
  const char* given = std::getenv("KIJUN_FAULT_SEED");
  const std::uint64_t seed =
      given && *given ? std::strtoull(given, nullptr, 10) : std::uint64_t{std::random_device{}()};
  std::cout << "KIJUN_FAULT_SEED=" << seed << '\n';
  return seed;
}

int faultRounds(int usual) {
  const char* given = std::getenv("KIJUN_FAULT_ROUNDS");
  if (given && *given) return std::atoi(given);
  return std::max(1, usual / kSlowness);
}

}  // namespace kijun::testing
