#include "base/error.h"
#include "workspace/commands.h"
#include "workspace/commands/checks.h"
#include "workspace/commands/kinds.h"
#include "workspace/store/evidence_store.h"
#include "workspace/store/record_store.h"
#include "workspace/store/row_changes.h"

namespace kijun::commands {
namespace {

std::string titleOf(const RecordDescription& description) {
  return "@" + std::string(description.textId);
}

bool isPerson(const RecordDescription& description) {
  return &description == &personType().description;
}

// Added and removed by commands of their own: there is one organisation, cycles and their units
// come with answers, and evidence comes with a file.
bool comesAndGoesByItself(const RecordDescription& description) {
  return description.id == "organisation" || description.id == "unit" ||
         description.id == "cycle" || description.id == "evidence";
}

void requireOwnCommand(const RecordDescription& description) {
  if (!comesAndGoesByItself(description)) return;
  throw Error(Fault::Input, msg("workspace.record.own_command", titleOf(description)));
}

Row completed(Writer& writer, const RecordDescription& description, Row row) {
  const bool isNew = textOf(row.front()).empty();
  if (!isNew) return row;
  row.front() = writer.newId();
  if (const auto position = description.indexOf("position");
      position && isNull(row[*position + 1])) {
    row[*position + 1] =
        sql::first(writer.database(),
                   "SELECT coalesce(max(position), 0) + 1 FROM " + std::string(description.id));
  }
  return row;
}

// The parts of these rows that their own commands guard.
void requireUnguarded(const RecordDescription& description, const Row& before, const Row& after) {
  for (const std::string_view fixed : {"number", "catalog", "whole"}) {
    const auto place = description.indexOf(fixed);
    if (place && comesAndGoesByItself(description) && before[*place + 1] != after[*place + 1]) {
      throw Error(Fault::Input, msg("workspace.record.own_command", titleOf(description)));
    }
  }
}

// Items are those of the newest cycle's catalog.
void requireItems(Writer& writer, const Field& field, const std::vector<std::string>& items) {
  if (items.empty()) return;
  const auto cycles = readAll(writer.database(), cycleType());
  const auto catalog = writer.catalog(cycles.back().catalog);
  for (const auto& item : items) {
    if (catalog->item(item)) continue;
    throw Error(Fault::Input, msg("workspace.record.item", "@" + std::string(field.textId), item));
  }
}

// Those that are columns, or those that are rows of their own.
void requireReferences(Writer& writer, const RecordDescription& description, const Row& row,
                       bool columns) {
  for (std::size_t i = 0; i < description.fields.size(); ++i) {
    const auto& field = description.fields[i];
    if (field.target.empty() || isColumn(field) != columns) continue;
    const auto ids = idsOf(row[i + 1]);
    if (field.target == kItemTarget) {
      requireItems(writer, field, ids);
      continue;
    }
    for (const auto& id : ids) requireRecord(writer, field.target, id, field.textId);
  }
}

// Checks and stores one row but for what it refers to; returns it as it stands. The caller's
// command is refused by what this throws.
Row place(Writer& writer, const RecordDescription& description, Row row) {
  if (row.size() != description.fields.size() + 1) {
    throw Error(Fault::Input, msg("workspace.record.unknown", titleOf(description)));
  }
  const auto problems = problemsOf(description, row);
  if (!problems.empty()) throw Error(Fault::Input, problems.front());
  const auto id = textOf(row.front());
  const auto before = id.empty() ? std::nullopt : findRecord(writer.database(), description, id);
  if (before) {
    requireUnguarded(description, *before, row);
  } else {
    requireOwnCommand(description);
  }
  requireReferences(writer, description, row, true);
  row = completed(writer, description, std::move(row));
  storeRecord(writer.database(), description, row);
  return row;
}

// Rows put together may refer to each other.
void put(Writer& writer, const RecordDescription& description, std::vector<Row> rows) {
  for (auto& row : rows) row = place(writer, description, std::move(row));
  for (const auto& row : rows) requireReferences(writer, description, row, false);
}

void remove(Writer& writer, const RecordDescription& description, const Id& id) {
  auto& database = writer.database();
  if (!findRecord(database, description, id)) {
    throw Error(Fault::Input, msg("workspace.record.unknown", titleOf(description)));
  }
  const auto referring = rowsReferringTo(database, description.id, id);
  if (!referring.empty()) {
    const auto name = shownName(database, {std::string(description.id), {id}});
    throw Error(
        Fault::Input,
        msg("workspace.record.referenced", name, referring.size(), shownNames(database, referring)),
        msg("workspace.record.referenced.todo"));
  }
  deleteLinksTo(database, {std::string(description.id), id});
  deleteRecordRow(database, description, id);
}

const CommandKind& putKind(const RecordDescription& description) {
  return isPerson(description) ? kinds::putPerson : kinds::putRecord;
}
const CommandKind& deleteKind(const RecordDescription& description) {
  return isPerson(description) ? kinds::deletePerson : kinds::deleteRecord;
}

}  // namespace

Command putRecord(const RecordDescription& description, Row row) {
  const auto shown = row.size() > 1 ? textOf(row[1]) : std::string();
  const bool isNew = row.empty() || textOf(row.front()).empty();
  auto name = isNew ? msg("command.add_record", titleOf(description), shown)
                    : msg("command.put_record", titleOf(description), shown);
  return {
      &putKind(description), std::move(name),
      [&description, row = std::move(row)](Writer& writer) { put(writer, description, {row}); }};
}

Command putRecords(const RecordDescription& description, std::vector<Row> rows) {
  auto name = msg("command.put_records", titleOf(description), rows.size());
  return {
      &putKind(description), std::move(name),
      [&description, rows = std::move(rows)](Writer& writer) { put(writer, description, rows); }};
}

Command patchRecords(const RecordDescription& description, std::vector<Id> ids,
                     std::map<std::string, Value> values) {
  auto name = msg("command.patch_records", titleOf(description), ids.size());
  return {&putKind(description), std::move(name),
          [&description, ids = std::move(ids), values = std::move(values)](Writer& writer) {
            std::vector<Row> rows;
            for (const auto& id : ids) {
              auto row = findRecord(writer.database(), description, id);
              if (!row) {
                throw Error(Fault::Input, msg("workspace.record.unknown", titleOf(description)));
              }
              for (const auto& [field, value] : values) {
                const auto place = description.indexOf(field);
                if (!place) throw std::logic_error("No field " + field);
                (*row)[*place + 1] = value;
              }
              rows.push_back(std::move(*row));
            }
            put(writer, description, std::move(rows));
          }};
}

Command deleteRecord(const RecordDescription& description, Id id) {
  return {&deleteKind(description), msg("command.delete_record", titleOf(description)),
          [&description, id = std::move(id)](Writer& writer) {
            requireOwnCommand(description);
            remove(writer, description, id);
          }};
}

Command deleteRecords(const RecordDescription& description, std::vector<Id> ids) {
  auto name = msg("command.delete_records", titleOf(description), ids.size());
  return {&deleteKind(description), std::move(name),
          [&description, ids = std::move(ids)](Writer& writer) {
            requireOwnCommand(description);
            // Among themselves they may refer to each other in any order.
            for (const auto& id : ids) {
              sql::run(writer.database(), "DELETE FROM record_link WHERE record = ? AND key = ?",
                       description.id, id);
            }
            for (const auto& id : ids) remove(writer, description, id);
          }};
}

}  // namespace kijun::commands
