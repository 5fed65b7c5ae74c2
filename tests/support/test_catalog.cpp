#include "support/test_catalog.h"

#include <set>

namespace kijun::testing {
namespace {

using nlohmann::json;

json text(const std::string& value) {
  return {{"ja", value}, {"en", value}};
}

json itemJson(const TestItem& item, const std::string& section) {
  json checkpoints = json::array();
  for (const auto& id : item.checkpoints) {
    json checkpoint = {{"id", id}, {"ja", id}, {"en", id}};
    if (item.exampleCheckpoints) checkpoint["example"] = true;
    checkpoints.push_back(checkpoint);
  }
  return {
      {"id", item.id},
      {"section", section},
      {"modality", modalityId(item.modality)},
      {"title", text("題 " + item.id)},
      {"question", text("問 " + item.id + " か。")},
      {"intent", text("意図 " + item.id)},
      {"evidence", {text("証跡一 " + item.id), text("証跡二 " + item.id)}},
      {"checkpoints", checkpoints},
      {"levels",
       {{"1", text("一 " + item.id)}, {"3", text("三 " + item.id)}, {"5", text("五 " + item.id)}}},
      {"functions", item.functions},
      {"effort", effortId(item.effort)},
      {"related", json::array()},
      {"notes", json::array()},
      {"references", json::array()}};
}

}  // namespace

std::string testCatalogBytes(const std::vector<TestItem>& items) {
  auto catalog = json::parse(shippedCatalogs().front()->bytes());
  auto sections = json::array();
  auto entries = json::array();
  auto radar = json::array();
  std::set<std::string> known;
  for (const auto& item : items) {
    const auto section = item.id.substr(0, item.id.find('-'));
    for (std::size_t dot = section.find('.');; dot = section.find('.', dot + 1)) {
      const auto id = section.substr(0, dot);
      if (known.insert(id).second) {
        const bool leaf = id == section;
        json entry = {{"id", id},
                      {"title", text("節 " + id)},
                      {"short", text("節 " + id)},
                      {"notes", json::array()}};
        if (leaf) {
          entry["crosswalk"] = json::object();
          entry["functions"] = item.functions;
        }
        sections.push_back(entry);
        if (id.find('.') == std::string::npos) {
          radar.push_back({{"id", id}, {"label", text("章" + id)}, {"sections", {id}}});
        }
      }
      if (dot == std::string::npos) break;
    }
    entries.push_back(itemJson(item, section));
  }
  catalog["sections"] = sections;
  catalog["items"] = entries;
  catalog["radar"] = radar;
  for (auto& signal : catalog["signals"]) signal["items"] = {items.front().id};
  for (auto& rule : catalog["applicability"]["not_adopted"]["allowed"]) {
    if (rule.contains("under")) rule["under"] = sections.front().at("id");
  }
  return catalog.dump();
}

CatalogPtr testCatalog(const std::vector<TestItem>& items) {
  return loadCatalog(testCatalogBytes(items), "test");
}

}  // namespace kijun::testing
