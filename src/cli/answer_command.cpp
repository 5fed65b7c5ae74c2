#include <algorithm>
#include <charconv>

#include "base/error.h"
#include "cli/command.h"
#include "workspace/commands.h"

namespace kijun::cli {
namespace {

struct Arguments {
  std::string file;
  std::string item;
  std::optional<std::string> level;
  std::optional<int> target;
  std::optional<std::string> stipulation;
  bool applicable = false;
  std::optional<std::string> notApplicable;
  std::optional<std::string> notAdopted;
  std::optional<std::string> note;
  std::string unit;
  std::optional<int> cycle;
  std::string as;
};

std::optional<int> levelOf(const std::string& text) {
  if (text == "none") return std::nullopt;
  int level = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), level);
  if (error != std::errc() || end != text.data() + text.size()) {
    throw Error(Fault::Usage, msg("cli.bad_level", text));
  }
  return level;
}

commands::AnswerPatch patchOf(const Arguments& arguments) {
  commands::AnswerPatch patch;
  if (arguments.level) patch.level = levelOf(*arguments.level);
  if (arguments.stipulation) patch.stipulation = stipulationFromId(*arguments.stipulation);
  if (arguments.applicable) patch.applicability = Applicability::Applicable;
  if (arguments.notApplicable) {
    patch.applicability = Applicability::NotApplicable;
    patch.reason = arguments.notApplicable;
  }
  if (arguments.notAdopted) {
    patch.applicability = Applicability::NotAdopted;
    patch.reason = arguments.notAdopted;
  }
  patch.note = arguments.note;
  patch.target = arguments.target;
  return patch;
}

const Unit& unitNamed(const CycleData& cycle, const std::string& name) {
  const auto at = std::ranges::find(cycle.units, name, &Unit::name);
  if (at != cycle.units.end()) return *at;
  std::string names;
  for (const auto& unit : cycle.units) names += (names.empty() ? "" : ", ") + unit.name;
  throw Error(Fault::Input, msg("cli.unknown_unit", name, names));
}

// 全体 speaks for every unit: where an item is answered by unit, each of them gets the answer.
std::vector<AnswerKey> keysOf(const CycleData& cycle, const Arguments& arguments) {
  const auto keyOf = [&](const Unit& unit) {
    return AnswerKey{cycle.cycle.id, unit.id, arguments.item};
  };
  if (!arguments.unit.empty()) return {keyOf(unitNamed(cycle, arguments.unit))};
  if (!cycle.answeredByUnit(arguments.item)) return {keyOf(cycle.whole())};
  std::vector<AnswerKey> keys;
  for (const auto& unit : cycle.units) {
    if (!unit.whole) keys.push_back(keyOf(unit));
  }
  return keys;
}

bool changesNothing(const Arguments& arguments) {
  return !arguments.level && !arguments.target && !arguments.stipulation && !arguments.applicable &&
         !arguments.notApplicable && !arguments.notAdopted && !arguments.note;
}

void run(const Arguments& arguments, const Context& context) {
  if (changesNothing(arguments)) {
    throw Error(Fault::Usage, msg("cli.nothing_to_answer"), msg("cli.see_help"));
  }
  const auto patch = patchOf(arguments);
  OpenOptions options;
  options.as = arguments.as;
  const auto session = Session::open(arguments.file, options);
  sayMigration(context, *session);
  const auto cycle = session->snapshot(arguments.cycle).current;
  const auto keys = keysOf(cycle, arguments);
  session->run(commands::patchAnswer(keys, patch));
  if (arguments.unit.empty() && keys.size() > 1) {
    say(context, msg("cli.answered_all_units", arguments.item));
  }
}

}  // namespace

void addAnswerCommand(CLI::App& app, Context& context) {
  auto arguments = std::make_shared<Arguments>();
  auto* command = app.add_subcommand("answer", text(context, "cli.help.answer"));
  command->add_option("FILE", arguments->file, text(context, "cli.help.workspace"))->required();
  command->add_option("ITEM", arguments->item, text(context, "cli.help.item"))->required();
  command->add_option("--level", arguments->level, text(context, "cli.help.level"));
  command->add_option("--target", arguments->target, text(context, "cli.help.target"));
  command
      ->add_option("--stipulation", arguments->stipulation, text(context, "cli.help.stipulation"))
      ->check(CLI::IsMember({"none", "partial", "full"}));
  auto* applicable = command->add_flag("--applicable", arguments->applicable,
                                       text(context, "cli.help.applicable"));
  auto* notApplicable = command->add_option("--not-applicable", arguments->notApplicable,
                                            text(context, "cli.help.not_applicable"));
  auto* notAdopted = command->add_option("--not-adopted", arguments->notAdopted,
                                         text(context, "cli.help.not_adopted"));
  applicable->excludes(notApplicable)->excludes(notAdopted);
  notApplicable->excludes(notAdopted);
  command->add_option("--note", arguments->note, text(context, "cli.help.note"));
  command->add_option("--unit", arguments->unit, text(context, "cli.help.unit"));
  command->add_option("--cycle", arguments->cycle, text(context, "cli.help.cycle"));
  command->add_option("--as", arguments->as, text(context, "cli.help.as"));
  command->callback([arguments, &context] { run(*arguments, context); });
}

}  // namespace kijun::cli
