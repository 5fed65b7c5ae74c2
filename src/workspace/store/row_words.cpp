#include "workspace/store/row_words.h"

#include <algorithm>
#include <set>

#include "records/registers.h"
#include "workspace/evidence.h"
#include "workspace/store/answer_store.h"
#include "workspace/store/cycle_store.h"
#include "workspace/store/entries.h"
#include "workspace/store/row_changes.h"
#include "workspace/store/schema.h"
#include "workspace/table_words.h"

namespace kijun {
namespace {

// What a column is compared with where its row did not exist: a new answer is told by what somebody
// chose.
Value absentValue(std::string_view table, const Field* field) {
  static const Row blank = answerValues(Answer{});
  if (table == "answer" && field) return blank[*answerDescription().indexOf(field->id)];
  if (field && field->kind == FieldKind::YesNo) return std::int64_t{0};
  return Null();
}

bool isNothing(const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  return isNull(value) || (text && text->empty());
}

std::string text(std::string_view id, Language language) {
  return render(Message{std::string(id), {}}, language);
}

Deed deedOf(RowOperation operation) {
  return operation == RowOperation::Insert   ? Deed::Added
         : operation == RowOperation::Delete ? Deed::Removed
                                             : Deed::Changed;
}

}  // namespace

RowWords::RowWords(SQLite::Database& database, Language language)
    : database_(database),
      language_(language),
      terms_(approvalTermsFromSetting(settingValue(database, kApprovalTermsSetting))),
      offsetMinutes_(offsetMinutesOf(database)) {}

const std::vector<std::string>& RowWords::columns(const std::string& table) {
  auto& columns = columns_[table];
  if (columns.empty()) columns = columnsOf(database_, table);
  return columns;
}

std::string RowWords::lastKnownName(std::string_view record, const Id& id) {
  const auto entry = sql::first(
      database_, "SELECT max(entry) FROM journal_row WHERE table_name = ? AND key = ?", record, id);
  const auto* number = std::get_if<std::int64_t>(&entry);
  if (!number) return {};
  for (const auto& change : changesOf(changesetOf(database_, *number))) {
    if (change.table != record || change.key.front() != id || change.before.size() < 2) continue;
    return textOf(change.before[1].value_or(Value()));
  }
  return {};
}

std::string RowWords::nameOf(std::string_view record, const Id& id) {
  const auto key = std::pair(std::string(record), id);
  if (const auto at = names_.find(key); at != names_.end()) return at->second;
  std::string name;
  if (const auto* description = findDescription(record)) {
    name = textOf(sql::first(database_,
                             "SELECT " + std::string(description->fields.front().id) + " FROM " +
                                 std::string(record) + " WHERE id = ?",
                             id));
    if (name.empty()) name = lastKnownName(record, id);
  }
  return names_.emplace(key, std::move(name)).first->second;
}

std::string RowWords::title(const RowChange& change) {
  const auto& key = change.key;
  const auto textId = tableTextId(change.table);
  const auto table = textId.empty() ? change.table : text(textId, language_);
  if (isAnswerTable(change.table)) {
    const auto item = change.table == "answer_tick" ? key[2] + " " + key[3] : key[2];
    return render(
        msg("words.of_item", table, item, nameOf("unit", key[1]), nameOf("cycle", key[0])),
        language_);
  }
  if (change.table == "cycle_item") {
    return render(msg("words.of_cycle", table, key[1], nameOf("cycle", key[0])), language_);
  }
  if (change.table == "cycle_unit") {
    return render(msg("words.of_cycle", table, nameOf("unit", key[1]), nameOf("cycle", key[0])),
                  language_);
  }
  if (change.table.starts_with("approval")) return approvalTitle(table, change);
  if (change.table == "evidence_revision") {
    return render(msg("words.of_thing", table, nameOf("evidence", key[0])), language_);
  }
  if (change.table == "record_link") {
    const auto* field = fieldOf(key[0], key[2]);
    const auto target =
        field && field->target != kItemTarget ? nameOf(field->target, key[3]) : key[3];
    return render(msg("words.link", field ? text(field->textId, language_) : key[2],
                      nameOf(key[0], key[1]), target),
                  language_);
  }
  if (change.table == "evidence_link") {
    const auto answer = kijun::answerOf(LinkTarget{key[0], key[1]});
    const auto target = answer ? answer->item : nameOf(key[0], key[1]);
    return render(msg("words.link", table, nameOf("evidence", key[2]), target), language_);
  }
  if (change.table == "workspace_setting") {
    if (const auto note = columnNoteOf(key.front())) return columnTitle(*note);
  }
  std::string name = nameOf(change.table, key.front());
  // A row that this very change made or took away names itself.
  if (name.empty() && findDescription(change.table)) {
    const auto& values = change.operation == RowOperation::Insert ? change.after : change.before;
    if (values.size() > 1) name = textOf(values[1].value_or(Value()));
  }
  if (name.empty()) name = journalKeyOf(RowName{change.table, key});
  return table + " " + name;
}

std::string RowWords::columnTitle(const ColumnNote& note) {
  const auto list = tableTextId(note.list == kAnswerLevels ? kAnswerColumns : note.list);
  return render(msg(note.list == kAnswerLevels ? KIJUN_TEXT("words.import_level")
                                               : KIJUN_TEXT("words.import_column"),
                    note.heading, list.empty() ? note.list : text(list, language_)),
                language_);
}

// Keyed by cycle, section and round; then the step, or the answer's unit and item.
std::string RowWords::approvalTitle(const std::string& table, const RowChange& change) {
  const auto& key = change.key;
  const auto section = key[1].empty() ? text(KIJUN_TEXT("words.whole_cycle"), language_) : key[1];
  const auto set =
      render(msg("words.of_approval", section, key[2], nameOf("cycle", key[0])), language_);
  std::string part;
  if (change.table == "approval_step") {
    const auto step = approvalStepFromId(key[3]);
    part = step ? text(stepTextId(*step, terms_), language_) : key[3];
  } else if (change.table == "approval_answer") {
    part = render(msg("words.of_cycle", table, key[4], nameOf("unit", key[3])), language_);
  }
  return part.empty() ? set : render(msg("words.part_of", set, part), language_);
}

RowInWords RowWords::row(const RowChange& change) {
  RowInWords told{change.table, change.key, title(change), deedOf(change.operation), {}};
  const auto& names = columns(change.table);
  const ValueWords words{
      [this](std::string_view record, const Id& id) { return nameOf(record, id); }, 2000,
      offsetMinutes_};
  const auto keys = keyColumnsOf(database_, change.table);
  for (std::size_t i = 0; i < std::min(names.size(), change.after.size()); ++i) {
    const bool key = std::ranges::find(keys, names[i]) != keys.end();
    if (key || (!change.before[i] && !change.after[i])) continue;
    const auto* field = fieldOf(change.table, names[i]);
    auto before = change.before[i].value_or(Value());
    auto after = change.after[i].value_or(Value());
    if (change.operation == RowOperation::Insert) before = absentValue(change.table, field);
    if (change.operation == RowOperation::Delete) after = absentValue(change.table, field);
    if (before == after || (isNothing(before) && isNothing(after))) continue;
    told.fields.push_back({field ? text(field->textId, language_) : names[i],
                           inWords(field, before, language_, words),
                           inWords(field, after, language_, words)});
  }
  return told;
}

std::string RowWords::subject(const std::vector<RowChange>& changes) {
  std::vector<std::string> names;
  std::set<std::string> seen;
  for (const auto& change : changes) {
    const bool ofItem = isAnswerTable(change.table) || change.table == "cycle_item";
    const auto id = ofItem ? change.key[change.table == "cycle_item" ? 1 : 2]
                           : change.table + "/" + journalKeyOf(RowName{change.table, change.key});
    if (!seen.insert(id).second) continue;
    if (names.empty()) names.push_back(ofItem ? id : title(change));
  }
  if (names.empty()) return {};
  return seen.size() == 1
             ? names.front()
             : render(msg("words.and_more", names.front(), seen.size() - 1), language_);
}

}  // namespace kijun
