// kijun plan list: the six fields, what is missing of them, and what is late.
#include "cli/command_line.h"

namespace kijun::testing {
namespace {

class PlanCommand : public CommandLine {
 protected:
  void take(const std::string& file, const std::string& name, std::string_view csv) const {
    const auto input = path(name + ".csv");
    writeBytes(input, csv);
    output({"import", file, input, "--register", name, "--yes"});
  }
  std::string withPlans() const {
    const auto file = empty();
    take(file, "person", "name,role\n架空 花子,assessor\n");
    take(file, "risk", "title,method,state,current\n断水,scenario,open,A\n");
    take(file, "plan",
         "title,state,target_state,actions,resources,responsible,due,evaluation,items,risks,cost\n"
         "資産目録を整える,in_progress,目録が揃う,棚卸し,20人日,架空 花子,2020-03-31,漏れ0件,"
         "\"4.1-1\n5.1.1.1-1\",断水,1200\n"
         "回線を分ける,draft,,,,,,,,,\n");
    take(file, "plan_progress",
         "what,plan,on_day,percent\n棚卸しを終えた,資産目録を整える,2020-02-01,40\n");
    return file;
  }
};

TEST_F(PlanCommand, ListsTheSixFieldsAndWhatIsMissing) {
  const auto listed = outputJson({"plan", "list", withPlans(), "--json"});
  ASSERT_EQ(listed.size(), 2u);
  const bool first = listed.at(0).at("title") == "資産目録を整える";
  const auto& whole = listed.at(first ? 0 : 1);
  EXPECT_EQ(whole.at("state"), "in_progress");
  EXPECT_EQ(whole.at("target_state"), "目録が揃う");
  EXPECT_EQ(whole.at("actions"), "棚卸し");
  EXPECT_EQ(whole.at("resources"), "20人日");
  EXPECT_EQ(whole.at("responsible"), "架空 花子");
  EXPECT_EQ(whole.at("due"), "2020-03-31");
  EXPECT_EQ(whole.at("evaluation"), "漏れ0件");
  EXPECT_EQ(whole.at("missing"), json::array());
  EXPECT_EQ(whole.at("overdue"), true);
  EXPECT_EQ(whole.at("percent"), 40);
  EXPECT_EQ(whole.at("cost"), 1200);
  EXPECT_EQ(whole.at("items"), (json{"4.1-1", "5.1.1.1-1"}));
  EXPECT_EQ(whole.at("risks").size(), 1u);
  const auto& bare = listed.at(first ? 1 : 0);
  EXPECT_EQ(bare.at("missing"),
            (json{"target_state", "actions", "resources", "responsible", "due", "evaluation"}));
  EXPECT_EQ(bare.at("responsible"), nullptr);
  EXPECT_EQ(bare.at("due"), nullptr);
  EXPECT_EQ(bare.at("overdue"), false);
  EXPECT_EQ(bare.at("percent"), 0);
}

TEST_F(PlanCommand, JudgesByTheDayAskedFor) {
  const auto file = withPlans();
  const auto at = [&](const std::string& day) {
    for (const auto& plan : outputJson({"plan", "list", file, "--json", "--as-of", day})) {
      if (plan.at("state") == "in_progress") return plan;
    }
    return json();
  };
  EXPECT_EQ(at("2020-03-31").at("overdue"), false) << "due at the end of its day";
  EXPECT_EQ(at("2020-04-01").at("overdue"), true);
  EXPECT_EQ(at("2020-01-31").at("percent"), 0) << "not told yet";
}

TEST_F(PlanCommand, SaysTheSameInWords) {
  const auto file = withPlans();
  const auto words = output({"plan", "list", file});
  EXPECT_NE(words.find("実施中\t2020-03-31\t40%\t資産目録を整える\t架空 花子\t期限超過\n"),
            std::string::npos)
      << words;
  EXPECT_NE(words.find("立案中\t–\t0%\t回線を分ける\t–\t未記入：目標とする将来像・実施事項・"
                       "必要な資源・責任者・達成期限・結果の評価方法\n"),
            std::string::npos)
      << words;
  EXPECT_NE(output({"plan", "list", file, "--lang", "en"}).find("overdue"), std::string::npos);
}

TEST_F(PlanCommand, WithoutASubcommandItIsAUsageFault) {
  EXPECT_EQ(kijun({"plan"}).code, 2);
  EXPECT_EQ(kijun({"plan", "list", path("ない.kijun")}).code, 1);
}

}  // namespace
}  // namespace kijun::testing
