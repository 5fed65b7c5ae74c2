#include "cli/command_line.h"

namespace kijun::testing {
namespace {

class AnswerCommand : public CommandLine {
 protected:
  json item(const std::string& file, const std::string& id, const std::string& cycle = {}) const {
    std::vector<std::string> arguments{"score", file, "--json"};
    if (!cycle.empty()) arguments.insert(arguments.end(), {"--cycle", cycle});
    return itemOf(outputJson(arguments), id);
  }
  void answer(const std::string& file, std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"answer", file});
    EXPECT_EQ(output(arguments), "");
  }
  std::string refusedAnswer(int code, const std::string& file,
                            std::vector<std::string> arguments) const {
    const auto before = outputJson({"score", file, "--json"});
    arguments.insert(arguments.begin(), {"answer", file});
    const auto said = refused(code, arguments);
    EXPECT_EQ(outputJson({"score", file, "--json"}), before) << "a refused answer changed the file";
    return said;
  }
};

TEST_F(AnswerCommand, SetsLevelStipulationAndTarget) {
  const auto file = empty();
  answer(file, {"5.1.1.1-1", "--level", "2", "--stipulation", "partial", "--target", "5"});
  const auto after = item(file, "5.1.1.1-1");
  EXPECT_EQ(after.at("level"), 2);
  EXPECT_EQ(after.at("stipulation"), "partial");
  EXPECT_EQ(after.at("target"), 5);
  EXPECT_EQ(after.at("gap"), 3);
  EXPECT_EQ(after.at("applicability"), "applicable");
  EXPECT_EQ(after.at("confirmed"), true);
}

TEST_F(AnswerCommand, TakesEveryLevelOfTheScaleAndNoOther) {
  const auto file = empty();
  for (int level = 0; level <= 5; ++level) {
    answer(file, {"3.2-1", "--level", std::to_string(level)});
    EXPECT_EQ(item(file, "3.2-1").at("level"), level);
  }
  answer(file, {"3.2-1", "--level", "none"});
  EXPECT_TRUE(item(file, "3.2-1").at("level").is_null());
  for (const std::string level : {"6", "-1", "100"}) {
    EXPECT_NE(refusedAnswer(1, file, {"3.2-1", "--level", level}).find("3.2-1"), std::string::npos);
  }
  for (const std::string level : {"two", "2.5", "2x", "", "99999999999999999999"}) {
    refusedAnswer(2, file, {"3.2-1", "--level", level});
  }
}

TEST_F(AnswerCommand, TakesEveryTargetOfTheScaleAndNoOther) {
  const auto file = empty();
  for (int target = 0; target <= 5; ++target) {
    answer(file, {"3.2-1", "--target", std::to_string(target)});
    EXPECT_EQ(item(file, "3.2-1").at("target"), target);
  }
  for (const std::string target : {"6", "-1"}) {
    refusedAnswer(1, file, {"3.2-1", "--target", target});
  }
  refusedAnswer(2, file, {"3.2-1", "--target", "none"});
}

TEST_F(AnswerCommand, TakesEveryStipulation) {
  const auto file = empty();
  for (const std::string stipulation : {"none", "partial", "full"}) {
    answer(file, {"4.1-1", "--stipulation", stipulation});
    EXPECT_EQ(item(file, "4.1-1").at("stipulation"), stipulation);
  }
  refusedAnswer(2, file, {"4.1-1", "--stipulation", "half"});
}

TEST_F(AnswerCommand, TakesItemsInAndOutOfScope) {
  const auto file = empty();
  answer(file, {"5.1.4-3", "--not-applicable", "該当する設備がない"});
  auto after = item(file, "5.1.4-3");
  EXPECT_EQ(after.at("applicability"), "not_applicable");
  EXPECT_EQ(after.at("confirmed"), true);
  EXPECT_TRUE(after.at("gap").is_null());
  answer(file, {"5.1.4-3", "--applicable"});
  EXPECT_EQ(item(file, "5.1.4-3").at("applicability"), "applicable");
  answer(file, {"4.4-7", "--not-adopted", "契約の形に合わない"});
  EXPECT_EQ(item(file, "4.4-7").at("applicability"), "not_adopted");
}

TEST_F(AnswerCommand, WantsAReasonForLeavingOut) {
  const auto file = empty();
  for (const std::string how : {"--not-applicable", "--not-adopted"}) {
    refusedAnswer(1, file, {"4.4-7", how, ""});
    refusedAnswer(1, file, {"4.4-7", how, " 　"});
    refusedAnswer(2, file, {"4.4-7", how});
  }
}

TEST_F(AnswerCommand, DeclinesNoExpectedItem) {
  const auto file = empty();
  EXPECT_NE(refusedAnswer(1, file, {"3.1.1-1", "--not-adopted", "費用"}).find("3.1.1-1"),
            std::string::npos);
  // Chapter 5 offers a choice, but only with an approved risk acceptance.
  EXPECT_NE(refusedAnswer(1, file, {"5.1.1.1-1", "--not-adopted", "費用"}).find("5.1.1.1-1"),
            std::string::npos);
}

TEST_F(AnswerCommand, TakesOneWayOutOfScopeAtATime) {
  const auto file = empty();
  refusedAnswer(2, file, {"4.4-7", "--applicable", "--not-applicable", "x"});
  refusedAnswer(2, file, {"4.4-7", "--applicable", "--not-adopted", "x"});
  refusedAnswer(2, file, {"4.4-7", "--not-applicable", "x", "--not-adopted", "x"});
}

TEST_F(AnswerCommand, KeepsNotesAsTheyAreWritten) {
  const auto file = empty();
  const std::string note = "台帳 第3版を確認。\n<b>&\"'\tｶﾅ 𠮷野家";
  answer(file, {"4.2-1", "--level", "3", "--stipulation", "full", "--note", note});
  const auto report = path("報告 書.html");
  output({"report", file, "--kind", "assessment", "--format", "html", "--out", report});
  const auto html = bytesOf(report);
  EXPECT_NE(html.find("ｶﾅ 𠮷野家"), std::string::npos);
  EXPECT_NE(html.find("&lt;b&gt;&amp;"), std::string::npos);
  EXPECT_EQ(html.find("<b>&"), std::string::npos);
}

TEST_F(AnswerCommand, LeavesWhatItWasNotAskedToChange) {
  const auto file = empty();
  answer(file, {"4.2-1", "--level", "3", "--stipulation", "full", "--target", "4"});
  answer(file, {"4.2-1", "--note", "点検記録を確認"});
  const auto after = item(file, "4.2-1");
  EXPECT_EQ(after.at("level"), 3);
  EXPECT_EQ(after.at("stipulation"), "full");
  EXPECT_EQ(after.at("target"), 4);
}

TEST_F(AnswerCommand, WantsSomethingToChange) {
  const auto file = empty();
  refusedAnswer(2, file, {"4.2-1"});
  refusedAnswer(2, file, {"4.2-1", "--cycle", "1"});
}

TEST_F(AnswerCommand, KnowsOnlyTheCatalogsItems) {
  const auto file = empty();
  for (const std::string id : {"9.9-9", "5.1.1.1", "5.1.1.1-99", "", "' OR 1=1 --"}) {
    const auto said = refusedAnswer(1, file, {id, "--level", "3"});
    EXPECT_NE(said.find(id), std::string::npos) << said;
  }
}

TEST_F(AnswerCommand, AnswersOneUnitAndShowsTheLowest) {
  const auto file = sample();
  answer(file, {"5.1.1.1-1", "--unit", "情報系", "--level", "5", "--stipulation", "full"});
  answer(file, {"5.1.1.1-1", "--unit", "制御系", "--level", "1", "--stipulation", "none"});
  const auto after = item(file, "5.1.1.1-1");
  EXPECT_EQ(after.at("level"), 1);
  EXPECT_EQ(after.at("stipulation"), "none");
  const auto said = refusedAnswer(1, file, {"5.1.1.1-1", "--unit", "営業所", "--level", "3"});
  EXPECT_NE(said.find("営業所"), std::string::npos);
  EXPECT_NE(said.find("制御系"), std::string::npos) << "the units there are";
}

TEST_F(AnswerCommand, AnswersEveryUnitWhereNoneIsNamed) {
  const auto file = sample();
  answer(file, {"5.1.1.1-1", "--unit", "制御系", "--level", "1"});
  const auto finished = kijun({"answer", file, "5.1.1.1-1", "--level", "4"});
  EXPECT_EQ(finished.code, 0);
  EXPECT_NE(finished.err.find("5.1.1.1-1"), std::string::npos) << "it says so";
  EXPECT_EQ(item(file, "5.1.1.1-1").at("level"), 4);
}

TEST_F(AnswerCommand, AnswersTheNewestCycleUnlessAskedForAnother) {
  const auto file = sample();
  const auto before = item(file, "1.2-1", "1");
  answer(file, {"1.2-1", "--level", "5"});
  EXPECT_EQ(item(file, "1.2-1", "1"), before);
  EXPECT_EQ(item(file, "1.2-1", "2").at("level"), 5);
  answer(file, {"1.2-1", "--level", "0", "--cycle", "2"});
  EXPECT_EQ(item(file, "1.2-1").at("level"), 0);
  refusedAnswer(1, file, {"1.2-1", "--level", "3", "--cycle", "3"});
  refusedAnswer(2, file, {"1.2-1", "--level", "3", "--cycle", "last"});
}

TEST_F(AnswerCommand, LeavesAClosedCycleAsItIs) {
  const auto file = sample();
  const auto before = outputJson({"score", file, "--json", "--cycle", "1"});
  refusedAnswer(1, file, {"1.2-1", "--level", "0", "--cycle", "1"});
  EXPECT_EQ(outputJson({"score", file, "--json", "--cycle", "1"}), before);
}

TEST_F(AnswerCommand, ActsAsThePersonNamed) {
  const auto file = sample();
  answer(file, {"1.2-1", "--level", "4", "--as", "佐藤 真理子"});
  EXPECT_EQ(item(file, "1.2-1").at("level"), 4);
  EXPECT_NE(
      refusedAnswer(1, file, {"1.2-1", "--level", "3", "--as", "見知らぬ人"}).find("見知らぬ人"),
      std::string::npos);
}

TEST_F(AnswerCommand, HoldsPeopleToTheirRoles) {
  const auto file = sample();
  const auto organisation =
      json::parse(bytesOf(KIJUN_SOURCE_DIR "/resources/sample/organisation.json"));
  std::set<std::string> refusedRoles;
  for (const auto& person : organisation.at("people")) {
    const auto finished =
        kijun({"answer", file, "1.2-1", "--level", "4", "--as", person.at("name")});
    if (finished.code == 0) continue;
    EXPECT_EQ(finished.code, 1) << finished.err;
    refusedRoles.insert(person.at("role"));
  }
  EXPECT_TRUE(refusedRoles.contains("executive"));
  EXPECT_FALSE(refusedRoles.contains("assessor"));
}

TEST_F(AnswerCommand, ActsAsAnybodyWhereNobodyIsRegistered) {
  const auto file = empty();
  answer(file, {"1.2-1", "--level", "4", "--as", "誰か"});
  EXPECT_EQ(item(file, "1.2-1").at("level"), 4);
}

TEST_F(AnswerCommand, LeavesOneWholeFile) {
  const auto file = empty();
  answer(file, {"1.2-1", "--level", "4"});
  const auto copy = path("写し.kijun");
  std::filesystem::copy_file(file, copy);
  EXPECT_EQ(item(copy, "1.2-1").at("level"), 4);
  for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
    const auto name = entry.path().filename().string();
    EXPECT_TRUE(name == "state" || name.ends_with(".kijun")) << name;
  }
}

}  // namespace
}  // namespace kijun::testing
