#include "exchange/cyclonedx/cyclonedx.h"

#include <map>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/text.h"

namespace kijun {
namespace {

using nlohmann::json;

constexpr int kMostDepth = 64;

std::string textAt(const json& object, const char* key) {
  const auto at = object.find(key);
  return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}

// CycloneDX's component types as kinds of the asset register.
std::string kindOf(const std::string& type) {
  if (type == "device" || type == "firmware") return "hardware";
  if (type == "data") return "information";
  if (type == "platform" || type == "operating-system") return "software";
  return "software";
}

std::string organisationOf(const json& object, const char* key) {
  const auto at = object.find(key);
  return at != object.end() && at->is_object() ? textAt(*at, "name") : std::string();
}

class Reader {
 public:
  explicit Reader(TextTable& table) : table_(table) {}

  void components(const json& list, int depth) {
    if (!list.is_array() || depth > kMostDepth) return;
    for (const auto& component : list) {
      if (!component.is_object()) continue;
      auto number = textAt(component, "bom-ref");
      if (number.empty()) number = textAt(component, "purl");
      auto vendor = organisationOf(component, "supplier");
      if (vendor.empty()) vendor = textAt(component, "publisher");
      if (vendor.empty()) vendor = organisationOf(component, "manufacturer");
      const auto group = textAt(component, "group");
      const auto name = textAt(component, "name");
      add(number, {group.empty() ? name : group + '/' + name,
                   kindOf(textAt(component, "type")),
                   number,
                   "unapproved",
                   vendor,
                   textAt(component, "version"),
                   "",
                   {},
                   textAt(component, "description")});
      if (component.contains("components")) components(component.at("components"), depth + 1);
    }
  }

  void services(const json& list, int depth) {
    if (!list.is_array() || depth > kMostDepth) return;
    for (const auto& service : list) {
      if (!service.is_object()) continue;
      const auto number = textAt(service, "bom-ref");
      std::string address;
      if (const auto at = service.find("endpoints"); at != service.end() && at->is_array()) {
        for (const auto& endpoint : *at) {
          if (endpoint.is_string()) {
            address += (address.empty() ? "" : " ") + endpoint.get<std::string>();
          }
        }
      }
      add(number, {textAt(service, "name"),
                   "external",
                   number,
                   "unapproved",
                   organisationOf(service, "provider"),
                   textAt(service, "version"),
                   address,
                   {},
                   textAt(service, "description")});
      if (service.contains("services")) services(service.at("services"), depth + 1);
    }
  }

  void dependencies(const json& list) {
    if (!list.is_array()) return;
    for (const auto& dependency : list) {
      if (!dependency.is_object()) continue;
      const auto at = places_.find(textAt(dependency, "ref"));
      const auto on = dependency.find("dependsOn");
      if (at == places_.end() || on == dependency.end() || !on->is_array()) continue;
      std::string numbers;
      for (const auto& other : *on) {
        if (!other.is_string() || !places_.contains(other.get<std::string>())) continue;
        numbers += (numbers.empty() ? "" : "\n") + other.get<std::string>();
      }
      table_.rows[at->second].cells[kDependsOn] = numbers;
    }
  }

 private:
  static constexpr std::size_t kDependsOn = 7;

  void add(const std::string& number, std::vector<std::string> cells) {
    if (trimmed(cells.front()).empty()) return;
    if (!number.empty()) places_.emplace(number, table_.rows.size());
    table_.rows.push_back({table_.rows.size() + 1, std::move(cells)});
  }

  TextTable& table_;
  std::map<std::string, std::size_t> places_;
};

}  // namespace

bool isCycloneDx(std::string_view bytes) {
  const auto beginning = trimmed(bytes.substr(0, 64 * 1024));
  return beginning.starts_with('{') && beginning.find("\"bomFormat\"") != std::string_view::npos &&
         beginning.find("CycloneDX") != std::string_view::npos;
}

TextTable readCycloneDx(std::string_view bytes, const std::filesystem::path& file) {
  json document;
  try {
    document = json::parse(bytes);
  } catch (const json::exception& failure) {
    throw Error(Fault::Input, msg("exchange.json.broken", file.string(), failure.what()),
                msg("exchange.xml.broken.todo"));
  }
  TextTable table;
  table.source = "CycloneDX " + textAt(document, "specVersion");
  table.header = {"name",    "kind",    "number",     "status", "vendor",
                  "version", "address", "depends_on", "note"};
  Reader reader(table);
  if (const auto at = document.find("metadata"); at != document.end() && at->is_object()) {
    if (at->contains("component")) reader.components(json::array({at->at("component")}), 0);
  }
  if (document.contains("components")) reader.components(document.at("components"), 0);
  if (document.contains("services")) reader.services(document.at("services"), 0);
  if (document.contains("dependencies")) reader.dependencies(document.at("dependencies"));
  return table;
}

}  // namespace kijun
