#include "workspace/store/selection_build.h"

#include <algorithm>
#include <set>

#include "base/error.h"
#include "base/hash.h"
#include "workspace/questionnaire_part.h"
#include "workspace/store/create.h"
#include "workspace/store/entries.h"
#include "workspace/store/record_store.h"
#include "workspace/store/row_changes.h"
#include "workspace/store/selected_rows.h"
#include "workspace/store/store.h"

namespace kijun {
namespace {

constexpr const char* kCommand = "extract_selection";
constexpr std::size_t kMostNames = 12;
constexpr const char* kEverything = "@workspace.selection.everything";

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), kMostNames); ++i) {
    text += (i == 0 ? "" : ", ") + names[i];
  }
  return names.size() > kMostNames ? text + ", …" : text;
}

std::vector<CycleRecord> chosenCycles(SQLite::Database& source, const Selection& selection) {
  auto cycles = readAll(source, cycleType());
  for (const auto& id : selection.cycles) {
    if (std::ranges::find(cycles, id, &CycleRecord::id) == cycles.end()) {
      throw Error(Fault::Input, msg("workspace.cycle.unknown"));
    }
  }
  if (!selection.cycles.empty()) {
    std::erase_if(cycles, [&](const CycleRecord& cycle) {
      return !std::ranges::count(selection.cycles, cycle.id);
    });
  }
  return cycles;
}

// The ids of the chosen items in these editions of the catalog.
std::vector<std::string> chosenItems(const std::vector<CatalogPtr>& catalogs,
                                     const Selection& selection) {
  std::set<std::string> items;
  const auto among = [&](const auto& known) { return std::ranges::any_of(catalogs, known); };
  for (const auto& section : selection.sections) {
    if (!among([&](const CatalogPtr& catalog) { return catalog->section(section); })) {
      throw Error(Fault::Input, msg("workspace.selection.unknown_section", section));
    }
  }
  for (const auto& item : selection.items) {
    if (!among([&](const CatalogPtr& catalog) { return catalog->item(item); })) {
      throw Error(Fault::Input, msg("workspace.item.unknown", item));
    }
    items.insert(item);
  }
  const bool everything = selection.sections.empty() && selection.items.empty();
  for (const auto& catalog : catalogs) {
    for (const auto& item : catalog->items()) {
      if (everything || std::ranges::any_of(selection.sections, [&](const std::string& section) {
            return item.section == section || catalog->isUnder(item.section, section);
          })) {
        items.insert(item.id);
      }
    }
  }
  return {items.begin(), items.end()};
}

struct Choice {
  ChosenParts parts;
  Message words;  // for the baseline's entry
};

std::vector<std::string> namesOfDepartments(SQLite::Database& source, const Selection& selection) {
  std::vector<std::string> names;
  for (const auto& id : selection.departments) {
    const auto department = find(source, departmentType(), id);
    if (!department) throw Error(Fault::Input, msg("workspace.selection.unknown_department", id));
    names.push_back(department->name);
  }
  return names;
}

Choice choiceOf(SQLite::Database& source, const Extraction& extraction) {
  const auto& selection = extraction.selection;
  const auto cycles = chosenCycles(source, selection);
  std::vector<CatalogPtr> catalogs;
  std::vector<std::string> cycleNames;
  Choice choice;
  for (const auto& cycle : cycles) {
    choice.parts.cycles.push_back(cycle.id);
    cycleNames.push_back(cycle.name);
    catalogs.push_back(extraction.catalogs.get(source, cycle.catalog));
  }
  choice.parts.items = chosenItems(catalogs, selection);
  choice.parts.departments = selection.departments;
  choice.parts.byDepartment = !selection.departments.empty();
  for (const auto& key : selection.answers) choice.parts.answers.push_back(journalKeyOf(key));
  choice.parts.wish = selection;
  const auto from = contentsOf(source);
  auto places = selection.sections;
  places.insert(places.end(), selection.items.begin(), selection.items.end());
  const auto departments = namesOfDepartments(source, selection);
  choice.words =
      msg("command.extract_selection", from.workspace, from.headEntry, from.headHash,
          joined(cycleNames), places.empty() ? kEverything : joined(places),
          departments.empty() ? kEverything : joined(departments),
          selection.comments ? "@workspace.selection.with" : "@workspace.selection.without",
          selection.evidence ? "@workspace.selection.with" : "@workspace.selection.without");
  return choice;
}

// Left are whose each answer is, and what was said about it.
void emptyAnswers(SQLite::Database& target, const Id& cycle) {
  const Answer blank;
  sql::run(target,
           "UPDATE answer SET level = NULL, stipulation = NULL, applicability = ?, reason = NULL, "
           "note = NULL, flagged = 0, no_event = 0, carried_over = 0 WHERE cycle = ?",
           idOf(blank.applicability), cycle);
  for (const char* table : {"answer_tick", "answer_reference"}) {
    sql::run(target, std::string("DELETE FROM ") + table + " WHERE cycle = ?", cycle);
  }
}

std::int64_t countOf(SQLite::Database& database, const std::string& table) {
  if (!sql::exists(database, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?",
                   table)) {
    return 0;
  }
  return database.execAndGet("SELECT count(*) FROM \"" + table + "\"").getInt64();
}

}  // namespace

void buildSelection(SQLite::Database& source, const Extraction& extraction,
                    SQLite::Database& target, const Progress& progress) {
  const auto choice = choiceOf(source, extraction);
  const auto rows = selectRows(source, choice.parts);
  target.exec("PRAGMA foreign_keys = ON");
  layOutWorkspace(target, extraction.ids);
  copyContent(source, choice.parts, target, progress);
  Entry entry;
  entry.kind = EntryKind::Baseline;
  entry.command = kCommand;
  entry.name = choice.words;
  entry.actor = {{}, extraction.actor.name, extraction.actor.role};
  entry.at = extraction.at;
  recordChange(target, extraction.ids, entry, [&] {
    copyRows(source, rows, target);
    if (extraction.selection.blank) emptyAnswers(target, choice.parts.cycles.back());
    if (extraction.selection.questionnaire.empty()) return;
    sql::run(target, "INSERT INTO workspace_setting (key, value) VALUES (?, ?)",
             kQuestionnaireSetting, extraction.selection.questionnaire);
  });
}

WorkspaceContents contentsOf(SQLite::Database& database) {
  WorkspaceContents contents;
  const auto organisation = sql::first(database, "SELECT name FROM organisation");
  contents.organisation = textOf(organisation);
  contents.workspace =
      textOf(sql::first(database, "SELECT value FROM meta WHERE key = 'workspace'"));
  contents.schemaVersion = static_cast<int>(sql::pragmaNumber(database, "user_version"));
  SQLite::Statement head(database,
                         "SELECT number, hash FROM journal_entry ORDER BY number DESC LIMIT 1");
  if (head.executeStep()) {
    contents.headEntry = head.getColumn(0).getInt64();
    const auto hash = sql::bytesOf(head.getColumn(1));
    contents.headHash = toHex({reinterpret_cast<const std::uint8_t*>(hash.data()), hash.size()});
  }
  contents.cycles = countOf(database, "cycle");
  contents.answers = countOf(database, "answer");
  contents.evidence = countOf(database, "evidence");
  contents.part = sql::exists(
      database, "SELECT 1 FROM journal_entry WHERE number = 1 AND command = ?", kCommand);
  if (contents.part) contents.selection = entryNumbered(database, 1)->name;
  return contents;
}

}  // namespace kijun
