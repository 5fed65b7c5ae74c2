#include "workspace/store/merge_words.h"

#include <algorithm>

#include "records/registers.h"
#include "workspace/store/row_changes.h"
#include "workspace/store/schema.h"
#include "workspace/table_words.h"

namespace kijun {
namespace {

// The row as the first of these has it.
const RowState& anyOf(const MergedRow& row) {
  if (row.here) return row.here;
  if (row.there) return row.there;
  return row.base;
}

FieldChange fieldChangeOf(const Shapes& shapes, const RowRef& ref, std::size_t column,
                          const Value& before, const Value& after) {
  const auto& shape = shapes[ref.table];
  RowChange change;
  change.table = shape.name;
  change.key = ref.key;
  change.before.resize(shape.columns.size());
  change.after.resize(shape.columns.size());
  change.before[column] = before;
  change.after[column] = after;
  auto told = fieldChangesOf(change);
  if (!told.empty()) return std::move(told.front());
  return {shape.name, journalKeyOf(shapes.nameOf(ref)), shape.columns[column], before, after};
}

bool isLongText(const std::string& record, const std::string& field) {
  const auto* description = record == "answer" ? &answerDescription() : findDescription(record);
  if (!description) return false;
  const auto place = description->indexOf(field);
  return place && description->fields[*place].kind == FieldKind::LongText;
}

bool isByItem(const std::string& table) {
  return isAnswerTable(table) || table == "cycle_item";
}

}  // namespace

std::string MergeWords::storedText(std::string_view table, const std::string& id) const {
  const auto* description = findDescription(table);
  if (!description) return id;
  const auto& rows = plan_.rows();
  const auto at = rows.find(RowRef{plan_.shapes().indexOf(table), {id}});
  if (at != rows.end() && anyOf(at->second)) return kijun::textOf((*anyOf(at->second))[1]);
  const auto name = shownName(database_, RowName{std::string(table), {id}});
  return name.empty() ? id : name;
}

std::string MergeWords::nameOf(const RowRef& ref) const {
  const auto& table = plan_.shapes()[ref.table].name;
  if (table == "cycle_item") return ref.key[1];
  if (isAnswerTable(table)) return ref.key[2];
  if (table == "cycle_unit") return storedText("unit", ref.key[1]);
  return storedText(table, ref.key.front());
}

std::vector<FieldChange> MergeWords::changesOf(const RowRef& ref, MergeSide side) const {
  const auto& row = plan_.rows().at(ref);
  const auto& after = side == MergeSide::Mine ? row.here : row.there;
  const auto& shape = plan_.shapes()[ref.table];
  std::vector<FieldChange> changes;
  if (!after) return changes;
  for (std::size_t column = 0; column < shape.columns.size(); ++column) {
    if (shape.isKey(column)) continue;
    const auto& before = row.base ? (*row.base)[column] : shape.blank[column];
    if (before == (*after)[column]) continue;
    changes.push_back(fieldChangeOf(plan_.shapes(), ref, column, before, (*after)[column]));
  }
  return changes;
}

void MergeWords::describe(const Dispute& dispute, MergeConflict& conflict) const {
  const auto& shapes = plan_.shapes();
  const auto& ref = dispute.row;
  conflict.record = shapes[ref.table].name;
  conflict.key = isByItem(conflict.record) ? nameOf(ref) : journalKeyOf(shapes.nameOf(ref));
  conflict.name = nameOf(ref);
  if (isAnswerTable(conflict.record)) conflict.unit = storedText("unit", ref.key[1]);
  if (conflict.kind == MergeConflict::Kind::Field) {
    conflict.field =
        fieldChangeOf(shapes, ref, dispute.column, conflict.mine, conflict.theirs).field;
    conflict.bothPossible = isLongText(conflict.record, conflict.field) && !isNull(conflict.mine) &&
                            !isNull(conflict.theirs);
    return;
  }
  const auto side = conflict.deletedBy == MergeSide::Mine ? MergeSide::Theirs : MergeSide::Mine;
  for (const auto& changed : dispute.changed) {
    for (auto& change : changesOf(changed, side)) conflict.changed.push_back(std::move(change));
  }
}

void MergeWords::addNames(const MergeConflict& conflict, std::map<Id, std::string>& names) const {
  const auto add = [&](const std::string& record, const std::string& field, const Value& value) {
    const auto* described = fieldOf(record, field);
    if (!described || described->kind != FieldKind::Reference || isNull(value)) return;
    names.emplace(textOf(value), storedText(described->target, textOf(value)));
  };
  for (const auto* value : {&conflict.base, &conflict.mine, &conflict.theirs}) {
    add(conflict.record, conflict.field, *value);
  }
  for (const auto& change : conflict.changed) {
    add(change.record, change.field, change.before);
    add(change.record, change.field, change.after);
  }
}

Value bothTexts(const Value& mine, const Value& theirs) {
  const auto first = textOf(mine);
  const auto second = textOf(theirs);
  if (first.find(second) != std::string::npos) return mine;
  if (second.find(first) != std::string::npos) return theirs;
  return first + "\n" + second;
}

}  // namespace kijun
