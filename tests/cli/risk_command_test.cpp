// kijun risk list: what a method proposes beside what a person set.
#include "cli/command_line.h"

namespace kijun::testing {
namespace {

class RiskCommand : public CommandLine {
 protected:
  void take(const std::string& file, const std::string& name, std::string_view csv) const {
    const auto input = path(name + ".csv");
    writeBytes(input, csv);
    output({"import", file, input, "--register", name, "--yes"});
  }
};

TEST_F(RiskCommand, ListsEachRiskWithItsProposal) {
  const auto file = empty();
  take(file, "service", "name\n給水\n");
  take(file, "risk",
       "title,method,state,current,treatment,review_due,items\n"
       "停電で断水,scenario,open,C,reduce,2020-01-01,4.1-1\n"
       "誤操作,damage,open,,,,\n");
  take(file, "scenario",
       "title,service,hazard,likelihood,impact_service,risk\n"
       "長時間の停電,給水,natural-disaster,3,4,停電で断水\n");
  const auto listed = outputJson({"risk", "list", file, "--json"});
  ASSERT_EQ(listed.size(), 2u);
  const auto& power = listed.at(0).at("title") == "停電で断水" ? listed.at(0) : listed.at(1);
  EXPECT_EQ(power.at("method"), "scenario");
  EXPECT_EQ(power.at("current"), "C");
  EXPECT_EQ(power.at("inherent"), nullptr);
  EXPECT_EQ(power.at("treatment"), "reduce");
  EXPECT_EQ(power.at("items"), json::array({"4.1-1"}));
  EXPECT_EQ(power.at("review_overdue"), true);
  EXPECT_EQ(power.at("proposal").at("level"), "B");
  EXPECT_EQ(power.at("proposal").at("because").at("en"), "“長時間の停電”: likelihood 3 × impact 4");
  const auto version = power.at("proposal").at("model_version").get<std::string>();
  EXPECT_EQ(version.size(), 64u);
  const auto named = power.at("proposal").at("model").at("ja").get<std::string>();
  EXPECT_NE(named.find(version.substr(0, 8)), std::string::npos) << named;
  const auto& mistake = &power == &listed.at(0) ? listed.at(1) : listed.at(0);
  EXPECT_EQ(mistake.at("proposal"), nullptr);
  const auto words = output({"risk", "list", file});
  EXPECT_NE(words.find(version.substr(0, 8)), std::string::npos) << words;
  EXPECT_NE(words.find("C\tB\t低減\t停電で断水\t見直し期限超過"), std::string::npos) << words;
}

TEST_F(RiskCommand, ALinkedRiskRaisesTheItemsPriority) {
  const auto file = empty();
  output({"answer", file, "4.1-1", "--level", "1"});
  const auto priorityOf = [&] {
    const auto scores = outputJson({"score", file, "--json"});
    for (const auto& item : scores.at("items")) {
      if (item.at("id") == "4.1-1") return item.at("priority").get<double>();
    }
    return -1.0;
  };
  const auto before = priorityOf();
  take(file, "risk", "title,method,state,current,items\n断水,scenario,open,A,4.1-1\n");
  EXPECT_DOUBLE_EQ(priorityOf(), before * 3) << "the factor of A is 2: gap × weight × (1 + 2)";
}

TEST_F(RiskCommand, WithoutASubcommandItIsAUsageFault) {
  EXPECT_EQ(kijun({"risk"}).code, 2);
  EXPECT_EQ(kijun({"risk", "list", path("ない.kijun")}).code, 1);
}

}  // namespace
}  // namespace kijun::testing
