#include "workspace/backup_settings.h"

#include <cerrno>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "base/atomic_file.h"
#include "base/error.h"
#include "workspace/session_door.h"
#include "workspace/store/database_copy.h"

namespace kijun {
namespace {

constexpr std::uintmax_t kMostBytes = 4 * 1024 * 1024;

std::filesystem::path variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

// The XDG base directory specification: relative paths in the variable do not count.
std::filesystem::path settingsFile(const Environment& environment) {
  auto folder = environment.settingsFolder;
  if (folder.empty()) {
    const auto config = variable("XDG_CONFIG_HOME");
    const auto home = variable("HOME");
    if (config.is_absolute()) {
      folder = config / "kijun";
    } else if (home.is_absolute()) {
      folder = home / ".config" / "kijun";
    }
  }
  return folder.empty() ? folder : folder / "backups.json";
}

nlohmann::json stored(const std::filesystem::path& file) {
  std::error_code failure;
  if (file.empty() || !std::filesystem::exists(file, failure)) return nlohmann::json::object();
  auto json = nlohmann::json::parse(readFile(file, kMostBytes), nullptr, false);
  return json.is_object() ? json : nlohmann::json::object();
}

bool isWithin(int number, int most) {
  return number >= 1 && number <= most;
}

void take(const nlohmann::json& json, const char* key, int most, int& into) {
  const auto at = json.find(key);
  if (at == json.end() || !at->is_number_integer()) return;
  const auto number = at->get<std::int64_t>();
  if (number >= 1 && number <= most) into = static_cast<int>(number);
}

nlohmann::json readable(const Environment& environment) {
  try {
    return stored(settingsFile(environment));
  } catch (const Error&) {
    return nlohmann::json::object();
  }
}

BackupSettings settingsIn(const nlohmann::json& own) {
  BackupSettings settings;
  if (!own.is_object()) return settings;
  settings.scheduled = own.value("scheduled", nlohmann::json(true)) != false;
  if (const auto folder = own.value("folder", nlohmann::json()); folder.is_string()) {
    settings.folder = folder.get<std::string>();
  }
  take(own, "hours", kMostBackupHours, settings.hours);
  take(own, "keep", kMostBackupsKept, settings.keep);
  take(own, "days", kMostBackupDays, settings.days);
  return settings;
}

Id idOf(const Session& session) {
  return SessionDoor::read(session, workspaceId);
}

}  // namespace

BackupSettings readBackupSettings(const Environment& environment, const Id& workspace) {
  const auto json = readable(environment);
  const auto at = json.find(workspace);
  return at == json.end() ? BackupSettings() : settingsIn(*at);
}

BackupSettings backupSettingsFor(const Environment& environment,
                                 const std::filesystem::path& file) {
  for (const auto& own : readable(environment)) {
    if (own.is_object() && own.value("file", nlohmann::json()) == file.string()) {
      return settingsIn(own);
    }
  }
  return {};
}

BackupSettings backupSettingsOf(const Session& session) {
  return readBackupSettings(SessionDoor::environment(session), idOf(session));
}

void writeBackupSettings(const Environment& environment, const Id& workspace,
                         const std::filesystem::path& file, const BackupSettings& settings) {
  if (!isWithin(settings.keep, kMostBackupsKept) || !isWithin(settings.days, kMostBackupDays) ||
      !isWithin(settings.hours, kMostBackupHours)) {
    throw Error(Fault::Input,
                msg("backup.settings.range", kMostBackupsKept, kMostBackupDays, kMostBackupHours));
  }
  const auto place = settingsFile(environment);
  if (place.empty()) throw Error(Fault::Machine, msg("backup.settings.no_home"));
  std::error_code failure;
  std::filesystem::create_directories(place.parent_path(), failure);
  if (failure) throw machineError(place.parent_path().string(), failure.value());
  auto json = stored(place);
  auto& own = json[workspace];
  if (!own.is_object()) own = nlohmann::json::object();
  own["file"] = file.string();
  own["scheduled"] = settings.scheduled;
  own["folder"] = settings.folder.string();
  own["hours"] = settings.hours;
  own["keep"] = settings.keep;
  own["days"] = settings.days;
  writeFileAtomically(place,
                      json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n');
}

void setBackupSettings(const Session& session, const BackupSettings& settings) {
  writeBackupSettings(SessionDoor::environment(session), idOf(session), session.file(), settings);
}

std::filesystem::path backupFolderOf(const std::filesystem::path& file,
                                     const BackupSettings& settings) {
  if (!settings.folder.empty()) return settings.folder;
  return file.parent_path() / (file.stem().string() + " のバックアップ");
}

}  // namespace kijun
