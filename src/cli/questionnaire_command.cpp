#include <fmt/ostream.h>

#include <iostream>
#include <nlohmann/json.hpp>

#include "assessment/collection.h"
#include "base/atomic_file.h"
#include "base/error.h"
#include "base/text.h"
#include "cli/command.h"
#include "exchange/questionnaire/form_xlsx.h"
#include "exchange/questionnaire/hand_out.h"
#include "exchange/questionnaire/take_back.h"
#include "exchange/record_names.h"
#include "report/questionnaire.h"
#include "workspace/table_words.h"

namespace kijun::cli {
namespace {

using nlohmann::json;

struct Arguments {
  std::string file;
  std::string out;
  std::string department;
  std::string respondent;
  std::vector<std::string> sections;
  std::string format;
  std::string language = "ja";
  bool blank = false;
  bool replace = false;
  std::string returned;
  std::vector<std::string> take;
  std::string as;
  std::string asOf;
  bool yes = false;
  bool json = false;
};

// ---- out ----

Id respondentNamed(const Snapshot& snapshot, const std::string& name) {
  if (name.empty()) return {};
  for (const auto& person : snapshot.people) {
    if (person.id == name || folded(person.name) == folded(name)) return person.id;
  }
  throw Error(Fault::Input, msg("workspace.person.unknown", name),
              msg("workspace.person.unknown.todo"));
}

void requireFree(const Arguments& arguments) {
  if (arguments.replace || !std::filesystem::exists(arguments.out)) return;
  throw Error(Fault::Input, msg("cli.questionnaire.exists", arguments.out),
              msg("cli.questionnaire.exists.todo"));
}

void handOut(const Arguments& arguments, const Context& context) {
  const auto session = openForReading(arguments.file);
  QuestionnaireWish wish{
      arguments.department, respondentNamed(session->snapshot(), arguments.respondent),
      arguments.sections, arguments.blank ? QuestionnaireFill::Blank : QuestionnaireFill::Filled};
  const auto form = readQuestionnaire(*session, wish);
  const auto language = languageFromCode(arguments.language);
  if (arguments.format == "kijun") {
    writeQuestionnaireWorkspace(*session, form, arguments.out,
                                arguments.replace ? Existing::Replace : Existing::Keep);
  } else {
    requireFree(arguments);
    const auto bytes =
        arguments.format == "xlsx"
            ? questionnaireXlsx(form, language)
            : makeQuestionnaire(form, language, *formatFromExtension(arguments.format));
    writeFileAtomically(arguments.out, bytes);
  }
  say(context, msg("cli.questionnaire.out", form.rows.size(), form.department.name, arguments.out));
}

// ---- in ----

json valueJson(const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
  if (const auto* words = std::get_if<std::string>(&value)) return *words;
  return nullptr;
}

json rowJson(const PlannedReturn& row, const Context& context) {
  json out{{"line", row.line},
           {"fate", idOf(row.fate)},
           {"item", row.item},
           {"unit", row.unit},
           {"submits", row.submits}};
  for (const auto& field : row.fields) {
    out["changes"].push_back({{"field", field.field},
                              {"base", valueJson(field.base)},
                              {"before", valueJson(field.mine)},
                              {"after", valueJson(field.theirs)},
                              {"conflict", field.conflict}});
  }
  for (const auto& comment : row.comments) out["comments"].push_back(comment.text);
  for (const auto& piece : row.pieces) out["evidence"].push_back(piece.title);
  for (const auto& problem : row.problems) {
    out["problems"].push_back(render(problem, context.language));
  }
  return out;
}

json planJson(const TakeBack& plan, bool applied, const Context& context) {
  json out{{"source", plan.source},
           {"department", plan.department.name},
           {"respondent", plan.respondent.name},
           {"applied", applied},
           {"missing", plan.missing},
           {"left_out", plan.leftOut},
           {"rows", json::array()}};
  for (const auto fate : kReturnFates) out[std::string(idOf(fate))] = plan.count(fate);
  for (const auto& row : plan.rows) out["rows"].push_back(rowJson(row, context));
  return out;
}

std::string inWords(const ReturnedField& field, const Value& value, const Context& context) {
  return kijun::inWords(fieldOf("answer", field.field), value, context.language, {});
}

void printRow(const PlannedReturn& row, const Context& context) {
  fmt::print(std::cout, "{}\t{}\t{}{}\n", row.line,
             text(context, "questionnaire.fate." + std::string(idOf(row.fate))), row.item,
             row.unit.empty() ? "" : " / " + row.unit);
  for (const auto& field : row.fields) {
    const auto* described = fieldOf("answer", field.field);
    const auto label = text(
        context, described
                     ? std::string(described->textId)
                     : std::string(field.field == "ticks" ? KIJUN_TEXT("record.answer_tick")
                                                          : KIJUN_TEXT("record.answer_reference")));
    fmt::print(std::cout, "\t\t{}\n",
               render(msg("history.change", label, inWords(field, field.mine, context),
                          inWords(field, field.theirs, context)),
                      context.language));
    if (field.conflict) {
      fmt::print(std::cout, "\t\t{}\n",
                 render(msg("cli.questionnaire.base", inWords(field, field.base, context)),
                        context.language));
    }
  }
  for (const auto& comment : row.comments) fmt::print(std::cout, "\t\t“{}”\n", comment.text);
  for (const auto& piece : row.pieces) fmt::print(std::cout, "\t\t+ {}\n", piece.title);
  for (const auto& problem : row.problems) {
    fmt::print(std::cout, "\t\t{}\n", render(problem, context.language));
  }
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

void printPlan(const TakeBack& plan, const Context& context) {
  for (const auto& row : plan.rows) {
    if (row.fate != ReturnFate::Unchanged || row.offers()) printRow(row, context);
  }
  say(context, msg("cli.questionnaire.counts", plan.count(ReturnFate::New),
                   plan.count(ReturnFate::Changed), plan.count(ReturnFate::Conflict),
                   plan.count(ReturnFate::Unchanged), plan.count(ReturnFate::Unknown),
                   plan.count(ReturnFate::Foreign), plan.count(ReturnFate::Unfit)));
  if (!plan.leftOut.empty()) {
    say(context, msg("cli.questionnaire.left_out", joined(plan.leftOut)));
  }
  if (!plan.missing.empty()) {
    say(context, msg("cli.questionnaire.missing", plan.missing.size(), joined(plan.missing)));
  }
}

// The conflicts that were said to be taken, by item.
ReturnChoices choicesOf(const TakeBack& plan, const Arguments& arguments) {
  ReturnChoices choices;
  for (const auto& item : arguments.take) {
    bool found = item == "all";
    for (std::size_t place = 0; place < plan.rows.size(); ++place) {
      const auto& row = plan.rows[place];
      if (row.fate != ReturnFate::Conflict || (item != "all" && row.item != item)) continue;
      choices[place] = ReturnChoice::Take;
      found = true;
    }
    if (!found) {
      throw Error(Fault::Usage, msg("cli.questionnaire.no_conflict", item), msg("cli.see_help"));
    }
  }
  return choices;
}

void takeBack(const Arguments& arguments, const Context& context) {
  OpenOptions options;
  options.as = arguments.as;
  options.access = arguments.yes ? Access::ReadWrite : Access::ReadOnly;
  const auto session = Session::open(arguments.file, options);
  if (arguments.yes) sayMigration(context, *session);
  const auto plan = planTakeBack(*session, readReturned(arguments.returned),
                                 {arguments.department, arguments.respondent});
  const auto choices = choicesOf(plan, arguments);
  std::optional<ChangeNotice> done;
  if (arguments.yes) done = applyTakeBack(*session, plan, choices);
  if (arguments.json) {
    std::cout << planJson(plan, done.has_value(), context).dump(2) << '\n';
  } else {
    printPlan(plan, context);
  }
  if (done) {
    say(context, msg("cli.questionnaire.taken", done->answers.size(), plan.department.name,
                     plan.respondent.name));
    const auto left = plan.count(ReturnFate::Conflict) - choices.size();
    if (left > 0) say(context, msg("cli.questionnaire.conflicts_left", left));
  } else if (!plan.changesAnything()) {
    say(context, msg("cli.questionnaire.nothing_new"));
  } else if (!arguments.yes) {
    say(context, msg("cli.questionnaire.preview"));
  }
}

// ---- list ----

json standingJson(const DepartmentStanding& standing, const Snapshot& snapshot) {
  const auto* department = snapshot.department(standing.department);
  json out{{"department", department ? json(department->name) : json(nullptr)},
           {"items", standing.items},
           {"answered", standing.answered},
           {"owed", standing.owed()},
           {"overdue", standing.overdue},
           {"open_comments", standing.openComments},
           {"due", standing.nextDue.empty() ? json(nullptr) : json(standing.nextDue)},
           {"respondents", json::array()}};
  for (const auto state : {AnswerState::NotStarted, AnswerState::InProgress, AnswerState::Submitted,
                           AnswerState::Returned, AnswerState::Confirmed}) {
    out[std::string(idOf(state))] = standing.of(state);
  }
  for (const auto& id : standing.respondents) {
    if (const auto* person = snapshot.person(id)) out["respondents"].push_back(person->name);
  }
  return out;
}

void list(const Arguments& arguments, const Context& context) {
  const auto session = openForReading(arguments.file);
  const auto snapshot = session->snapshot({}, dateOption("--as-of", arguments.asOf));
  const auto standings = standingsOf(snapshot, dueAnswers(snapshot, snapshot.asOf));
  if (arguments.json) {
    auto out = json::array();
    for (const auto& standing : standings) out.push_back(standingJson(standing, snapshot));
    std::cout << out.dump(2) << '\n';
    return;
  }
  for (const auto& standing : standings) {
    const auto* department = snapshot.department(standing.department);
    const auto name = department ? department->name : text(context, "cli.questionnaire.unassigned");
    fmt::print(std::cout, "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", name, standing.items,
               standing.of(AnswerState::NotStarted), standing.of(AnswerState::InProgress),
               standing.of(AnswerState::Submitted), standing.of(AnswerState::Returned),
               standing.of(AnswerState::Confirmed), standing.overdue, standing.nextDue);
  }
  say(context, msg("cli.questionnaire.columns"));
}

void addOut(CLI::App& app, Context& context) {
  const auto arguments = std::make_shared<Arguments>();
  auto* command = app.add_subcommand("out", text(context, "cli.help.questionnaire_out"));
  command->add_option("FILE", arguments->file, text(context, "cli.help.workspace"))->required();
  command
      ->add_option("--department", arguments->department,
                   text(context, "cli.help.questionnaire_department"))
      ->required();
  command->add_option("--respondent", arguments->respondent,
                      text(context, "cli.help.questionnaire_respondent"));
  command->add_option("--section", arguments->sections,
                      text(context, "cli.help.questionnaire_section"));
  command->add_option("--format", arguments->format, text(context, "cli.help.questionnaire_format"))
      ->required()
      ->check(CLI::IsMember({"xlsx", "html", "pdf", "kijun"}));
  command->add_option("--out", arguments->out, text(context, "cli.help.questionnaire_path"))
      ->required();
  command->add_flag("--blank", arguments->blank, text(context, "cli.help.questionnaire_blank"));
  command->add_flag("--replace", arguments->replace, text(context, "cli.help.replace"));
  command->add_option("--lang", arguments->language, text(context, "cli.help.export_lang"))
      ->check(CLI::IsMember({"ja", "en"}));
  command->callback([arguments, &context] { handOut(*arguments, context); });
}

void addIn(CLI::App& app, Context& context) {
  const auto arguments = std::make_shared<Arguments>();
  auto* command = app.add_subcommand("in", text(context, "cli.help.questionnaire_in"));
  command->add_option("FILE", arguments->file, text(context, "cli.help.workspace"))->required();
  command
      ->add_option("RETURNED", arguments->returned,
                   text(context, "cli.help.questionnaire_returned"))
      ->required();
  command->add_option("--department", arguments->department,
                      text(context, "cli.help.questionnaire_lost_department"));
  command->add_option("--respondent", arguments->respondent,
                      text(context, "cli.help.questionnaire_lost_respondent"));
  command->add_option("--take", arguments->take, text(context, "cli.help.questionnaire_take"));
  command->add_flag("--yes", arguments->yes, text(context, "cli.help.questionnaire_yes"));
  command->add_flag("--json", arguments->json, text(context, "cli.help.questionnaire_json"));
  command->add_option("--as", arguments->as, text(context, "cli.help.as"));
  command->callback([arguments, &context] { takeBack(*arguments, context); });
}

void addList(CLI::App& app, Context& context) {
  const auto arguments = std::make_shared<Arguments>();
  auto* command = app.add_subcommand("list", text(context, "cli.help.questionnaire_list"));
  command->add_option("FILE", arguments->file, text(context, "cli.help.workspace"))->required();
  command->add_flag("--json", arguments->json, text(context, "cli.help.questionnaire_json"));
  command->add_option("--as-of", arguments->asOf, text(context, "cli.help.as_of"));
  command->callback([arguments, &context] { list(*arguments, context); });
}

}  // namespace

void addQuestionnaireCommand(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("questionnaire", text(context, "cli.help.questionnaire"));
  command->require_subcommand(1);
  addOut(*command, context);
  addIn(*command, context);
  addList(*command, context);
}

}  // namespace kijun::cli
