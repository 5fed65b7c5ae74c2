// The sample's departments: each gets its questionnaire, and what comes back untouched changes
// nothing.
#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "assessment/collection.h"
#include "exchange/questionnaire/form_xlsx.h"
#include "exchange/questionnaire/hand_out.h"
#include "exchange/questionnaire/take_back.h"
#include "support/temporary_folder.h"
#include "workspace/sample.h"

namespace kijun::testing {
namespace {

TEST(QuestionnaireSample, WhatDepartmentsSendBackUntouchedChangesNothing) {
  const TemporaryFolder folder;
  writeSample(folder / "s.kijun");
  OpenOptions options;
  options.access = Access::ReadOnly;
  const auto session = Session::open(folder / "s.kijun", options);
  const auto snapshot = session->snapshot();
  std::set<Id> departments;
  for (const auto& due : dueAnswers(snapshot, snapshot.asOf)) {
    if (!due.department.empty()) departments.insert(due.department);
  }
  ASSERT_EQ(departments.size(), 8u);
  std::size_t rows = 0;
  for (const auto& department : departments) {
    for (const auto fill : {QuestionnaireFill::Filled, QuestionnaireFill::Blank}) {
      for (const auto language : {Language::Japanese, Language::English}) {
        const auto form = readQuestionnaire(*session, {.department = department, .fill = fill});
        SCOPED_TRACE(form.department.name);
        const auto file = folder / "回答票.xlsx";
        std::ofstream(file, std::ios::binary) << questionnaireXlsx(form, language);
        const auto back = readReturned(file);
        ASSERT_EQ(back.rows.size(), form.rows.size());
        for (std::size_t i = 0; i < form.rows.size(); ++i) {
          ASSERT_TRUE(back.rows[i].base) << back.rows[i].item;
          if (fill == QuestionnaireFill::Filled) {
            EXPECT_EQ(back.rows[i].note, form.rows[i].answer.note);
          }
        }
        const auto plan = planTakeBack(*session, back);
        EXPECT_EQ(plan.count(ReturnFate::Unchanged), form.rows.size());
        EXPECT_TRUE(plan.missing.empty());
        for (const auto& row : plan.rows) {  // evidence that is listed is no remark
          EXPECT_TRUE(row.fields.empty()) << row.item << ' ' << row.fields.front().field;
          EXPECT_TRUE(row.problems.empty()) << row.item;
          EXPECT_TRUE(row.pieces.empty());
          EXPECT_TRUE(row.comments.empty()) << row.item << ' ' << row.comments.front().text;
        }
        rows += plan.rows.size();
      }
    }
  }
  EXPECT_GT(rows, 400u);
}

}  // namespace
}  // namespace kijun::testing
