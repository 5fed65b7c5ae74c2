#include "support/sockets.h"

#include <fstream>

#include "support/process.h"

namespace kijun::testing {

std::vector<std::string> underTrace(const std::filesystem::path& trace) {
  return {"strace", "-f", "-qq", "-e", "trace=%network", "-o", trace.string()};
}

std::vector<std::string> internetCalls(const std::filesystem::path& trace) {
  std::ifstream lines(trace);
  std::vector<std::string> found;
  for (std::string line; std::getline(lines, line);) {
    if (line.find("AF_INET") != std::string::npos) found.push_back(line);
  }
  return found;
}

std::string whyNoTrace(const std::filesystem::path& trace) {
  if (!programExists("strace")) return "strace is not installed";
  Launch launch{.command = underTrace(trace)};
  // bash opens an internet socket for this name; nothing is sent.
  for (const char* part : {"bash", "-c", "exec 3<>/dev/udp/127.0.0.1/9"}) {
    launch.command.emplace_back(part);
  }
  const auto finished = run(launch);
  if (internetCalls(trace).empty()) return "strace cannot watch programs here: " + finished.err;
  return {};
}

}  // namespace kijun::testing
