// kijun setting: the workspace's settings, shown or changed.
#include <fmt/ostream.h>

#include <iostream>

#include "cli/command.h"
#include "workspace/commands.h"

namespace kijun::cli {
namespace {

struct Arguments {
  std::string file;
  std::string key;
  std::optional<std::string> value;
  std::string as;
};

void run(const Arguments& arguments) {
  if (!arguments.value) {
    fmt::print(std::cout, "{}\n", openForReading(arguments.file)->setting(arguments.key));
    return;
  }
  OpenOptions options;
  options.as = arguments.as;
  Session::open(arguments.file, options)
      ->run(commands::setSetting(arguments.key, *arguments.value));
}

}  // namespace

void addSettingCommand(CLI::App& app, Context& context) {
  auto arguments = std::make_shared<Arguments>();
  auto* command = app.add_subcommand("setting", text(context, "cli.help.setting"));
  command->add_option("FILE", arguments->file, text(context, "cli.help.workspace"))->required();
  command->add_option("KEY", arguments->key, text(context, "cli.help.setting_key"))
      ->required()
      ->check(CLI::IsMember({"unknown_users", "approval_terms", "approval_style", "time_zone"}));
  command->add_option("VALUE", arguments->value, text(context, "cli.help.setting_value"));
  command->add_option("--as", arguments->as, text(context, "cli.help.as"));
  command->callback([arguments] { run(*arguments); });
}

}  // namespace kijun::cli
