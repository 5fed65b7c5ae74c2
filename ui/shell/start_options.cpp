#include "ui/shell/start_options.h"

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <functional>
#include <memory>
#include <sstream>
#include <vector>

#include "base/error.h"
#include "ui/pages/registry.h"
#include "ui/shell/text.h"

namespace kijun::ui {

namespace {

// What is said before everything is read.
Language languageOf(int argc, const char* const* argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--lang" && i + 1 < argc) return languageFromCode(argv[i + 1]);
    if (word.starts_with("--lang=")) return languageFromCode(word.substr(7));
  }
  return systemLanguage();
}

void translate(CLI::App& app, const std::function<std::string(std::string_view)>& words) {
  auto formatter = std::make_shared<CLI::Formatter>();
  formatter->label("Usage", words(KIJUN_TEXT("cli.help.usage")));
  formatter->label("OPTIONS", words(KIJUN_TEXT("cli.help.options_mark")));
  formatter->label("Positionals", words(KIJUN_TEXT("cli.help.positionals")));
  formatter->label("TEXT", words(KIJUN_TEXT("cli.help.type_text")));
  formatter->label("Needs", words(KIJUN_TEXT("ui.option.needs")));
  app.formatter(formatter);
  app.option_defaults()->group(words(KIJUN_TEXT("cli.help.options")));
  app.set_help_flag("-h,--help", words(KIJUN_TEXT("cli.help.help")));
}

}  // namespace

StartOptions readStartOptions(int argc, const char* const* argv) {
  StartOptions out;
  const auto words = [spoken = languageOf(argc, argv)](std::string_view id) {
    return render(Message{std::string(id), {}}, spoken);
  };
  CLI::App app(words(KIJUN_TEXT("ui.option.about")), "kijun-workbench");
  translate(app, words);
  std::string file, language, theme, page, place, as;
  std::vector<std::string> pageIds;
  for (const auto& info : pages()) pageIds.emplace_back(info.id);
  app.add_option("FILE", file, words(KIJUN_TEXT("ui.option.file")));
  app.add_option("--lang", language, words(KIJUN_TEXT("ui.option.language")))
      ->check(CLI::IsMember({"ja", "en"}));
  app.add_option("--theme", theme, words(KIJUN_TEXT("ui.option.theme")))
      ->check(CLI::IsMember({"light", "dark", "system"}));
  auto* pageOption = app.add_option("--page", page, words(KIJUN_TEXT("ui.option.page")))
                         ->check(CLI::IsMember(pageIds));
  app.add_option("--place", place, words(KIJUN_TEXT("ui.option.place")))->needs(pageOption);
  app.add_option("--as", as, words(KIJUN_TEXT("ui.option.as")));
  app.add_flag("--verbose", out.verbose, words(KIJUN_TEXT("cli.help.verbose")));
  app.set_version_flag("--version", std::string("kijun-workbench ") + std::string(programVersion()),
                       words(KIJUN_TEXT("cli.help.version")));
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& stop) {
    std::ostringstream said, complaint;
    const bool wrong = app.exit(stop, said, complaint) != 0;
    out.exitCode = wrong ? 2 : 0;
    out.message = wrong ? "kijun-workbench: " +
                              render(msg("cli.usage.wrong", stop.what()), languageOf(argc, argv)) +
                              "\n" + words(KIJUN_TEXT("ui.option.see_help")) + "\n"
                        : said.str();
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
