// What the workbench may be started with. Read before Qt is, so that it can be refused without a
// display.
#pragma once
#include <QString>
#include <optional>
#include <string>

#include "base/message.h"
#include "ui/theme/theme.h"

namespace kijun::ui {

struct StartOptions {
  QString file;
  QString page;   // a page's id
  QString place;  // a target on it: "item:5.1.1.1-1"
  QString as;     // a person's name or id
  std::optional<Language> language;
  std::optional<LookChoice> theme;
  bool verbose = false;
  // Set where nothing is to be started: help, version, or a wrong call, with what to print.
  std::optional<int> exitCode;
  std::string message;
};

StartOptions readStartOptions(int argc, const char* const* argv);

// By LC_ALL, LC_MESSAGES or LANG; Japanese where they say nothing.
Language systemLanguage();

}  // namespace kijun::ui
