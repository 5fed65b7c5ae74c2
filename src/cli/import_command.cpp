#include <fmt/ostream.h>

#include <iostream>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/register_names.h"
#include "cli/terminal_progress.h"
#include "exchange/answer_import.h"
#include "exchange/record_import.h"
#include "exchange/record_names.h"
#include "workspace/table_words.h"

namespace kijun::cli {
namespace {

using nlohmann::json;

constexpr std::size_t kMostRowsPrinted = 200;

struct Arguments {
  std::string file;
  std::string input;
  std::string name;
  std::vector<std::string> columns;
  std::vector<std::string> levels;
  std::string sheet;
  bool yes = false;
  bool json = false;
  std::string as;
};

// "COLUMN=FIELD"; the last '=' parts, as headings may hold one.
std::map<std::string, std::string> pairsOf(const std::vector<std::string>& given,
                                           const char* option) {
  std::map<std::string, std::string> pairs;
  for (const auto& pair : given) {
    const auto at = pair.rfind('=');
    if (at == std::string::npos || at == 0) {
      throw Error(Fault::Usage, msg("cli.import.pair", option, pair), msg("cli.see_help"));
    }
    pairs[pair.substr(0, at)] = pair.substr(at + 1);
  }
  return pairs;
}

// What both imports tell of a row.
struct ToldRow {
  std::size_t line;
  RowFate fate;
  std::string name;
  const std::vector<FieldEdit>* edits;
  const std::vector<Message>* problems;
};

struct Told {
  std::string source;
  std::vector<std::string> header, fields, leftOut;
  std::vector<ToldRow> rows;
  bool ofAnswers = false;
  const RecordDescription* description = nullptr;

  std::size_t count(RowFate fate) const {
    return static_cast<std::size_t>(std::ranges::count(rows, fate, &ToldRow::fate));
  }
};

json valueJson(const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
  if (const auto* words = std::get_if<std::string>(&value)) return *words;
  return nullptr;
}

json toldJson(const Told& told, bool applied, const Context& context) {
  json out{{"source", told.source},
           {"applied", applied},
           {"new", told.count(RowFate::New)},
           {"changed", told.count(RowFate::Changed)},
           {"unchanged", told.count(RowFate::Unchanged)},
           {"problems", told.count(RowFate::Problem)},
           {"columns", json::object()},
           {"left_out", told.leftOut},
           {"rows", json::array()}};
  for (std::size_t i = 0; i < told.header.size(); ++i) {
    if (!told.fields[i].empty()) out["columns"][told.header[i]] = told.fields[i];
  }
  for (const auto& row : told.rows) {
    json line{{"line", row.line}, {"fate", idOf(row.fate)}, {"name", row.name}};
    for (const auto& edit : *row.edits) {
      line["changes"].push_back({{"field", edit.field},
                                 {"before", valueJson(edit.before)},
                                 {"after", valueJson(edit.after)}});
    }
    for (const auto& problem : *row.problems) {
      line["problems"].push_back(render(problem, context.language));
    }
    out["rows"].push_back(std::move(line));
  }
  return out;
}

std::string valueInWords(const Field* field, const Value& value, RecordNames& names,
                         const Context& context) {
  if (field && field->kind == FieldKind::References) {
    std::string list;
    for (const auto& id : idsOf(value)) {
      const auto name = field->target == kItemTarget ? id : names.nameOf(field->target, id);
      list += (list.empty() ? "" : ", ") + (name.empty() ? id : name);
    }
    return list.empty() ? text(context, "words.nothing") : list;
  }
  return inWords(field, value, context.language,
                 {[&](std::string_view record, const Id& id) { return names.nameOf(record, id); }});
}

void printTold(const Told& told, const Session& session, const Context& context) {
  RecordNames names(session);
  std::size_t printed = 0;
  const auto table = told.ofAnswers ? std::string_view("answer") : told.description->id;
  for (const auto& row : told.rows) {
    if (row.fate == RowFate::Unchanged) continue;
    if (++printed > kMostRowsPrinted) continue;
    fmt::print(std::cout, "{}\t{}\t{}\n", row.line,
               text(context, "exchange.fate." + std::string(idOf(row.fate))), row.name);
    for (const auto& edit : *row.edits) {
      const auto* field = fieldOf(table, edit.field);
      fmt::print(std::cout, "\t\t{}\n",
                 render(msg("history.change", field ? text(context, field->textId) : edit.field,
                            valueInWords(field, edit.before, names, context),
                            valueInWords(field, edit.after, names, context)),
                        context.language));
    }
    for (const auto& problem : *row.problems) {
      fmt::print(std::cout, "\t\t{}\n", render(problem, context.language));
    }
  }
  if (printed > kMostRowsPrinted) say(context, msg("cli.import.more", printed - kMostRowsPrinted));
}

void conclude(const Told& told, bool applied, Session& session, const Arguments& arguments,
              Context& context) {
  if (arguments.json) {
    std::cout << toldJson(told, applied, context).dump(2) << '\n';
  } else {
    printTold(told, session, context);
  }
  if (!told.leftOut.empty()) {
    std::string headings;
    for (const auto& heading : told.leftOut) headings += (headings.empty() ? "" : ", ") + heading;
    say(context, msg("cli.import.left_out", headings));
  }
  say(context, msg("cli.import.counts", told.count(RowFate::New), told.count(RowFate::Changed),
                   told.count(RowFate::Unchanged), told.count(RowFate::Problem)));
  const bool something = told.count(RowFate::New) + told.count(RowFate::Changed) > 0;
  if (applied) {
    say(context, msg("cli.import.done"));
  } else {
    say(context, something ? msg("cli.import.say_yes") : msg("cli.import.nothing"));
  }
  if (told.count(RowFate::Problem) > 0) context.exitCode = 1;
}

std::unique_ptr<Session> opened(const Arguments& arguments) {
  OpenOptions options;
  options.as = arguments.as;
  options.access = arguments.yes ? Access::ReadWrite : Access::ReadOnly;
  return Session::open(arguments.file, options);
}

void importAnswers(const Arguments& arguments, Context& context) {
  const auto table = readTable(arguments.input, arguments.sheet);
  AnswerImportOptions options;
  options.columns = pairsOf(arguments.columns, "--map");
  for (const auto& [word, level] : pairsOf(arguments.levels, "--level")) {
    if (level.size() != 1 || level[0] < '0' || level[0] > '9') {
      throw Error(Fault::Usage, msg("cli.import.pair", "--level", word + '=' + level),
                  msg("cli.see_help"));
    }
    options.levelWords[word] = level[0] - '0';
  }
  const auto session = opened(arguments);
  const auto plan = planAnswerImport(*session, table, options);
  Told told{plan.source, table.header, plan.meanings, plan.leftOut, {}, true, nullptr};
  for (const auto& row : plan.rows) {
    const auto name = row.unit.empty() ? row.item : row.item + ' ' + row.unit;
    told.rows.push_back({row.line, row.fate, name, &row.edits, &row.problems});
  }
  const bool applied = arguments.yes && plan.changesAnything();
  if (applied) session->run(importCommand(plan));
  conclude(told, applied, *session, arguments, context);
}

void importRecords(const RecordDescription& description, const Arguments& arguments,
                   Context& context) {
  const auto table = readTable(arguments.input, arguments.sheet);
  const auto session = opened(arguments);
  const auto mapping = mappingFor(description, table, pairsOf(arguments.columns, "--map"),
                                  rememberedColumns(*session, description.id));
  bool applied = false;
  const auto plan = [&] {
    TerminalProgress progress(context, KIJUN_TEXT("cli.import.progress"));
    const double planning = arguments.yes ? 0.5 : 1;
    auto made = planImport(*session, description, table, mapping,
                           [&](double share) { progress.tell(share * planning); });
    applied = arguments.yes && made.changesAnything();
    if (applied) {
      session->run(importCommand(made, [&](double share) { progress.tell(0.5 + share * 0.5); }));
    }
    return made;
  }();
  Told told{plan.source, table.header, plan.mapping, plan.leftOut, {}, false, &description};
  for (const auto& row : plan.rows) {
    told.rows.push_back({row.line, row.fate, row.name, &row.edits, &row.problems});
  }
  conclude(told, applied, *session, arguments, context);
}

void run(const Arguments& arguments, Context& context) {
  if (isAnswers(arguments.name)) {
    importAnswers(arguments, context);
  } else {
    importRecords(requireRegister(arguments.name), arguments, context);
  }
}

}  // namespace

void addImportCommand(CLI::App& app, Context& context) {
  auto arguments = std::make_shared<Arguments>();
  auto* command = app.add_subcommand("import", text(context, "cli.help.import"));
  command->add_option("FILE", arguments->file, text(context, "cli.help.workspace"))->required();
  command->add_option("INPUT", arguments->input, text(context, "cli.help.import_input"))
      ->required();
  command->add_option("--register", arguments->name, text(context, "cli.help.register"))
      ->required();
  command->add_option("--map", arguments->columns, text(context, "cli.help.import_map"));
  command->add_option("--level", arguments->levels, text(context, "cli.help.import_level"));
  command->add_option("--sheet", arguments->sheet, text(context, "cli.help.import_sheet"));
  command->add_flag("--yes", arguments->yes, text(context, "cli.help.import_yes"));
  command->add_flag("--json", arguments->json, text(context, "cli.help.import_json"));
  command->add_option("--as", arguments->as, text(context, "cli.help.as"));
  command->callback([arguments, &context] { run(*arguments, context); });
}

}  // namespace kijun::cli
