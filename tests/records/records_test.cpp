#include <gtest/gtest.h>

#include <set>

#include "records/answer.h"
#include "records/registers.h"

namespace kijun {
namespace {

TEST(Records, RoundTripThroughTheirRows) {
  Document document{"id", "情報資産管理規程", "4", "3.1", "2025-04-01", "dept", "改定予定"};
  const auto row = documentType().row(document);
  ASSERT_EQ(row.size(), documentType().description.fields.size() + 1);
  const auto back = documentType().record(row);
  EXPECT_EQ(back.title, document.title);
  EXPECT_EQ(back.documentClass, "4");
  EXPECT_EQ(back.owner, "dept");
  Department department{"d", "浄水課", std::nullopt, 3};
  const auto other = departmentType().record(departmentType().row(department));
  EXPECT_EQ(other.headcount, std::nullopt);
  EXPECT_EQ(other.position, 3);
}

TEST(Records, ProblemsNameTheField) {
  const auto& description = documentType().description;
  Row row = documentType().row({"id", "　", "9", "", "2026-02-30", "", ""});
  std::set<std::string> ids;
  for (const auto& problem : problemsOf(description, row)) {
    ids.insert(problem.id + ' ' + problem.arguments.front());
  }
  EXPECT_EQ(ids, (std::set<std::string>{"record.missing @record.document.title",
                                        "record.unfit @record.document.class",
                                        "record.unfit @record.document.approved_on"}));
  row = documentType().row({"id", "規程", "4", "", "", "", ""});
  EXPECT_TRUE(problemsOf(description, row).empty());
}

TEST(Records, EveryFieldHasALabelInBothLanguages) {
  std::vector<const RecordDescription*> all(recordDescriptions().begin(),
                                            recordDescriptions().end());
  all.push_back(&answerDescription());
  for (const auto* description : all) {
    std::set<std::string_view> ids;
    for (const auto& field : description->fields) {
      EXPECT_TRUE(ids.insert(field.id).second) << description->id << '.' << field.id;
      const auto label = bilingual(field.textId);
      EXPECT_NE(label.ja, field.textId);
      EXPECT_NE(label.en, field.textId);
      EXPECT_EQ(field.kind == FieldKind::Choice, !field.choices.empty()) << field.id;
      const bool refers = field.kind == FieldKind::Reference || field.kind == FieldKind::References;
      EXPECT_EQ(refers, !field.target.empty()) << field.id;
      const bool items = field.kind == FieldKind::References && field.target == kItemTarget;
      EXPECT_TRUE(field.target.empty() || items || findDescription(field.target)) << field.target;
    }
  }
}

TEST(Records, EveryRegisterIsNamedByItsFirstField) {
  for (const auto* description : recordDescriptions()) {
    const auto& first = description->fields.front();
    EXPECT_EQ(first.kind, FieldKind::Text) << description->id;
    EXPECT_EQ(first.need, Need::Required) << description->id;
  }
}

TEST(Records, ReferencesAreASetOfIds) {
  EXPECT_EQ(valueOfIds({"b", "a", "b"}), Value("a b"));
  EXPECT_EQ(valueOfIds({}), Value());
  EXPECT_EQ(idsOf(Value("a b")), (std::vector<std::string>{"a", "b"}));
  EXPECT_TRUE(idsOf(Value()).empty());
}

TEST(Answers, IdsSurviveTheirRoundTrip) {
  for (const auto value : {AnswerState::NotStarted, AnswerState::InProgress, AnswerState::Submitted,
                           AnswerState::Returned, AnswerState::Confirmed}) {
    EXPECT_EQ(answerStateFromId(idOf(value)), value);
  }
  EXPECT_EQ(stipulationFromId("partial"), Stipulation::Partial);
  EXPECT_EQ(stipulationFromId("部分"), std::nullopt);
}

}  // namespace
}  // namespace kijun
