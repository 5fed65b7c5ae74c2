// Turns a catalog file that checkCatalog found sound into a Catalog.
#pragma once
#include "catalog/catalog.h"

namespace kijun {

class CatalogReader {
 public:
  // json must have passed checkCatalog; bytes is the file it was read from.
  static CatalogPtr read(nlohmann::json json, std::string bytes);
  // See catalog/workspace_risk.h.
  static CatalogPtr withRisk(const Catalog& catalog, nlohmann::json risk);
};

// The JSON Schema (draft-07) every catalog file follows.
const nlohmann::json& catalogSchema();

}  // namespace kijun
