#include <fmt/ostream.h>

#include <iostream>

#include "cli/command.h"
#include "cli/score_json.h"

namespace kijun::cli {
namespace {

struct Arguments {
  std::string file;
  bool json = false;
  std::optional<int> cycle;
  std::string asOf;
  std::string language = "ja";
};

void printGroup(const std::string& name, const GroupScore& group) {
  fmt::print(std::cout, "{}\t{}\t{}\t{}\t{}\t{}\n", name, shownPercent(group.answeredRate),
             shown(group.maturity), shown(group.maturityFloor), shownPercent(group.fulfilment),
             shownPercent(group.stipulated));
}

void printTable(const CycleData& cycle, const Scores& scores, Language language) {
  fmt::print(std::cout, "{}\n", render(msg("cli.score_heading"), language));
  printGroup(render(msg("cli.score_overall"), language), scores.overall);
  for (const auto* groups : {&scores.chapters, &scores.sections}) {
    for (const auto& group : *groups) {
      printGroup(group.id + ' ' + cycle.catalog->section(group.id)->title.in(language), group);
    }
  }
}

void run(const Arguments& arguments) {
  const auto session = openForReading(arguments.file);
  const auto snapshot = session->snapshot(arguments.cycle, dateOption("--as-of", arguments.asOf));
  const auto scores = score(snapshot.current, snapshot.riskLevels);
  if (arguments.json) {
    std::cout << scoresJson(snapshot.current, scores).dump(2) << '\n';
  } else {
    printTable(snapshot.current, scores, languageFromCode(arguments.language));
  }
}

}  // namespace

void addScoreCommand(CLI::App& app, Context& context) {
  auto arguments = std::make_shared<Arguments>();
  auto* command = app.add_subcommand("score", text(context, "cli.help.score"));
  command->add_option("FILE", arguments->file, text(context, "cli.help.workspace"))->required();
  command->add_flag("--json", arguments->json, text(context, "cli.help.score_json"));
  command->add_option("--cycle", arguments->cycle, text(context, "cli.help.cycle"));
  command->add_option("--as-of", arguments->asOf, text(context, "cli.help.as_of"));
  command->add_option("--lang", arguments->language, text(context, "cli.help.score_language"))
      ->check(CLI::IsMember({"ja", "en"}));
  command->callback([arguments] { run(*arguments); });
}

}  // namespace kijun::cli
