#include <fmt/ostream.h>

#include <iostream>

#include "assessment/gaps.h"
#include "cli/command.h"

namespace kijun::cli {
namespace {

using nlohmann::ordered_json;

struct Arguments {
  std::string file;
  bool json = false;
  bool all = false;
  std::string by = "priority";
  std::optional<int> cycle;
  std::string asOf;
  std::string language = "ja";
};

struct Gaps {
  CatalogPtr catalog;
  std::vector<GapRow> rows;
  GapLinks links;
  RankBy by = RankBy::Priority;
};

Gaps read(const Arguments& arguments) {
  const auto session = openForReading(arguments.file);
  const auto snapshot = session->snapshot(arguments.cycle, dateOption("--as-of", arguments.asOf));
  auto registers = session->registers(gapSources());
  Gaps gaps;
  gaps.catalog = snapshot.current.catalog;
  gaps.by = arguments.by == "value" ? RankBy::PriorityPerEffort : RankBy::Priority;
  gaps.links = gapLinks(RiskModel::of(*gaps.catalog), registers, snapshot.asOf);
  gaps.rows = gapRows(snapshot.current, scoreItems(snapshot.current, snapshot.riskLevels), gaps.by);
  if (!arguments.all) std::erase_if(gaps.rows, [](const GapRow& row) { return row.rank == 0; });
  return gaps;
}

ordered_json figure(const Figure& value) {
  return value ? ordered_json(value->toDouble()) : ordered_json();
}

template <typename T>
ordered_json orNull(const std::optional<T>& value) {
  return value ? ordered_json(*value) : ordered_json();
}

template <typename T>
ordered_json linksJson(const std::vector<T>& links) {
  auto json = ordered_json::array();
  for (const auto& link : links) json.push_back({{"id", link.id}, {"title", link.title}});
  return json;
}

std::string_view idOf(GapGroup group) {
  switch (group) {
    case GapGroup::Contradicted:
      return "contradicted";
    case GapGroup::Unanswered:
      return "unanswered";
    case GapGroup::NotAdopted:
      return "not_adopted";
    case GapGroup::Ranked:
      break;
  }
  return "ranked";
}

ordered_json asJson(const Gaps& gaps, const GapRow& row) {
  const auto& item = gaps.catalog->items()[row.score.index];
  const auto why = [&](Language language) {
    return gapReason(*gaps.catalog, row, gaps.links, gaps.by, language);
  };
  return {{"rank", row.rank > 0 ? ordered_json(row.rank) : ordered_json()},
          {"id", item.id},
          {"group", idOf(row.group)},
          {"level", orNull(row.score.level)},
          {"target", row.score.target},
          {"gap", orNull(row.score.gap)},
          {"weight", Fraction(row.score.weight, 100).toDouble()},
          {"risk_factor", Fraction(row.score.riskFactor, 100).toDouble()},
          {"effort", effortId(row.score.effort)},
          {"priority", figure(row.score.priority)},
          {"value", figure(row.score.value)},
          {"contradiction", row.score.contradicted},
          {"formula", gapFormula(row.score, gaps.by)},
          {"why", {{"ja", why(Language::Japanese)}, {"en", why(Language::English)}}},
          {"risks", linksJson(gaps.links.risksOf(item.id))},
          {"plans", linksJson(gaps.links.plansOf(item.id))}};
}

std::string rankWords(const GapRow& row, Language language) {
  if (row.group == GapGroup::Ranked) return std::to_string(row.rank);
  const auto group = render(msg("gaps.group." + std::string(idOf(row.group))), language);
  return row.rank > 0 ? std::to_string(row.rank) + ' ' + group : group;
}

void print(const Gaps& gaps, const GapRow& row, Language language) {
  const auto& item = gaps.catalog->items()[row.score.index];
  const auto levels = render(
      msg("cli.gaps.levels", row.score.level ? std::to_string(*row.score.level) : std::string("–"),
          row.score.target),
      language);
  fmt::print(std::cout, "{}\t{} {}\t{}\t{}\t{}\t{}\n", rankWords(row, language), item.id,
             item.title.in(language), levels, shown(row.score.priority, 2),
             shown(row.score.value, 2),
             gapReason(*gaps.catalog, row, gaps.links, gaps.by, language));
}

void run(const Arguments& arguments) {
  const auto gaps = read(arguments);
  if (arguments.json) {
    auto json = ordered_json::array();
    for (const auto& row : gaps.rows) json.push_back(asJson(gaps, row));
    std::cout << json.dump(2) << '\n';
    return;
  }
  const auto language = languageFromCode(arguments.language);
  fmt::print(std::cout, "{}\n", render(msg("cli.gaps.heading"), language));
  for (const auto& row : gaps.rows) print(gaps, row, language);
}

}  // namespace

void addGapsCommand(CLI::App& app, Context& context) {
  auto arguments = std::make_shared<Arguments>();
  auto* command = app.add_subcommand("gaps", text(context, "cli.help.gaps"));
  command->add_option("FILE", arguments->file, text(context, "cli.help.workspace"))->required();
  command->add_flag("--json", arguments->json, text(context, "cli.help.gaps_json"));
  command->add_option("--by", arguments->by, text(context, "cli.help.gaps_by"))
      ->check(CLI::IsMember({"priority", "value"}));
  command->add_flag("--all", arguments->all, text(context, "cli.help.gaps_all"));
  command->add_option("--cycle", arguments->cycle, text(context, "cli.help.cycle"));
  command->add_option("--as-of", arguments->asOf, text(context, "cli.help.as_of"));
  command->add_option("--lang", arguments->language, text(context, "cli.help.score_language"))
      ->check(CLI::IsMember({"ja", "en"}));
  command->callback([arguments] { run(*arguments); });
}

}  // namespace kijun::cli
