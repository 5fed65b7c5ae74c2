#include "workspace/questionnaire_part.h"

#include <nlohmann/json.hpp>

namespace kijun {
namespace {

std::string textAt(const nlohmann::json& json, const char* name) {
  const auto at = json.find(name);
  return at != json.end() && at->is_string() ? at->get<std::string>() : std::string();
}

}  // namespace

std::string encoded(const QuestionnaireMark& mark) {
  auto answers = nlohmann::json::array();
  for (const auto& [key, base] : mark.bases) {
    answers.push_back({key.cycle, key.unit, key.item, base});
  }
  return nlohmann::json{{"department", mark.department},
                        {"respondent", mark.respondent},
                        {"due", mark.due},
                        {"answers", std::move(answers)}}
      .dump();
}

std::optional<QuestionnaireMark> decodedMark(std::string_view setting) {
  if (setting.empty()) return std::nullopt;
  const auto json = nlohmann::json::parse(setting, nullptr, false);
  if (!json.is_object()) return std::nullopt;
  QuestionnaireMark mark{
      textAt(json, "department"), textAt(json, "respondent"), textAt(json, "due"), {}};
  const auto answers = json.find("answers");
  if (answers == json.end() || !answers->is_array()) return mark;
  for (const auto& row : *answers) {
    const bool sound = row.is_array() && row.size() == 4 &&
                       std::ranges::all_of(row, [](const auto& one) { return one.is_string(); });
    if (!sound) continue;
    mark.bases[{row[0].get<std::string>(), row[1].get<std::string>(), row[2].get<std::string>()}] =
        row[3].get<std::string>();
  }
  return mark;
}

std::optional<QuestionnaireMark> questionnaireMark(const Session& session) {
  return decodedMark(session.setting(kQuestionnaireSetting));
}

WorkspaceContents writeQuestionnairePart(const Session& session, const Questionnaire& questionnaire,
                                         const QuestionnaireMark& mark,
                                         const std::filesystem::path& file, Existing existing,
                                         const Progress& progress) {
  Selection selection;
  selection.cycles = {questionnaire.cycle.id};
  selection.comments = true;
  selection.blank = questionnaire.fill == QuestionnaireFill::Blank;
  selection.questionnaire = encoded(mark);
  for (const auto& row : questionnaire.rows) {
    selection.answers.push_back(row.answer.key);
    if (!row.lastCycle) continue;
    const auto& before = row.lastCycle->key;
    selection.answers.push_back(before);
    if (selection.cycles.size() == 1) selection.cycles.push_back(before.cycle);
  }
  return extractSelection(session, selection, file, existing, progress);
}

}  // namespace kijun
