// Logs are for developers: untranslated whole sentences, before the act, never with an answer, a
// name or a note in them. They go to a rotating file in the user's state folder.
#pragma once
#include <spdlog/spdlog.h>

#include <filesystem>

namespace kijun {

enum class LogTo { File, FileAndStderr };

// Where logs go on this platform: $XDG_STATE_HOME/kijun or ~/.local/state/kijun.
std::filesystem::path logFolder();

// Sets spdlog's default logger up. Never throws: where the folder cannot be written, logs are
// dropped (or go to stderr only).
void startLog(LogTo target);

}  // namespace kijun
