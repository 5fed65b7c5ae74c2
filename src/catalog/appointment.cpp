#include "catalog/appointment.h"

#include <algorithm>

namespace kijun {
namespace {

using nlohmann::json;

Bilingual bilingual(const json& value) {
  return {value.at("ja").get<std::string>(), value.at("en").get<std::string>()};
}

AppointmentAnswer answerOf(const json& value) {
  using Ids = std::vector<std::string>;
  return {
      value.at("id"),          bilingual(value.at("label")), value.value("question", ""),
      value.value("rule", ""), value.value("also", Ids()),   value.value("company_types", Ids())};
}

template <typename List>
auto find(const List& list, std::string_view id) -> decltype(list.data()) {
  const auto at = std::ranges::find_if(list, [id](const auto& entry) { return entry.id == id; });
  return at == list.end() ? nullptr : &*at;
}

}  // namespace

AppointmentGuide::AppointmentGuide(const Catalog& catalog) {
  for (const auto& rule : catalog.part("appointment_rules")) {
    rules_.push_back({rule.at("id"), bilingual(rule.at("company")), bilingual(rule.at("condition")),
                      bilingual(rule.at("decides")), bilingual(rule.at("basis")),
                      bilingual(rule.at("note"))});
  }
  for (const auto& question : catalog.part("appointment_questions")) {
    AppointmentQuestion out{
        question.at("id"), bilingual(question.at("text")), bilingual(question.at("help")), {}};
    for (const auto& answer : question.at("answers")) out.answers.push_back(answerOf(answer));
    questions_.push_back(std::move(out));
  }
}

const AppointmentQuestion* AppointmentGuide::question(std::string_view id) const {
  return find(questions_, id);
}

const AppointmentRule* AppointmentGuide::rule(std::string_view id) const {
  return find(rules_, id);
}

const AppointmentQuestion* AppointmentWay::next() const {
  if (!guide_.isThere()) return nullptr;
  if (steps_.empty()) return &guide_.questions().front();
  return guide_.question(steps_.back().answer->question);
}

const AppointmentRule* AppointmentWay::outcome() const {
  return steps_.empty() ? nullptr : guide_.rule(steps_.back().answer->rule);
}

std::vector<const AppointmentRule*> AppointmentWay::also() const {
  std::vector<const AppointmentRule*> rules;
  if (steps_.empty()) return rules;
  for (const auto& id : steps_.back().answer->also) rules.push_back(guide_.rule(id));
  return rules;
}

bool AppointmentWay::answer(std::string_view id) {
  const auto* question = next();
  if (!question) return false;
  const auto* answer = find(question->answers, id);
  if (!answer) return false;
  steps_.push_back({question, answer});
  return true;
}

void AppointmentWay::backTo(std::size_t step) {
  if (step < steps_.size()) steps_.resize(step);
}

const AppointmentAnswer* suggested(const AppointmentQuestion& question,
                                   std::string_view companyType) {
  const AppointmentAnswer* found = nullptr;
  for (const auto& answer : question.answers) {
    if (std::ranges::find(answer.companyTypes, companyType) == answer.companyTypes.end()) continue;
    if (found) return nullptr;
    found = &answer;
  }
  return found;
}

}  // namespace kijun
