#include "workspace/store/schema.h"

#include <algorithm>

namespace kijun {
namespace {

constexpr std::string_view kJournalled[] = {"organisation",
                                            "department",
                                            "person",
                                            "document",
                                            "evidence",
                                            "evidence_revision",
                                            "evidence_link",
                                            "unit",
                                            "cycle",
                                            "cycle_unit",
                                            "cycle_item",
                                            "answer",
                                            "answer_tick",
                                            "answer_reference",
                                            "answer_comment",
                                            "approval",
                                            "approval_step",
                                            "approval_answer",
                                            "workspace_setting",
                                            "service",
                                            "service_function",
                                            "circumstance",
                                            "obligation",
                                            "stakeholder",
                                            "asset",
                                            "supplier",
                                            "objective",
                                            "risk_criterion",
                                            "response_role",
                                            "disclosure",
                                            "dialogue",
                                            "appointment",
                                            "threat",
                                            "incident",
                                            "incident_event",
                                            "contact",
                                            "exercise",
                                            "exercise_finding",
                                            "qualification",
                                            "exemption",
                                            "inspection",
                                            "risk",
                                            "scenario",
                                            "asset_threat",
                                            "damage_scenario",
                                            "attack_scenario",
                                            "attack_step",
                                            "risk_model",
                                            "plan",
                                            "plan_milestone",
                                            "plan_progress",
                                            "plan_budget",
                                            "target_profile",
                                            "target_rule",
                                            "signal_threshold",
                                            "signal_note",
                                            "record_link"};

constexpr ExcludedTable kExcluded[] = {
    {"catalog", "content named by its hash, which the journalled cycle row carries"},
    {"journal_entry", "the journal itself"},
    {"journal_row", "an index of the journal, derived from its changesets"},
    {"draft", "typed text that is not part of the record until a command makes it one"},
    {"evidence_content", "content named by its hash, which the journalled revision carries"},
    {"evidence_chunk", "the bytes of a content, named by its hash"},
    {"evidence_text", "whether the text inside a content was read, derived from the content"},
    {"evidence_page", "the text inside a content, derived from it and named by its hash"},
    {"meta", "names the file; written once when the file is made"},
    {"search_row", "the rows in the search index, derived from the journalled tables"},
    {"search_text", "their texts, folded for search"},
    {"search_state", "whether the search index is whole and how its texts were folded"},
    {"search_index", "the full-text index over search_text"},
    {"search_index_data", "kept by the full-text index"},
    {"search_index_idx", "kept by the full-text index"},
    {"search_index_config", "kept by the full-text index"},
    {"search_trigram", "a view of the full-text index"},
};

constexpr std::string_view kAnswerTables[] = {"answer", "answer_tick", "answer_reference",
                                              "answer_comment"};

std::vector<std::string> namesOf(SQLite::Database& database, const std::string& query,
                                 std::string_view table) {
  std::vector<std::string> names;
  SQLite::Statement statement(database, query);
  sql::bindAll(statement, table);
  while (statement.executeStep()) names.push_back(sql::textOf(statement.getColumn(0)));
  return names;
}

}  // namespace

std::span<const std::string_view> journalledTables() {
  return kJournalled;
}
std::span<const ExcludedTable> excludedTables() {
  return kExcluded;
}

bool hasTable(SQLite::Database& database, std::string_view table) {
  return sql::exists(database, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?",
                     table);
}

std::vector<std::string> columnsOf(SQLite::Database& database, std::string_view table) {
  return namesOf(database, "SELECT name FROM pragma_table_info(?) ORDER BY cid", table);
}

std::vector<std::string> keyColumnsOf(SQLite::Database& database, std::string_view table) {
  return namesOf(database, "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", table);
}

bool isAnswerTable(std::string_view table) {
  return std::ranges::find(kAnswerTables, table) != std::end(kAnswerTables);
}

}  // namespace kijun
