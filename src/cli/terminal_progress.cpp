#include "cli/terminal_progress.h"

#include <unistd.h>

#include <iostream>

namespace kijun::cli {

TerminalProgress::TerminalProgress(const Context& context, std::string_view textId)
    : context_(context), textId_(textId), shown_(::isatty(STDERR_FILENO) == 1) {}

TerminalProgress::~TerminalProgress() {
  if (shown_) std::cerr << "\r\033[K" << std::flush;
}

void TerminalProgress::tell(double share) {
  const int percent = static_cast<int>(share * 100);
  if (!shown_ || percent == last_) return;
  last_ = percent;
  std::cerr << "\r\033[K" << render(Message{textId_, {std::to_string(percent)}}, context_.language)
            << std::flush;
}

}  // namespace kijun::cli
