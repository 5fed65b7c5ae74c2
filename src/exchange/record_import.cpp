#include "exchange/record_import.h"

#include <algorithm>
#include <unordered_map>

#include "base/error.h"
#include "base/text.h"
#include "exchange/record_names.h"
#include "workspace/bulk_records.h"

namespace kijun {
namespace {

constexpr std::size_t kRowsPerTick = 200;

std::vector<std::string> partsOf(std::string_view cell) {
  std::vector<std::string> parts;
  std::string part;
  const auto end = [&] {
    if (const auto found = trimmed(part); !found.empty()) parts.emplace_back(found);
    part.clear();
  };
  constexpr std::string_view kWideSemicolon = "；";
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (cell[i] == '\n' || cell[i] == ';') {
      end();
    } else if (cell.substr(i).starts_with(kWideSemicolon)) {
      end();
      i += kWideSemicolon.size() - 1;
    } else {
      part += cell[i];
    }
  }
  end();
  return parts;
}

// What names a record beside its id: its number where it has one, else its first field with what it
// belongs to.
std::string keyOf(const RecordDescription& description, const Row& row) {
  if (const auto number = description.indexOf("number");
      number && description.fields[*number].kind == FieldKind::Text) {
    const auto text = folded(trimmed(textOf(row[*number + 1])));
    if (!text.empty()) return "number\n" + text;
  }
  auto key = "name\n" + folded(trimmed(textOf(row[1])));
  for (std::size_t i = 1; i < description.fields.size(); ++i) {
    const auto& field = description.fields[i];
    const bool belongs = field.kind == FieldKind::Reference || field.kind == FieldKind::Day;
    if (field.need == Need::Required && belongs) key += '\n' + textOf(row[i + 1]);
  }
  return key;
}

class Planner {
 public:
  Planner(const Session& session, const RecordDescription& description,
          const ColumnMapping& mapping)
      : description_(description), mapping_(mapping), names_(session) {
    for (auto& row : session.rows(description)) {
      auto key = keyOf(description, row);
      byKey_[std::move(key)].push_back(rows_.size());
      byId_[textOf(row.front())] = rows_.size();
      rows_.push_back(std::move(row));
    }
  }

  // First every row finds its record or becomes one, so that rows may refer to each other.
  template <typename Tick>
  void begin(const TextTable& table, RecordImport& plan, const Tick& tick) {
    plan.rows.reserve(table.rows.size());
    for (const auto& line : table.rows) {
      tick(plan.rows.size());
      PlannedRow planned;
      planned.line = line.line;
      planned.row = Row(description_.fields.size() + 1);
      readValues(line, planned);
      readReferences(line, planned, true);
      plan.rows.push_back(std::move(planned));
    }
    for (std::size_t i = 0; i < table.rows.size(); ++i) match(table.rows[i], plan.rows[i]);
  }

  void finish(const TextRow& line, PlannedRow& planned) {
    readReferences(line, planned, false);
    if (planned.problems.empty()) {
      for (auto& problem : problemsOf(description_, planned.row)) {
        planned.problems.push_back(std::move(problem));
      }
    }
    if (!planned.problems.empty()) {
      planned.fate = RowFate::Problem;
    } else if (planned.fate != RowFate::New) {
      planned.fate = planned.edits.empty() ? RowFate::Unchanged : RowFate::Changed;
    }
  }

 private:
  void problem(PlannedRow& planned, Message message) {
    planned.problems.push_back(std::move(message));
  }

  const std::string& cellOf(const TextRow& line, std::string_view field) const {
    static const std::string kNone;
    const auto at = std::ranges::find(mapping_, field);
    return at == mapping_.end() ? kNone
                                : line.cell(static_cast<std::size_t>(at - mapping_.begin()));
  }
  bool isMapped(const Field& field) const {
    return std::ranges::find(mapping_, field.id) != mapping_.end();
  }

  void readValues(const TextRow& line, PlannedRow& planned) {
    for (std::size_t i = 0; i < description_.fields.size(); ++i) {
      const auto& field = description_.fields[i];
      if (!field.target.empty() || !isMapped(field)) continue;
      const auto& cell = cellOf(line, field.id);
      if (auto value = valueFromCell(field, cell)) {
        planned.row[i + 1] = std::move(*value);
      } else {
        problem(planned, msg("record.unfit", "@" + std::string(field.textId), cell));
      }
    }
    planned.name = textOf(planned.row[1]);
  }

  // Those to other registers at first, those to its own when all rows are known.
  void readReferences(const TextRow& line, PlannedRow& planned, bool others) {
    for (std::size_t i = 0; i < description_.fields.size(); ++i) {
      const auto& field = description_.fields[i];
      if (field.target.empty() || !isMapped(field)) continue;
      if ((field.target != description_.id) != others) continue;
      auto value = referencesIn(field, cellOf(line, field.id), planned);
      if (others) {
        planned.row[i + 1] = std::move(value);
      } else {
        set(planned, i, std::move(value));
      }
    }
  }

  Value referencesIn(const Field& field, const std::string& cell, PlannedRow& planned) {
    std::vector<std::string> ids;
    const auto label = "@" + std::string(field.textId);
    const bool many = field.kind == FieldKind::References;
    for (const auto& part : many ? partsOf(cell) : std::vector{std::string(trimmed(cell))}) {
      if (part.empty()) continue;
      if (field.target == kItemTarget) {
        const auto item = part.substr(0, part.find(' '));
        if (names_.isItem(item)) {
          ids.push_back(item);
        } else {
          problem(planned, msg("workspace.record.item", label, part));
        }
        continue;
      }
      const auto found = names_.find(field.target, part);
      if (found.empty()) {
        problem(planned, msg("exchange.import.no_record", label, part));
      } else if (found.size() > 1) {
        problem(planned, msg("exchange.import.several", label, part, found.size()));
      } else {
        ids.push_back(found.front());
      }
    }
    if (many) return valueOfIds(std::move(ids));
    return ids.empty() ? Value() : Value(ids.front());
  }

  void match(const TextRow& line, PlannedRow& planned) {
    if (planned.name.empty() && isMapped(description_.fields.front())) {
      problem(planned,
              msg("record.missing", "@" + std::string(description_.fields.front().textId)));
      return;
    }
    const auto id = std::string(trimmed(cellOf(line, kIdField)));
    std::optional<std::size_t> place;
    if (!id.empty()) {
      if (const auto at = byId_.find(id); at != byId_.end()) place = at->second;
    }
    const auto key = keyOf(description_, planned.row);
    if (!place) {
      const auto at = byKey_.find(key);
      if (at != byKey_.end() && at->second.size() > 1) {
        problem(planned, msg("exchange.import.same_name", planned.name, at->second.size()));
        return;
      }
      if (at != byKey_.end()) place = at->second.front();
    }
    const auto seen = seen_.emplace(place ? textOf(rows_[*place].front()) : key, planned.line);
    if (!seen.second) {
      problem(planned, msg("exchange.import.twice", planned.name, seen.first->second));
      return;
    }
    if (!place) {
      becomeNew(planned);
      return;
    }
    auto given = std::move(planned.row);
    planned.row = rows_[*place];
    if (planned.name.empty()) planned.name = textOf(planned.row[1]);
    for (std::size_t i = 0; i < description_.fields.size(); ++i) {
      const auto& field = description_.fields[i];
      if (isMapped(field) && field.target != description_.id) {
        set(planned, i, std::move(given[i + 1]));
      }
    }
  }

  void becomeNew(PlannedRow& planned) {
    planned.fate = RowFate::New;
    planned.isNew = true;
    planned.row.front() = ids_.next();
    for (std::size_t i = 0; i < description_.fields.size(); ++i) {
      auto& value = planned.row[i + 1];
      if (description_.fields[i].kind == FieldKind::YesNo && isNull(value)) value = std::int64_t{0};
    }
    names_.add(description_.id, textOf(planned.row.front()), planned.row);
  }

  void set(PlannedRow& planned, std::size_t field, Value value) {
    auto& stands = planned.row[field + 1];
    if (stands == value) return;
    if (planned.fate != RowFate::New) {
      planned.edits.push_back({std::string(description_.fields[field].id), stands, value});
    }
    stands = std::move(value);
  }

  const RecordDescription& description_;
  const ColumnMapping& mapping_;
  RecordNames names_;
  RandomIds ids_;
  std::vector<Row> rows_;  // of the workspace
  std::unordered_map<std::string, std::vector<std::size_t>> byKey_;
  std::unordered_map<std::string, std::size_t> byId_;
  std::unordered_map<std::string, std::size_t> seen_;  // lines of the file, by record or key
};

// A new row that is left out takes along those that refer to it.
void leaveOutWhatRefersToProblems(RecordImport& plan) {
  const auto& description = *plan.description;
  std::vector<std::size_t> own;  // fields that refer to the register itself
  for (std::size_t i = 0; i < description.fields.size(); ++i) {
    if (description.fields[i].target == description.id) own.push_back(i);
  }
  struct Referrer {
    std::size_t row;
    std::size_t field;
  };
  std::unordered_map<std::string, std::vector<Referrer>> referrers;  // by the id referred to
  std::vector<std::size_t> missing;                                  // new rows that are left out
  for (std::size_t row = 0; row < plan.rows.size(); ++row) {
    const auto& planned = plan.rows[row];
    if (planned.fate == RowFate::Problem) {
      if (planned.isNew) missing.push_back(row);
      continue;
    }
    for (const auto field : own) {
      for (auto& id : idsOf(planned.row[field + 1])) {
        referrers[std::move(id)].push_back({row, field});
      }
    }
  }
  while (!missing.empty()) {
    const auto& gone = plan.rows[missing.back()];
    missing.pop_back();
    const auto at = referrers.find(textOf(gone.row.front()));
    if (at == referrers.end()) continue;
    for (const auto& [row, field] : at->second) {
      auto& planned = plan.rows[row];
      const auto label = "@" + std::string(description.fields[field].textId);
      planned.problems.push_back(msg("exchange.import.left_out", label, gone.name));
      if (planned.fate == RowFate::Problem) continue;
      planned.fate = RowFate::Problem;
      if (planned.isNew) missing.push_back(row);
    }
  }
}

void requireImportable(const RecordDescription& description) {
  for (const std::string_view other : {"evidence", "cycle", "unit", "organisation"}) {
    if (description.id == other) {
      throw Error(Fault::Usage,
                  msg("exchange.import.not_here", "@" + std::string(description.textId)));
    }
  }
}

}  // namespace

std::string_view idOf(RowFate fate) {
  switch (fate) {
    case RowFate::New:
      return "new";
    case RowFate::Changed:
      return "changed";
    case RowFate::Problem:
      return "problem";
    case RowFate::Unchanged:
      break;
  }
  return "unchanged";
}

std::size_t RecordImport::count(RowFate fate) const {
  return static_cast<std::size_t>(std::ranges::count(rows, fate, &PlannedRow::fate));
}

RecordImport planImport(const Session& session, const RecordDescription& description,
                        const TextTable& table, const ColumnMapping& mapping,
                        const Progress& progress) {
  requireImportable(description);
  const bool named = std::ranges::find(mapping, description.fields.front().id) != mapping.end() ||
                     std::ranges::find(mapping, kIdField) != mapping.end();
  if (!named) {
    throw Error(
        Fault::Input,
        msg("exchange.import.no_name", "@" + std::string(description.fields.front().textId)),
        msg("exchange.import.no_name.todo", description.fields.front().id));
  }
  RecordImport plan;
  plan.description = &description;
  plan.source = table.source;
  plan.mapping = mapping;
  for (std::size_t column = 0; column < table.header.size(); ++column) {
    if (mapping[column].empty() && !trimmed(table.header[column]).empty()) {
      plan.leftOut.push_back(table.header[column]);
    }
  }
  const auto remembered = rememberedColumns(session, description.id);
  plan.notes = columnNotes(table, mappingFor(description, table), mapping, remembered);
  const auto tick = [&](std::size_t done, double from) {
    if (!progress || done % kRowsPerTick != 0) return;
    progress(from + static_cast<double>(done) / static_cast<double>(table.rows.size()) / 2);
  };
  Planner planner(session, description, mapping);
  planner.begin(table, plan, [&](std::size_t done) { tick(done, 0); });
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    tick(i, 0.5);
    planner.finish(table.rows[i], plan.rows[i]);
  }
  leaveOutWhatRefersToProblems(plan);
  return plan;
}

Command importCommand(const RecordImport& plan, Progress progress) {
  std::vector<Row> rows;
  for (const auto& planned : plan.rows) {
    if (planned.fate == RowFate::New || planned.fate == RowFate::Changed) {
      rows.push_back(planned.row);
    }
  }
  return remembering(commands::putRecords(*plan.description, std::move(rows), std::move(progress)),
                     std::string(plan.description->id), plan.notes);
}

}  // namespace kijun
