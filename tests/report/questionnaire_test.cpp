// A questionnaire on paper and in a browser: everything put in is found in it, in order.
#include "report/questionnaire.h"

#include <gtest/gtest.h>

#include "assessment/questionnaire_words.h"
#include "report/pdf_text.h"
#include "support/questionnaire_fixture.h"

namespace kijun::testing {
namespace {

struct Case {
  QuestionnaireFill fill;
  Language language;
};

// A blank is a blank, and no-break ones are none.
std::string flat(std::string text) {
  for (const std::string_view blank : {"\xc2\xa0", "\xe3\x80\x80"}) {
    for (auto at = text.find(blank); at != std::string::npos; at = text.find(blank, at)) {
      text.erase(at, blank.size());
    }
  }
  return withoutBlanks(text);
}

// The words of an HTML page, without its marks.
std::string wordsOfHtml(const std::string& html) {
  std::string words;
  bool mark = false;
  for (auto at = html.find("<main"); at < html.size(); ++at) {
    if (html[at] == '<') mark = true;
    if (!mark) words += html[at];
    if (html[at] == '>') mark = false;
  }
  constexpr std::pair<std::string_view, std::string_view> kEntities[] = {
      {"&lt;", "<"},  {"&gt;", ">"},   {"&quot;", "\""},
      {"&#39;", "'"}, {"&apos;", "'"}, {"&amp;", "&"}};
  for (const auto& [entity, sign] : kEntities) {
    for (auto at = words.find(entity); at != std::string::npos; at = words.find(entity, at + 1)) {
      words.replace(at, entity.size(), sign);
    }
  }
  return words;
}

class QuestionnairePaper : public ::testing::TestWithParam<Case> {
 protected:
  std::string make(ReportFormat format) const {
    return makeQuestionnaire(sampleQuestionnaire(GetParam().fill), GetParam().language, format);
  }
  // What has to be there, in this order.
  std::vector<std::string> expected() const {
    const auto language = GetParam().language;
    const auto form = sampleQuestionnaire(GetParam().fill);
    std::vector<std::string> words{form.department.name, form.organisation, form.cycle.name,
                                   Date(2026, 9, 15).shown(language), "鈴木 花子"};
    for (const auto& level : form.catalog->scale().levels) {
      words.push_back(level.criterion.in(language));
    }
    for (const auto& row : form.rows) {
      const auto& item = form.itemOf(row);
      words.push_back(item.id);
      words.push_back(item.title.in(language));
      words.push_back(form.unitOf(row).name);
      words.push_back(item.question.in(language));
      words.push_back(item.intent.in(language));
      for (const auto& checkpoint : item.checkpoints) {
        words.push_back(checkpoint.text.in(language));
      }
      if (row.lastCycle)
        words.push_back(levelInWords(form.catalog->scale(), *row.lastCycle->level, language));
      for (const auto& comment : row.answer.comments) {
        if (!comment.done) words.push_back(comment.text);
      }
      const bool filled = GetParam().fill == QuestionnaireFill::Filled;
      for (const auto& level : form.catalog->scale().levels) {
        words.push_back((filled && row.answer.level == level.value ? "■" : "□") +
                        levelInWords(form.catalog->scale(), level.value, language));
      }
      for (const auto& [level, text] : item.levels) words.push_back(text.in(language));
      const auto none = stipulationInWords(Stipulation::None, language);
      words.push_back((filled && row.answer.stipulation == Stipulation::None ? "■" : "□") + none);
      const auto declined = applicabilityInWords(Applicability::NotAdopted, language);
      words.push_back(
          (filled && row.answer.applicability == Applicability::NotAdopted ? "■" : "□") + declined);
      if (!filled) continue;
      words.push_back(row.answer.reason);
      words.push_back(row.answer.note);
      for (const auto& name : row.evidence) words.push_back(name);
    }
    return words;
  }
  void expectInOrder(const std::string& text) const {
    const auto whole = flat(text);
    std::size_t at = 0;
    for (const auto& words : expected()) {
      const auto found = whole.find(flat(words), at);
      ASSERT_NE(found, std::string::npos) << words << "\nnot after: " << whole.substr(at, 300);
      at = found + flat(words).size();
    }
  }
};

TEST_P(QuestionnairePaper, HoldsEveryQuestionAndAnswerInOrder) {
  std::string pdf;
  for (const auto& page : pdfPages(make(ReportFormat::Pdf), TextOrder::Content)) {
    // Running heads stand between what a page parts.
    pdf += page;
  }
  expectInOrder(pdf);
  expectInOrder(wordsOfHtml(make(ReportFormat::Html)));
}

TEST_P(QuestionnairePaper, DoneCommentsAndScriptsStayOut) {
  const auto html = make(ReportFormat::Html);
  EXPECT_EQ(html.find("済んだ指摘です。"), std::string::npos);
  EXPECT_EQ(html.find("<記号>"), std::string::npos);
  EXPECT_EQ(html.find("<script"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Every, QuestionnairePaper,
                         ::testing::Values(Case{QuestionnaireFill::Filled, Language::Japanese},
                                           Case{QuestionnaireFill::Filled, Language::English},
                                           Case{QuestionnaireFill::Blank, Language::Japanese},
                                           Case{QuestionnaireFill::Blank, Language::English}),
                         [](const auto& each) {
                           return std::string(each.param.fill == QuestionnaireFill::Blank
                                                  ? "Blank"
                                                  : "Filled") +
                                  (each.param.language == Language::Japanese ? "Ja" : "En");
                         });

TEST(QuestionnaireDocument, IsTheSameBytesAndHasRoomToWriteOnlyWhereItIsBlank) {
  const auto blank = sampleQuestionnaire(QuestionnaireFill::Blank);
  EXPECT_EQ(makeQuestionnaire(blank, Language::Japanese, ReportFormat::Pdf),
            makeQuestionnaire(blank, Language::Japanese, ReportFormat::Pdf));
  const auto ruled = [](const Questionnaire& form) {
    int lines = 0;
    for (const auto& block : questionnaireDocument(form, Language::Japanese).blocks) {
      const auto* table = std::get_if<Table>(&block);
      if (!table) continue;
      for (const auto& row : table->rows) {
        for (const auto& cell : row.cells) lines += cell.ruled;
      }
    }
    return lines;
  };
  EXPECT_GT(ruled(blank), ruled(sampleQuestionnaire(QuestionnaireFill::Filled)));
}

}  // namespace
}  // namespace kijun::testing
