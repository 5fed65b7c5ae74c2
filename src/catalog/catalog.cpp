#include "catalog/catalog.h"

namespace kijun {
namespace {

template <typename T>
const T* findById(const std::vector<T>& list, std::string_view id) {
  for (const auto& entry : list) {
    if (entry.id == id) return &entry;
  }
  return nullptr;
}

}  // namespace

const Checkpoint* Item::checkpoint(std::string_view checkpointId) const {
  return findById(checkpoints, checkpointId);
}

const ScaleLevel* Scale::level(int value) const {
  for (const auto& level : levels) {
    if (level.value == value) return &level;
  }
  return nullptr;
}

const Choice& Catalog::modality(Modality modality) const {
  return modalities_[static_cast<std::size_t>(modality)];
}

int Catalog::defaultWeight(Modality modality) const {
  return weights_[static_cast<std::size_t>(modality)];
}

int Catalog::effortValue(Effort effort) const {
  return effortValues_[static_cast<std::size_t>(effort)];
}

int Catalog::riskFactor(std::optional<std::string_view> riskLevel) const {
  const auto at = riskFactors_.find(riskLevel.value_or("unlinked"));
  return at == riskFactors_.end() ? 0 : at->second;
}

const Item* Catalog::item(std::string_view id) const {
  const auto index = indexOf(id);
  return index == npos ? nullptr : &items_[index];
}

const Section* Catalog::section(std::string_view id) const {
  const auto at = sectionIndex_.find(id);
  return at == sectionIndex_.end() ? nullptr : &sections_[at->second];
}

const Choice* Catalog::function(std::string_view id) const {
  return findById(functions_, id);
}

std::size_t Catalog::indexOf(std::string_view itemId) const {
  const auto at = itemIndex_.find(itemId);
  return at == itemIndex_.end() ? npos : at->second;
}

bool Catalog::isUnder(std::string_view sectionId, std::string_view ancestor) const {
  for (const Section* at = section(sectionId); at; at = section(at->parent)) {
    if (at->id == ancestor) return true;
  }
  return false;
}

const DeclineRule* Catalog::declineRule(const Item& item) const {
  for (const auto& rule : declineRules_) {
    if (rule.modality == item.modality &&
        (rule.under.empty() || isUnder(item.section, rule.under))) {
      return &rule;
    }
  }
  return nullptr;
}

const nlohmann::json& Catalog::part(std::string_view key) const {
  static const nlohmann::json kNothing;
  const auto at = json_.find(key);
  return at == json_.end() ? kNothing : *at;
}

std::string_view modalityId(Modality modality) {
  return modality == Modality::Expected ? "expected" : "recommended";
}

std::string_view effortId(Effort effort) {
  static constexpr std::string_view kIds[] = {"S", "M", "L", "XL"};
  return kIds[static_cast<std::size_t>(effort)];
}

std::optional<Effort> effortFromId(std::string_view id) {
  for (const auto effort : {Effort::S, Effort::M, Effort::L, Effort::XL}) {
    if (effortId(effort) == id) return effort;
  }
  return std::nullopt;
}

}  // namespace kijun
