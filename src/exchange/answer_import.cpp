#include "exchange/answer_import.h"

#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/text.h"
#include "workspace/commands.h"

namespace kijun {
namespace {

std::string key(std::string_view written) {
  return folded(trimmed(written));
}

Value valueOf(std::optional<int> number) {
  return number ? Value(std::int64_t{*number}) : Value();
}

class Planner {
 public:
  Planner(const Session& session, const std::map<std::string, int>& levelWords)
      : cycle_(session.snapshot().current) {
    for (const auto& [word, level] : levelWords) levelWords_[key(word)] = level;
  }

  std::vector<std::string> takeUnknownLevels() { return std::move(unknownLevels_); }

  PlannedAnswer plan(const TextRow& row, const std::vector<std::string>& meanings) {
    PlannedAnswer planned;
    planned.line = row.line;
    const auto cell = [&](std::string_view meaning) -> std::string {
      const auto at = std::ranges::find(meanings, meaning);
      return at == meanings.end()
                 ? std::string()
                 : std::string(trimmed(row.cell(static_cast<std::size_t>(at - meanings.begin()))));
    };
    const auto* item = itemOf(cell("item"), planned);
    const auto* unit = unitOf(cell("unit"), planned);
    if (item && unit) fill(*item, *unit, cell, planned);
    if (!planned.problems.empty()) planned.fate = RowFate::Problem;
    return planned;
  }

 private:
  const Item* itemOf(const std::string& written, PlannedAnswer& planned) {
    const auto& catalog = *cycle_.catalog;
    const auto first = written.substr(0, written.find_first_of(" \t\n"));
    for (const auto& candidate : {written, first}) {
      if (const auto* item = catalog.item(candidate)) return item;
    }
    if (const auto* section = catalog.section(first)) {
      if (section->allItems.size() == 1) return &catalog.items()[section->allItems.front()];
      planned.problems.push_back(msg("exchange.answers.section", first, section->allItems.size()));
      return nullptr;
    }
    for (const auto& item : catalog.items()) {
      if (key(item.title.ja) == key(written) || key(item.title.en) == key(written)) return &item;
    }
    planned.problems.push_back(written.empty() ? msg("exchange.answers.no_item")
                                               : msg("workspace.item.unknown", written));
    return nullptr;
  }

  const Unit* unitOf(const std::string& name, PlannedAnswer& planned) {
    if (name.empty()) return &cycle_.whole();
    for (const auto& unit : cycle_.units) {
      if (key(unit.name) == key(name)) return &unit;
    }
    planned.problems.push_back(msg("exchange.answers.no_unit", name));
    return nullptr;
  }

  // Nothing where the cell says no level, with a problem where it says something else.
  std::optional<int> levelOf(const std::string& written, PlannedAnswer& planned) {
    const auto& scale = cycle_.catalog->scale();
    const auto cell = key(written);
    if (const auto said = levelWords_.find(cell); said != levelWords_.end()) return said->second;
    if (const auto level = levelFromWords(scale, written)) return level;
    if (std::ranges::find(unknownLevels_, cell, key) == unknownLevels_.end()) {
      unknownLevels_.push_back(written);
    }
    planned.problems.push_back(
        msg("exchange.answers.no_level", written, scale.lowest(), scale.highest()));
    return std::nullopt;
  }

  template <typename Cell>
  void fill(const Item& item, const Unit& unit, const Cell& cell, PlannedAnswer& planned) {
    planned.item = item.id;
    if (!unit.whole) planned.unit = unit.name;
    const AnswerKey place{cycle_.cycle.id, unit.id, item.id};
    const auto* stands = cycle_.answer(item.id, unit.id);
    planned.answer = stands ? *stands : Answer{};
    planned.answer.key = place;
    planned.fate = stands ? RowFate::Unchanged : RowFate::New;
    auto& answer = planned.answer;
    const auto edit = [&](std::string_view field, auto& member, auto value, Value before,
                          Value after) {
      if (member == value) return;
      planned.edits.push_back({std::string(field), std::move(before), std::move(after)});
      member = std::move(value);
    };
    // Empty cells say nothing about an answer: a questionnaire has many.
    if (const auto written = cell("level"); !written.empty()) {
      if (const auto left = applicabilityFromWords(written);
          left && *left != Applicability::Applicable) {
        edit("applicability", answer.applicability, *left, std::string(idOf(answer.applicability)),
             std::string(idOf(*left)));
      } else if (const auto level = levelOf(written, planned)) {
        edit("level", answer.level, std::optional(*level), valueOf(answer.level), valueOf(level));
      }
    }
    if (const auto written = cell("stipulation"); !written.empty()) {
      if (const auto value = stipulationFromWords(written)) {
        edit("stipulation", answer.stipulation, std::optional(*value),
             answer.stipulation ? Value(std::string(idOf(*answer.stipulation))) : Value(),
             std::string(idOf(*value)));
      } else {
        planned.problems.push_back(msg("record.unfit", "@record.answer.stipulation", written));
      }
    }
    if (const auto written = cell("applicability"); !written.empty()) {
      if (const auto value = applicabilityFromWords(written)) {
        edit("applicability", answer.applicability, *value, std::string(idOf(answer.applicability)),
             std::string(idOf(*value)));
      } else {
        planned.problems.push_back(msg("record.unfit", "@record.answer.applicability", written));
      }
    }
    if (const auto written = cell("reason"); !written.empty()) {
      edit("reason", answer.reason, written, answer.reason, written);
    }
    if (const auto written = cell("note"); !written.empty()) {
      edit("note", answer.note, written, answer.note, written);
    }
    if (answer.applicability != Applicability::Applicable && trimmed(answer.reason).empty()) {
      planned.problems.push_back(msg("record.missing", "@record.answer.reason"));
    }
    answer.comments.clear();  // those that stand stay as they are
    if (const auto first = seen_.emplace(place, planned.line); !first.second) {
      planned.problems.push_back(msg("exchange.import.twice", item.id, first.first->second));
    }
    if (planned.edits.empty()) {
      planned.fate = RowFate::Unchanged;
    } else if (stands) {
      planned.fate = RowFate::Changed;
    }
  }

  CycleData cycle_;
  std::map<std::string, int> levelWords_;  // by folded word
  std::vector<std::string> unknownLevels_;
  std::map<AnswerKey, std::size_t> seen_;
};

}  // namespace

ColumnMapping answerMappingFor(const TextTable& table,
                               const std::map<std::string, std::string>& chosen,
                               const RememberedColumns& remembered) {
  ColumnMapping meanings(table.header.size());
  const auto taken = [&](const std::string& meaning) {
    return std::ranges::find(meanings, meaning) != meanings.end();
  };
  for (const auto& [heading, meaning] : chosen) {
    const auto at = std::ranges::find(table.header, key(heading), key);
    if (at == table.header.end()) {
      throw Error(Fault::Usage, msg("exchange.map.no_column", heading));
    }
    const auto found = answerColumnOf(meaning);
    if (found.empty() && !meaning.empty()) {
      std::string ids;
      for (const auto& column : answerColumns()) ids += (ids.empty() ? "" : ", ") + column;
      throw Error(Fault::Usage, msg("exchange.map.no_field", meaning, ids));
    }
    meanings[static_cast<std::size_t>(at - table.header.begin())] = found.empty() ? "-" : found;
  }
  const auto known = answerColumns();
  for (std::size_t column = 0; column < meanings.size(); ++column) {
    const auto said = remembered.find(key(table.header[column]));
    if (said == remembered.end() || !meanings[column].empty()) continue;
    if (said->second.empty()) {
      meanings[column] = "-";
    } else if (std::ranges::find(known, said->second) != known.end() && !taken(said->second)) {
      meanings[column] = said->second;
    }
  }
  for (const auto& usual : answerHeadings()) {
    if (taken(std::string(usual.meaning))) continue;
    for (std::size_t column = 0; column < meanings.size(); ++column) {
      if (meanings[column].empty() && key(table.header[column]) == folded(usual.heading)) {
        meanings[column] = usual.meaning;
        break;
      }
    }
  }
  std::ranges::replace(meanings, "-", "");
  return meanings;
}

std::size_t AnswerImport::count(RowFate fate) const {
  return static_cast<std::size_t>(std::ranges::count(rows, fate, &PlannedAnswer::fate));
}

std::map<std::string, int> rememberedLevels(const Session& session) {
  std::map<std::string, int> levels;
  for (const auto& [word, level] : rememberedColumns(session, kAnswerLevels)) {
    if (level.size() == 1 && level[0] >= '0' && level[0] <= '9') levels[word] = level[0] - '0';
  }
  return levels;
}

AnswerImport planAnswerImport(const Session& session, const TextTable& table,
                              const AnswerImportOptions& options) {
  auto words = rememberedLevels(session);
  for (const auto& [word, level] : options.levelWords) words[key(word)] = level;
  const auto remembered = rememberedColumns(session, kAnswerColumns);
  return planAnswerImport(session, table, answerMappingFor(table, options.columns, remembered),
                          words);
}

AnswerImport planAnswerImport(const Session& session, const TextTable& table,
                              const ColumnMapping& mapping,
                              const std::map<std::string, int>& levelWords,
                              const Progress& progress) {
  AnswerImport plan;
  plan.source = table.source;
  plan.meanings = mapping;
  const auto has = [&](std::string_view meaning) {
    return std::ranges::find(plan.meanings, meaning) != plan.meanings.end();
  };
  if (!has("item")) {
    throw Error(Fault::Input, msg("exchange.answers.no_item_column"),
                msg("exchange.answers.map.todo"));
  }
  const std::array<std::string_view, 5> kSays{"level", "stipulation", "applicability", "reason",
                                              "note"};
  if (std::ranges::none_of(kSays, has)) {
    throw Error(Fault::Input, msg("exchange.answers.no_answer_column"),
                msg("exchange.answers.map.todo"));
  }
  for (std::size_t column = 0; column < table.header.size(); ++column) {
    if (plan.meanings[column].empty() && !trimmed(table.header[column]).empty()) {
      plan.leftOut.push_back(table.header[column]);
    }
  }
  plan.notes = columnNotes(table, answerMappingFor(table), mapping,
                           rememberedColumns(session, kAnswerColumns));
  const auto remembered = rememberedLevels(session);
  for (const auto& [word, level] : levelWords) {
    const auto said = remembered.find(key(word));
    if (said != remembered.end() && said->second == level) continue;
    plan.levelNotes[key(word)] = std::to_string(level);
  }
  Planner planner(session, levelWords);
  for (const auto& row : table.rows) {
    if (progress) {
      progress(static_cast<double>(plan.rows.size()) / static_cast<double>(table.rows.size()));
    }
    plan.rows.push_back(planner.plan(row, plan.meanings));
  }
  plan.unknownLevels = planner.takeUnknownLevels();
  return plan;
}

Command importCommand(const AnswerImport& plan) {
  std::vector<Answer> answers;
  for (const auto& planned : plan.rows) {
    if (planned.fate != RowFate::New && planned.fate != RowFate::Changed) continue;
    answers.push_back(planned.answer);
    answers.back().confirmation = Confirmation::Confirmed;
  }
  auto command = remembering(commands::putAnswers(std::move(answers)), std::string(kAnswerColumns),
                             plan.notes);
  return remembering(std::move(command), std::string(kAnswerLevels), plan.levelNotes);
}

}  // namespace kijun
