#include "workspace/search_catalog.h"

#include <map>
#include <mutex>

#include "base/search_text.h"

namespace kijun {
namespace {

void add(CatalogPlace& place, std::string field, const Bilingual& text) {
  if (text.ja.empty() && text.en.empty()) return;
  place.texts.push_back({std::move(field), text, {searchFolded(text.ja), searchFolded(text.en)}});
}

void addAll(CatalogPlace& place, const std::string& field, const std::vector<Bilingual>& texts) {
  for (const auto& text : texts) add(place, field, text);
}

CatalogPlace placeOf(std::string_view kind, const std::string& id, const Bilingual& title) {
  CatalogPlace place{std::string(kind), id, searchFolded(id), {}};
  add(place, "title", title);
  return place;
}

CatalogPlaces readPlaces(const Catalog& catalog) {
  CatalogPlaces places;
  for (const auto& item : catalog.items()) {
    auto place = placeOf("item", item.id, item.title);
    add(place, "question", item.question);
    add(place, "intent", item.intent);
    for (const auto& checkpoint : item.checkpoints) add(place, "checkpoint", checkpoint.text);
    addAll(place, "evidence", item.evidence);
    for (const auto& [level, text] : item.levels)
      add(place, "level/" + std::to_string(level), text);
    addAll(place, "notes", item.notes);
    places.push_back(std::move(place));
  }
  for (const auto& section : catalog.sections()) {
    auto place = placeOf("section", section.id, section.title);
    addAll(place, "notes", section.notes);
    places.push_back(std::move(place));
  }
  for (const auto& term : catalog.glossary()) {
    auto place = placeOf("term", term.id, term.term);
    add(place, "title", {term.reading, term.reading});
    add(place, "definition", term.definition);
    places.push_back(std::move(place));
  }
  return places;
}

}  // namespace

std::shared_ptr<const CatalogPlaces> placesOf(const Catalog& catalog) {
  static std::mutex mutex;
  static std::map<Digest, std::shared_ptr<const CatalogPlaces>> known;
  const std::lock_guard lock(mutex);
  auto& places = known[catalog.hash()];
  if (!places) places = std::make_shared<const CatalogPlaces>(readPlaces(catalog));
  return places;
}

}  // namespace kijun
