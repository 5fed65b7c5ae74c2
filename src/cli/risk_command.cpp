#include <fmt/ostream.h>

#include <iostream>

#include "assessment/risk_register.h"
#include "cli/command.h"

namespace kijun::cli {
namespace {

using nlohmann::ordered_json;

struct Arguments {
  std::string file;
  bool json = false;
  std::string asOf;
  std::string language = "ja";
};

ordered_json orNull(const std::string& value) {
  return value.empty() ? ordered_json() : ordered_json(value);
}

ordered_json inBoth(const Message& message) {
  return {{"ja", render(message, Language::Japanese)}, {"en", render(message, Language::English)}};
}

ordered_json asJson(const RiskView& risk, const RiskModel& model) {
  ordered_json json = {{"id", risk.id},
                       {"title", risk.title},
                       {"method", risk.method},
                       {"inherent", orNull(risk.inherent)},
                       {"current", orNull(risk.current)},
                       {"target", orNull(risk.target)},
                       {"treatment", orNull(risk.treatment)},
                       {"items", risk.items},
                       {"state", risk.open ? "open" : "closed"},
                       {"accepted", risk.accepted},
                       {"acceptance_until", orNull(risk.acceptanceUntil)},
                       {"acceptance_expired", risk.acceptanceExpired},
                       {"review_due", orNull(risk.reviewDue)},
                       {"review_overdue", risk.reviewOverdue},
                       {"services", risk.services},
                       {"assets", risk.assets},
                       {"suppliers", risk.suppliers}};
  if (risk.proposal) {
    json["proposal"] = {{"level", risk.proposal->level},
                        {"because", inBoth(risk.proposal->because)},
                        {"model", inBoth(risk.proposal->model)},
                        {"model_version", toHex(model.version())}};
  } else {
    json["proposal"] = nullptr;
  }
  return json;
}

// Level now, level proposed, treatment, marks, title.
void print(const RiskView& risk, Language language) {
  std::string marks;
  const auto mark = [&](bool holds, std::string_view textId) {
    if (!holds) return;
    if (!marks.empty()) marks += ", ";
    marks += render(msg(textId), language);
  };
  mark(risk.accepted, "cli.risk.accepted");
  mark(risk.acceptanceExpired, "cli.risk.acceptance_expired");
  mark(risk.reviewOverdue, "cli.risk.review_overdue");
  mark(!risk.open, "cli.risk.closed");
  fmt::print(std::cout, "{}\t{}\t{}\t{}\t{}\n", risk.current.empty() ? "–" : risk.current,
             risk.proposal ? risk.proposal->level : "–",
             risk.treatment.empty()
                 ? "–"
                 : render(msg("record.risk.treatment." + risk.treatment), language),
             risk.title, marks);
}

void list(const Arguments& arguments) {
  const auto session = openForReading(arguments.file);
  const auto snapshot = session->snapshot({}, dateOption("--as-of", arguments.asOf));
  auto rows = session->registers(riskSources());
  const auto model = RiskModel::of(*snapshot.current.catalog);
  const auto risks = riskViews(model, rows, importanceOf(rows), snapshot.asOf);
  if (arguments.json) {
    auto json = ordered_json::array();
    for (const auto& risk : risks) json.push_back(asJson(risk, model));
    std::cout << json.dump(2) << '\n';
    return;
  }
  const auto language = languageFromCode(arguments.language);
  fmt::print(std::cout, "{}\n", render(msg("cli.risk.heading"), language));
  for (const auto& risk : risks) print(risk, language);
  fmt::print(std::cout, "{}\n",
             render(msg("cli.risk.model", render(model.name(), language)), language));
}

}  // namespace

void addRiskCommand(CLI::App& app, Context& context) {
  auto* risk = app.add_subcommand("risk", text(context, "cli.help.risk"));
  risk->require_subcommand(1);
  auto arguments = std::make_shared<Arguments>();
  auto* command = risk->add_subcommand("list", text(context, "cli.help.risk_list"));
  command->add_option("FILE", arguments->file, text(context, "cli.help.workspace"))->required();
  command->add_flag("--json", arguments->json, text(context, "cli.help.risk_json"));
  command->add_option("--as-of", arguments->asOf, text(context, "cli.help.as_of"));
  command->add_option("--lang", arguments->language, text(context, "cli.help.score_language"))
      ->check(CLI::IsMember({"ja", "en"}));
  command->callback([arguments] { list(*arguments); });
}

}  // namespace kijun::cli
