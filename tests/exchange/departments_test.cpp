// Nobody answers 141 items alone: twenty departments answer the guideline away from the workspace,
// by spreadsheet or by small workspace, and what they send back comes in, in any order and as often
// as it is sent, to the same workspace.
#include <algorithm>
#include <numeric>
#include <random>

#include "assessment/collection.h"
#include "catalog/catalog.h"
#include "exchange/answer_words.h"
#include "exchange/questionnaire/form_xlsx.h"
#include "exchange/questionnaire/hand_out.h"
#include "exchange/questionnaire/take_back.h"
#include "exchange/xlsx/xlsx.h"
#include "workspace/questionnaire_part.h"
#include "workspace/verify.h"
#include "workspace/workspace_fixture.h"

namespace kijun::testing {
namespace {

constexpr std::size_t kDepartments = 20;

std::string nameOf(std::size_t department) {
  return "第" + std::to_string(department + 1) + "課";
}

class DepartmentsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    original = folder / "配布元 ワークスペース.kijun";
    auto workspace = newWorkspace();
    workspace.catalog = nullptr;  // the whole guideline
    const auto session = Session::create(original, workspace, readWrite());
    for (std::size_t i = 0; i < kDepartments; ++i) {
      session->run(commands::putRecord(
          departmentType().description,
          departmentType().row({{}, nameOf(i), {}, static_cast<std::int64_t>(i)})));
    }
    const auto snapshot = session->snapshot();
    const auto& items = snapshot.current.catalog->items();
    for (std::size_t i = 0; i < kDepartments; ++i) {
      std::vector<AnswerKey> keys;
      for (std::size_t item = i; item < items.size(); item += kDepartments) {
        keys.push_back({snapshot.current.cycle.id, snapshot.current.whole().id, items[item].id});
      }
      session->run(commands::assign(keys, snapshot.departments[i].id, {}, "2026-12-01"));
    }
    for (std::size_t i = 0; i < kDepartments; ++i) answer(*session, i);
  }

  // Every department answers all of its items but one, each in its own way.
  void answer(const Session& session, std::size_t department) {
    const auto form = readQuestionnaire(session, {nameOf(department)});
    const auto path = folder / (nameOf(department) + (isSheet(department) ? ".xlsx" : ".kijun"));
    files.push_back(path);
    if (isSheet(department)) {
      fillSheet(form, path);
    } else {
      writeQuestionnaireWorkspace(session, form, path);
      fillPart(form, path);
    }
  }
  static bool isSheet(std::size_t department) { return department % 2 == 0; }
  static int levelOf(const QuestionnaireRow& row) { return static_cast<int>(row.item % 6); }
  static std::string noteOf(const QuestionnaireRow& row) {
    return "根拠 " + std::to_string(row.item) + "\n二行目";
  }

  // As an office does: sorted by another column, saved by another program.
  static void fillSheet(const Questionnaire& form, const std::filesystem::path& path) {
    auto table = readXlsx(questionnaireXlsx(form, Language::Japanese), path, "回答票");
    const auto columnOf = [&](std::string_view meaning) {
      const auto at = std::ranges::find(table.header, meaning, [](const std::string& heading) {
        return answerColumnOf(heading);
      });
      EXPECT_NE(at, table.header.end()) << meaning;
      return static_cast<std::size_t>(at - table.header.begin());
    };
    const auto item = columnOf("item"), level = columnOf("level"), note = columnOf("note"),
               stipulation = columnOf("stipulation");
    for (std::size_t i = 1; i < form.rows.size(); ++i) {
      const auto& row = form.rows[i];
      const auto at = std::ranges::find(table.rows, form.itemOf(row).id,
                                        [&](const TextRow& one) { return one.cell(item); });
      ASSERT_NE(at, table.rows.end());
      at->cells.resize(table.header.size());
      at->cells[level] = std::to_string(levelOf(row));
      at->cells[stipulation] = "一部";
      at->cells[note] = noteOf(row);
    }
    std::ranges::reverse(table.rows);
    writeTable(path, table, "記入済み");
  }

  static void fillPart(const Questionnaire& form, const std::filesystem::path& path) {
    const auto part = Session::open(path, readWrite("課の 担当者"));
    std::vector<AnswerKey> submitted;
    for (std::size_t i = 1; i < form.rows.size(); ++i) {
      const auto& row = form.rows[i];
      commands::AnswerPatch patch;
      patch.level = levelOf(row);
      patch.stipulation = Stipulation::Partial;
      patch.note = noteOf(row);
      part->run(commands::patchAnswer({row.answer.key}, patch));
      submitted.push_back(row.answer.key);
    }
    part->run(commands::setState(submitted, AnswerState::Submitted));
  }

  // Everything but who took it in when: that is the journal's.
  TableContents collected(const std::vector<std::size_t>& order, int times) {
    const auto file = folder / ("集約 " + std::to_string(++workspaces_) + ".kijun");
    std::filesystem::copy_file(original, file);
    {
      const auto session = Session::open(file, readWrite());
      for (int round = 0; round < times; ++round) {
        const auto entry = session->head().number;
        for (const auto department : order) {
          const auto plan = planTakeBack(*session, readReturned(files[department]));
          EXPECT_EQ(plan.department.name, nameOf(department));
          EXPECT_EQ(plan.count(ReturnFate::Conflict), 0u);
          EXPECT_EQ(plan.changesAnything(), round == 0) << nameOf(department);
          applyTakeBack(*session, plan);
        }
        EXPECT_EQ(session->head().number, entry + (round == 0 ? std::ssize(order) : 0));
      }
      EXPECT_TRUE(verify(*session).isSound());
      const auto snapshot = session->snapshot();
      for (const auto& due : dueAnswers(snapshot, snapshot.asOf)) {
        const bool left = due.item < kDepartments;  // the first of each department's
        EXPECT_EQ(due.state, left ? AnswerState::NotStarted : AnswerState::Submitted)
            << due.key.item;
      }
    }
    return contentsOf(file);
  }

  TemporaryFolder folder;
  std::filesystem::path original;
  std::vector<std::filesystem::path> files;

 private:
  int workspaces_ = 0;
};

TEST_F(DepartmentsTest, InAnyOrderAndTwiceGiveTheSameWorkspace) {
  std::vector<std::size_t> order(kDepartments);
  std::iota(order.begin(), order.end(), 0);
  const auto expected = collected(order, 1);
  std::mt19937 random(20261127);
  for (int time = 0; time < 2; ++time) {
    std::ranges::shuffle(order, random);
    EXPECT_EQ(collected(order, 2), expected);
  }
}

}  // namespace
}  // namespace kijun::testing
