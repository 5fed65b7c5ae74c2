#include "workspace/store/selection_rules.h"

#include <set>
#include <vector>

#include "records/registers.h"

namespace kijun {
namespace {

constexpr const char* kNever = "0";
constexpr const char* kInCycles = "cycle IN (SELECT value FROM json_each(:cycles))";

// The answers chosen, as a condition on the table of this name.
std::string chosenAnswer(const std::string& table) {
  return table + ".cycle IN (SELECT value FROM json_each(:cycles)) AND " + table +
         ".item IN (SELECT value FROM json_each(:items)) AND (NOT :by_department OR " + table +
         ".department IN (SELECT value FROM json_each(:departments))) AND (NOT :by_answer OR " +
         table + ".cycle || '/' || " + table + ".unit || '/' || " + table +
         ".item IN (SELECT value FROM json_each(:answers)))";
}

std::string hasChosenAnswer(const std::string& table, const std::string& column) {
  return "EXISTS (SELECT 1 FROM answer AS chosen WHERE chosen.cycle = " + table +
         ".cycle AND chosen." + column + " = " + table + "." + column + " AND " +
         chosenAnswer("chosen") + ")";
}

// The evidence of chosen answers; a link's key joins the answer's by '/'.
std::string chosenLink() {
  return ":evidence AND evidence_link.record = 'answer' AND evidence_link.key IN "
         "(SELECT chosen.cycle || '/' || chosen.unit || '/' || chosen.item FROM answer AS chosen "
         "WHERE " +
         chosenAnswer("chosen") + ")";
}

std::string linkedEvidence() {
  return "(SELECT evidence FROM evidence_link WHERE " + chosenLink() + ")";
}

// Earlier revisions are history.
std::string newestRevision() {
  return "evidence_revision.evidence IN " + linkedEvidence() +
         " AND evidence_revision.id = (SELECT max(other.id) FROM evidence_revision AS other "
         "WHERE other.evidence = evidence_revision.evidence)";
}

std::string contentTaken() {
  return "hash IN (SELECT content FROM evidence_revision WHERE " + newestRevision() + ")";
}

std::vector<SelectionRule> makeRules() {
  const std::string unitTaken =
      "(:every_unit OR unit IN (SELECT id FROM unit WHERE whole = 1) OR " +
      hasChosenAnswer("cycle_unit", "unit") + ")";
  const std::string cycleUnit = std::string(kInCycles) + " AND " + unitTaken;
  std::vector<SelectionRule> rules = {
      {"organisation", "", ""},
      {"department", "", ":everybody OR id IN (SELECT value FROM json_each(:departments))"},
      {"person", "", ":everybody"},
      {"document", "", kNever},
      {"evidence", "", "id IN " + linkedEvidence()},
      {"evidence_revision", "", newestRevision()},
      {"evidence_link", "", chosenLink()},
      {"unit", "", "id IN (SELECT unit FROM cycle_unit WHERE " + cycleUnit + ")"},
      {"cycle", "", "id IN (SELECT value FROM json_each(:cycles))"},
      {"cycle_unit", "", cycleUnit},
      {"cycle_item", "",
       std::string(kInCycles) +
           " AND item IN (SELECT value FROM json_each(:items)) AND "
           "((NOT :by_department AND NOT :by_answer) OR " +
           hasChosenAnswer("cycle_item", "item") + ")"},
      {"answer", "", chosenAnswer("answer")},
      {"answer_tick", "answer", ""},
      {"answer_reference", "answer", ""},
      {"answer_comment", "answer", ":comments"},
      // What was approved is the whole set in its own workspace, not what a part repeats of it.
      {"approval", "", kNever},
      {"approval_step", "", kNever},
      {"approval_answer", "", kNever},
      {"workspace_setting", "", "key IN ('time_zone', 'approval_style', 'approval_terms')"},
      {"record_link", "", kNever},
  };
  // What we have, whom we depend on and where we are weak is nobody's part but the owner's.
  std::set<std::string_view> ruled;
  for (const auto& rule : rules) ruled.insert(rule.table);
  for (const auto* description : recordDescriptions()) {
    if (!ruled.contains(description->id)) rules.push_back({description->id, "", kNever});
  }
  return rules;
}

constexpr LeftBehind kLeftBehind[] = {
    {"journal_entry", "the history; the new file begins its own"},
    {"journal_row", "an index of the history"},
    {"draft", "typed text that is nobody's record yet"},
    {"meta", "names the file; the new file has a name of its own"},
    {"evidence_text",
     "read anew from the contents taken along, so that no other text comes with it"},
    {"evidence_page", "the same"},
    {"search_row", "the search index, made anew from what is taken along"},
    {"search_text", "the same"},
    {"search_state", "the same"},
    {"search_index", "the same"},
    {"search_index_data", "the same"},
    {"search_index_idx", "the same"},
    {"search_index_config", "the same"},
    {"search_trigram", "the same"},
};

}  // namespace

std::span<const SelectionRule> selectionRules() {
  static const auto rules = makeRules();
  return rules;
}

std::span<const SelectionRule> contentRules() {
  static const std::vector<SelectionRule> rules{
      {"catalog", "",
       "hash IN (SELECT catalog FROM cycle WHERE id IN (SELECT value FROM json_each(:cycles)))"},
      {"evidence_content", "", contentTaken()},
      {"evidence_chunk", "", contentTaken()}};
  return rules;
}

std::span<const LeftBehind> tablesLeftBehind() {
  return kLeftBehind;
}

}  // namespace kijun
