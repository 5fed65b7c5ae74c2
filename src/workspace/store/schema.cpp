#include "workspace/store/schema.h"

#include <algorithm>

namespace kijun {
namespace {

constexpr std::string_view kJournalled[] = {"organisation",
                                            "department",
                                            "person",
                                            "document",
                                            "unit",
                                            "cycle",
                                            "cycle_unit",
                                            "cycle_item",
                                            "answer",
                                            "answer_tick",
                                            "answer_reference",
                                            "answer_comment",
                                            "workspace_setting"};

constexpr ExcludedTable kExcluded[] = {
    {"catalog", "content named by its hash, which the journalled cycle row carries"},
    {"journal_entry", "the journal itself"},
    {"journal_row", "an index of the journal, derived from its changesets"},
    {"draft", "typed text that is not part of the record until a command makes it one"},
    {"meta", "names the file; written once when the file is made"},
};

constexpr std::string_view kAnswerTables[] = {"answer", "answer_tick", "answer_reference",
                                              "answer_comment"};

}  // namespace

std::span<const std::string_view> journalledTables() {
  return kJournalled;
}
std::span<const ExcludedTable> excludedTables() {
  return kExcluded;
}

std::vector<std::string> columnsOf(SQLite::Database& database, std::string_view table) {
  std::vector<std::string> columns;
  SQLite::Statement statement(database, "SELECT name FROM pragma_table_info(?) ORDER BY cid");
  sql::bindAll(statement, table);
  while (statement.executeStep()) columns.push_back(sql::textOf(statement.getColumn(0)));
  return columns;
}

bool isAnswerTable(std::string_view table) {
  return std::ranges::find(kAnswerTables, table) != std::end(kAnswerTables);
}

}  // namespace kijun
