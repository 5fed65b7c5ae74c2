#include <algorithm>
#include <set>

#include "base/error.h"
#include "workspace/bulk_records.h"
#include "workspace/commands/checks.h"
#include "workspace/commands/kinds.h"
#include "workspace/commands/record_rules.h"
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

// Checks and stores the rows of one command, with statements prepared once. References among rows
// put together are checked after all of them stand.
class Placer {
 public:
  Placer(Writer& writer, const RecordDescription& description)
      : writer_(writer),
        description_(description),
        store_(writer.database(), description),
        rules_(writer, description) {}

  // But for what the row refers to by links; returns it as it stands. The caller's command is
  // refused by what this throws.
  Row place(Row row) {
    if (row.size() != description_.fields.size() + 1) {
      throw Error(Fault::Input, msg("workspace.record.unknown", titleOf(description_)));
    }
    const auto problems = problemsOf(description_, row);
    if (!problems.empty()) throw Error(Fault::Input, problems.front());
    const auto id = textOf(row.front());
    const auto before = id.empty() ? std::nullopt : store_.find(id);
    if (before) {
      requireUnguarded(description_, *before, row);
    } else {
      requireOwnCommand(description_);
    }
    requireLevels(row);
    requireReferences(row, true);
    rules_.check(before, row);
    row = completed(writer_, description_, std::move(row));
    store_.store(row);
    return row;
  }

  void requireLinks(const Row& row) { requireReferences(row, false); }

 private:
  // Those that are columns, or those that are rows of their own.
  void requireReferences(const Row& row, bool columns) {
    for (std::size_t i = 0; i < description_.fields.size(); ++i) {
      const auto& field = description_.fields[i];
      if (field.target.empty() || isColumn(field) != columns) continue;
      for (const auto& id : idsOf(row[i + 1])) {
        if (!known_.insert({field.target, id}).second) continue;
        if (field.target == kItemTarget) {
          requireItem(field, id);
        } else {
          requireRecord(writer_, field.target, id, field.textId);
        }
      }
    }
  }

  // The newest cycle's.
  const Catalog& catalog() {
    if (!catalog_) {
      catalog_ = writer_.catalog(readAll(writer_.database(), cycleType()).back().catalog);
    }
    return *catalog_;
  }

  void requireLevels(const Row& row) {
    for (std::size_t i = 0; i < description_.fields.size(); ++i) {
      const auto& field = description_.fields[i];
      const auto* level = std::get_if<std::int64_t>(&row[i + 1]);
      if (field.kind != FieldKind::Level || !level) continue;
      const auto& scale = catalog().scale();
      if (*level >= scale.lowest() && *level <= scale.highest()) continue;
      throw Error(Fault::Input, msg("workspace.record.level", "@" + std::string(field.textId),
                                    *level, scale.lowest(), scale.highest()));
    }
  }

  void requireItem(const Field& field, const std::string& item) {
    if (catalog().item(item)) return;
    throw Error(Fault::Input, msg("workspace.record.item", "@" + std::string(field.textId), item));
  }

  Writer& writer_;
  const RecordDescription& description_;
  RecordStore store_;
  RecordRules rules_;
  CatalogPtr catalog_;
  std::set<std::pair<std::string_view, std::string>> known_;  // targets that are there
};

constexpr std::size_t kRowsPerTick = 200;

void put(Writer& writer, const RecordDescription& description, std::vector<Row> rows,
         const Progress& progress = {}) {
  Placer placer(writer, description);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (progress && i % kRowsPerTick == 0) {
      progress(static_cast<double>(i) / static_cast<double>(rows.size()));
    }
    rows[i] = placer.place(std::move(rows[i]));
  }
  for (const auto& row : rows) placer.requireLinks(row);
  if (progress) progress(1);
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
  return putRecords(description, std::move(rows), Progress());
}

Command putRecords(const RecordDescription& description, std::vector<Row> rows, Progress progress) {
  auto name = msg("command.put_records", titleOf(description), rows.size());
  return {&putKind(description), std::move(name),
          [&description, rows = std::move(rows), progress = std::move(progress)](Writer& writer) {
            put(writer, description, rows, progress);
          }};
}

Command patchRecords(const RecordDescription& description, std::vector<Id> ids,
                     std::map<std::string, Value> values) {
  return patchRecords(description, std::move(ids), RecordPatch{std::move(values), {}});
}

Command patchRecords(const RecordDescription& description, std::vector<Id> ids, RecordPatch patch,
                     Progress progress) {
  std::map<Id, RecordPatch> patches;
  for (auto& id : ids) patches.emplace(std::move(id), patch);
  return patchRecords(description, std::move(patches), std::move(progress));
}

Command patchRecords(const RecordDescription& description, std::map<Id, RecordPatch> patches,
                     Progress progress) {
  auto name = msg("command.patch_records", titleOf(description), patches.size());
  return {
      &putKind(description), std::move(name),
      [&description, patches = std::move(patches), progress = std::move(progress)](Writer& writer) {
        RecordStore store(writer.database(), description);
        std::vector<Row> rows;
        for (const auto& [id, patch] : patches) {
          auto row = store.find(id);
          if (!row) {
            throw Error(Fault::Input, msg("workspace.record.unknown", titleOf(description)));
          }
          rows.push_back(patchedRow(description, std::move(*row), patch));
        }
        put(writer, description, std::move(rows), progress);
      }};
}

Command replaceRecords(const RecordDescription& description, std::vector<Row> rows,
                       std::vector<Id> ids) {
  auto name = msg("command.put_records", titleOf(description), rows.size() + ids.size());
  return {&putKind(description), std::move(name),
          [&description, rows = std::move(rows), ids = std::move(ids)](Writer& writer) {
            requireOwnCommand(description);
            put(writer, description, rows);
            for (const auto& id : ids) remove(writer, description, id);
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

namespace kijun {

Row patchedRow(const RecordDescription& description, Row row, const RecordPatch& patch) {
  const auto id = textOf(row.front());
  const auto placeOf = [&](const std::string& field) {
    const auto place = description.indexOf(field);
    if (!place) throw std::logic_error("No field " + field);
    return *place;
  };
  const auto set = [&](std::size_t place, std::vector<std::string> ids) {
    if (description.fields[place].target == description.id) std::erase(ids, id);
    row[place + 1] = valueOfIds(std::move(ids));
  };
  for (const auto& [field, value] : patch.values) {
    const auto place = placeOf(field);
    if (description.fields[place].kind == FieldKind::References) {
      set(place, idsOf(value));
    } else {
      row[place + 1] = value;
    }
  }
  for (const auto& [field, links] : patch.links) {
    const auto place = placeOf(field);
    auto ids = idsOf(row[place + 1]);
    std::erase_if(ids, [&](const std::string& each) {
      return std::ranges::find(links.remove, each) != links.remove.end();
    });
    std::ranges::copy(links.add, std::back_inserter(ids));
    set(place, std::move(ids));
  }
  return row;
}

}  // namespace kijun
