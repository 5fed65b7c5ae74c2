#include "base/atomic_file.h"
#include "base/error.h"
#include "base/text.h"
#include "cli/command.h"
#include "exchange/icalendar/due_dates.h"
#include "exchange/record_names.h"

namespace kijun::cli {
namespace {

struct Arguments {
  std::string file;
  std::string out;
  std::string department;
  std::string asOf;
  std::string language = "ja";
  bool tasks = false;
};

// Empty where none was named.
Id wantedDepartment(const Session& session, const std::string& name) {
  if (name.empty()) return {};
  RecordNames names(session);
  if (!names.nameOf("department", name).empty()) return name;
  const auto found = names.find("department", name);
  if (found.empty()) {
    throw Error(Fault::Input, msg("calendar.unknown_department", name),
                msg("calendar.unknown_department.todo"));
  }
  if (found.size() > 1) {
    std::string ids;
    for (const auto& id : found) ids += (ids.empty() ? "" : ", ") + id;
    throw Error(Fault::Input, msg("calendar.several_departments", name),
                msg("calendar.several_departments.todo", ids));
  }
  return found.front();
}

void run(const Arguments& arguments, const Context& context) {
  if (!folded(arguments.out).ends_with(".ics")) {
    throw Error(Fault::Usage, msg("calendar.format", arguments.out));
  }
  const auto session = openForReading(arguments.file);
  const auto snapshot = session->snapshot({}, dateOption("--as-of", arguments.asOf));
  auto rows = session->registers(dueDateSources());
  const auto calendar = dueCalendar(snapshot, rows, languageFromCode(arguments.language),
                                    wantedDepartment(*session, arguments.department),
                                    arguments.tasks ? CalendarForm::Tasks : CalendarForm::Events);
  writeFileAtomically(arguments.out, toICalendar(calendar));
  say(context, msg("calendar.done", calendar.entries.size(), arguments.out));
}

}  // namespace

void addCalendarCommand(CLI::App& app, Context& context) {
  auto arguments = std::make_shared<Arguments>();
  auto* command = app.add_subcommand("calendar", text(context, "cli.help.calendar"));
  command->add_option("FILE", arguments->file, text(context, "cli.help.workspace"))->required();
  command->add_option("--out", arguments->out, text(context, "cli.help.calendar_out"))->required();
  command->add_option("--department", arguments->department,
                      text(context, "cli.help.calendar_department"));
  command->add_flag("--tasks", arguments->tasks, text(context, "cli.help.calendar_tasks"));
  command->add_option("--as-of", arguments->asOf, text(context, "cli.help.as_of"));
  command->add_option("--lang", arguments->language, text(context, "cli.help.export_lang"))
      ->check(CLI::IsMember({"ja", "en"}));
  command->callback([arguments, &context] { run(*arguments, context); });
}

}  // namespace kijun::cli
