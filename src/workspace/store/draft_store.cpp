#include "workspace/store/draft_store.h"

namespace kijun {

void storeDrafts(SQLite::Database& database, const DraftChanges& changes, const std::string& at) {
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  for (const auto& [key, text] : changes) {
    if (text) {
      sql::run(database,
               "INSERT INTO draft (key, text, at) VALUES (?, ?, ?) "
               "ON CONFLICT DO UPDATE SET text = excluded.text, at = excluded.at",
               key, *text, at);
    } else {
      sql::run(database, "DELETE FROM draft WHERE key = ?", key);
    }
  }
  transaction.commit();
}

std::vector<Draft> readDrafts(SQLite::Database& database) {
  std::vector<Draft> drafts;
  SQLite::Statement row(database, "SELECT key, text, at FROM draft ORDER BY at, key");
  while (row.executeStep()) {
    drafts.push_back({sql::textOf(row.getColumn(0)), sql::textOf(row.getColumn(1)),
                      sql::textOf(row.getColumn(2))});
  }
  return drafts;
}

}  // namespace kijun
