#include "workspace/store/row_changes.h"

#include <algorithm>
#include <set>

#include "records/registers.h"
#include "workspace/evidence.h"
#include "workspace/store/answer_store.h"
#include "workspace/store/schema.h"

namespace kijun {
namespace {

bool isByItem(std::string_view table) {
  return isAnswerTable(table) || table == "cycle_item";
}

// The answer on which a piece of evidence hangs by this row.
std::optional<AnswerKey> linkedAnswer(std::string_view table, const std::vector<std::string>& key) {
  if (table != "evidence_link") return std::nullopt;
  return answerOf(LinkTarget{key[0], key[1]});
}

// The item id in the key of a row that belongs to an item.
const std::string& itemOf(const RowName& row) {
  return row.table == "cycle_item" ? row.key[1] : row.key[2];
}

Value valueAt(const std::vector<std::optional<Value>>& values, std::size_t index) {
  return values[index].value_or(Value());
}

struct Column {
  std::string_view field;
  std::size_t index;
};

// The columns of a row told as fields, by place in the table.
std::vector<Column> toldColumns(std::string_view table) {
  std::vector<Column> columns;
  const auto add = [&](const RecordDescription& description, std::size_t firstColumn) {
    for (const auto place : description.columns()) {
      columns.push_back({description.fields[place].id, firstColumn++});
    }
  };
  if (table == "answer") {
    add(answerDescription(), 3);
  } else if (table == "answer_reference") {
    columns = {{"document", 4}, {"clause", 5}};
  } else if (table == "answer_comment") {
    columns = {{"text", 7}, {"done", 8}};
  } else if (table == "cycle_item") {
    columns = {{"target", 2}, {"weight", 3}, {"effort", 4}};
  } else if (table == "evidence_revision") {
    columns = {{"file_name", 4}};
  } else if (table == "evidence_link") {
    columns = {{"evidence", 2}};
  } else if (table == "workspace_setting") {
    columns = {{"value", 1}};
  } else if (table == "approval_step") {
    columns = {{"person_name", 5}, {"note", 8}};
  } else if (const auto* description = findDescription(table)) {
    add(*description, 1);
  }
  return columns;
}

// What a row is compared with where it did not exist.
Value absentValue(std::string_view table, std::size_t fieldIndex, std::string_view field) {
  static const Row blank = answerValues(Answer{});
  if (table == "answer") return blank[fieldIndex];
  if (table == "answer_comment" && field == "done") return std::int64_t{0};
  return Null();
}

}  // namespace

std::string journalKeyOf(const RowName& row) {
  const auto count = isAnswerTable(row.table) ? std::size_t{3} : row.key.size();
  std::string joined;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) joined += '/';
    joined += row.key[i];
  }
  return joined;
}

std::string journalKeyOf(const AnswerKey& key) {
  return key.cycle + '/' + key.unit + '/' + key.item;
}

std::optional<AnswerKey> answerOf(const RowChange& change) {
  if (auto linked = linkedAnswer(change.table, change.key)) return linked;
  if (!isAnswerTable(change.table)) return std::nullopt;
  return AnswerKey{change.key[0], change.key[1], change.key[2]};
}

void describeTouched(const std::vector<RowChange>& changes, ChangeNotice& notice) {
  std::set<AnswerKey> answers;
  std::set<std::pair<Id, std::string>> settings;
  std::set<std::string> tables;
  for (const auto& change : changes) {
    tables.insert(change.table);
    if (auto answer = answerOf(change)) {
      answers.insert(std::move(*answer));
    } else if (change.table == "cycle_item") {
      settings.emplace(change.key[0], change.key[1]);
    }
  }
  notice.answers.assign(answers.begin(), answers.end());
  notice.settings.assign(settings.begin(), settings.end());
  notice.tables.assign(tables.begin(), tables.end());
}

std::vector<FieldChange> fieldChangesOf(const RowChange& change) {
  std::vector<FieldChange> fields;
  const RowName row{change.table, change.key};
  const auto linked = linkedAnswer(change.table, change.key);
  const auto key = linked ? linked->item : isByItem(change.table) ? itemOf(row) : journalKeyOf(row);
  if (change.table == "answer_tick") {
    fields.push_back(
        {change.table, key, change.key[3], valueAt(change.before, 4), valueAt(change.after, 4)});
    return fields;
  }
  const auto columns = toldColumns(change.table);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto& [field, index] = columns[i];
    if (!change.before[index] && !change.after[index]) continue;
    auto before = valueAt(change.before, index);
    auto after = valueAt(change.after, index);
    if (change.operation == RowOperation::Insert) before = absentValue(change.table, i, field);
    if (change.operation == RowOperation::Delete) after = absentValue(change.table, i, field);
    if (before == after) continue;
    fields.push_back({change.table, key, std::string(field), std::move(before), std::move(after)});
  }
  return fields;
}

std::string shownName(SQLite::Database& database, const RowName& row) {
  if (isByItem(row.table)) return itemOf(row);
  if (row.table.starts_with("approval") && !row.key[1].empty()) return row.key[1];
  if (const auto answer = linkedAnswer(row.table, row.key)) return answer->item;
  if (row.table == "record_link") return shownName(database, {row.key[0], {row.key[1]}});
  if (row.table == "evidence_link") return shownName(database, {row.key[0], {row.key[1]}});
  const auto* table = &row.table;
  const auto* key = &row.key.front();
  static const std::string kCycle = "cycle";
  if (row.table.starts_with("approval")) table = &kCycle;
  static const std::string kEvidence = "evidence";
  if (row.table == "evidence_revision") table = &kEvidence;
  static const std::string kUnit = "unit";
  if (row.table == "cycle_unit") {
    table = &kUnit;
    key = &row.key.back();
  }
  if (const auto* description = findDescription(*table)) {
    const auto name = sql::first(database,
                                 "SELECT " + std::string(description->fields.front().id) +
                                     " FROM " + *table + " WHERE id = ?",
                                 *key);
    if (!isNull(name)) return textOf(name);
  }
  return *key;
}

std::string shownNames(SQLite::Database& database, const std::vector<RowName>& rows) {
  constexpr std::size_t kMost = 5;
  std::vector<std::string> names;
  for (const auto& row : rows) {
    auto name = shownName(database, row);
    if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
  }
  std::string joined;
  for (std::size_t i = 0; i < std::min(names.size(), kMost); ++i) {
    joined += (i == 0 ? "" : " / ") + names[i];
  }
  return names.size() > kMost ? joined + " / …" : joined;
}

}  // namespace kijun
