#include "workspace/table_words.h"

#include <algorithm>
#include <span>
#include <vector>

#include "base/text.h"
#include "base/time.h"
#include "records/answer.h"
#include "records/registers.h"
#include "records/told_hash.h"

namespace kijun {
namespace {

struct TableWords {
  std::string_view table;
  std::string_view textId;
  std::vector<Field> fields;
};

constexpr FieldChoice kTicks[] = {
    {"yes", KIJUN_TEXT("record.answer_tick.yes")},
    {"no", KIJUN_TEXT("record.answer_tick.no")},
    {"not_applicable", KIJUN_TEXT("record.answer_tick.not_applicable")}};

std::span<const FieldChoice> roleChoices() {
  const auto& person = personType().description;
  return person.fields[*person.indexOf("role")].choices;
}

// Tables that are no register of their own.
const std::vector<TableWords>& otherTables() {
  static const std::vector<TableWords> tables = {
      {"answer_tick",
       KIJUN_TEXT("record.answer_tick"),
       {{"value", KIJUN_TEXT("record.answer_tick"), FieldKind::Choice, Need::Required, kTicks}}},
      {"answer_reference",
       KIJUN_TEXT("record.answer_reference"),
       {{"document",
         KIJUN_TEXT("record.answer_reference"),
         FieldKind::Reference,
         Need::Required,
         {},
         "document"},
        {"clause", KIJUN_TEXT("words.clause"), FieldKind::Text}}},
      {"answer_comment",
       KIJUN_TEXT("record.answer_comment"),
       {{"author", KIJUN_TEXT("words.author"), FieldKind::Reference, Need::Optional, {}, "person"},
        {"author_name", KIJUN_TEXT("words.author_name"), FieldKind::Text},
        {"at", KIJUN_TEXT("words.at"), FieldKind::Instant},
        {"text", KIJUN_TEXT("record.answer_comment"), FieldKind::LongText},
        {"done", KIJUN_TEXT("words.done"), FieldKind::YesNo},
        {"parent", KIJUN_TEXT("words.comment_parent"), FieldKind::Text}}},
      {"evidence_revision",
       KIJUN_TEXT("record.evidence.revision"),
       {{"content", KIJUN_TEXT("record.evidence.content"), FieldKind::Hash},
        {"size", KIJUN_TEXT("record.evidence.size"), FieldKind::Number},
        {"file_name", KIJUN_TEXT("record.evidence.file_name"), FieldKind::Text},
        {"media_type", KIJUN_TEXT("record.evidence.media_type"), FieldKind::Text},
        {"added_at", KIJUN_TEXT("record.evidence.added_at"), FieldKind::Instant},
        {"added_by", KIJUN_TEXT("record.evidence.added_by"), FieldKind::Text}}},
      {"evidence_link",
       KIJUN_TEXT("record.evidence.link"),
       {{"evidence",
         KIJUN_TEXT("record.evidence"),
         FieldKind::Reference,
         Need::Required,
         {},
         "evidence"}}},
      {"record_link", KIJUN_TEXT("words.record_link"), {}},
      {"cycle_unit", KIJUN_TEXT("words.cycle_unit"), {}},
      {"cycle_item",
       KIJUN_TEXT("record.cycle_item"),
       {{"target", KIJUN_TEXT("record.cycle_item.target"), FieldKind::Level},
        {"weight", KIJUN_TEXT("record.cycle_item.weight"), FieldKind::Number},
        {"effort", KIJUN_TEXT("record.cycle_item.effort"), FieldKind::Text}}},
      {"approval",
       KIJUN_TEXT("approval.table"),
       {{"unanswered", KIJUN_TEXT("approval.field.unanswered"), FieldKind::Number},
        {"unconfirmed", KIJUN_TEXT("approval.field.unconfirmed"), FieldKind::Number}}},
      {"approval_step",
       KIJUN_TEXT("approval.table.step"),
       {{"person", KIJUN_TEXT("record.person"), FieldKind::Reference, Need::Required, {}, "person"},
        {"person_name", KIJUN_TEXT("approval.field.name"), FieldKind::Text},
        {"role", KIJUN_TEXT("record.person.role"), FieldKind::Choice, Need::Required,
         roleChoices()},
        {"at", KIJUN_TEXT("words.at"), FieldKind::Instant},
        {"note", KIJUN_TEXT("approval.field.note"), FieldKind::LongText}}},
      {"approval_answer",
       KIJUN_TEXT("approval.table.answer"),
       {{"digest", KIJUN_TEXT("approval.field.digest"), FieldKind::Hash}}},
      {"workspace_setting",
       KIJUN_TEXT("words.workspace_setting"),
       {{"value", KIJUN_TEXT("words.setting_value"), FieldKind::Text}}},
  };
  return tables;
}

const TableWords* otherTable(std::string_view table) {
  const auto& tables = otherTables();
  const auto at = std::ranges::find(tables, table, &TableWords::table);
  return at == tables.end() ? nullptr : &*at;
}

const RecordDescription* described(std::string_view table) {
  return table == "answer" ? &answerDescription() : findDescription(table);
}

constexpr std::size_t kDigest = 64, kHashCharacters = 12;

std::string text(std::string_view id, Language language) {
  return render(Message{std::string(id), {}}, language);
}

}  // namespace

std::string_view tableTextId(std::string_view table) {
  if (const auto* description = described(table)) return description->textId;
  const auto* other = otherTable(table);
  return other ? other->textId : std::string_view();
}

const Field* fieldOf(std::string_view table, std::string_view column) {
  const auto in = [&](std::span<const Field> fields) -> const Field* {
    const auto at = std::ranges::find(fields, column, &Field::id);
    return at == fields.end() ? nullptr : &*at;
  };
  if (const auto* description = described(table)) return in(description->fields);
  const auto* other = otherTable(table);
  return other ? in(other->fields) : nullptr;
}

std::string inWords(const Field* field, const Value& value, Language language,
                    const ValueWords& words) {
  if (isNull(value)) return text(KIJUN_TEXT("words.nothing"), language);
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    if (!field || field->kind != FieldKind::YesNo) return std::to_string(*number);
    return text(*number ? KIJUN_TEXT("words.yes") : KIJUN_TEXT("words.no"), language);
  }
  const auto typed = textOf(value);
  if (typed.empty()) return text(KIJUN_TEXT("words.nothing"), language);
  if (field && field->kind == FieldKind::Choice) {
    const auto at = std::ranges::find(field->choices, typed, &FieldChoice::id);
    if (at != field->choices.end()) return text(at->textId, language);
  }
  if (field && field->kind == FieldKind::Day) return typed;
  if (field && field->kind == FieldKind::Hash) {
    return typed.size() == kDigest ? shortened(typed, kHashCharacters) : toldHash(typed);
  }
  if (field && field->kind == FieldKind::Instant) {
    const auto instant = Instant::parse(typed);
    if (instant) return instant->shownAt(words.offsetMinutes);
  }
  if (field && field->kind == FieldKind::Reference && words.nameOf) {
    const auto name = words.nameOf(field->target, typed);
    return name.empty() ? text(KIJUN_TEXT("words.gone"), language) : name;
  }
  return render(msg("words.quoted", shortened(typed, words.longest)), language);
}

Message withoutTypedText(const Field* field, const Value& value) {
  if (isNull(value)) return msg("words.nothing");
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    if (field && field->kind == FieldKind::YesNo && (*number == 0 || *number == 1)) {
      return *number ? msg("words.yes") : msg("words.no");
    }
    return msg("words.literal", *number);
  }
  const auto typed = textOf(value);
  if (field && field->kind == FieldKind::Choice) {
    const auto at = std::ranges::find(field->choices, typed, &FieldChoice::id);
    if (at != field->choices.end()) return {std::string(at->textId), {}};
  }
  if (field && field->kind == FieldKind::Day && Date::parse(typed)) {
    return msg("words.literal", typed);
  }
  return msg("words.typed", codePointCount(typed));
}

}  // namespace kijun
