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

void requireReferences(Writer& writer, const RecordDescription& description, const Row& row) {
  for (std::size_t i = 0; i < description.fields.size(); ++i) {
    const auto& field = description.fields[i];
    if (field.kind == FieldKind::Reference) {
      requireRecord(writer, field.target, textOf(row[i + 1]), field.textId);
    }
  }
}

}  // namespace

Command putRecord(const RecordDescription& description, Row row) {
  const auto shown = row.size() > 1 ? textOf(row[1]) : std::string();
  const bool isNew = row.empty() || textOf(row.front()).empty();
  auto name = isNew ? msg("command.add_record", titleOf(description), shown)
                    : msg("command.put_record", titleOf(description), shown);
  const auto& kind = isPerson(description) ? kinds::putPerson : kinds::putRecord;
  return {&kind, std::move(name), [&description, row = std::move(row)](Writer& writer) {
            if (row.size() != description.fields.size() + 1) {
              throw Error(Fault::Input, msg("workspace.record.unknown", titleOf(description)));
            }
            const auto problems = problemsOf(description, row);
            if (!problems.empty()) throw Error(Fault::Input, problems.front());
            const auto before = findRecord(writer.database(), description, textOf(row.front()));
            if (before) {
              requireUnguarded(description, *before, row);
            } else {
              requireOwnCommand(description);
            }
            requireReferences(writer, description, row);
            storeRecord(writer.database(), description, completed(writer, description, row));
          }};
}

Command deleteRecord(const RecordDescription& description, Id id) {
  const auto& kind = isPerson(description) ? kinds::deletePerson : kinds::deleteRecord;
  return {&kind, msg("command.delete_record", titleOf(description)),
          [&description, id = std::move(id)](Writer& writer) {
            requireOwnCommand(description);
            auto& database = writer.database();
            if (!findRecord(database, description, id)) {
              throw Error(Fault::Input, msg("workspace.record.unknown", titleOf(description)));
            }
            const auto referring = rowsReferringTo(database, description.id, id);
            if (!referring.empty()) {
              const auto name = shownName(database, {std::string(description.id), {id}});
              throw Error(Fault::Input,
                          msg("workspace.record.referenced", name, referring.size(),
                              shownNames(database, referring)),
                          msg("workspace.record.referenced.todo"));
            }
            deleteLinksTo(database, {std::string(description.id), id});
            sql::run(database, "DELETE FROM " + std::string(description.id) + " WHERE id = ?", id);
          }};
}

}  // namespace kijun::commands
