// A catalog as a workspace uses it: with the workspace's own risk model in it, so that whoever asks
// the catalog for risks gets the model in force. Everything else, and the hash, stay the edition's.
// Any thread.
#pragma once
#include "catalog/catalog.h"

namespace kijun {

// The part that holds it: {"title": of the workspace's edition, "model": the shape of
// RiskModel::partOf()}.
inline constexpr const char* kWorkspaceRisk = "workspace_risk";

// Its "factors" become the risk factors. Made once for each model and kept, as the shipped catalogs
// are: what a catalog holds is referred to for as long as a program runs.
CatalogPtr withWorkspaceRisk(const Catalog& catalog, nlohmann::json risk);

}  // namespace kijun
