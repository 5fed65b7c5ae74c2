// The schema of the file beside that of a file made new at its version.
#include <map>

#include "workspace/migrations/migrations.h"
#include "workspace/store/verification.h"

namespace kijun {
namespace {

struct Object {
  std::string type;
  std::string table;
  std::string definition;  // without blanks that mean nothing
  bool operator==(const Object&) const = default;
};
using Schema = std::map<std::string, Object>;

std::string withSingleBlanks(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (blank && (out.empty() || out.back() == ' ')) continue;
    out += blank ? ' ' : c;
  }
  return out;
}

Schema schemaOf(SQLite::Database& database) {
  Schema schema;
  // SQLite's own statistics are nobody's content.
  SQLite::Statement row(database,
                        "SELECT name, type, tbl_name, sql FROM sqlite_schema "
                        "WHERE name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\'");
  while (row.executeStep()) {
    schema.emplace(sql::textOf(row.getColumn(0)),
                   Object{sql::textOf(row.getColumn(1)), sql::textOf(row.getColumn(2)),
                          withSingleBlanks(sql::textOf(row.getColumn(3)))});
  }
  return schema;
}

Schema statedSchema(int version) {
  Replay fresh;
  fresh.migrateTo(version);
  return schemaOf(fresh.database());
}

std::string typeTextId(const std::string& type) {
  if (type == "table") return KIJUN_TEXT("verify.type.table");
  if (type == "index") return KIJUN_TEXT("verify.type.index");
  if (type == "trigger") return KIJUN_TEXT("verify.type.trigger");
  return KIJUN_TEXT("verify.type.view");
}

}  // namespace

void verifySchema(Verification& run) {
  const auto stated = statedSchema(run.schemaVersion());
  const auto found = schemaOf(run.file());
  const auto add = [&](std::string_view id, const std::string& name, const Object& object) {
    const Message message{std::string(id), {"@" + typeTextId(object.type), name}};
    run.add({FindingKind::Schema, 0, object.table, {}, {}, message, {}, {}});
  };
  for (const auto& [name, object] : found) {
    const auto at = stated.find(name);
    if (at == stated.end()) {
      add(KIJUN_TEXT("verify.schema_added"), name, object);
    } else if (at->second != object) {
      add(KIJUN_TEXT("verify.schema_altered"), name, object);
    }
  }
  for (const auto& [name, object] : stated) {
    if (!found.contains(name)) add(KIJUN_TEXT("verify.schema_missing"), name, object);
  }
}

}  // namespace kijun
