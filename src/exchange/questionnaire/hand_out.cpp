#include "exchange/questionnaire/hand_out.h"

#include "exchange/questionnaire/returned.h"
#include "workspace/evidence.h"
#include "workspace/questionnaire_part.h"

namespace kijun {
Questionnaire readQuestionnaire(const Session& session, const QuestionnaireWish& wish) {
  std::map<AnswerKey, std::vector<std::string>> titles;
  for (const auto& piece : allEvidence(session)) {
    for (const auto& link : piece.links) {
      if (const auto answer = answerOf(link)) titles[*answer].push_back(piece.record.title);
    }
  }
  return questionnaireOf(session.snapshot(), wish, titles);
}

WorkspaceContents writeQuestionnaireWorkspace(const Session& session,
                                              const Questionnaire& questionnaire,
                                              const std::filesystem::path& file, Existing existing,
                                              const Progress& progress) {
  QuestionnaireMark mark{
      questionnaire.department.id, questionnaire.respondent, questionnaire.due, {}};
  const bool blank = questionnaire.fill == QuestionnaireFill::Blank;
  for (const auto& row : questionnaire.rows) {
    mark.bases[row.answer.key] = encodedBase(fieldsOf(row.answer), blank);
  }
  return writeQuestionnairePart(session, questionnaire, mark, file, existing, progress);
}

std::string questionnaireFileName(const Questionnaire& questionnaire, std::string_view extension,
                                  Language language) {
  auto name = render(msg("questionnaire.file_name", questionnaire.department.name), language);
  for (auto& c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos) c = '_';
  }
  return name + '.' + std::string(extension);
}

}  // namespace kijun
