#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "workspace/commands.h"
#include "workspace/commands/checks.h"
#include "workspace/commands/kinds.h"
#include "workspace/store/answer_store.h"
#include "workspace/store/cycle_store.h"
#include "workspace/store/evidence_store.h"
#include "workspace/store/record_store.h"

namespace kijun::commands {
namespace {

void storeCycle(Writer& writer, const CycleRecord& cycle) {
  const auto row = cycleType().row(cycle);
  const auto problems = problemsOf(cycleType().description, row);
  if (!problems.empty()) throw Error(Fault::Input, problems.front());
  storeRecord(writer.database(), cycleType().description, row);
}

// What stands for a person's answer is carried over and unconfirmed; the year's own (state, due
// date, flag, 発生なし, comments) begins anew.
void carryOver(SQLite::Database& database, const Id& from, const Id& to) {
  sql::run(database,
           "INSERT INTO cycle_unit (cycle, unit) SELECT ?2, unit FROM cycle_unit "
           "WHERE cycle = ?1",
           from, to);
  sql::run(database,
           "INSERT INTO cycle_item (cycle, item, target, weight, effort) "
           "SELECT ?2, item, target, weight, effort FROM cycle_item WHERE cycle = ?1",
           from, to);
  sql::run(database,
           "INSERT INTO answer (cycle, unit, item, level, stipulation, applicability, reason, "
           "note, flagged, no_event, carried_over, department, respondent, due, state) "
           "SELECT ?2, unit, item, level, stipulation, applicability, reason, note, 0, 0, "
           "level IS NOT NULL OR stipulation IS NOT NULL OR applicability <> 'applicable' OR "
           "note IS NOT NULL OR EXISTS (SELECT 1 FROM answer_tick t WHERE t.cycle = a.cycle AND "
           "t.unit = a.unit AND t.item = a.item) OR EXISTS (SELECT 1 FROM answer_reference r "
           "WHERE r.cycle = a.cycle AND r.unit = a.unit AND r.item = a.item), "
           "department, respondent, NULL, ?3 FROM answer a WHERE cycle = ?1",
           from, to, idOf(AnswerState::NotStarted));
  sql::run(database,
           "INSERT INTO answer_tick (cycle, unit, item, checkpoint, value) "
           "SELECT ?2, unit, item, checkpoint, value FROM answer_tick WHERE cycle = ?1",
           from, to);
  sql::run(database,
           "INSERT INTO answer_reference (cycle, unit, item, position, document, clause) "
           "SELECT ?2, unit, item, position, document, clause FROM answer_reference "
           "WHERE cycle = ?1",
           from, to);
  carryLinksOver(database, from, to);
}

// A unit that no cycle has any more is no record of its own.
void deleteUnitIfUnused(SQLite::Database& database, const Id& unit) {
  sql::run(database,
           "DELETE FROM unit WHERE id = ?1 AND NOT EXISTS "
           "(SELECT 1 FROM cycle_unit WHERE unit = ?1)",
           unit);
}

Id unitNamed(Writer& writer, const std::string& name) {
  auto& database = writer.database();
  const auto existing =
      sql::first(database, "SELECT id FROM unit WHERE name = ? AND whole = 0", name);
  if (!isNull(existing)) return textOf(existing);
  Unit unit{writer.newId(), name, false,
            database.execAndGet("SELECT coalesce(max(position), 0) + 1 FROM unit").getInt64()};
  storeRecord(database, unitType().description, unitType().row(unit));
  return unit.id;
}

}  // namespace

Command startCycle(std::string name, std::string asOf, std::string due, std::string scope,
                   std::string assessors) {
  CycleRecord wanted;
  wanted.name = std::move(name);
  wanted.asOf = std::move(asOf);
  wanted.due = std::move(due);
  wanted.scope = std::move(scope);
  wanted.assessors = std::move(assessors);
  return {&kinds::startCycle, msg("command.start_cycle", wanted.name), [wanted](Writer& writer) {
            auto previous = newestCycle(writer.database());
            if (!previous) throw Error(Fault::Input, msg("workspace.cycle.unknown"));
            auto cycle = wanted;
            cycle.id = writer.newId();
            cycle.number = previous->number + 1;
            cycle.catalog = previous->catalog;
            cycle.state = "open";
            storeCycle(writer, cycle);
            previous->state = "closed";
            storeCycle(writer, *previous);
            carryOver(writer.database(), previous->id, cycle.id);
          }};
}

Command editCycle(CycleRecord cycle) {
  auto name = msg("command.edit_cycle", cycle.name);
  return {&kinds::editCycle, std::move(name), [cycle = std::move(cycle)](Writer& writer) {
            const auto before = find(writer.database(), cycleType(), cycle.id);
            if (!before) throw Error(Fault::Input, msg("workspace.cycle.unknown"));
            if (cycle.number != before->number || cycle.catalog != before->catalog) {
              throw Error(Fault::Input, msg("workspace.cycle.fixed"));
            }
            storeCycle(writer, cycle);
          }};
}

Command addUnit(Id cycle, std::string name) {
  auto title = msg("command.add_unit", name);
  return {&kinds::addUnit, std::move(title),
          [cycle = std::move(cycle), name = std::move(name)](Writer& writer) {
            requireOpenCycle(writer, cycle);
            if (trimmed(name).empty()) throw Error(Fault::Input, msg("workspace.unit.no_name"));
            const auto units = unitsOfCycle(writer.database(), cycle);
            if (std::ranges::find(units, name, &Unit::name) != units.end()) {
              throw Error(Fault::Input, msg("workspace.unit.exists", name));
            }
            putUnitInCycle(writer.database(), cycle, unitNamed(writer, name));
          }};
}

Command removeUnit(Id cycle, Id unit) {
  return {&kinds::removeUnit, msg("command.remove_unit"),
          [cycle = std::move(cycle), unit = std::move(unit)](Writer& writer) {
            requireOpenCycle(writer, cycle);
            auto& database = writer.database();
            const auto units = unitsOfCycle(database, cycle);
            const auto at = std::ranges::find(units, unit, &Unit::id);
            if (at == units.end()) throw Error(Fault::Input, msg("workspace.unit.unknown"));
            if (at->whole) throw Error(Fault::Input, msg("workspace.unit.whole", at->name));
            deleteLinksToAnswers(database, cycle, unit);
            deleteAnswers(database, cycle, unit);
            sql::run(database, "DELETE FROM cycle_unit WHERE cycle = ? AND unit = ?", cycle, unit);
            deleteUnitIfUnused(database, unit);
          }};
}

}  // namespace kijun::commands
