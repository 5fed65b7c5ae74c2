#include "assessment/attack_outline.h"

#include <algorithm>
#include <map>

#include "base/error.h"
#include "base/text.h"
#include "records/record_view.h"
#include "records/registers.h"

namespace kijun {
namespace {

constexpr std::string_view kWideBlank = "　";

const RecordDescription& steps() {
  return *findDescription("attack_step");
}

// Takes the indentation off the line and tells how deep it is.
std::size_t takeDepth(std::string_view& line) {
  std::size_t blanks = 0;
  while (!line.empty()) {
    if (line.starts_with(kWideBlank)) {
      blanks += 2;
      line.remove_prefix(kWideBlank.size());
    } else if (line.front() == '\t') {
      blanks += 2;
      line.remove_prefix(1);
    } else if (line.front() == ' ') {
      ++blanks;
      line.remove_prefix(1);
    } else {
      break;
    }
  }
  return blanks / 2;
}

// Takes "[2]" off the end; nothing where there is none.
std::optional<int> takeLevel(std::string& words) {
  if (words.size() < 3 || words.back() != ']') return std::nullopt;
  const char digit = words[words.size() - 2];
  if (words[words.size() - 3] != '[' || digit < '0' || digit > '9') return std::nullopt;
  words = std::string(trimmed(std::string_view(words).substr(0, words.size() - 3)));
  return digit - '0';
}

std::vector<RecordView> ofScenario(const std::vector<Row>& rows, const Id& scenario) {
  std::vector<RecordView> views;
  for (const auto& row : rows) {
    const RecordView step(steps(), row);
    if (step.text("scenario") == scenario) views.push_back(step);
  }
  std::ranges::sort(views, {}, [](const RecordView& step) {
    return std::pair(step.number("place").value_or(0), step.id());
  });
  return views;
}

}  // namespace

std::vector<OutlineLine> outlineOf(std::string_view text, const RiskScale& countermeasure) {
  std::vector<OutlineLine> outline;
  std::size_t number = 0;
  while (!text.empty()) {
    ++number;
    const auto end = text.find('\n');
    auto line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    const auto depth = takeDepth(line);
    std::string words(trimmed(line));
    const auto level = takeLevel(words);
    if (words.empty() && !level) continue;
    if (depth > (outline.empty() ? 0 : outline.back().depth + 1)) {
      throw Error(Fault::Input, msg("risk.outline.depth", number, words),
                  msg("risk.outline.depth.todo"));
    }
    if (level && !countermeasure.has(*level)) {
      throw Error(Fault::Input, msg("risk.outline.level", number, words, *level),
                  msg("risk.outside.todo", countermeasure.lowest(), countermeasure.highest()));
    }
    outline.push_back({depth, {std::move(words), level.value_or(countermeasure.lowest())}});
  }
  return outline;
}

std::string textOf(const std::vector<OutlineLine>& outline) {
  std::string text;
  for (const auto& line : outline) {
    for (std::size_t i = 0; i < line.depth; ++i) text += kWideBlank;
    text += line.step.what + " [" + std::to_string(line.step.countermeasure) + "]\n";
  }
  return text;
}

std::vector<OutlineLine> outlineOfRows(const std::vector<Row>& rows, const Id& scenario) {
  std::vector<OutlineLine> outline;
  for (const auto& step : ofScenario(rows, scenario)) {
    outline.push_back({static_cast<std::size_t>(std::max(0, step.number("depth").value_or(0))),
                       {step.text("what"), step.number("countermeasure").value_or(1)}});
  }
  return outline;
}

StepChanges changesTo(const std::vector<OutlineLine>& outline, const std::vector<Row>& rows,
                      const Id& scenario) {
  std::map<std::string, std::vector<const Row*>> known;  // by their words, in order
  std::map<Id, const Row*> byId;
  for (const auto& row : rows) byId[textOf(row.front())] = &row;
  const auto before = ofScenario(rows, scenario);
  for (auto step = before.rbegin(); step != before.rend(); ++step) {
    known[step->text("what")].push_back(byId.at(step->id()));
  }
  const auto& description = steps();
  StepChanges changes;
  for (std::size_t i = 0; i < outline.size(); ++i) {
    auto& same = known[outline[i].step.what];
    Row row(description.fields.size() + 1);
    if (!same.empty()) {
      row = *same.back();
      same.pop_back();
    }
    const Row stood = row;
    const auto set = [&](std::string_view field, Value value) {
      row[*description.indexOf(field) + 1] = std::move(value);
    };
    set("what", outline[i].step.what);
    set("scenario", scenario);
    set("place", static_cast<std::int64_t>(i + 1));
    set("depth", static_cast<std::int64_t>(outline[i].depth));
    set("countermeasure", std::to_string(outline[i].step.countermeasure));
    if (row != stood) changes.put.push_back(std::move(row));
  }
  for (const auto& [words, left] : known) {
    for (const auto* row : left) changes.remove.push_back(textOf(row->front()));
  }
  std::ranges::sort(changes.remove);
  return changes;
}

}  // namespace kijun
