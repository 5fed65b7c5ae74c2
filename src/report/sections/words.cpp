#include "report/sections/words.h"

#include <algorithm>

namespace kijun::sections {

std::string itemAnchor(std::string_view itemId) {
  return "item-" + std::string(itemId);
}
std::string sectionAnchor(std::string_view sectionId) {
  return "section-" + std::string(sectionId);
}

const ItemScore* before(const ReportInput& input, const ItemScore& score) {
  if (!input.previous || !input.snapshot.previous) return nullptr;
  const auto index = input.snapshot.previous->catalog->indexOf(itemOf(input, score).id);
  return index < input.previous->items.size() ? &input.previous->items[index] : nullptr;
}

Span levelChip(const ReportInput& input, const std::optional<int>& level) {
  if (!level) return muted("—");
  const Scale& scale = catalogOf(input).scale();
  return chip(std::to_string(*level), levelRole(*level, scale.lowest(), scale.highest()));
}

Inline levelToTarget(const ReportInput& input, const ItemScore& score) {
  return {levelChip(input, score.level), muted(" → "), levelChip(input, score.target)};
}

Inline riskText(const ReportInput& input, const ItemScore& score) {
  if (!score.riskLevel) return {muted(text(input, "report.risk.none"))};
  const auto role = riskRole(*score.riskLevel);
  return {role ? chip(*score.riskLevel, *role) : plain(*score.riskLevel)};
}

std::string stipulationText(const ReportInput& input, const std::optional<Stipulation>& value) {
  if (!value) return "—";
  switch (*value) {
    case Stipulation::None:
      return text(input, "report.stipulation.none");
    case Stipulation::Partial:
      return text(input, "report.stipulation.partial");
    case Stipulation::Full:
      return text(input, "report.stipulation.full");
  }
  return {};
}

std::string effortText(const ReportInput& input, Effort effort) {
  const auto id = effortId(effort);
  for (const auto& choice : catalogOf(input).efforts()) {
    if (choice.id == id) return choice.label.in(input.language);
  }
  return std::string(id);
}

std::string stateText(const ReportInput& input, AnswerState state) {
  switch (state) {
    case AnswerState::NotStarted:
      return text(input, "report.state.not_started");
    case AnswerState::InProgress:
      return text(input, "report.state.in_progress");
    case AnswerState::Submitted:
      return text(input, "report.state.submitted");
    case AnswerState::Returned:
      return text(input, "report.state.returned");
    case AnswerState::Confirmed:
      return text(input, "report.state.confirmed");
  }
  return {};
}

Cell idCell(const Item& item) {
  return {{{linked(item.id, itemAnchor(item.id))}}};
}

Cell titleCell(const ReportInput& input, const Item& item) {
  Cell out{{{strong(item.title.in(input.language))}}};
  if (const Section* section = catalogOf(input).section(item.section)) {
    out.lines.push_back({muted(section->id + " " + section->title.in(input.language))});
  }
  return out;
}

Cell cell(Inline line) {
  return {{std::move(line)}};
}
Cell cell(std::string words) {
  return {{{plain(std::move(words))}}};
}
Paragraph body(std::string words) {
  return {{plain(std::move(words))}, TextStyle::Body};
}
Paragraph lead(Inline words) {
  return {std::move(words), TextStyle::Lead};
}
Paragraph small(std::string words) {
  return {{muted(std::move(words))}, TextStyle::Small};
}

std::vector<UnitAnswer> answersOf(const ReportInput& input, const Item& item) {
  const CycleData& cycle = input.snapshot.current;
  std::vector<UnitAnswer> out;
  const auto answers = cycle.effectiveAnswers(item.id);
  if (!cycle.answeredByUnit(item.id)) {
    if (answers.front()) out.push_back({nullptr, answers.front()});
    return out;
  }
  std::size_t at = 0;
  for (const auto& unit : cycle.units) {
    if (unit.whole) continue;
    if (answers[at]) out.push_back({&unit, answers[at]});
    ++at;
  }
  return out;
}

std::string spreadText(const ReportInput& input, const Item& item) {
  std::string out;
  for (const auto& [unit, answer] : answersOf(input, item)) {
    if (!unit) continue;
    const bool applicable = answer->applicability == Applicability::Applicable;
    out += (out.empty() ? "" : " · ") + unit->name + " " +
           (applicable ? shownLevel(answer->level) : text(input, "report.not_applicable"));
  }
  return out;
}

std::string grouped(std::int64_t number) {
  auto digits = std::to_string(number);
  const std::size_t first = number < 0 ? 1 : 0;
  for (auto at = digits.size(); at > first + 3;) digits.insert(at -= 3, 1, ',');
  return digits;
}

std::string joined(const ReportInput& input, const std::vector<std::string>& parts) {
  std::string out;
  for (const auto& part : parts) {
    if (!out.empty()) out += input.language == Language::Japanese ? "、" : ", ";
    out += part;
  }
  return out;
}

}  // namespace kijun::sections
