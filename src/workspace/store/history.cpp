#include "workspace/store/history.h"

#include <map>
#include <set>

#include "workspace/command.h"
#include "workspace/evidence.h"
#include "workspace/store/entries.h"
#include "workspace/store/row_changes.h"
#include "workspace/store/schema.h"

namespace kijun {
namespace {

// The ids of entries whose change was taken back and not made again; of a merge, what it brought
// names it as its batch. An undo names the edit or redo
// it inverts, a redo the undo.
std::set<Id> undoneEntries(SQLite::Database& database) {
  std::map<Id, Id> rootOf;
  std::set<Id> undone;
  SQLite::Statement row(database,
                        "SELECT id, kind, undoes FROM journal_entry WHERE undoes IS NOT NULL "
                        "ORDER BY number");
  while (row.executeStep()) {
    const auto inverts = sql::textOf(row.getColumn(2));
    const auto at = rootOf.find(inverts);
    const auto root = at == rootOf.end() ? inverts : at->second;
    rootOf[sql::textOf(row.getColumn(0))] = root;
    if (sql::textOf(row.getColumn(1)) == idOf(EntryKind::Undo)) {
      undone.insert(root);
    } else {
      undone.erase(root);
    }
  }
  return undone;
}

}  // namespace

std::vector<HistoryEntry> readHistory(SQLite::Database& database, const AnswerKey& key, int limit) {
  const auto answerKey = journalKeyOf(key);
  const auto settingsKey = key.cycle + '/' + key.item;
  const auto linkKey = std::string(kAnswerLinks) + '/' + answerKey;
  SQLite::Statement row(
      database,
      "SELECT entry FROM journal_row WHERE key = ?1 AND table_name IN "
      "('answer', 'answer_tick', 'answer_reference', 'answer_comment') "
      "UNION SELECT entry FROM journal_row WHERE key = ?2 AND table_name = 'cycle_item' "
      "UNION SELECT entry FROM journal_row WHERE table_name = 'evidence_link' AND "
      "key >= ?3 || '/' AND key < ?3 || '0' ORDER BY entry DESC LIMIT ?4");
  sql::bindAll(row, answerKey, settingsKey, linkKey, limit);
  std::vector<HistoryEntry> history;
  while (row.executeStep()) {
    const auto number = row.getColumn(0).getInt64();
    const auto entry = entryNumbered(database, number);
    if (!entry) continue;
    HistoryEntry told{*entry, {}};
    for (const auto& change : changesOf(changesetOf(database, number))) {
      const auto changed = journalKeyOf(RowName{change.table, change.key});
      const bool ofAnswer = isAnswerTable(change.table) && changed == answerKey;
      const bool ofSettings = change.table == "cycle_item" && changed == settingsKey;
      const bool ofLink = change.table == "evidence_link" && changed.starts_with(linkKey + '/');
      if (!ofAnswer && !ofSettings && !ofLink) continue;
      for (auto& field : fieldChangesOf(change)) told.changes.push_back(std::move(field));
    }
    history.push_back(std::move(told));
  }
  return history;
}

std::vector<std::string> readItemsChanged(SQLite::Database& database, const Id& cycle) {
  const auto undone = undoneEntries(database);
  std::set<std::string> items;
  SQLite::Statement row(database,
                        "SELECT DISTINCT r.key, e.command, e.id, e.batch FROM journal_row r "
                        "JOIN journal_entry e ON e.number = r.entry "
                        "WHERE r.table_name IN ('answer', 'answer_tick', 'answer_reference') "
                        "AND r.key >= ?1 || '/' AND r.key < ?1 || '0' AND e.kind = 'edit'");
  sql::bindAll(row, cycle);
  while (row.executeStep()) {
    const auto* kind = findCommandKind(sql::textOf(row.getColumn(1)));
    if (!kind || !kind->answers || undone.contains(sql::textOf(row.getColumn(2))) ||
        undone.contains(sql::textOf(row.getColumn(3)))) {
      continue;
    }
    const auto key = sql::textOf(row.getColumn(0));
    items.insert(key.substr(key.rfind('/') + 1));
  }
  return {items.begin(), items.end()};
}

}  // namespace kijun
