#include "cli/command.h"
#include "cli/register_names.h"
#include "exchange/record_export.h"

namespace kijun::cli {
namespace {

struct Arguments {
  std::string file;
  std::string name;
  std::string out;
  std::string language = "ja";
};

void run(const Arguments& arguments, const Context& context) {
  const auto& description = requireRegister(arguments.name);
  const auto language = languageFromCode(arguments.language);
  const auto session = openForReading(arguments.file);
  const auto table = exportedTable(*session, description, language);
  writeTable(arguments.out, table, render({std::string(description.textId), {}}, language));
  say(context, msg("cli.export.done", table.rows.size(), arguments.out));
}

}  // namespace

void addExportCommand(CLI::App& app, Context& context) {
  auto arguments = std::make_shared<Arguments>();
  auto* command = app.add_subcommand("export", text(context, "cli.help.export"));
  command->add_option("FILE", arguments->file, text(context, "cli.help.workspace"))->required();
  command->add_option("--register", arguments->name, text(context, "cli.help.register"))
      ->required();
  command->add_option("--out", arguments->out, text(context, "cli.help.export_out"))->required();
  command->add_option("--lang", arguments->language, text(context, "cli.help.export_lang"))
      ->check(CLI::IsMember({"ja", "en"}));
  command->callback([arguments, &context] { run(*arguments, context); });
}

}  // namespace kijun::cli
