// Finds what is wrong with a catalog file: first its shape (JSON Schema), then what a schema cannot
// say: unique ids, references that exist, order, sections that contain each other.
#include <algorithm>
#include <set>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "base/text.h"
#include "catalog/reader.h"
#include "catalog/signal.h"

namespace kijun {
namespace {

using nlohmann::json;
using Problems = std::vector<CatalogProblem>;
using Ids = std::set<std::string, std::less<>>;

// valijson writes a place as <root>[items][3][question]; we say /items/3/question.
std::string pointerOf(const std::string& context) {
  std::string pointer;
  for (std::size_t at = context.find('['); at != std::string::npos;
       at = context.find('[', at + 1)) {
    const auto end = context.find(']', at);
    if (end == std::string::npos) break;
    pointer += '/' + context.substr(at + 1, end - at - 1);
  }
  return pointer;
}

Problems schemaProblems(const json& document) {
  valijson::Schema schema;
  valijson::SchemaParser parser;
  parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(catalogSchema()), schema);
  valijson::Validator validator;
  valijson::ValidationResults results;
  validator.validate(schema, valijson::adapters::NlohmannJsonAdapter(document), &results);
  Problems problems;
  valijson::ValidationResults::Error error;
  while (results.popError(error)) {
    std::string context;
    for (const auto& part : error.context) context += part;
    problems.push_back({pointerOf(context), msg("catalog.schema", error.description)});
  }
  // The deepest place is the most telling: valijson also reports every object around it.
  std::ranges::stable_sort(problems, std::ranges::greater(), [](const CatalogProblem& problem) {
    return std::ranges::count(problem.pointer, '/');
  });
  return problems;
}

class Checker {
 public:
  explicit Checker(const json& document) : document_(document) {}

  Problems run() {
    collectIds();
    checkScale();
    checkSections();
    checkItems();
    checkSignals();
    checkUses();
    checkAppointment();
    return std::move(problems_);
  }

 private:
  void add(std::string pointer, Message reason) {
    problems_.push_back({std::move(pointer), std::move(reason)});
  }

  Ids uniqueIds(const char* list) {
    Ids ids;
    std::size_t index = 0;
    for (const auto& entry : document_.at(list)) {
      const auto id = entry.at("id").get<std::string>();
      if (!ids.insert(id).second) add(at(list, index) + "/id", msg("catalog.twice", id));
      ++index;
    }
    return ids;
  }

  static std::string at(std::string_view list, std::size_t index) {
    return '/' + std::string(list) + '/' + std::to_string(index);
  }

  void mustExist(const Ids& ids, const std::string& id, const std::string& pointer) {
    if (!ids.contains(id)) add(pointer, msg("catalog.unknown", id));
  }

  void mustExist(const Ids& ids, const json& list, const std::string& pointer) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      mustExist(ids, list[i].get<std::string>(), pointer + '/' + std::to_string(i));
    }
  }

  void collectIds() {
    sections_ = uniqueIds("sections");
    items_ = uniqueIds("items");
    functions_ = uniqueIds("functions");
    references_ = uniqueIds("references");
    efforts_ = uniqueIds("efforts");
    modalities_ = uniqueIds("modalities");
    for (const char* modality : {"expected", "recommended"}) {
      mustExist(modalities_, std::string(modality), std::string("/modalities"));
    }
    uniqueIds("glossary");
    uniqueIds("signals");
    uniqueIds("sectors");
    for (const auto& framework : document_.at("crosswalk_frameworks")) {
      auto& ids = crosswalks_[framework.at("id").get<std::string>()];
      for (const auto& entry : framework.at("entries"))
        ids.insert(entry.at("id").get<std::string>());
    }
  }

  void checkScale() {
    const auto& scale = document_.at("scale");
    std::optional<int> last;
    std::size_t index = 0;
    for (const auto& level : scale.at("levels")) {
      const int value = level.at("value");
      if (last && value != *last + 1) {
        add("/scale" + at("levels", index) + "/value", msg("catalog.scale_order"));
      }
      last = value;
      levels_.insert(value);
      ++index;
    }
    for (const char* key : {"fulfilled", "default_target", "signal_claim"}) {
      if (!levels_.contains(scale.at(key).get<int>())) {
        add("/scale/" + std::string(key), msg("catalog.not_on_scale", scale.at(key).get<int>()));
      }
    }
  }

  void checkCrosswalk(const json& crosswalk, const std::string& pointer) {
    for (const auto& [framework, ids] : crosswalk.items()) {
      const auto known = crosswalks_.find(framework);
      if (known == crosswalks_.end()) {
        add(pointer + '/' + framework, msg("catalog.unknown", framework));
      } else {
        mustExist(known->second, ids, pointer + '/' + framework);
      }
    }
  }

  void checkSections() {
    const auto& sections = document_.at("sections");
    Ids seen;
    for (std::size_t i = 0; i < sections.size(); ++i) {
      const auto id = sections[i].at("id").get<std::string>();
      const auto dot = id.rfind('.');
      if (dot != std::string::npos && !seen.contains(id.substr(0, dot))) {
        add(at("sections", i) + "/id", msg("catalog.no_parent", id));
      }
      seen.insert(id);
      if (sections[i].contains("crosswalk")) {
        checkCrosswalk(sections[i].at("crosswalk"), at("sections", i) + "/crosswalk");
      }
      if (sections[i].contains("functions")) {
        mustExist(functions_, sections[i].at("functions"), at("sections", i) + "/functions");
      }
    }
  }

  void checkItems() {
    const auto& items = document_.at("items");
    std::map<std::string, int> counts;
    std::size_t lastSection = 0;
    std::vector<std::string> order;
    for (const auto& section : document_.at("sections")) order.push_back(section.at("id"));
    std::map<std::string, std::size_t> titles;
    for (std::size_t i = 0; i < items.size(); ++i) {
      const auto& item = items[i];
      const auto pointer = at("items", i);
      const auto id = item.at("id").get<std::string>();
      const auto section = item.at("section").get<std::string>();
      mustExist(sections_, section, pointer + "/section");
      if (id != section + '-' + std::to_string(++counts[section])) {
        add(pointer + "/id", msg("catalog.item_order", id));
      }
      const auto place =
          static_cast<std::size_t>(std::ranges::find(order, section) - order.begin());
      if (place < lastSection) add(pointer + "/section", msg("catalog.item_order", id));
      lastSection = std::max(lastSection, place);
      mustExist(modalities_, item.at("modality").get<std::string>(), pointer + "/modality");
      mustExist(functions_, item.at("functions"), pointer + "/functions");
      mustExist(references_, item.at("references"), pointer + "/references");
      mustExist(efforts_, item.at("effort").get<std::string>(), pointer + "/effort");
      if (item.contains("crosswalk")) checkCrosswalk(item.at("crosswalk"), pointer + "/crosswalk");
      checkRelated(item, pointer);
      checkLevels(item, pointer);
      checkCheckpoints(item, pointer);
      const auto title = item.at("title").at("ja").get<std::string>();
      if (!titles.emplace(title, i).second) add(pointer + "/title/ja", msg("catalog.twice", title));
    }
  }

  void checkRelated(const json& item, const std::string& pointer) {
    mustExist(items_, item.at("related"), pointer + "/related");
    for (std::size_t i = 0; i < item.at("related").size(); ++i) {
      if (item.at("related")[i] == item.at("id")) {
        add(pointer + "/related/" + std::to_string(i), msg("catalog.related_self"));
      }
    }
  }

  void checkLevels(const json& item, const std::string& pointer) {
    for (const auto& [level, text] : item.at("levels").items()) {
      if (!levels_.contains(std::stoi(level))) {
        add(pointer + "/levels/" + level, msg("catalog.not_on_scale", level));
      }
    }
  }

  void checkCheckpoints(const json& item, const std::string& pointer) {
    Ids ids;
    for (std::size_t i = 0; i < item.at("checkpoints").size(); ++i) {
      const auto id = item.at("checkpoints")[i].at("id").get<std::string>();
      if (!ids.insert(id).second) {
        add(pointer + at("checkpoints", i) + "/id", msg("catalog.twice", id));
      }
    }
  }

  void checkSignals() {
    const auto& signals = document_.at("signals");
    for (std::size_t i = 0; i < signals.size(); ++i) {
      mustExist(items_, signals[i].at("items"), at("signals", i) + "/items");
      const auto metric = signals[i].at("metric").get<std::string>();
      const auto unit = unitOfMetric(metric);
      if (!unit) {
        add(at("signals", i) + "/metric", msg("catalog.unknown_metric", metric));
      } else if (signals[i].at("unit") != idOf(*unit)) {
        add(at("signals", i) + "/unit", msg("catalog.metric_unit", metric, idOf(*unit)));
      }
    }
  }

  void checkUses() {
    const auto& radar = document_.at("radar");
    for (std::size_t i = 0; i < radar.size(); ++i) {
      mustExist(sections_, radar[i].at("sections"), at("radar", i) + "/sections");
    }
    const auto& allowed = document_.at("applicability").at("not_adopted").at("allowed");
    for (std::size_t i = 0; i < allowed.size(); ++i) {
      if (allowed[i].contains("under")) {
        mustExist(sections_, allowed[i].at("under").get<std::string>(),
                  "/applicability/not_adopted" + at("allowed", i) + "/under");
      }
    }
  }

  // Every answer leads to a rule or to a later question, so that the way ends.
  void checkAppointment() {
    const Ids rules = uniqueIds("appointment_rules");
    if (!document_.contains("appointment_questions")) return;
    uniqueIds("appointment_questions");
    const auto& questions = document_.at("appointment_questions");
    Ids later;
    for (std::size_t i = questions.size(); i-- > 0;) {
      const auto& answers = questions[i].at("answers");
      Ids seen;
      for (std::size_t j = 0; j < answers.size(); ++j) {
        const auto& answer = answers[j];
        const auto pointer = at("appointment_questions", i) + at("answers", j);
        const auto id = answer.at("id").get<std::string>();
        if (!seen.insert(id).second) add(pointer + "/id", msg("catalog.twice", id));
        if (answer.contains("rule"))
          mustExist(rules, answer.at("rule").get<std::string>(), pointer + "/rule");
        if (answer.contains("also")) mustExist(rules, answer.at("also"), pointer + "/also");
        if (answer.contains("question")) {
          mustExist(later, answer.at("question").get<std::string>(), pointer + "/question");
        }
      }
      later.insert(questions[i].at("id").get<std::string>());
    }
  }

  const json& document_;
  Problems problems_;
  Ids sections_, items_, functions_, references_, efforts_, modalities_;
  std::map<std::string, Ids> crosswalks_;
  std::set<int> levels_;
};

}  // namespace

std::vector<CatalogProblem> checkCatalog(std::string_view bytes) {
  if (!isValidUtf8(bytes)) return {{"", msg("catalog.not_utf8")}};
  json document;
  try {
    document = json::parse(bytes);
  } catch (const json::exception& error) {
    return {{"", msg("catalog.not_json", std::string_view(error.what()))}};
  }
  if (auto problems = schemaProblems(document); !problems.empty()) return problems;
  return Checker(document).run();
}

}  // namespace kijun
