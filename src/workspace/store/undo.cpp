#include "workspace/store/undo.h"

#include "workspace/permission.h"
#include "workspace/store/entries.h"
#include "workspace/store/migrate.h"
#include "workspace/store/row_changes.h"
#include "workspace/store/schema.h"

namespace kijun {
namespace {

Entry checkedEntry(SQLite::Database& database, std::int64_t number, const Actor& actor) {
  const auto entry = entryNumbered(database, number);
  if (!entry) throw Error(Fault::Input, msg("workspace.undo.unknown", number));
  if (entry->kind == EntryKind::Baseline || entry->kind == EntryKind::Migration) {
    throw Error(Fault::Input, msg("workspace.undo.first"));
  }
  if (const auto* kind = findCommandKind(entry->command)) requireRole(*kind, actor);
  if (!isIntact(database, number)) {
    throw Error(Fault::Input, msg("workspace.undo.altered", number));
  }
  return *entry;
}

// What taking the entry back inverts: of a merge, everything that it brought.
std::string changesetToInvert(SQLite::Database& database, const Entry& entry) {
  if (entry.kind != EntryKind::Merge || entry.batch != entry.id) {
    auto changeset = changesetOf(database, entry.number);
    if (changeset.empty()) throw Error(Fault::Input, msg("merge.undo.nothing_here", entry.number));
    return changeset;
  }
  std::vector<std::string> changesets;
  for (const auto number : entriesOfBatch(database, entry.id)) {
    if (!isIntact(database, number)) {
      throw Error(Fault::Input, msg("workspace.undo.altered", number));
    }
    changesets.push_back(changesetOf(database, number));
  }
  return combined(changesets);
}

// The rows of an entry from before a migration can be put back where their tables look as they did.
void requireSameShape(int schemaVersion, const std::string& changeset) {
  if (schemaVersion == kSchemaVersion) return;
  const auto& reshaped = tablesReshapedSince(schemaVersion);
  for (const auto& change : changesOf(changeset)) {
    if (reshaped.contains(change.table)) throw Error(Fault::Input, msg("workspace.undo.schema"));
  }
}

}  // namespace

std::optional<ChangeNotice> invertEntry(Store& store, std::int64_t number, const Actor& actor) {
  auto& database = store.database();
  return sql::guarded(store.file(), [&] {
    const auto undone = checkedEntry(database, number, actor);
    Entry entry;
    entry.kind = undone.kind == EntryKind::Undo ? EntryKind::Redo : EntryKind::Undo;
    entry.command = undone.command;
    entry.name = undone.name;
    entry.actor = actor;
    entry.at = store.now();
    entry.undoes = undone.id;
    const auto original = changesetToInvert(database, undone);
    requireSameShape(undone.schemaVersion, original);
    const auto changeset = inverted(original);
    return recordChange(database, store.ids(), entry, [&] {
      const auto conflicts = applyChangeset(database, changeset);
      if (!conflicts.rows.empty()) {
        throw Error(Fault::Input,
                    msg("workspace.undo.conflict", shownNames(database, conflicts.rows)),
                    msg("workspace.undo.conflict.todo"));
      }
      if (conflicts.references) {
        throw Error(Fault::Input, msg("workspace.undo.referenced"),
                    msg("workspace.undo.conflict.todo"));
      }
    });
  });
}

}  // namespace kijun
