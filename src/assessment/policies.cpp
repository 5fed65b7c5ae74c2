#include "assessment/policies.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"
#include "records/record_view.h"

namespace kijun {
namespace {

constexpr std::array<std::string_view, 3> kKinds = {"policy", "individual_policy", "procedure"};
// A general rule that an answer refers to says nothing of this measure; one made for it does.
constexpr std::string_view kOwnKind = "individual_policy";

bool isDecided(std::string_view state) {
  return state == "approved" || state == "in_progress" || state == "done";
}

std::string audienceOf(const RecordView& document) {
  return std::string(trimmed(document.text("audience")));
}

void add(std::vector<PolicyLink>& links, PolicyLink link) {
  if (std::ranges::find(links, link.document, &PolicyLink::document) == links.end()) {
    links.push_back(std::move(link));
  }
}

int orderOf(const Measure& measure) {
  return !measure.hasPolicy() ? 0 : measure.told() ? 2 : 1;
}

}  // namespace

bool mayBePolicy(std::string_view documentKind) {
  return documentKind.empty() || std::ranges::find(kKinds, documentKind) != kKinds.end();
}

bool Measure::told() const {
  return hasPolicy() && std::ranges::all_of(policies, &PolicyLink::told);
}

std::vector<const RecordDescription*> policySources() {
  return {findDescription("plan"), findDescription("document")};
}

std::vector<Measure> measures(const RegisterRows& registers, const CycleData& cycle) {
  std::map<Id, RecordView> documents;
  for (const auto& document : viewsOf(registers, "document")) {
    documents.emplace(document.id(), document);
  }
  std::vector<Measure> found;
  for (const auto& plan : viewsOf(registers, "plan")) {
    if (!isDecided(plan.text("state"))) continue;
    Measure measure;
    measure.plan = plan.id();
    measure.title = plan.text("title");
    measure.number = plan.text("number");
    measure.state = plan.text("state");
    measure.department = plan.text("department");
    measure.responsible = plan.text("responsible");
    measure.items = plan.ids("items");
    for (const auto& id : plan.ids("policies")) {
      const auto at = documents.find(id);
      if (at == documents.end()) continue;
      add(measure.policies, {id, PolicyBy::Plan, {}, audienceOf(at->second)});
    }
    for (const auto& item : measure.items) {
      for (const Answer* answer : cycle.effectiveAnswers(item)) {
        if (!answer) continue;
        for (const auto& reference : answer->references) {
          const auto at = documents.find(reference.document);
          if (at == documents.end() || at->second.text("kind") != kOwnKind) continue;
          add(measure.policies, {reference.document, PolicyBy::Item, item, audienceOf(at->second)});
        }
      }
    }
    found.push_back(std::move(measure));
  }
  std::ranges::stable_sort(found, {}, orderOf);
  return found;
}

PolicyCounts countsOf(const std::vector<Measure>& measures) {
  PolicyCounts counts;
  for (const auto& measure : measures) {
    ++counts.measures;
    counts.withPolicy += measure.hasPolicy();
    counts.told += measure.told();
  }
  return counts;
}

}  // namespace kijun
