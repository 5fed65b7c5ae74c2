#include <fmt/ostream.h>

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "cli/command.h"
#include "workspace/history.h"

namespace kijun::cli {
namespace {

constexpr std::size_t kPage = 200;

struct Arguments {
  std::string file;
  bool json = false;
  std::string person;
  std::string role;
  std::string from;
  std::string until;
  std::string kind;
  std::string table;
  std::string text;
  std::size_t limit = 0;  // 0: all
};

Error badChoice(const std::string& option, const std::string& value, const std::string& known) {
  return {Fault::Usage, msg("cli.history.bad_choice", option, value, known)};
}

// The first instant of the day where the workspace stands.
Instant startOf(Date day, int offsetMinutes) {
  const auto days = day.days().time_since_epoch().count();
  return Instant((std::int64_t{days} * 1440 - offsetMinutes) * 60'000);
}

HistoryFilter filterOf(const Arguments& arguments, int offsetMinutes, Language language) {
  HistoryFilter filter;
  filter.person = arguments.person;
  filter.table = arguments.table;
  filter.text = arguments.text;
  filter.language = language;
  if (!arguments.role.empty()) {
    filter.role = roleFromId(arguments.role);
    if (!filter.role) {
      throw badChoice("--role", arguments.role,
                      "assessor, respondent, approver, auditor, executive, administrator");
    }
  }
  if (!arguments.kind.empty()) {
    std::string known;
    for (const auto& group : entryGroups()) {
      known += (known.empty() ? "" : ", ") + std::string(group.id);
      if (group.id == arguments.kind) filter.group = group.id;
    }
    if (filter.group.empty()) throw badChoice("--kind", arguments.kind, known);
  }
  if (const auto day = dateOption("--from", arguments.from)) {
    filter.from = startOf(*day, offsetMinutes);
  }
  if (const auto day = dateOption("--until", arguments.until)) {
    filter.until = startOf(day->plusDays(1), offsetMinutes);
  }
  return filter;
}

void printLine(const HistoryLine& line, int offsetMinutes, Language language) {
  const auto& entry = line.entry;
  const auto at = Instant::parse(entry.at);
  const auto when = at ? at->shownAt(offsetMinutes) : entry.at;
  std::string marks;
  for (const std::string_view id :
       {markTextId(entry),
        line.takenBack ? std::string_view("history.taken_back") : std::string_view()}) {
    if (!id.empty()) marks += " [" + render({std::string(id), {}}, language) + "]";
  }
  fmt::print(std::cout, "{}\t{}\t{}\t{}\t{}{}\n", entry.number, when, entry.actor.name,
             render({roleTextId(entry.actor.role), {}}, language), render(entry.name, language),
             marks);
}

nlohmann::ordered_json jsonOf(const EntryInWords& told, Language language) {
  const auto& entry = told.line.entry;
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (const auto& row : told.rows) {
    nlohmann::ordered_json fields = nlohmann::ordered_json::array();
    for (const auto& field : row.fields) {
      fields.push_back({{"field", field.label}, {"before", field.before}, {"after", field.after}});
    }
    rows.push_back({{"table", row.table},
                    {"key", row.key},
                    {"row", row.title},
                    {"deed", render({std::string(textIdOf(row.deed)), {}}, language)},
                    {"fields", fields}});
  }
  return {{"number", entry.number},
          {"id", entry.id},
          {"at", entry.at},
          {"person", entry.actor.person},
          {"name", entry.actor.name},
          {"role", idOf(entry.actor.role)},
          {"kind", idOf(entry.kind)},
          {"group", groupOf(entry)},
          {"command", entry.command},
          {"what", render(entry.name, language)},
          {"taken_back", told.line.takenBack},
          {"undoes", told.undoes},
          {"from_another_copy", !entry.batch.empty()},
          {"rows", rows},
          {"untold_rows", told.untold}};
}

// One entry at a time, so that a long journal does not stand in memory.
void printJson(const Session& session, const std::vector<std::int64_t>& numbers,
               Language language) {
  std::cout << "[";
  bool first = true;
  for (const auto number : numbers) {
    const auto told = entryInWords(session, number, language);
    if (!told) continue;
    std::cout
        << (first ? "\n" : ",\n")
        << jsonOf(*told, language).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    first = false;
  }
  std::cout << (first ? "]\n" : "\n]\n");
}

void run(const Arguments& arguments, const Context& context) {
  const auto session = openForReading(arguments.file);
  const int offset = session->snapshot().offsetMinutes;
  auto numbers = historyNumbers(*session, filterOf(arguments, offset, context.language));
  if (arguments.limit > 0 && numbers.size() > arguments.limit) numbers.resize(arguments.limit);
  if (arguments.json) {
    printJson(*session, numbers, context.language);
    return;
  }
  for (std::size_t at = 0; at < numbers.size(); at += kPage) {
    const auto page = std::span(numbers).subspan(at, std::min(kPage, numbers.size() - at));
    for (const auto& line : historyLines(*session, page, context.language)) {
      printLine(line, offset, context.language);
    }
  }
}

}  // namespace

void addHistoryCommand(CLI::App& app, Context& context) {
  auto arguments = std::make_shared<Arguments>();
  auto* command = app.add_subcommand("history", text(context, "cli.help.history"));
  command->add_option("FILE", arguments->file, text(context, "cli.help.workspace"))->required();
  command->add_flag("--json", arguments->json, text(context, "cli.help.history_json"));
  command->add_option("--person", arguments->person, text(context, "cli.help.history_person"));
  command->add_option("--role", arguments->role, text(context, "cli.help.history_role"));
  command->add_option("--from", arguments->from, text(context, "cli.help.history_from"));
  command->add_option("--until", arguments->until, text(context, "cli.help.history_until"));
  command->add_option("--kind", arguments->kind, text(context, "cli.help.history_kind"));
  command->add_option("--table", arguments->table, text(context, "cli.help.history_table"));
  command->add_option("--text", arguments->text, text(context, "cli.help.history_text"));
  command->add_option("--limit", arguments->limit, text(context, "cli.help.history_limit"));
  command->callback([arguments, &context] { run(*arguments, context); });
}

}  // namespace kijun::cli
