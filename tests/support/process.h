// Programs as their users meet them: started, fed, waited for, and never left behind.
#pragma once
#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kijun::testing {

struct Launch {
  std::vector<std::string> command;  // program and arguments; looked up in PATH
  // On top of the test's own environment; nothing removes a variable.
  std::map<std::string, std::optional<std::string>> environment = {};
  std::filesystem::path folder = {};  // to start in; empty: the test's own
  std::filesystem::path output = {};  // where stdout goes, e.g. /dev/full; empty: kept in memory
  std::optional<uid_t> user = {};     // to run as; only root may
};

struct Finished {
  int code = -1;  // exit code, or 128 + the signal that ended it
  std::string out;
  std::string err;
};

// A running program. Its end is waited for, by force if need be, when this goes away.
class Process {
 public:
  explicit Process(const Launch& launch);
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  pid_t id() const { return id_; }
  bool running();
  void signal(int number);
  // Nothing where it still runs when the limit is reached.
  std::optional<int> wait(std::chrono::milliseconds limit);
  // What it has said so far.
  std::string out() const;
  std::string err() const;

 private:
  pid_t id_ = -1;
  int out_ = -1;
  int err_ = -1;
  std::optional<int> code_;
};

// Starts it and waits for its end; a program still running after the limit is killed.
Finished run(const Launch& launch, std::chrono::seconds limit = std::chrono::seconds(120));

// Whether there is such a program in PATH.
bool programExists(const std::string& name);

// Asks until it is true or the limit is reached; says which.
template <typename Condition>
bool waitFor(Condition condition, std::chrono::milliseconds limit = std::chrono::seconds(30)) {
  const auto end = std::chrono::steady_clock::now() + limit;
  while (!condition()) {
    if (std::chrono::steady_clock::now() >= end) return false;
    const timespec pause{0, 20'000'000};
    ::nanosleep(&pause, nullptr);
  }
  return true;
}

}  // namespace kijun::testing
