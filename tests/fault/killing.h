// Works on a workspace in another process, ends that process by force, and asks what is left.
#pragma once
#include <gtest/gtest.h>

#include <cstdint>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "base/id.h"
#include "support/process.h"

namespace kijun::testing {

// What the worker said is certain.
struct Certain {
  struct Entry {
    std::int64_t number = 0;
    Id id;
    std::string hash;
    bool operator==(const Entry&) const = default;
  };
  std::vector<Entry> entries;
  std::vector<std::pair<std::string, std::string>> drafts;  // the newest of a key last
  std::vector<std::string> made;
};
Certain certainFrom(const std::string& said);

// How a worker comes to its end.
enum class Ending {
  Moment,  // SIGKILL at some moment after it began, or after something it said
  Call,    // SIGKILL in front of a call that changes a file
  Torn,    // SIGKILL after part of a write
  Power,   // the power goes after such a call: what was not synced is lost in part
};
inline constexpr Ending kEndings[] = {Ending::Moment, Ending::Call, Ending::Torn, Ending::Power};

struct Fate {
  std::string job;
  std::filesystem::path file;
  int steps = 40;
  Ending ending = Ending::Moment;
  int calls = 1;   // Call, Torn, Power: which
  int lines = 0;   // Moment: after so many lines said, and
  int micros = 0;  // so much time
  std::uint64_t seed = 0;
};
std::string describe(const Fate& fate);

struct Ended {
  bool killed = false;  // otherwise it did all its steps
  Certain certain;
};
// A worker that ends in another way than by its fate or properly is a failure of the test.
Ended meet(const Fate& fate);

// KIJUN_FAULT_SEED, or a new one each time; printed.
std::uint64_t faultSeed();
// KIJUN_FAULT_ROUNDS, or the given number; a fifth of it where a sanitizer slows everything down.
int faultRounds(int usual);

}  // namespace kijun::testing
