#include <fmt/ostream.h>

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "cli/command.h"
#include "workspace/evidence_text.h"
#include "workspace/search.h"

namespace kijun::cli {
namespace {

struct Arguments {
  std::string file;
  std::vector<std::string> words;
  std::vector<std::string> kinds;
  std::optional<int> cycle;
  std::size_t limit = 20;
  bool json = false;
  bool remake = false;
  std::string language = "ja";
};

void checkKinds(const Arguments& arguments) {
  std::string known;
  const auto all = searchKinds(Language::Japanese);
  for (const auto& kind : all) known += (known.empty() ? "" : ", ") + kind.id;
  for (const auto& kind : arguments.kinds) {
    if (std::ranges::find(all, kind, &SearchKind::id) == all.end()) {
      throw Error(Fault::Usage, msg("search.unknown_kind", kind, known));
    }
  }
}

std::string typed(const Arguments& arguments) {
  std::string joined;
  for (const auto& word : arguments.words) joined += (joined.empty() ? "" : " ") + word;
  return joined;
}

nlohmann::ordered_json jsonOf(const SearchHit& hit) {
  nlohmann::ordered_json target = {{"id", hit.id}};
  if (!hit.answer.item.empty()) {
    target["item"] = hit.answer.item;
    target["unit"] = hit.answer.unit;
    target["cycle"] = hit.answer.cycle;
    target["cycle_number"] = hit.cycle;
  }
  if (!hit.field.empty()) target["field"] = hit.field;
  return {{"kind", hit.kind},
          {"place", hit.place},
          {"title", hit.title.text},
          {"snippet", hit.snippet.text},
          {"target", target}};
}

void print(const SearchResult& result, bool json) {
  nlohmann::ordered_json array = nlohmann::ordered_json::array();
  for (const auto& kind : result.kinds) {
    for (const auto& hit : kind.hits) {
      if (json) {
        array.push_back(jsonOf(hit));
      } else {
        fmt::print(std::cout, "{}\t{}\t{}\t{}\n", hit.kind, hit.place, hit.title.text,
                   hit.snippet.text);
      }
    }
  }
  if (!json) return;
  fmt::print(std::cout, "{}\n",
             array.dump(2, ' ', false, nlohmann::json::error_handler_t::replace));
}

void run(const Arguments& arguments, const Context& context) {
  checkKinds(arguments);
  SearchRequest request;
  request.words = searchWords(typed(arguments));
  if (request.words.empty() && !arguments.remake) {
    throw Error(Fault::Usage, msg("search.no_words"));
  }
  request.language = languageFromCode(arguments.language);
  request.kinds = arguments.kinds;
  request.cycle = arguments.cycle;
  request.perKind = arguments.limit;
  if (arguments.remake) {
    const auto session = Session::open(arguments.file);
    remakeSearchIndex(*session);
    readNewTexts(*session, context);
    say(context, msg("search.index_remade"));
    if (request.words.empty()) return;
  }
  const auto session = openForReading(arguments.file);
  const auto result = search(*session, request);
  print(result, arguments.json);
  if (result.total == 0) say(context, msg("search.nothing", typed(arguments)));
  if (result.more) say(context, msg("search.more"));
  for (const auto& kind : result.kinds) {
    if (kind.total > kind.hits.size()) {
      say(context, msg("search.more_of_kind", kind.label, kind.total, kind.hits.size()));
    }
  }
  if (result.unreadTexts > 0) say(context, msg("search.unread", result.unreadTexts));
  const auto failed = textTotals(*session).failed;
  if (failed > 0) say(context, msg("search.unreadable", failed));
}

}  // namespace

void addSearchCommand(CLI::App& app, Context& context) {
  auto arguments = std::make_shared<Arguments>();
  auto* command = app.add_subcommand("search", text(context, "cli.help.search"));
  command->add_option("FILE", arguments->file, text(context, "cli.help.workspace"))->required();
  command->add_option("WORDS", arguments->words, text(context, "cli.help.search_words"));
  command->add_option("--kind", arguments->kinds, text(context, "cli.help.search_kind"))
      ->allow_extra_args(false);
  command->add_option("--cycle", arguments->cycle, text(context, "cli.help.cycle"));
  command->add_option("--limit", arguments->limit, text(context, "cli.help.search_limit"));
  command->add_flag("--json", arguments->json, text(context, "cli.help.search_json"));
  command->add_flag("--remake-index", arguments->remake, text(context, "cli.help.search_remake"));
  command->add_option("--lang", arguments->language, text(context, "cli.help.search_language"))
      ->check(CLI::IsMember({"ja", "en"}));
  command->callback([arguments, &context] { run(*arguments, context); });
}

}  // namespace kijun::cli
