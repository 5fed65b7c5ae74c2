#include "workspace/store/cycle_store.h"

#include <charconv>

#include "base/time.h"
#include "workspace/store/record_store.h"

namespace kijun {
namespace {

ItemSettings settingsAt(SQLite::Statement& row) {
  ItemSettings settings;
  settings.item = sql::textOf(row.getColumn(0));
  settings.target = sql::numberOf(row.getColumn(1));
  settings.weight = sql::numberOf(row.getColumn(2));
  if (!row.getColumn(3).isNull()) settings.effort = sql::textOf(row.getColumn(3));
  return settings;
}

Value valueOrNull(std::optional<int> number) {
  return number ? Value(std::int64_t{*number}) : Value();
}

}  // namespace

std::optional<CycleRecord> newestCycle(SQLite::Database& database) {
  const auto cycles = readAll(database, cycleType());
  return cycles.empty() ? std::nullopt : std::optional(cycles.back());
}

std::vector<Unit> unitsOfCycle(SQLite::Database& database, const Id& cycle) {
  std::vector<Unit> units;
  SQLite::Statement row(database,
                        "SELECT u.id, u.name, u.whole, u.position FROM unit u "
                        "JOIN cycle_unit c ON c.unit = u.id WHERE c.cycle = ? "
                        "ORDER BY u.whole DESC, u.position, u.id");
  sql::bindAll(row, cycle);
  while (row.executeStep()) {
    units.push_back({sql::textOf(row.getColumn(0)), sql::textOf(row.getColumn(1)),
                     row.getColumn(2).getInt() != 0, row.getColumn(3).getInt64()});
  }
  return units;
}

void putUnitInCycle(SQLite::Database& database, const Id& cycle, const Id& unit) {
  sql::run(database, "INSERT INTO cycle_unit (cycle, unit) VALUES (?, ?)", cycle, unit);
}

std::optional<ItemSettings> findSettings(SQLite::Database& database, const Id& cycle,
                                         const std::string& item) {
  SQLite::Statement row(database,
                        "SELECT item, target, weight, effort FROM cycle_item "
                        "WHERE cycle = ? AND item = ?");
  sql::bindAll(row, cycle, item);
  if (!row.executeStep()) return std::nullopt;
  return settingsAt(row);
}

std::map<std::string, ItemSettings, std::less<>> settingsOfCycle(SQLite::Database& database,
                                                                 const Id& cycle) {
  std::map<std::string, ItemSettings, std::less<>> settings;
  SQLite::Statement row(database,
                        "SELECT item, target, weight, effort FROM cycle_item WHERE cycle = ?");
  sql::bindAll(row, cycle);
  while (row.executeStep()) {
    auto entry = settingsAt(row);
    auto item = entry.item;
    settings.emplace(std::move(item), std::move(entry));
  }
  return settings;
}

void storeSettings(SQLite::Database& database, const Id& cycle, const ItemSettings& settings) {
  if (!settings.target && !settings.weight && !settings.effort) {
    sql::run(database, "DELETE FROM cycle_item WHERE cycle = ? AND item = ?", cycle, settings.item);
    return;
  }
  sql::run(database,
           "INSERT INTO cycle_item (cycle, item, target, weight, effort) VALUES (?, ?, ?, ?, ?) "
           "ON CONFLICT DO UPDATE SET target = excluded.target, weight = excluded.weight, "
           "effort = excluded.effort",
           cycle, settings.item, valueOrNull(settings.target), valueOrNull(settings.weight),
           sql::textOrNull(settings.effort.value_or("")));
}

std::string settingValue(SQLite::Database& database, const std::string& key) {
  return textOf(sql::first(database, "SELECT value FROM workspace_setting WHERE key = ?", key));
}

void storeSettingValue(SQLite::Database& database, const std::string& key,
                       const std::string& value) {
  sql::run(database,
           "INSERT INTO workspace_setting (key, value) VALUES (?, ?) "
           "ON CONFLICT DO UPDATE SET value = excluded.value",
           key, value);
}

int offsetMinutesOf(SQLite::Database& database) {
  const auto text = settingValue(database, kTimeZoneSetting);
  int minutes = kJapanOffsetMinutes;
  std::from_chars(text.data(), text.data() + text.size(), minutes);
  return minutes;
}

}  // namespace kijun
