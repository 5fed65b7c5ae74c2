// The guideline as search reads it: items, sections and terms in both languages, folded once for
// each edition and kept as long as the program runs (about a megabyte). Thread-safe.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "catalog/catalog.h"

namespace kijun {

struct CatalogText {
  std::string field;  // "title", "question", "level/3" …
  Bilingual original;
  Bilingual folded;
};

struct CatalogPlace {
  std::string kind;  // "item", "section", "term"
  std::string id;
  std::string foldedId;
  std::vector<CatalogText> texts;  // the title first
};

using CatalogPlaces = std::vector<CatalogPlace>;

std::shared_ptr<const CatalogPlaces> placesOf(const Catalog& catalog);

}  // namespace kijun
