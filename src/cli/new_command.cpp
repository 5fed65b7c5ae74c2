#include <algorithm>

#include "base/error.h"
#include "cli/command.h"

namespace kijun::cli {
namespace {

struct Arguments {
  std::string file;
  std::string name;
  std::string sector;
  std::string cycle;
  std::string asOf;
  std::string scope;
  std::string assessors;
};

void run(const Arguments& arguments) {
  const auto asOf = dateOption("--as-of", arguments.asOf);
  const auto& sectors = shippedCatalogs().front()->sectors();
  if (std::ranges::find(sectors, arguments.sector, &Choice::id) == sectors.end()) {
    std::string ids;
    for (const auto& sector : sectors) ids += (ids.empty() ? "" : ", ") + sector.id;
    throw Error(Fault::Usage, msg("cli.unknown_sector", arguments.sector, ids));
  }
  NewWorkspace workspace;
  workspace.organisation.name = arguments.name;
  workspace.organisation.sector = arguments.sector;
  workspace.organisation.scope = arguments.scope;
  workspace.cycle.name = arguments.cycle.empty()
                             ? fiscalYearName(fiscalYearOf(*asOf), Language::Japanese)
                             : arguments.cycle;
  workspace.cycle.asOf = asOf->iso();
  workspace.cycle.scope = arguments.scope;
  workspace.cycle.assessors = arguments.assessors;
  Session::create(arguments.file, workspace);
}

}  // namespace

void addNewCommand(CLI::App& app, Context& context) {
  auto arguments = std::make_shared<Arguments>();
  auto* command = app.add_subcommand("new", text(context, "cli.help.new"));
  command->add_option("FILE", arguments->file, text(context, "cli.help.new_file"))->required();
  command->add_option("--name", arguments->name, text(context, "cli.help.new_name"))->required();
  command->add_option("--sector", arguments->sector, text(context, "cli.help.new_sector"))
      ->required();
  command->add_option("--as-of", arguments->asOf, text(context, "cli.help.new_as_of"))->required();
  command->add_option("--cycle", arguments->cycle, text(context, "cli.help.new_cycle"));
  command->add_option("--scope", arguments->scope, text(context, "cli.help.new_scope"));
  command->add_option("--assessors", arguments->assessors, text(context, "cli.help.new_assessors"));
  command->callback([arguments] { run(*arguments); });
}

}  // namespace kijun::cli
