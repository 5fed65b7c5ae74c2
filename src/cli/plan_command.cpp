#include <fmt/ostream.h>
#include <fmt/ranges.h>

#include <iostream>

#include "assessment/plans.h"
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

ordered_json orNull(const std::optional<Date>& day) {
  return day ? ordered_json(day->iso()) : ordered_json();
}

template <typename Number>
ordered_json orNull(const std::optional<Number>& value) {
  return value ? ordered_json(*value) : ordered_json();
}

std::string nameOf(const Snapshot& snapshot, const Id& person) {
  const auto* found = snapshot.person(person);
  return found ? found->name : std::string();
}

ordered_json asJson(const PlanView& plan, const Snapshot& snapshot) {
  const auto* department = snapshot.department(plan.department);
  auto milestones = ordered_json::array();
  for (const auto& milestone : plan.milestones) {
    milestones.push_back({{"title", milestone.title},
                          {"due", orNull(milestone.due)},
                          {"done_on", orNull(milestone.doneOn)},
                          {"overdue", milestone.overdue}});
  }
  return {{"id", plan.id},
          {"title", plan.title},
          {"number", orNull(plan.number)},
          {"state", plan.state},
          {"target_state", orNull(plan.targetState)},
          {"actions", orNull(plan.actions)},
          {"resources", orNull(plan.resources)},
          {"responsible", orNull(nameOf(snapshot, plan.responsible))},
          {"due", orNull(plan.due)},
          {"evaluation", orNull(plan.evaluation)},
          {"missing", plan.missing},
          {"overdue", plan.overdue},
          {"percent", plan.percent},
          {"start", orNull(plan.start)},
          {"department", orNull(department ? department->name : std::string())},
          {"effort", orNull(plan.effort)},
          {"cost", orNull(plan.cost)},
          {"person_days", orNull(plan.personDays)},
          {"promised_level", orNull(plan.promisedLevel)},
          {"items", plan.items},
          {"risks", plan.risks},
          {"suppliers", plan.suppliers},
          {"documents", plan.documents},
          {"depends_on", plan.dependsOn},
          {"waits_for", plan.waitsFor},
          {"milestones", std::move(milestones)},
          {"closed_on", orNull(plan.closedOn)},
          {"verdict", orNull(plan.verdict)},
          {"result", orNull(plan.result)}};
}

// State, due, percent, title, who, marks.
void print(const PlanView& plan, const Snapshot& snapshot, Language language) {
  const auto say = [&](const Message& message) { return render(message, language); };
  std::vector<std::string> marks;
  if (plan.overdue) marks.push_back(say(msg("cli.plan.overdue")));
  if (plan.open && !plan.waitsFor.empty()) marks.push_back(say(msg("cli.plan.waits")));
  if (plan.open && !plan.missing.empty()) {
    std::string fields;
    for (const auto field : plan.missing) {
      if (!fields.empty()) fields += say(msg("cli.plan.comma"));
      fields += say(Message{"record.plan." + std::string(field), {}});
    }
    marks.push_back(say(msg("cli.plan.missing", fields)));
  }
  const auto responsible = nameOf(snapshot, plan.responsible);
  fmt::print(std::cout, "{}\t{}\t{}%\t{}\t{}\t{}\n",
             say(Message{"record.plan.state." + plan.state, {}}), plan.due ? plan.due->iso() : "–",
             plan.percent, plan.title, responsible.empty() ? "–" : responsible,
             fmt::join(marks, ", "));
}

void list(const Arguments& arguments) {
  const auto session = openForReading(arguments.file);
  const auto snapshot = session->snapshot({}, dateOption("--as-of", arguments.asOf));
  auto rows = session->registers(planSources());
  const auto plans = planViews(rows, snapshot.asOf);
  if (arguments.json) {
    auto json = ordered_json::array();
    for (const auto& plan : plans) json.push_back(asJson(plan, snapshot));
    std::cout << json.dump(2) << '\n';
    return;
  }
  const auto language = languageFromCode(arguments.language);
  fmt::print(std::cout, "{}\n", render(msg("cli.plan.heading"), language));
  for (const auto& plan : plans) print(plan, snapshot, language);
}

}  // namespace

void addPlanCommand(CLI::App& app, Context& context) {
  auto* plan = app.add_subcommand("plan", text(context, "cli.help.plan"));
  plan->require_subcommand(1);
  auto arguments = std::make_shared<Arguments>();
  auto* command = plan->add_subcommand("list", text(context, "cli.help.plan_list"));
  command->add_option("FILE", arguments->file, text(context, "cli.help.workspace"))->required();
  command->add_flag("--json", arguments->json, text(context, "cli.help.plan_json"));
  command->add_option("--as-of", arguments->asOf, text(context, "cli.help.as_of"));
  command->add_option("--lang", arguments->language, text(context, "cli.help.score_language"))
      ->check(CLI::IsMember({"ja", "en"}));
  command->callback([arguments] { list(*arguments); });
}

}  // namespace kijun::cli
