// A questionnaire out and in again: every field, blank and filled, in both languages.
#include "exchange/questionnaire/form_xlsx.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "assessment/questionnaire_words.h"
#include "exchange/answer_words.h"
#include "exchange/questionnaire/form_columns.h"
#include "exchange/questionnaire/returned.h"
#include "exchange/xlsx/xlsx.h"
#include "support/questionnaire_fixture.h"
#include "support/temporary_folder.h"

namespace kijun::testing {
namespace {

struct Case {
  QuestionnaireFill fill;
  Language language;
};

class QuestionnaireForm : public ::testing::TestWithParam<Case> {
 protected:
  ReturnedQuestionnaire returned(const Questionnaire& form) {
    const auto path = folder / "回答票 浄水課.xlsx";
    std::ofstream(path, std::ios::binary) << questionnaireXlsx(form, GetParam().language);
    return readReturned(path);
  }
  std::string word(const Message& message) const { return render(message, GetParam().language); }
  TemporaryFolder folder;
};

TEST_P(QuestionnaireForm, ComesBackAsItWentOut) {
  const bool blank = GetParam().fill == QuestionnaireFill::Blank;
  const auto form = sampleQuestionnaire(GetParam().fill);
  const auto back = returned(form);
  EXPECT_EQ(back.cycle, form.cycle.id);
  EXPECT_EQ(back.department, form.department.id);
  EXPECT_EQ(back.departmentName, form.department.name);
  EXPECT_EQ(back.respondent, "鈴木 花子");
  EXPECT_EQ(back.source, "XLSX 「" + word(msg("questionnaire.sheet.answers")) + "」");
  EXPECT_TRUE(back.leftOut.empty()) << back.leftOut.front();
  EXPECT_FALSE(back.isWorkspace);
  ASSERT_EQ(back.rows.size(), form.rows.size());
  for (std::size_t i = 0; i < form.rows.size(); ++i) {
    const auto& out = form.rows[i];
    const auto& in = back.rows[i];
    const auto& unit = form.unitOf(out);
    SCOPED_TRACE(in.item + ' ' + in.unit);
    EXPECT_EQ(in.line, i + 2);
    EXPECT_EQ(in.item, form.itemOf(out).id);
    EXPECT_EQ(in.unit, unit.name);
    ASSERT_TRUE(in.base);
    EXPECT_EQ(in.base->fields, fieldsOf(out.answer));
    EXPECT_EQ(in.base->blankForm, blank);
    ASSERT_TRUE(in.level && in.stipulation && in.applicability && in.reason && in.note);
    EXPECT_EQ(in.message, "");
    if (blank) {
      EXPECT_EQ(*in.level + *in.stipulation + *in.applicability + *in.reason + *in.note, "");
      EXPECT_EQ(in.evidence, "");
      continue;
    }
    EXPECT_EQ(levelFromWords(form.catalog->scale(), *in.level), out.answer.level);
    EXPECT_EQ(stipulationFromWords(*in.stipulation), out.answer.stipulation);
    EXPECT_EQ(applicabilityFromWords(*in.applicability), out.answer.applicability);
    EXPECT_EQ(*in.reason, out.answer.reason);
    EXPECT_EQ(*in.note, out.answer.note);
    std::string names;
    for (const auto& name : out.evidence) names += (names.empty() ? "" : "\n") + name;
    EXPECT_EQ(in.evidence, names);
  }
}

TEST_P(QuestionnaireForm, ShowsWhatIsNeededToAnswer) {
  const auto form = sampleQuestionnaire(GetParam().fill);
  const auto language = GetParam().language;
  const auto sheets = readXlsxSheets(questionnaireXlsx(form, language), "form.xlsx");
  ASSERT_EQ(sheets.size(), 3u);
  EXPECT_FALSE(sheets[0].hidden || sheets[1].hidden);
  EXPECT_TRUE(sheets[2].hidden);
  std::string guide = sheets[0].table.header.front();
  for (const auto& row : sheets[0].table.rows) {
    for (const auto& cell : row.cells) guide += '\n' + cell;
  }
  for (const auto& level : form.catalog->scale().levels) {
    EXPECT_NE(guide.find(level.criterion.in(language)), std::string::npos);
  }
  for (const auto& words : {form.organisation, form.cycle.name, form.department.name,
                            Date(2026, 9, 15).shown(language)}) {
    EXPECT_NE(guide.find(words), std::string::npos) << words;
  }
  const auto& table = sheets[1].table;
  const auto cell = [&](std::size_t row, FormColumn column) {
    const auto at = std::ranges::find_if(
        table.header, [&](const auto& heading) { return formColumnOf(heading) == column; });
    EXPECT_NE(at, table.header.end());
    return table.rows[row].cell(static_cast<std::size_t>(at - table.header.begin()));
  };
  for (std::size_t i = 0; i < form.rows.size(); ++i) {
    const auto& item = form.itemOf(form.rows[i]);
    EXPECT_NE(cell(i, FormColumn::Question).find(item.question.in(language)), std::string::npos);
    for (const auto& checkpoint : item.checkpoints) {
      EXPECT_NE(cell(i, FormColumn::Question).find(checkpoint.text.in(language)),
                std::string::npos);
    }
    EXPECT_NE(cell(i, FormColumn::Intent).find(item.intent.in(language)), std::string::npos);
    for (const auto& [level, words] : item.levels) {
      EXPECT_NE(cell(i, FormColumn::Levels).find(words.in(language)), std::string::npos);
    }
    EXPECT_NE(
        cell(i, FormColumn::Section).find(form.catalog->section(item.section)->title.in(language)),
        std::string::npos);
  }
  EXPECT_EQ(cell(0, FormColumn::Unit), "全体");
  EXPECT_NE(cell(0, FormColumn::Last).find(levelInWords(form.catalog->scale(), 2, language)),
            std::string::npos);
  EXPECT_NE(cell(0, FormColumn::Last).find("台帳は部分的。"), std::string::npos);
  EXPECT_NE(cell(0, FormColumn::State).find("2026-09-10"), std::string::npos);
  const auto comments = cell(4, FormColumn::Comments);
  EXPECT_NE(comments.find("測定の記録を示してください。"), std::string::npos);
  EXPECT_NE(comments.find("月次報告を添えます。"), std::string::npos);
  EXPECT_EQ(comments.find("済んだ指摘です。"), std::string::npos);
  EXPECT_EQ(cell(0, FormColumn::Comments), "");
}

INSTANTIATE_TEST_SUITE_P(Every, QuestionnaireForm,
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

TEST(QuestionnaireFormFile, IsTheSameBytesForTheSameAnswers) {
  const auto form = sampleQuestionnaire();
  EXPECT_EQ(questionnaireXlsx(form, Language::Japanese),
            questionnaireXlsx(form, Language::Japanese));
}

TEST(QuestionnaireFormFile, NamesTheUnitWhereItIsNotTheWhole) {
  const TemporaryFolder folder;
  auto form = sampleQuestionnaire();
  std::erase_if(form.rows,
                [&](const QuestionnaireRow& row) { return row.unit != form.units[2].id; });
  form.respondents = {"甲", "乙"};
  std::ofstream(folder / "q.xlsx", std::ios::binary) << questionnaireXlsx(form, Language::Japanese);
  const auto back = readReturned(folder / "q.xlsx");
  ASSERT_EQ(back.rows.size(), 1u);
  EXPECT_EQ(back.rows[0].unit, "制御系");
  EXPECT_EQ(back.respondent, "");  // one of two is not for us to choose
}

TEST(QuestionnaireFormFile, ANoteLongerThanACellIsStillTheOneHandedOut) {
  const TemporaryFolder folder;
  auto form = sampleQuestionnaire();
  form.rows.resize(1);
  for (int i = 0; i < 40'000; ++i) form.rows[0].answer.note += 'a';
  form.rows[0].answer.reason = "行の終わりは\r\n二通り\rある";
  std::ofstream(folder / "q.xlsx", std::ios::binary) << questionnaireXlsx(form, Language::Japanese);
  const auto back = readReturned(folder / "q.xlsx");
  ASSERT_EQ(back.rows.size(), 1u);
  EXPECT_EQ(back.rows[0].reason, "行の終わりは\n二通り\nある");
  // Its base does not fit into a cell either: then it counts as lost, never as changed.
  EXPECT_FALSE(back.rows[0].base);
}

}  // namespace
}  // namespace kijun::testing
