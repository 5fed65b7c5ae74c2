#include "workspace/commands/record_rules.h"

#include <array>

#include "assessment/risk_edition.h"
#include "base/error.h"
#include "base/text.h"
#include "records/record_view.h"
#include "workspace/store/record_store.h"

namespace kijun {
namespace {

constexpr std::array kAcceptance = {"accepted_by",       "accepted_on", "acceptance_until",
                                    "acceptance_reason", "treatment",   "current"};

bool isComplete(const RecordView& risk) {
  if (risk.text("treatment") != "retain") return false;
  for (const auto* field : {"accepted_on", "acceptance_until", "acceptance_reason"}) {
    if (risk.text(field).empty()) return false;
  }
  return true;
}

// Whether plan waits for other, over any number of plans between them.
bool waitsFor(SQLite::Database& database, const Id& plan, const Id& other) {
  return sql::exists(database,
                     "WITH RECURSIVE before(id) AS (SELECT ?1 UNION SELECT l.target FROM before b "
                     "JOIN record_link l ON l.record = 'plan' AND l.key = b.id AND l.field = "
                     "'depends_on') SELECT 1 FROM before WHERE id = ?2",
                     plan, other);
}

}  // namespace

void RecordRules::check(const std::optional<Row>& before, const Row& after) {
  if (description_.id == "risk") checkAcceptance(before, after);
  if (description_.id == "plan") checkPlan(after);
  if (description_.id == "risk_model") checkModel(after);
}

void RecordRules::checkModel(const Row& after) {
  const auto model = RecordView(description_, after).text("model");
  if (!model.empty()) readRiskEdition(model);
}

void RecordRules::checkAcceptance(const std::optional<Row>& before, const Row& after) {
  const RecordView risk(description_, after);
  const auto by = risk.text("accepted_by");
  if (by.empty()) return;
  if (!isComplete(risk)) {
    throw Error(Fault::Input, msg("risk.accept.incomplete"), msg("risk.accept.todo"));
  }
  // An acceptance that stood already is not asked about again for a new note or a new link.
  if (before) {
    const RecordView was(description_, *before);
    bool same = true;
    for (const auto* field : kAcceptance) same = same && was.value(field) == risk.value(field);
    if (same) return;
  }
  if (!criteria_) {
    const auto& criteria = *findDescription("risk_criterion");
    criteria_ = RegisterRows{{std::string(criteria.id), readRecords(writer_.database(), criteria)}};
  }
  const auto why = whyNotAccepted(*criteria_, risk.text("current"), by);
  if (!why.empty()) throw Error(Fault::Input, why, msg("risk.accept.todo"));
}

void RecordRules::checkPlan(const Row& after) {
  const RecordView plan(description_, after);
  const auto empty = [&](std::string_view field) { return trimmed(plan.text(field)).empty(); };
  if (plan.text("state") == "done" && (empty("verdict") || empty("result"))) {
    throw Error(Fault::Input, msg("planrule.no_result", plan.text("title")),
                msg("planrule.no_result.todo"));
  }
  // Nothing can wait for a plan that is only now being made.
  if (plan.id().empty()) return;
  for (const auto& before : plan.ids("depends_on")) {
    if (!waitsFor(writer_.database(), before, plan.id())) continue;
    const auto row = findRecord(writer_.database(), description_, before);
    const auto name = row ? RecordView(description_, *row).text("title") : before;
    throw Error(Fault::Input, msg("planrule.cycle", plan.text("title"), name),
                msg("planrule.cycle.todo"));
  }
}

}  // namespace kijun
