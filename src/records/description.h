// A record is described once: a plain struct and one table of its fields. Repository, form, list,
// history text, search and files in and out are generic over that table. Adding a field is one
// line in its table and one in a migration; a test checks that the two agree.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/message.h"
#include "records/value.h"

namespace kijun {

// Instant (ISO, told in the workspace's time zone) and Hash (hexadecimal, told by its beginning)
// are written by the workbench, never typed.
enum class FieldKind {
  Text,
  LongText,
  Choice,
  Day,
  Number,
  YesNo,
  Level,
  Reference,
  References,  // any number of records, or items of the guideline; see idsOf()
  Instant,
  Hash
};

enum class Need { Required, Optional };

struct FieldChoice {
  std::string_view id;
  std::string_view textId;  // of resources/texts
};

struct Field {
  std::string_view id;      // also the column's name
  std::string_view textId;  // its label, of resources/texts; textId + ".help" may exist
  FieldKind kind = FieldKind::Text;
  Need need = Need::Optional;
  std::span<const FieldChoice> choices = {};
  std::string_view target = {};      // for Reference(s): the record pointed to, or kItemTarget
  std::string_view neededWith = {};  // a YesNo of the same record that makes this one required
};

// References to items of the catalog, by their ids.
inline constexpr std::string_view kItemTarget = "item";

// References are rows of their own (table record_link); every other field is a column of its
// record's table, in the order of the fields.
constexpr bool isColumn(const Field& field) {
  return field.kind != FieldKind::References;
}

// The value of References: ids joined by a blank, each once, in their order.
std::vector<std::string> idsOf(const Value& value);
Value valueOfIds(std::vector<std::string> ids);

struct RecordDescription {
  std::string_view id;        // also the table's name
  std::string_view textId;    // its name, of resources/texts
  std::vector<Field> fields;  // without the key
  // The field's place in `fields`, or nullopt.
  std::optional<std::size_t> indexOf(std::string_view fieldId) const;
  // The places of the fields that are columns, in order.
  std::vector<std::size_t> columns() const;
};

// Binds a struct's members to its description: Typed<Department>::row(d), ::record(id, row).
template <typename T>
struct Member {
  Field field;
  Value (*get)(const T&);
  void (*set)(T&, const Value&);
};

template <typename T>
struct RecordType {
  RecordDescription description;
  std::vector<Member<T>> members;

  Row row(const T& record) const {
    Row out{Value(record.id)};
    for (const auto& member : members) out.push_back(member.get(record));
    return out;
  }
  T record(const Row& row) const {
    T out;
    out.id = textOf(row.front());
    for (std::size_t i = 0; i < members.size(); ++i) members[i].set(out, row[i + 1]);
    return out;
  }
};

// What a row breaks of its description: required fields left empty, choices and days that do not
// exist. Empty when sound.
std::vector<Message> problemsOf(const RecordDescription& description, const Row& row);

}  // namespace kijun
