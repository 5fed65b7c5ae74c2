#include <algorithm>
#include <array>
#include <chrono>

#include "workspace/backup.h"
#include "workspace/session_door.h"
#include "workspace/store/backup_name.h"
#include "workspace/store/backup_writer.h"
#include "workspace/store/file_header.h"
#include "workspace/store/open_files.h"

namespace kijun {
namespace {

struct Reason {
  BackupReason reason;
  std::string_view id;
  std::string_view text;
};
constexpr std::array kReasons = {
    Reason{BackupReason::Manual, "manual", KIJUN_TEXT("backup.reason.manual")},
    Reason{BackupReason::Schedule, "schedule", KIJUN_TEXT("backup.reason.schedule")},
    Reason{BackupReason::Migration, "migration", KIJUN_TEXT("backup.reason.migration")},
    Reason{BackupReason::Merge, "merge", KIJUN_TEXT("backup.reason.merge")},
    Reason{BackupReason::Restore, "restore", KIJUN_TEXT("backup.reason.restore")},
    Reason{BackupReason::Import, "import", KIJUN_TEXT("backup.reason.import")},
};

const Reason& reasonOf(BackupReason reason) {
  return *std::ranges::find(kReasons, reason, &Reason::reason);
}

void look(Backup& backup, const std::string& workspace) {
  try {
    const OpenFile open(backup.file, [&] { inspectFile(backup.file); });
    sql::guarded(backup.file, [&] {
      const auto database = openAtRest(backup.file);
      backup.schemaVersion = static_cast<int>(sql::pragmaNumber(*database, "user_version"));
      const auto head = headMark(*database);
      backup.entries = head.entries;
      backup.headHash = head.hash;
      backup.workspace = workspaceId(*database);
    });
    const bool own = workspace.empty() || backup.workspace == workspace;
    backup.state = own ? BackupState::Sound : BackupState::Foreign;
  } catch (const Error&) {
    backup.state = BackupState::Unreadable;
  }
}

bool isSound(const Backup& backup) {
  return backup.state == BackupState::Sound;
}

std::int64_t milliseconds(std::chrono::hours hours) {
  return std::chrono::duration_cast<std::chrono::milliseconds>(hours).count();
}

}  // namespace

std::string_view idOf(BackupReason reason) {
  return reasonOf(reason).id;
}

std::optional<BackupReason> backupReasonFromId(std::string_view id) {
  const auto* at = std::ranges::find(kReasons, id, &Reason::id);
  return at == kReasons.end() ? std::nullopt : std::optional(at->reason);
}

std::string textIdOf(BackupReason reason) {
  return std::string(reasonOf(reason).text);
}

std::vector<Backup> backupsIn(const std::filesystem::path& folder,
                              const std::filesystem::path& file, const std::string& workspace) {
  std::vector<Backup> backups;
  std::error_code failure;
  std::filesystem::directory_iterator entry(folder, failure);
  for (; !failure && entry != std::filesystem::directory_iterator(); entry.increment(failure)) {
    const auto name = parseBackupName(entry->path().filename().string(), file);
    std::error_code ignored;
    if (!name || !entry->is_regular_file(ignored) || entry->is_symlink(ignored)) continue;
    auto& backup = backups.emplace_back();
    backup.file = entry->path();
    backup.at = name->at;
    backup.reason = name->reason;
    backup.bytes = entry->file_size(ignored);
    look(backup, workspace);
  }
  std::ranges::sort(backups, [](const Backup& a, const Backup& b) {
    return a.at != b.at ? a.at > b.at : a.file > b.file;
  });
  return backups;
}

std::vector<Backup> backupsOf(const Session& session, const BackupSettings& settings) {
  return backupsIn(backupFolderOf(session.file(), settings), session.file(),
                   SessionDoor::read(session, workspaceId));
}

std::vector<Backup> outdated(const std::vector<Backup>& backups, const BackupSettings& settings,
                             Instant now) {
  const auto age = milliseconds(std::chrono::days(settings.days));
  std::vector<Backup> gone;
  int newer = 0;
  for (const auto& backup : backups) {
    if (!isSound(backup)) continue;
    const bool old = now.milliseconds() - backup.at.milliseconds() > age;
    if (newer++ >= std::max(1, settings.keep) && old) gone.push_back(backup);
  }
  return gone;
}

bool isBackupDue(const Session& session, const BackupSettings& settings,
                 const std::vector<Backup>& backups) {
  if (!settings.scheduled) return false;
  const auto last = std::ranges::find_if(backups, isSound);
  if (last == backups.end()) return true;
  if (SessionDoor::read(session, headMark).hash == last->headHash) return false;
  const auto now = SessionDoor::environment(session).clock->now();
  const auto age = now.milliseconds() - last->at.milliseconds();
  return age < 0 || age >= milliseconds(std::chrono::hours(settings.hours));
}

}  // namespace kijun
