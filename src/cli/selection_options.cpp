#include "cli/selection_options.h"

#include <algorithm>
#include <iostream>

#include "base/error.h"
#include "records/registers.h"

namespace kijun::cli {

bool SelectionOptions::isGiven() const {
  return !cycles.empty() || !sections.empty() || !items.empty() || !departments.empty() ||
         comments || everybody || everyUnit || withoutEvidence;
}

void addSelectionOptions(CLI::App& command, SelectionOptions& options, const Context& context) {
  command.add_option("--cycle", options.cycles, text(context, "cli.help.part_cycle"));
  command.add_option("--section", options.sections, text(context, "cli.help.part_section"));
  command.add_option("--item", options.items, text(context, "cli.help.part_item"));
  command.add_option("--department", options.departments,
                     text(context, "cli.help.part_department"));
  command.add_flag("--with-comments", options.comments, text(context, "cli.help.part_comments"));
  command.add_flag("--with-everybody", options.everybody, text(context, "cli.help.part_everybody"));
  command.add_flag("--with-every-unit", options.everyUnit, text(context, "cli.help.part_units"));
  command.add_flag("--without-evidence", options.withoutEvidence,
                   text(context, "cli.help.part_evidence"));
}

Selection selectionOf(const SelectionOptions& options, const Session& session) {
  Selection selection;
  selection.sections = options.sections;
  selection.items = options.items;
  selection.comments = options.comments;
  selection.everybody = options.everybody;
  selection.everyUnit = options.everyUnit;
  selection.evidence = !options.withoutEvidence;
  for (const int number : options.cycles) {
    const auto cycles = session.cycles();
    const auto at = std::ranges::find_if(
        cycles, [&](const CycleInfo& cycle) { return cycle.record.number == number; });
    if (at == cycles.end()) {
      throw Error(Fault::Input, msg("workspace.cycle.unknown_number", number));
    }
    selection.cycles.push_back(at->record.id);
  }
  for (const auto& name : options.departments) {
    bool found = false;
    for (const auto& row : session.rows(departmentType().description)) {
      const auto department = departmentType().record(row);
      if (department.name != name && department.id != name) continue;
      selection.departments.push_back(department.id);
      found = true;
    }
    if (!found) throw Error(Fault::Input, msg("workspace.selection.unknown_department", name));
  }
  return selection;
}

void printContents(const WorkspaceContents& contents, const Context& context) {
  const auto line = [](std::string_view name, const auto& value) {
    std::cout << name << '\t' << value << '\n';
  };
  line("organisation", contents.organisation);
  line("workspace", contents.workspace);
  line("cycles", contents.cycles);
  line("answers", contents.answers);
  line("evidence", contents.evidence);
  line("head_entry", contents.headEntry);
  line("head_hash", contents.headHash);
  if (contents.part) line("part", render(contents.selection, context.language));
}

}  // namespace kijun::cli
