#include "workspace/merge.h"

#include <algorithm>

#include "workspace/commands/kinds.h"
#include "workspace/evidence_content.h"
#include "workspace/permission.h"
#include "workspace/session_door.h"
#include "workspace/store/entries.h"
#include "workspace/store/file_system.h"
#include "workspace/store/merge_apply.h"
#include "workspace/store/merge_plan.h"
#include "workspace/store/merge_source.h"
#include "workspace/store/row_changes.h"
#include "workspace/store/schema.h"

namespace kijun {
namespace {

Digest headHashOf(SQLite::Database& database) {
  const auto head = headEntry(database);
  return head ? head->hash : Digest{};
}

void requireOther(const Session& session, const std::filesystem::path& other) {
  std::error_code ignored;
  if (std::filesystem::equivalent(session.file(), other, ignored)) {
    throw Error(Fault::Input, msg("merge.same_file", other.string()), msg("merge.same_file.todo"));
  }
}

// A share of the whole progress.
Progress part(const Progress& progress, double from, double to) {
  if (!progress) return {};
  return [progress, from, to](double share) { progress(from + (to - from) * share); };
}

void tell(const Progress& progress, double share) {
  if (progress) progress(share);
}

void requireChoices(const MergePreview& preview, const MergeChoices& choices) {
  const auto& conflicts = preview.conflicts;
  std::size_t undecided = 0;
  for (std::size_t i = 0; i < conflicts.size(); ++i) {
    const auto choice = choices.find(i);
    if (choice == choices.end() ||
        (choice->second == MergeChoice::Both && !conflicts[i].bothPossible)) {
      ++undecided;
    }
  }
  if (undecided == 0) return;
  throw Error(Fault::Input, msg("merge.undecided", undecided), msg("merge.undecided.todo"));
}

// What the entries to come name; where the merge does not come about, the next opening sweeps it.
void takeContents(Session& session, const Session& other, const Progress& progress) {
  ContentWork work;
  work.progress = [&](std::int64_t done, std::int64_t total) {
    // The entries' own share begins anew.
    tell(progress, 0.9 * static_cast<double>(done) / static_cast<double>(total));
  };
  copyContents(session, other, work);
}

}  // namespace

MergeChoices chooseAll(const MergePreview& preview, MergeSide side) {
  MergeChoices choices;
  for (std::size_t i = 0; i < preview.conflicts.size(); ++i) {
    choices[i] = side == MergeSide::Mine ? MergeChoice::Mine : MergeChoice::Theirs;
  }
  return choices;
}

MergePreview previewMerge(Session& session, const std::filesystem::path& other,
                          const Progress& progress) {
  requireOther(session, other);
  requireRole(kinds::merge, session.actor());
  tell(progress, 0.0);
  const OtherCopy copy(other, SessionDoor::environment(session));
  MergePreview preview;
  preview.other = realPath(other);
  SessionDoor::read(copy.session(), [&](SQLite::Database& theirs) {
    requireChain(theirs, other);
    tell(progress, 0.3);
    SessionDoor::read(session, [&](SQLite::Database& mine) {
      if (sql::pragmaNumber(mine, "user_version") < kSchemaVersion) {
        throw Error(Fault::Input, msg("merge.older_here", session.file().string()),
                    msg("merge.older_here.todo"));
      }
      requireChain(mine, session.file());
      tell(progress, 0.5);
      preview.mineHead = headHashOf(mine);
      preview.otherHead = headHashOf(theirs);
      preview.plan = std::make_shared<MergePlan>(mine, theirs, part(progress, 0.5, 1.0));
    });
  });
  for (const auto& taken : preview.plan->incoming()) {
    HistoryEntry told{taken.entry, {}};
    for (const auto& change : taken.changes) {
      for (auto& field : fieldChangesOf(change)) told.changes.push_back(std::move(field));
    }
    preview.incoming.push_back(std::move(told));
  }
  preview.onlyHere = preview.plan->onlyHere();
  preview.conflicts = preview.plan->conflicts();
  preview.offsetMinutes = session.snapshot().offsetMinutes;
  preview.names = preview.plan->names();
  return preview;
}

std::optional<ChangeNotice> applyMerge(Session& session, const MergePreview& preview,
                                       const MergeChoices& choices, const Progress& progress) {
  if (preview.nothingToDo()) return std::nullopt;
  requireChoices(preview, choices);
  const auto actor = session.actor();
  requireRole(kinds::merge, actor);
  const OtherCopy copy(preview.other, SessionDoor::environment(session));
  takeContents(session, copy.session(), progress);
  return SessionDoor::read(copy.session(), [&](SQLite::Database& theirs) {
    const auto changed = [](const std::filesystem::path& file) {
      return Error(Fault::Input, msg("merge.changed", file.string()), msg("merge.changed.todo"));
    };
    if (headHashOf(theirs) != preview.otherHead) throw changed(preview.other);
    return SessionDoor::change(session, [&](Store& store) -> std::optional<ChangeNotice> {
      return sql::guarded(store.file(), [&] {
        if (headHashOf(store.database()) != preview.mineHead) throw changed(store.file());
        Entry entry;
        entry.kind = EntryKind::Merge;
        entry.command = kinds::merge.id;
        entry.name = msg("command.merge", preview.other.filename().string());
        entry.actor = actor;
        entry.at = store.now();
        return writeMerge(store, theirs, *preview.plan, choices, std::move(entry), progress);
      });
    });
  });
}

}  // namespace kijun
