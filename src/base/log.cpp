#include "base/log.h"

#include <spdlog/sinks/null_sink.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <cstdlib>

namespace kijun {

std::filesystem::path logFolder() {
  if (const char* state = std::getenv("XDG_STATE_HOME"); state && *state) {
    return std::filesystem::path(state) / "kijun";
  }
  if (const char* home = std::getenv("HOME"); home && *home) {
    return std::filesystem::path(home) / ".local/state/kijun";
  }
  return {};
}

void startLog(LogTo target) {
  constexpr std::size_t kFileSize = 1024 * 1024;
  constexpr std::size_t kFiles = 3;
  std::vector<spdlog::sink_ptr> sinks;
  if (const auto folder = logFolder(); !folder.empty()) {
    try {
      std::filesystem::create_directories(folder);
      sinks.push_back(std::make_shared<spdlog::sinks::rotating_file_sink_mt>(
          (folder / "kijun.log").string(), kFileSize, kFiles));
    } catch (const std::exception&) {
      // Without a place to write to the program still works.
    }
  }
  if (target == LogTo::FileAndStderr) {
    sinks.push_back(std::make_shared<spdlog::sinks::stderr_sink_mt>());
  }
  if (sinks.empty()) sinks.push_back(std::make_shared<spdlog::sinks::null_sink_mt>());
  auto logger = std::make_shared<spdlog::logger>("kijun", sinks.begin(), sinks.end());
  logger->set_level(target == LogTo::FileAndStderr ? spdlog::level::debug : spdlog::level::info);
  logger->flush_on(spdlog::level::warn);
  spdlog::set_default_logger(std::move(logger));
}

}  // namespace kijun
