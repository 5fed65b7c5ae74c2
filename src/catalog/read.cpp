#include <map>
#include <mutex>

#include "base/error.h"
#include "catalog/reader.h"
#include "catalog/workspace_risk.h"

namespace kijun {
namespace {

using nlohmann::json;

Bilingual bilingualOf(const json& value) {
  return {value.at("ja").get<std::string>(), value.at("en").get<std::string>()};
}

std::vector<Bilingual> bilingualList(const json& value) {
  std::vector<Bilingual> list;
  for (const auto& entry : value) list.push_back(bilingualOf(entry));
  return list;
}

std::vector<std::string> strings(const json& value) {
  return value.get<std::vector<std::string>>();
}

// A labelled entry; what explains it is called note or criterion.
Choice choiceOf(const json& value, std::string_view labelKey = "label") {
  Choice choice{
      value.at("id").get<std::string>(), bilingualOf(value.at(std::string(labelKey))), {}};
  for (const char* key : {"note", "criterion"}) {
    if (value.contains(key)) choice.note = bilingualOf(value.at(key));
  }
  return choice;
}

std::vector<Choice> choices(const json& value, std::string_view labelKey = "label") {
  std::vector<Choice> list;
  for (const auto& entry : value) list.push_back(choiceOf(entry, labelKey));
  return list;
}

Scale scaleOf(const json& value) {
  Scale scale;
  scale.fulfilled = value.at("fulfilled");
  scale.defaultTarget = value.at("default_target");
  scale.signalClaim = value.at("signal_claim");
  scale.note = bilingualOf(value.at("note"));
  for (const auto& level : value.at("levels")) {
    scale.levels.push_back(
        {level.at("value"), bilingualOf(level.at("label")), bilingualOf(level.at("criterion"))});
  }
  return scale;
}

Crosswalk crosswalkOf(const json& value) {
  Crosswalk crosswalk;
  for (const auto& [framework, ids] : value.items()) crosswalk[framework] = strings(ids);
  return crosswalk;
}

Item itemOf(const json& value) {
  Item item;
  item.id = value.at("id");
  item.section = value.at("section");
  item.modality = value.at("modality") == "expected" ? Modality::Expected : Modality::Recommended;
  item.title = bilingualOf(value.at("title"));
  item.question = bilingualOf(value.at("question"));
  item.intent = bilingualOf(value.at("intent"));
  item.evidence = bilingualList(value.at("evidence"));
  for (const auto& checkpoint : value.at("checkpoints")) {
    item.checkpoints.push_back(
        {checkpoint.at("id"), bilingualOf(checkpoint), checkpoint.value("example", false)});
  }
  for (const auto& [level, text] : value.at("levels").items()) {
    item.levels[std::stoi(level)] = bilingualOf(text);
  }
  item.functions = strings(value.at("functions"));
  item.effort = effortFromId(value.at("effort").get<std::string>()).value_or(Effort::M);
  item.related = strings(value.at("related"));
  item.noEvent = value.value("no_event", false);
  item.notes = bilingualList(value.at("notes"));
  item.references = strings(value.at("references"));
  if (value.contains("serves")) item.serves = strings(value.at("serves"));
  return item;
}

std::string parentOf(const std::string& section) {
  const auto dot = section.rfind('.');
  return dot == std::string::npos ? std::string() : section.substr(0, dot);
}

}  // namespace

CatalogPtr CatalogReader::read(json json, std::string bytes) {
  auto catalog = std::make_shared<Catalog>();
  auto& c = *catalog;
  c.hash_ = blake2b(bytes);
  c.bytes_ = std::move(bytes);
  c.id_ = json.at("id");
  c.edition_ = json.at("edition");
  c.title_ = bilingualOf(json.at("title"));
  c.editionLabel_ = bilingualOf(json.at("edition_label"));
  c.about_ = bilingualOf(json.at("about"));
  c.disclaimer_ = bilingualOf(json.at("disclaimer"));
  c.scale_ = scaleOf(json.at("scale"));
  c.stipulations_ = choices(json.at("stipulation"));
  c.documentClasses_ = choices(json.at("document_classes"));
  for (const auto& modality : json.at("modalities")) {
    const auto at = modality.at("id") == "expected" ? 0u : 1u;
    c.modalities_[at] = choiceOf(modality);
    c.weights_[at] = modality.at("weight");
  }
  c.lowestWeight_ = json.at("weight_range").at("min");
  c.highestWeight_ = json.at("weight_range").at("max");
  for (const auto& rule : json.at("applicability").at("not_adopted").at("allowed")) {
    c.declineRules_.push_back(
        {rule.at("modality") == "expected" ? Modality::Expected : Modality::Recommended,
         rule.value("under", ""), rule.value("requires", "")});
  }
  c.efforts_ = choices(json.at("efforts"));
  for (const auto& effort : json.at("efforts")) {
    if (const auto size = effortFromId(effort.at("id").get<std::string>())) {
      c.effortValues_[static_cast<std::size_t>(*size)] = effort.at("value");
    }
  }
  for (const auto& [level, factor] : json.at("risk_factors").at("levels").items()) {
    c.riskFactors_[level] = factor;
  }
  c.riskFactors_["unlinked"] = json.at("risk_factors").at("unlinked");
  c.functions_ = choices(json.at("functions"));
  for (const auto& axis : json.at("radar")) {
    c.radar_.push_back(
        {axis.at("id"), bilingualOf(axis.at("label")), strings(axis.at("sections"))});
  }
  c.references_ = choices(json.at("references"), "title");
  c.sectors_ = choices(json.at("sectors"));
  for (const auto& term : json.at("glossary")) {
    c.glossary_.push_back({term.at("id"), bilingualOf(term.at("term")), term.value("reading", ""),
                           bilingualOf(term.at("definition")), term.at("source")});
  }
  std::map<std::string, Crosswalk> crosswalks;
  for (const auto& section : json.at("sections")) {
    Section out;
    out.id = section.at("id");
    out.parent = parentOf(out.id);
    out.title = bilingualOf(section.at("title"));
    out.shortTitle = bilingualOf(section.at("short"));
    out.notes = bilingualList(section.at("notes"));
    for (auto at = out.parent; !at.empty(); at = parentOf(at)) ++out.depth;
    if (section.contains("crosswalk")) crosswalks[out.id] = crosswalkOf(section.at("crosswalk"));
    c.sectionIndex_[out.id] = c.sections_.size();
    c.sections_.push_back(std::move(out));
  }
  for (const auto& value : json.at("items")) {
    Item item = itemOf(value);
    item.crosswalk =
        value.contains("crosswalk") ? crosswalkOf(value.at("crosswalk")) : crosswalks[item.section];
    const auto index = c.items_.size();
    c.itemIndex_[item.id] = index;
    c.sections_[c.sectionIndex_.find(item.section)->second].items.push_back(index);
    for (auto at = item.section; !at.empty(); at = parentOf(at)) {
      c.sections_[c.sectionIndex_.find(at)->second].allItems.push_back(index);
    }
    c.items_.push_back(std::move(item));
  }
  c.json_ = std::move(json);
  return catalog;
}

CatalogPtr CatalogReader::withRisk(const Catalog& catalog, nlohmann::json risk) {
  auto copy = std::make_shared<Catalog>(catalog);
  copy->riskFactors_.clear();
  for (const auto& [level, factor] : risk.at("model").at("factors").items()) {
    copy->riskFactors_[level] = factor;
  }
  copy->json_[kWorkspaceRisk] = std::move(risk);
  return copy;
}

CatalogPtr withWorkspaceRisk(const Catalog& catalog, nlohmann::json risk) {
  static std::mutex mutex;
  static std::map<std::pair<Digest, Digest>, CatalogPtr> made;
  const std::pair key(catalog.hash(), blake2b(risk.dump()));
  const std::scoped_lock lock(mutex);
  auto& known = made[key];
  if (!known) known = CatalogReader::withRisk(catalog, std::move(risk));
  return known;
}

CatalogPtr loadCatalog(std::string bytes, const std::string& source) {
  if (const auto problems = checkCatalog(bytes); !problems.empty()) {
    const auto& first = problems.front();
    throw Error(Fault::Input,
                msg("catalog.broken", source, first.pointer.empty() ? "/" : first.pointer,
                    render(first.reason, Language::Japanese)),
                msg("catalog.broken.todo"));
  }
  auto json = nlohmann::json::parse(bytes);
  return CatalogReader::read(std::move(json), std::move(bytes));
}

}  // namespace kijun
