#include <algorithm>

#include "base/resources.h"
#include "catalog/reader.h"

namespace kijun {

namespace embedded {
std::span<const EmbeddedFile> catalogs();
std::span<const EmbeddedFile> catalog_schema();
}  // namespace embedded

const nlohmann::json& catalogSchema() {
  static const auto schema = nlohmann::json::parse(embedded::catalog_schema().front().bytes);
  return schema;
}

const std::vector<CatalogPtr>& shippedCatalogs() {
  // What ships has passed checkCatalog in the tests, so that a start does not check it again.
  static const auto catalogs = [] {
    std::vector<CatalogPtr> list;
    for (const auto& file : embedded::catalogs()) {
      list.push_back(
          CatalogReader::read(nlohmann::json::parse(file.bytes), std::string(file.bytes)));
    }
    std::ranges::sort(list, std::ranges::greater(), [](const auto& c) { return c->edition(); });
    return list;
  }();
  return catalogs;
}

CatalogPtr shippedCatalog(const Digest& hash) {
  for (const auto& catalog : shippedCatalogs()) {
    if (catalog->hash() == hash) return catalog;
  }
  return nullptr;
}

}  // namespace kijun
