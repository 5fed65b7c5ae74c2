#include <fmt/ostream.h>

#include <iostream>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "cli/command.h"
#include "workspace/backup.h"
#include "workspace/merge_text.h"

namespace kijun::cli {
namespace {

using nlohmann::json;

struct Arguments {
  std::string mine;
  std::string other;
  std::optional<std::string> prefer;
  bool yes = false;
  bool noBackup = false;
  bool json = false;
  std::string as;
};

json valueJson(const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
  if (const auto* words = std::get_if<std::string>(&value)) return *words;
  return nullptr;
}

std::string_view idOf(MergeSide side) {
  return side == MergeSide::Mine ? "mine" : "theirs";
}

json touchJson(const std::optional<MergeConflict::Touch>& touch) {
  if (!touch) return nullptr;
  return {{"by", touch->actor.name}, {"at", touch->at}};
}

json conflictJson(const MergeConflict& conflict) {
  json out{{"record", conflict.record},
           {"key", conflict.key},
           {"name", conflict.name},
           {"later", idOf(conflict.later)},
           {"mine_by", touchJson(conflict.mineBy)},
           {"theirs_by", touchJson(conflict.theirsBy)}};
  if (!conflict.unit.empty()) out["unit"] = conflict.unit;
  if (conflict.kind == MergeConflict::Kind::Field) {
    out["kind"] = "field";
    out["field"] = conflict.field;
    out["base"] = valueJson(conflict.base);
    out["mine"] = valueJson(conflict.mine);
    out["theirs"] = valueJson(conflict.theirs);
    return out;
  }
  out["kind"] = "deletion";
  out["deleted_by"] = idOf(conflict.deletedBy);
  out["changed"] = json::array();
  for (const auto& change : conflict.changed) {
    out["changed"].push_back({{"record", change.record},
                              {"key", change.key},
                              {"field", change.field},
                              {"before", valueJson(change.before)},
                              {"after", valueJson(change.after)}});
  }
  return out;
}

json previewJson(const MergePreview& preview, bool merged, Language language) {
  json out{{"incoming", json::array()},
           {"only_here", preview.onlyHere},
           {"conflicts", json::array()},
           {"merged", merged}};
  for (const auto& [entry, changes] : preview.incoming) {
    out["incoming"].push_back({{"id", entry.id},
                               {"what", render(entry.name, language)},
                               {"by", entry.actor.name},
                               {"at", entry.at},
                               {"fields", changes.size()}});
  }
  for (const auto& conflict : preview.conflicts) {
    out["conflicts"].push_back(conflictJson(conflict));
  }
  return out;
}

void printConflict(std::size_t number, const MergeConflict& conflict, const MergePreview& preview,
                   const Context& context) {
  const auto words = inWords(conflict, preview, context.language);
  const auto line = [&](const Message& label, const std::string& value, const std::string& by) {
    fmt::print(std::cout, "   {}: {}{}{}\n", render(label, context.language), value,
               by.empty() ? "" : "  ", by);
  };
  fmt::print(std::cout, "{}. {}\n", number, words.title);
  if (!words.base.empty()) line(msg("merge.base"), words.base, {});
  line(msg("merge.mine"), words.mine, words.mineBy);
  line(msg("merge.theirs"), words.theirs, words.theirsBy);
  for (const auto& change : words.changes) fmt::print(std::cout, "     {}\n", change);
}

void printPreview(const MergePreview& preview, const Context& context) {
  const auto print = [&](const Message& message) {
    fmt::print(std::cout, "{}\n", render(message, context.language));
  };
  print(msg("merge.incoming", preview.incoming.size()));
  for (const auto& [entry, changes] : preview.incoming) {
    fmt::print(std::cout, "{}\t{}\t{}\n", momentInWords(entry.at, preview.offsetMinutes),
               entry.actor.name, render(entry.name, context.language));
  }
  print(msg("merge.conflicts", preview.conflicts.size()));
  for (std::size_t i = 0; i < preview.conflicts.size(); ++i) {
    printConflict(i + 1, preview.conflicts[i], preview, context);
  }
}

MergeChoices choicesOf(const Arguments& arguments, const MergePreview& preview) {
  if (!arguments.prefer) return {};
  return chooseAll(preview, *arguments.prefer == "mine" ? MergeSide::Mine : MergeSide::Theirs);
}

void run(const Arguments& arguments, Context& context) {
  OpenOptions options;
  options.as = arguments.as;
  options.access = Access::ReadOnly;
  const auto preview = previewMerge(*Session::open(arguments.mine, options), arguments.other);
  const auto choices = choicesOf(arguments, preview);
  const bool decided = choices.size() == preview.conflicts.size();
  const bool merges = arguments.yes && decided && !preview.nothingToDo();
  if (merges) {
    options.access = Access::ReadWrite;
    const auto session = Session::open(arguments.mine, options);
    if (!arguments.noBackup) {
      const auto backup = backupBefore(*session, BackupReason::Merge);
      say(context, msg("cli.backup.before", backup.file.string()));
    }
    applyMerge(*session, preview, choices);
    readNewTexts(*session, context);
  }
  if (arguments.json) {
    std::cout << previewJson(preview, merges, context.language).dump(2) << '\n';
  } else if (!preview.nothingToDo()) {
    printPreview(preview, context);
  }
  if (preview.nothingToDo()) {
    say(context, msg("merge.nothing"));
  } else if (!decided) {
    say(context, msg("merge.undecided", preview.conflicts.size()));
    say(context, msg("merge.prefer"));
    context.exitCode = 1;
  } else {
    say(context, merges ? msg("merge.done", preview.incoming.size()) : msg("merge.say_yes"));
  }
}

}  // namespace

void addMergeCommand(CLI::App& app, Context& context) {
  auto arguments = std::make_shared<Arguments>();
  auto* command = app.add_subcommand("merge", text(context, "merge.help"));
  command->add_option("MINE", arguments->mine, text(context, "merge.help.mine"))->required();
  command->add_option("OTHER", arguments->other, text(context, "merge.help.other"))->required();
  command->add_option("--prefer", arguments->prefer, text(context, "merge.help.prefer"))
      ->check(CLI::IsMember({"mine", "theirs"}));
  command->add_flag("--yes", arguments->yes, text(context, "merge.help.yes"));
  command->add_flag("--no-backup", arguments->noBackup, text(context, "cli.help.no_backup"));
  command->add_flag("--json", arguments->json, text(context, "merge.help.json"));
  command->add_option("--as", arguments->as, text(context, "cli.help.as"));
  command->callback([arguments, &context] { run(*arguments, context); });
}

}  // namespace kijun::cli
