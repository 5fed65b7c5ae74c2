#include <fmt/ostream.h>

#include <iostream>

#include "assessment/signals.h"
#include "cli/command.h"

namespace kijun::cli {
namespace {

using nlohmann::ordered_json;

struct Arguments {
  std::string file;
  bool json = false;
  std::optional<int> cycle;
  std::string asOf;
  std::string language = "ja";
};

ordered_json asJson(const std::vector<SignalRow>& rows) {
  auto list = ordered_json::array();
  for (const auto& row : rows) list.push_back({{"register", row.record}, {"id", row.id}});
  return list;
}

ordered_json asJson(const SignalReading& reading) {
  ordered_json json = {
      {"id", reading.id},
      {"item", reading.item},
      {"metric", reading.metric},
      {"value", reading.value ? ordered_json(reading.value->toDouble()) : ordered_json()},
      {"threshold", reading.threshold},
      {"state", idOf(reading.state)},
      {"text", {{"ja", reading.text.ja}, {"en", reading.text.en}}},
      {"unit", idOf(reading.unit)},
      {"op", idOf(reading.test)},
      {"catalog_threshold", reading.catalogThreshold}};
  json["explanation"] = nullptr;
  if (reading.explanation) {
    json["explanation"] = {{"note", reading.explanation->note},
                           {"on_day", reading.explanation->onDay}};
  }
  json["rows"] = {{"fulfilling", asJson(reading.rows->fulfilling)},
                  {"failing", asJson(reading.rows->failing)}};
  return json;
}

void run(const Arguments& arguments) {
  const auto session = openForReading(arguments.file);
  const auto snapshot = session->snapshot(arguments.cycle, dateOption("--as-of", arguments.asOf));
  const auto& readings = readingsOf(snapshot);
  if (arguments.json) {
    auto json = ordered_json::array();
    for (const auto& reading : readings) json.push_back(asJson(reading));
    std::cout << json.dump(2) << '\n';
    return;
  }
  const auto language = languageFromCode(arguments.language);
  fmt::print(std::cout, "{}\n", render(msg("cli.signals.heading"), language));
  for (const auto& reading : readings) {
    fmt::print(std::cout, "{}\t{}\t{}\t{}\n", reading.item,
               render(stateMessage(reading.state), language), reading.text.in(language),
               reading.explanation ? reading.explanation->note : std::string());
  }
}

}  // namespace

void addSignalsCommand(CLI::App& app, Context& context) {
  auto arguments = std::make_shared<Arguments>();
  auto* command = app.add_subcommand("signals", text(context, "cli.help.signals"));
  command->add_option("FILE", arguments->file, text(context, "cli.help.workspace"))->required();
  command->add_flag("--json", arguments->json, text(context, "cli.help.signals_json"));
  command->add_option("--cycle", arguments->cycle, text(context, "cli.help.cycle"));
  command->add_option("--as-of", arguments->asOf, text(context, "cli.help.as_of"));
  command->add_option("--lang", arguments->language, text(context, "cli.help.score_language"))
      ->check(CLI::IsMember({"ja", "en"}));
  command->callback([arguments] { run(*arguments); });
}

}  // namespace kijun::cli
