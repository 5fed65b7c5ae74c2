#include "workspace/column_memory.h"

#include "workspace/session_door.h"
#include "workspace/store/cycle_store.h"
#include "workspace/writer.h"

namespace kijun {
namespace {

constexpr std::string_view kPrefix = "import_column/";
constexpr std::string_view kLeftOut = "-";  // no field is called so
constexpr std::size_t kLongestHeading = 300;

std::string keyOf(std::string_view list, std::string_view heading) {
  return std::string(kPrefix) + std::string(list) + '/' + std::string(heading);
}

}  // namespace

std::optional<ColumnNote> columnNoteOf(std::string_view settingKey) {
  if (!settingKey.starts_with(kPrefix)) return std::nullopt;
  settingKey.remove_prefix(kPrefix.size());
  const auto slash = settingKey.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  return ColumnNote{std::string(settingKey.substr(0, slash)),
                    std::string(settingKey.substr(slash + 1))};
}

RememberedColumns rememberedColumns(const Session& session, std::string_view list) {
  return SessionDoor::read(session, [&](SQLite::Database& database) {
    RememberedColumns columns;
    const auto from = keyOf(list, "");
    SQLite::Statement row(database,
                          "SELECT key, value FROM workspace_setting WHERE key >= ?1 AND "
                          "substr(key, 1, length(?1)) = ?1");
    sql::bindAll(row, from);
    while (row.executeStep()) {
      const auto value = sql::textOf(row.getColumn(1));
      columns[sql::textOf(row.getColumn(0)).substr(from.size())] = value == kLeftOut ? "" : value;
    }
    return columns;
  });
}

Command remembering(Command command, std::string list, ColumnNotes notes) {
  if (notes.empty()) return command;
  auto apply = std::move(command.apply);
  command.apply = [apply = std::move(apply), list = std::move(list),
                   notes = std::move(notes)](Writer& writer) {
    apply(writer);
    for (const auto& [heading, field] : notes) {
      if (heading.empty() || heading.size() > kLongestHeading) continue;
      const auto key = keyOf(list, heading);
      if (field) {
        storeSettingValue(writer.database(), key, field->empty() ? std::string(kLeftOut) : *field);
      } else {
        sql::run(writer.database(), "DELETE FROM workspace_setting WHERE key = ?", key);
      }
    }
  };
  return command;
}

}  // namespace kijun
