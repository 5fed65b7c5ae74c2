// Changed rows in words: the table, the row and its fields as a person calls them.
#pragma once
#include <map>

#include "workspace/approval.h"
#include "workspace/column_memory.h"
#include "workspace/history.h"
#include "workspace/store/changeset.h"

namespace kijun {

class RowWords {
 public:
  RowWords(SQLite::Database& database, Language language);

  RowInWords row(const RowChange& change);
  // "4.1-1", "部署 情報システム部" …; several are named by the first and how many there are.
  std::string subject(const std::vector<RowChange>& changes);
  // The name of a record, also of one that is gone; empty where it never had one.
  std::string nameOf(std::string_view record, const Id& id);

 private:
  std::string title(const RowChange& change);
  std::string columnTitle(const ColumnNote& note);
  std::string approvalTitle(const std::string& table, const RowChange& change);
  std::string lastKnownName(std::string_view record, const Id& id);
  const std::vector<std::string>& columns(const std::string& table);

  SQLite::Database& database_;
  Language language_;
  ApprovalTerms terms_;
  int offsetMinutes_;  // east of UTC
  std::map<std::string, std::vector<std::string>> columns_;
  std::map<std::pair<std::string, Id>, std::string> names_;
};

}  // namespace kijun
