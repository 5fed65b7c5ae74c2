#include "workspace/commands/record_rules.h"

#include <array>

#include "base/error.h"
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

}  // namespace

void RecordRules::check(const std::optional<Row>& before, const Row& after) {
  if (description_.id == "risk") checkAcceptance(before, after);
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

}  // namespace kijun
