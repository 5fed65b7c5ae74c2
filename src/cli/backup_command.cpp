#include <fmt/ostream.h>

#include <iostream>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "workspace/backup.h"
#include "workspace/restore.h"

namespace kijun::cli {
namespace {

struct Arguments {
  std::string file;
  std::string backup;
  std::string to;
  std::optional<int> keep;
  std::optional<int> days;
  bool json = false;
  bool yes = false;
  bool noBackup = false;
};

BackupSettings settingsFor(const Session& session, const Arguments& arguments) {
  auto settings = backupSettingsOf(session);
  if (!arguments.to.empty()) settings.folder = std::filesystem::absolute(arguments.to);
  if (arguments.keep) settings.keep = *arguments.keep;
  if (arguments.days) settings.days = *arguments.days;
  return settings;
}

void requireFile(const std::string& file) {
  if (file.empty()) throw Error(Fault::Usage, msg("cli.backup.no_file"));
}

void make(const Arguments& arguments, Context& context) {
  requireFile(arguments.file);
  const auto session = openForReading(arguments.file);
  const auto backup = makeBackup(*session, BackupReason::Manual, settingsFor(*session, arguments));
  say(context, msg("cli.backup.made", backup.entries, backup.headHash.substr(0, 16)));
  fmt::print(std::cout, "{}\n", backup.file.string());
}

std::string_view idOf(BackupState state) {
  switch (state) {
    case BackupState::Sound:
      return "sound";
    case BackupState::Unreadable:
      return "unreadable";
    case BackupState::Foreign:
      return "foreign";
  }
  return {};
}

std::string textIdOf(BackupState state) {
  switch (state) {
    case BackupState::Sound:
      return KIJUN_TEXT("backup.state.sound");
    case BackupState::Unreadable:
      return KIJUN_TEXT("backup.state.unreadable");
    case BackupState::Foreign:
      return KIJUN_TEXT("backup.state.foreign");
  }
  return {};
}

// Also where the workspace itself cannot be opened: that is when the list is wanted.
std::vector<Backup> backupsFor(const Arguments& arguments) {
  const std::filesystem::path file = std::filesystem::absolute(arguments.file);
  try {
    const auto session = openForReading(arguments.file);
    return backupsOf(*session, settingsFor(*session, arguments));
  } catch (const Error&) {
    auto settings = backupSettingsFor({}, file);
    if (!arguments.to.empty()) settings.folder = std::filesystem::absolute(arguments.to);
    return backupsIn(backupFolderOf(file, settings), file);
  }
}

void list(const Arguments& arguments, Context& context) {
  const auto backups = backupsFor(arguments);
  if (arguments.json) {
    auto json = nlohmann::ordered_json::array();
    for (const auto& backup : backups) {
      json.push_back({{"file", backup.file.string()},
                      {"at", backup.at.iso()},
                      {"reason", idOf(backup.reason)},
                      {"bytes", backup.bytes},
                      {"state", idOf(backup.state)},
                      {"entries", backup.entries},
                      {"head_hash", backup.headHash},
                      {"schema_version", backup.schemaVersion}});
    }
    fmt::print(std::cout, "{}\n",
               json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace));
    return;
  }
  for (const auto& backup : backups) {
    fmt::print(std::cout, "{}\t{}\t{}\t{}\t{}\t{}\n", backup.at.iso(),
               text(context, kijun::textIdOf(backup.reason)), backup.bytes, backup.entries,
               text(context, textIdOf(backup.state)), backup.file.string());
  }
  if (backups.empty()) say(context, msg("cli.backup.none", arguments.file));
}

void printPreview(const RestorePreview& preview, const Context& context) {
  const auto print = [&](const Message& message) {
    fmt::print(std::cout, "{}\n", render(message, context.language));
  };
  const auto printEntries = [&](const std::vector<Entry>& entries) {
    for (const auto& entry : entries) {
      fmt::print(std::cout, "  {}\t{}\t{}\t{}\n", entry.number, entry.at, entry.actor.name,
                 render(entry.name, context.language));
    }
  };
  if (preview.presentDamage) {
    fmt::print(std::cout, "{}\n", preview.presentDamage->text(context.language));
    print(msg("backup.restore.from", preview.backupEntries, preview.backupAt));
    return;
  }
  if (preview.isSame()) return print(msg("backup.restore.same"));
  print(msg("backup.restore.lost", preview.lostCount));
  printEntries(preview.lost);
  print(msg("backup.restore.regained", preview.regainedCount));
  printEntries(preview.regained);
  for (const auto& table : preview.tables) {
    print(msg("backup.restore.table", table.table, table.added, table.removed, table.changed));
  }
}

void restore(const Arguments& arguments, Context& context) {
  if (!arguments.yes) {
    printPreview(previewRestore(arguments.file, arguments.backup), context);
    say(context, msg("cli.restore.not_done"));
    return;
  }
  if (!arguments.noBackup) {
    const auto before = backupBeforeRestore(arguments.file);
    if (before) say(context, msg("cli.backup.before", before->file.string()));
  }
  const auto done = restoreBackup(arguments.file, arguments.backup);
  say(context, done.kept.empty() ? msg("backup.restore.done", arguments.file, done.entries)
                                 : msg("backup.restore.done_kept", arguments.file, done.entries,
                                       done.kept.string()));
}

}  // namespace

void addBackupCommand(CLI::App& app, Context& context) {
  auto arguments = std::make_shared<Arguments>();
  const auto addPlaces = [&](CLI::App* command) {
    command->add_option("FILE", arguments->file, text(context, "cli.help.workspace"));
    command->add_option("--to", arguments->to, text(context, "cli.help.backup_to"));
  };
  auto* command = app.add_subcommand("backup", text(context, "cli.help.backup"));
  addPlaces(command);
  command->add_option("--keep", arguments->keep, text(context, "cli.help.backup_keep"))
      ->check(CLI::Range(1, kMostBackupsKept));
  command->add_option("--days", arguments->days, text(context, "cli.help.backup_days"))
      ->check(CLI::Range(1, kMostBackupDays));
  auto* listing = command->add_subcommand("list", text(context, "cli.help.backup_list"));
  addPlaces(listing);
  listing->add_flag("--json", arguments->json, text(context, "cli.help.backup_json"));
  command->callback([command, listing, arguments, &context] {
    if (!command->got_subcommand(listing)) make(*arguments, context);
  });
  listing->callback([arguments, &context] {
    requireFile(arguments->file);
    list(*arguments, context);
  });
}

void addRestoreCommand(CLI::App& app, Context& context) {
  auto arguments = std::make_shared<Arguments>();
  auto* command = app.add_subcommand("restore", text(context, "cli.help.restore"));
  command->add_option("FILE", arguments->file, text(context, "cli.help.workspace"))->required();
  command->add_option("BACKUP", arguments->backup, text(context, "cli.help.restore_backup"))
      ->required();
  command->add_flag("--yes", arguments->yes, text(context, "cli.help.restore_yes"));
  command->add_flag("--no-backup", arguments->noBackup, text(context, "cli.help.no_backup"));
  command->callback([arguments, &context] { restore(*arguments, context); });
}

}  // namespace kijun::cli
