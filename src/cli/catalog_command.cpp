#include <iostream>
#include <nlohmann/json.hpp>

#include "base/atomic_file.h"
#include "catalog/catalog.h"
#include "cli/command.h"

namespace kijun::cli {
namespace {

using nlohmann::ordered_json;

constexpr std::uintmax_t kLargestCatalog = 64u << 20;

ordered_json textJson(const Bilingual& text) {
  return {{"ja", text.ja}, {"en", text.en}};
}

// Frameworks that number their entries (METI's ten directives) get numbers.
ordered_json crosswalkJson(const Crosswalk& crosswalk) {
  ordered_json out = ordered_json::object();
  for (const auto& [framework, ids] : crosswalk) {
    auto& list = out[framework] = ordered_json::array();
    for (const auto& id : ids) {
      const bool number = id.find_first_not_of("0123456789") == std::string::npos;
      list.push_back(number ? ordered_json(std::stoi(id)) : ordered_json(id));
    }
  }
  return out;
}

ordered_json itemJson(const Item& item) {
  ordered_json evidence = ordered_json::array();
  for (const auto& text : item.evidence) evidence.push_back(textJson(text));
  ordered_json checkpoints = ordered_json::array();
  for (const auto& checkpoint : item.checkpoints) {
    checkpoints.push_back(
        {{"id", checkpoint.id}, {"ja", checkpoint.text.ja}, {"en", checkpoint.text.en}});
  }
  ordered_json levels = ordered_json::object();
  for (const auto& [level, text] : item.levels) levels[std::to_string(level)] = textJson(text);
  return {{"id", item.id},
          {"section", item.section},
          {"modality", modalityId(item.modality)},
          {"question", textJson(item.question)},
          {"intent", textJson(item.intent)},
          {"evidence", evidence},
          {"checkpoints", checkpoints},
          {"levels", levels},
          {"functions", item.functions},
          {"crosswalk", crosswalkJson(item.crosswalk)},
          {"effort", effortId(item.effort)}};
}

void list(bool json, Language language) {
  const Catalog& catalog = *shippedCatalogs().front();
  if (json) {
    ordered_json items = ordered_json::array();
    for (const auto& item : catalog.items()) items.push_back(itemJson(item));
    std::cout << items.dump(2) << '\n';
    return;
  }
  for (const auto& item : catalog.items()) {
    std::cout << item.id << '\t' << catalog.modality(item.modality).label.in(language) << '\t'
              << item.question.in(language) << '\n';
  }
}

int check(const std::string& file, Language language) {
  const auto problems = checkCatalog(readFile(file, kLargestCatalog));
  for (const auto& problem : problems) {
    std::cerr << file << ": " << (problem.pointer.empty() ? "/" : problem.pointer) << ": "
              << render(problem.reason, language) << '\n';
  }
  if (problems.empty())
    std::cout << file << ": " << render(msg("cli.catalog_ok"), language) << '\n';
  return problems.empty() ? 0 : 1;
}

}  // namespace

void addCatalogCommand(CLI::App& app, Context& context) {
  auto* catalog = app.add_subcommand("catalog", text(context, "cli.help.catalog"));
  catalog->require_subcommand(1);
  auto* listCommand = catalog->add_subcommand("list", text(context, "cli.help.catalog_list"));
  auto json = std::make_shared<bool>(false);
  listCommand->add_flag("--json", *json, text(context, "cli.help.catalog_json"));
  auto language = std::make_shared<std::string>("ja");
  listCommand->add_option("--lang", *language, text(context, "cli.help.catalog_language"))
      ->check(CLI::IsMember({"ja", "en"}));
  listCommand->callback([=] { list(*json, languageFromCode(*language)); });

  auto* checkCommand = catalog->add_subcommand("check", text(context, "cli.help.catalog_check"));
  auto file = std::make_shared<std::string>();
  checkCommand->add_option("FILE", *file, text(context, "cli.help.catalog_file"))->required();
  checkCommand->callback([file, &context] { context.exitCode = check(*file, context.language); });
}

}  // namespace kijun::cli
