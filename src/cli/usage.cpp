#include "cli/usage.h"

#include <string_view>

namespace kijun::cli {
namespace {

class HelpFormatter : public CLI::Formatter {
 public:
  // CLI11 adds English sentences about how many subcommands there may be; the usage line says it.
  std::string make_description(const CLI::App* app) const override {
    return app->get_description() + "\n\n";
  }
  // On two lines: columns are counted in bytes, and Japanese does not line up that way.
  std::string make_option(const CLI::Option* option, bool positional) const override {
    return "  " + make_option_name(option, positional) + make_option_opts(option) + "\n      " +
           make_option_desc(option) + "\n";
  }
};

std::string_view before(std::string_view text, std::string_view mark) {
  return text.substr(0, text.find(mark));
}

std::string_view after(std::string_view text, std::string_view mark) {
  const auto at = text.find(mark);
  return at == std::string_view::npos ? text : text.substr(at + mark.size());
}

}  // namespace

Language messageLanguage(int argc, char** argv) {
  constexpr std::string_view kOption = "--messages";
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == kOption && i + 1 < argc) return languageFromCode(argv[i + 1]);
    if (argument.starts_with(kOption) && argument.substr(kOption.size()).starts_with('=')) {
      return languageFromCode(argument.substr(kOption.size() + 1));
    }
  }
  return Language::Japanese;
}

void translateHelp(CLI::App& app, const Context& context) {
  const auto formatter = std::make_shared<HelpFormatter>();
  formatter->label("Usage", text(context, "cli.help.usage"));
  formatter->label("OPTIONS", text(context, "cli.help.options_mark"));
  formatter->label("SUBCOMMAND", text(context, "cli.help.subcommand_mark"));
  formatter->label("Positionals", text(context, "cli.help.positionals"));
  formatter->label("REQUIRED", text(context, "cli.help.required"));
  formatter->label("Excludes", text(context, "cli.help.excludes"));
  formatter->label("TEXT", text(context, "cli.help.type_text"));
  formatter->label("INT", text(context, "cli.help.type_number"));
  app.formatter(formatter);
  app.option_defaults()->group(text(context, "cli.help.options"));
  app.set_help_flag("-h,--help", text(context, "cli.help.help"));
}

void translateSubcommands(CLI::App& app, const Context& context) {
  app.get_help_ptr()->group(text(context, "cli.help.options"));
  for (auto* command : app.get_subcommands({})) {
    command->group(text(context, "cli.help.subcommands"));
    translateSubcommands(*command, context);
  }
}

// The names in CLI11's sentences are kept, the words around them are ours.
Message explain(const CLI::ParseError& error) {
  const std::string_view what = error.what();
  if (dynamic_cast<const CLI::RequiredError*>(&error)) {
    const auto name = before(what, " is required");
    if (name == "A subcommand") return msg("cli.usage.no_subcommand");
    return msg("cli.usage.missing", name);
  }
  if (dynamic_cast<const CLI::ExtrasError*>(&error)) {
    return msg("cli.usage.unexpected", after(what, "expected: "));
  }
  if (dynamic_cast<const CLI::ExcludesError*>(&error)) {
    return msg("cli.usage.excludes", before(what, " excludes "), after(what, " excludes "));
  }
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error)) {
    return msg("cli.usage.no_value", before(what, ":"));
  }
  if (dynamic_cast<const CLI::ConversionError*>(&error)) {
    return msg("cli.usage.no_number", after(what, "Could not convert: "));
  }
  if (dynamic_cast<const CLI::ValidationError*>(&error)) {
    const auto rest = after(what, ": ");
    return msg("cli.usage.not_one_of", before(what, ":"), before(rest, " not in "),
               after(rest, " not in "));
  }
  return msg("cli.usage.wrong", what);
}

}  // namespace kijun::cli
