#include "ui/shell/start_options.h"

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <sstream>
#include <vector>

#include "base/error.h"
#include "ui/pages/registry.h"
#include "ui/shell/text.h"

namespace kijun::ui {

StartOptions readStartOptions(int argc, const char* const* argv) {
  StartOptions out;
  CLI::App app("Kijun: the workbench", "kijun-workbench");
  std::string file, language, theme, page, place, as;
  std::vector<std::string> pageIds;
  for (const auto& info : pages()) pageIds.emplace_back(info.id);
  app.add_option("FILE", file, "Workspace to open (.kijun)");
  app.add_option("--lang", language, "Language of the window")->check(CLI::IsMember({"ja", "en"}));
  app.add_option("--theme", theme, "Light, dark or as the system")
      ->check(CLI::IsMember({"light", "dark", "system"}));
  app.add_option("--page", page, "Page to show first")->check(CLI::IsMember(pageIds));
  app.add_option("--place", place, "Place on it, e.g. item:5.1.1.1-1")->needs("--page");
  app.add_option("--as", as, "Person to act as: name or id");
  app.add_flag("--verbose", out.verbose, "Write the log to standard error too");
  app.set_version_flag("--version",
                       std::string("kijun-workbench ") + std::string(programVersion()));
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& stop) {
    std::ostringstream words, complaint;
    const bool wrong = app.exit(stop, words, complaint) != 0;
    out.exitCode = wrong ? 2 : 0;
    out.message = wrong ? complaint.str() : words.str();
    return out;
  }
  out.file = toQt(file);
  out.page = toQt(page);
  out.place = toQt(place);
  out.as = toQt(as);
  if (!language.empty()) out.language = languageFromCode(language);
  if (!theme.empty()) out.theme = lookChoiceFromId(toQt(theme));
  return out;
}

Language systemLanguage() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value && *value) return languageFromCode(value);
  }
  return Language::Japanese;
}

}  // namespace kijun::ui
