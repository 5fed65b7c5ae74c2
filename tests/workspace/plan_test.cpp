// Treatment plans in the workspace: done only with their evaluation, never waiting for themselves,
// and closed together with the maturity they brought.
#include <algorithm>
#include <functional>

#include "workspace/bulk_records.h"
#include "workspace/plan_commands.h"
#include "workspace/workspace_fixture.h"

namespace kijun::testing {
namespace {

class PlanTest : public WorkspaceTest {
 protected:
  Row row(const std::map<std::string, std::string>& fields) {
    Row out(plans.fields.size() + 1);
    for (const auto& [field, value] : fields) {
      out[field == "id" ? 0 : plans.indexOf(field).value() + 1] = Value(value);
    }
    return out;
  }
  Id add(const std::string& title, std::map<std::string, std::string> fields = {}) {
    fields.insert({{"title", title}, {"state", "in_progress"}});
    session->run(commands::putRecord(plans, row(fields)));
    return idOf(plans, title);
  }
  void patch(const Id& id, std::map<std::string, Value> values) {
    session->run(commands::patchRecords(plans, {id}, std::move(values)));
  }
  std::string text(const Id& id, std::string_view field) {
    for (const auto& each : session->rows(plans)) {
      if (textOf(each[0]) == id) return textOf(each[plans.indexOf(field).value() + 1]);
    }
    return "gone";
  }
  std::string inWords(const std::function<void()>& call) {
    try {
      call();
    } catch (const Error& error) {
      return error.text(Language::Japanese);
    }
    return {};
  }
  PlanClosing closing(const Id& id, std::map<AnswerKey, int> levels = {}) {
    return {id,           "目録",           "effective", "四半期の点検で漏れがなかった",
            "2026-09-30", std::move(levels)};
  }
  std::optional<int> level(const AnswerKey& of) {
    const auto found = session->answers({of});
    return found.empty() ? std::nullopt : found.front().level;
  }
  const RecordDescription& plans = *findDescription("plan");
};

TEST_F(PlanTest, isDoneOnlyWithTheResultOfItsEvaluation) {
  const auto id = add("目録を作る");
  const auto done = [&] { patch(id, {{"state", Value("done")}}); };
  EXPECT_EQ(refusalOf(done), "planrule.no_result");
  EXPECT_NE(inWords(done).find("目録を作る"), std::string::npos) << inWords(done);
  EXPECT_EQ(
      refusalOf([&] {
        patch(id,
              {{"state", Value("done")}, {"verdict", Value("partly")}, {"result", Value("　 ")}});
      }),
      "planrule.no_result")
      << "blanks are no result";
  EXPECT_EQ(text(id, "state"), "in_progress");
  patch(id, {{"state", Value("done")}, {"verdict", Value("partly")}, {"result", Value("半分")}});
  EXPECT_EQ(text(id, "state"), "done");
  EXPECT_EQ(refusalOf([&] {
              patch(id, {{"verdict", Value()}});
            }),
            "planrule.no_result")
      << "nor is it taken away afterwards";
  EXPECT_EQ(refusalOf([&] { add("初めから済み", {{"state", "done"}}); }), "planrule.no_result");
}

TEST_F(PlanTest, neverWaitsForItself) {
  const auto a = add("一");
  EXPECT_EQ(refusalOf([&] {
              session->run(commands::putRecord(
                  plans, row({{"id", a}, {"title", "一"}, {"state", "draft"}, {"depends_on", a}})));
            }),
            "planrule.cycle");
  const auto b = add("二", {{"depends_on", a}});
  const auto c = add("三", {{"depends_on", b}});
  const auto around = [&] { patch(a, {{"depends_on", Value(c)}}); };
  EXPECT_EQ(refusalOf(around), "planrule.cycle");
  const auto words = inWords(around);
  EXPECT_NE(words.find("一"), std::string::npos) << words;
  EXPECT_NE(words.find("三"), std::string::npos) << words;
  EXPECT_EQ(text(a, "depends_on"), "");
  patch(c, {{"depends_on", Value(a)}});
  EXPECT_EQ(text(c, "depends_on"), a) << "two ways to one plan are no circle";
}

TEST_F(PlanTest, ACircleWithinOneBulkChangeIsRefusedWhole) {
  const auto a = add("一");
  const auto b = add("二");
  EXPECT_EQ(refusalOf([&] {
              session->run(commands::patchRecords(
                  plans, std::map<Id, RecordPatch>{{a, {{{"depends_on", Value(b)}}, {}}},
                                                   {b, {{{"depends_on", Value(a)}}, {}}}}));
            }),
            "planrule.cycle");
  EXPECT_EQ(text(a, "depends_on"), "");
  EXPECT_EQ(text(b, "depends_on"), "");
}

TEST_F(PlanTest, ClosingRaisesTheLevelsAndOneUndoTakesBothBack) {
  session->run(commands::setLevel(key("4.1-1"), 2));
  const auto id = add("目録", {{"items", "4.1-1 4.1-2"}});
  const auto head = session->head().number;
  session->run(commands::closePlan(
      closing(id, {{key("4.1-1"), 3}, {plantKey("4.1-1"), 4}, {key("4.1-2"), 1}})));
  EXPECT_EQ(session->head().number, head + 1) << "one entry";
  EXPECT_EQ(text(id, "state"), "done");
  EXPECT_EQ(text(id, "verdict"), "effective");
  EXPECT_EQ(text(id, "closed_on"), "2026-09-30");
  EXPECT_EQ(level(key("4.1-1")), 3);
  EXPECT_EQ(level(plantKey("4.1-1")), 4);
  EXPECT_EQ(level(key("4.1-2")), 1);
  session->undo();
  EXPECT_EQ(text(id, "state"), "in_progress");
  EXPECT_EQ(text(id, "verdict"), "");
  EXPECT_EQ(level(key("4.1-1")), 2);
  EXPECT_EQ(level(key("4.1-2")), std::nullopt);
}

TEST_F(PlanTest, ClosingLowersNothing) {
  session->run(commands::setLevel(key("4.1-1"), 4));
  const auto id = add("目録", {{"items", "4.1-1"}});
  session->run(commands::closePlan(closing(id, {{key("4.1-1"), 3}})));
  EXPECT_EQ(level(key("4.1-1")), 4);
  EXPECT_EQ(text(id, "state"), "done");
}

TEST_F(PlanTest, ClosingIsRefusedWholeWithoutAVerdictOrForAnotherPlansItem) {
  const auto id = add("目録", {{"items", "4.1-1"}});
  const auto before = contentsOf(file, Tables::All);
  auto without = closing(id, {{key("4.1-1"), 5}});
  without.verdict.clear();
  EXPECT_EQ(refusalOf([&] { session->run(commands::closePlan(without)); }), "planrule.no_result");
  EXPECT_EQ(refusalOf([&] {
              session->run(commands::closePlan(closing(id, {{key("5.1-1"), 5}})));
            }),
            "planrule.foreign_item");
  EXPECT_EQ(refusalOf([&] {
              session->run(commands::closePlan(closing(id, {{key("4.1-1"), 9}})));
            }),
            "workspace.answer.level");
  auto unknown = closing("nowhere");
  EXPECT_EQ(refusalOf([&] { session->run(commands::closePlan(unknown)); }),
            "workspace.record.unknown");
  auto odd = closing(id);
  odd.verdict = "splendid";
  EXPECT_NE(refusalOf([&] { session->run(commands::closePlan(odd)); }), "nothing");
  EXPECT_EQ(contentsOf(file, Tables::All), before);
}

TEST_F(PlanTest, MovingSchedulingAndMilestonesAreNamedAndUndone) {
  const auto id = add("目録", {{"start", "2026-04-01"}, {"due", "2026-09-30"}});
  session->run(commands::movePlan(id, "目録", "cancelled"));
  EXPECT_EQ(text(id, "state"), "cancelled");
  EXPECT_EQ(render(*session->undoName(), Language::Japanese), "リスク対応計画「目録」を「中止」へ");
  session->undo();
  EXPECT_EQ(text(id, "state"), "in_progress");
  EXPECT_EQ(refusalOf([&] { session->run(commands::movePlan(id, "目録", "done")); }),
            "planrule.no_result");
  session->run(commands::closePlan(closing(id)));
  session->run(commands::movePlan(id, "目録", "in_progress"));
  EXPECT_EQ(text(id, "closed_on"), "") << "open again";
  EXPECT_EQ(text(id, "verdict"), "effective");
  session->run(commands::schedulePlan(id, "目録", "2026-05-01", ""));
  EXPECT_EQ(text(id, "start"), "2026-05-01");
  EXPECT_EQ(text(id, "due"), "");
  const auto& milestones = *findDescription("plan_milestone");
  Row milestone(milestones.fields.size() + 1);
  milestone[milestones.indexOf("title").value() + 1] = Value("棚卸し");
  milestone[milestones.indexOf("plan").value() + 1] = Value(id);
  milestone[milestones.indexOf("due").value() + 1] = Value("2026-06-30");
  session->run(commands::putRecord(milestones, milestone));
  const auto reached = [&] {
    return textOf(session->rows(milestones).front()[milestones.indexOf("done_on").value() + 1]);
  };
  session->run(commands::reachMilestone(idOf(milestones, "棚卸し"), "棚卸し", "2026-06-15"));
  EXPECT_EQ(reached(), "2026-06-15");
  session->undo();
  EXPECT_EQ(reached(), "");
}

TEST_F(PlanTest, ClosingCountsAsAnsweringItsItems) {
  const auto id = add("目録", {{"items", "4.1-2"}});
  session->run(commands::closePlan(closing(id, {{key("4.1-2"), 3}})));
  const auto changed = session->itemsChangedIn(cycle);
  EXPECT_NE(std::ranges::find(changed, "4.1-2"), changed.end());
}

}  // namespace
}  // namespace kijun::testing
