// What is shown of a hit: its title, its place in words, and a snippet with the words marked.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "records/registers.h"
#include "workspace/search.h"
#include "workspace/search_catalog.h"
#include "workspace/search_match.h"
#include "workspace/store/catalog_shelf.h"
#include "workspace/store/text_store.h"

namespace kijun {

// What one search reads once: within its read transaction.
struct SearchScene {
  // cycle: whose guideline is searched; nothing: the newest's.
  SearchScene(SQLite::Database& database, CatalogShelf& catalogs, std::vector<std::string> words,
              Language language, std::optional<int> cycle);
  SQLite::Database& database;
  CatalogShelf& catalogs;
  std::vector<std::string> words;
  Language language;
  std::map<Id, CycleRecord> cycles;
  std::map<Id, std::string> units;
  const CycleRecord* shown = nullptr;
  CatalogPtr catalog;
};

class HitWriter {
 public:
  explicit HitWriter(const SearchScene& scene) : scene_(scene) {}
  SearchHit place(const CatalogPlace& found) const;
  SearchHit row(const RowMatch& match) const;
  // The text inside a content, as a hit of the piece of evidence that has it.
  SearchHit content(const RowMatch& match, const PieceWithText& piece) const;

 private:
  std::string fieldName(const std::string& field) const;
  std::string labelOf(const RecordDescription& description, const std::string& field) const;
  void describeAnswer(const SearchedRow& row, SearchHit& hit) const;
  void describeRecord(const SearchedRow& row, SearchHit& hit) const;
  // Behind the place, where the snippet shows the words.
  void addField(SearchHit& hit, const std::string& name) const;

  const SearchScene& scene_;
};

}  // namespace kijun
