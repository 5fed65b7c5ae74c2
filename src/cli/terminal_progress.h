// "取り込み 42%" on one line of a terminal, taken away at the end; nothing where stderr is none.
#pragma once
#include <string>
#include <string_view>

#include "cli/command.h"

namespace kijun::cli {

class TerminalProgress {
 public:
  // textId: the line, with the percentage as %1.
  TerminalProgress(const Context& context, std::string_view textId);
  ~TerminalProgress();
  TerminalProgress(const TerminalProgress&) = delete;
  TerminalProgress& operator=(const TerminalProgress&) = delete;
  void tell(double share);

 private:
  const Context& context_;
  std::string textId_;
  bool shown_;
  int last_ = -1;
};

}  // namespace kijun::cli
