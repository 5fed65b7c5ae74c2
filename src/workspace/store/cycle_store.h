// Cycles, their units, and what they own per item.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "records/answer.h"
#include "records/registers.h"
#include "workspace/store/sql.h"

namespace kijun {

std::optional<CycleRecord> newestCycle(SQLite::Database& database);
// Units of the cycle, the whole one first.
std::vector<Unit> unitsOfCycle(SQLite::Database& database, const Id& cycle);
void putUnitInCycle(SQLite::Database& database, const Id& cycle, const Id& unit);

std::optional<ItemSettings> findSettings(SQLite::Database& database, const Id& cycle,
                                         const std::string& item);
std::map<std::string, ItemSettings, std::less<>> settingsOfCycle(SQLite::Database& database,
                                                                 const Id& cycle);
// Settings without a value are no row.
void storeSettings(SQLite::Database& database, const Id& cycle, const ItemSettings& settings);

std::string settingValue(SQLite::Database& database, const std::string& key);
void storeSettingValue(SQLite::Database& database, const std::string& key,
                       const std::string& value);
// Minutes east of UTC; Japan's where the setting says nothing.
int offsetMinutesOf(SQLite::Database& database);

inline constexpr const char* kTimeZoneSetting = "time_zone";            // minutes east of UTC
inline constexpr const char* kApprovalStyleSetting = "approval_style";  // seal, signature
// assessor, executive (reads only): who is not in the register of people.
inline constexpr const char* kUnknownUsersSetting = "unknown_users";
// company (起案・審査・承認), public_body (起案・合議・決裁).
inline constexpr const char* kApprovalTermsSetting = "approval_terms";

}  // namespace kijun
