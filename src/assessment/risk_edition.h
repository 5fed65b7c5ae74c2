// The editions of a workspace's own risk model: rows of the register risk_model, each a whole model
// with the person who approved it and why. The newest by its day of approval, then by id, is in
// force; one without a model of its own says that the catalog's holds again. Sources: guideline 4.2
// and docs/decisions/0020-own-risk-model.md. Pure values; any thread.
#pragma once
#include <string>
#include <vector>

#include "assessment/risk_model.h"
#include "base/id.h"
#include "records/register_rows.h"

namespace kijun {

struct RiskEdition {
  Id id;
  std::string title, reason;
  Id approvedBy;           // may be empty
  std::string approvedOn;  // ISO day
  std::string model;       // JSON; empty: the catalog's
};
// Newest first.
std::vector<RiskEdition> riskEditions(const RegisterRows& registers);

// What an edition holds. Throws Error (Input) for what is no model, and for one whose levels or
// scales are others than the fields of the registers take, or whose threats bear the same name.
RiskModel readRiskEdition(const std::string& model);
// Of the same shape, to begin a draft from. Throws as readRiskEdition() does.
nlohmann::json riskPartOf(const RiskEdition& edition, const Catalog& catalog);
nlohmann::json riskPartInForce(const Catalog& catalog, const RegisterRows& registers);
// The model with the edition's title.
RiskModel modelOf(const RiskEdition& edition, const Catalog& catalog);

// In force. One that cannot be read (no command writes such a one) is passed over: what the result
// names then is the model it was really made with.
RiskModel riskModelOf(const Catalog& catalog, const RegisterRows& registers);
// The catalog with it, as a snapshot of the workspace has it.
CatalogPtr inForce(CatalogPtr catalog, const RegisterRows& registers);

}  // namespace kijun
