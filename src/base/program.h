// Another program, run for what it prints, with limits and without trust: no shell, none of our
// files or variables, its own session, killed with all it started when it takes too long, prints
// too much, or nobody waits any more. Thread-safe; blocks until the program has ended.
#pragma once
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace kijun {

// A program of this name in the folders of searchPath (as PATH has them); nothing where there is
// none that may be run. Folders that are not absolute are left out.
std::optional<std::filesystem::path> findProgram(std::string_view name,
                                                 std::string_view searchPath);
// By the PATH of this process.
std::optional<std::filesystem::path> findProgram(std::string_view name);

struct ProgramLimits {
  std::chrono::milliseconds time = std::chrono::seconds(30);  // from start to end
  std::chrono::seconds cpu = std::chrono::seconds(20);
  std::uint64_t memory = std::uint64_t{1} << 30;  // bytes of address space
  std::uint64_t output = std::uint64_t{4} << 20;  // bytes it may print
  std::uint64_t written = 0;                      // bytes it may write into any one file
};

struct ProgramCall {
  std::filesystem::path program;  // of findProgram
  std::vector<std::string> arguments;
  // An open file that becomes its standard input, at its beginning; -1: none. Stays the caller's.
  int input = -1;
  ProgramLimits limits;
};

enum class ProgramEnd { Exited, Crashed, TookTooLong, PrintedTooMuch };

struct ProgramOutcome {
  ProgramEnd end = ProgramEnd::Exited;
  int exitCode = 0;       // where it exited
  std::string printed;    // at most limits.output bytes
  std::string complaint;  // the beginning of what it wrote to stderr
};

// Its environment is LANG=C.UTF-8 alone. Throws Error where it could not be started, and Cancelled
// where stop was asked for: it has ended then too.
ProgramOutcome runProgram(const ProgramCall& call, const std::stop_token& stop = {});

}  // namespace kijun
