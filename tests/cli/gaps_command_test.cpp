// kijun gaps: what is missing, in order, with why.
#include "cli/command_line.h"

namespace kijun::testing {
namespace {

class GapsCommand : public CommandLine {
 protected:
  void take(const std::string& file, const std::string& name, std::string_view csv) const {
    const auto input = path(name + ".csv");
    writeBytes(input, csv);
    output({"import", file, input, "--register", name, "--yes"});
  }
  std::vector<std::string> ids(const json& gaps) const {
    std::vector<std::string> out;
    for (const auto& gap : gaps) out.push_back(gap.at("id"));
    return out;
  }
};

TEST_F(GapsCommand, RanksWhatIsAnsweredWithWhy) {
  const auto file = empty();
  for (const auto* item : {"4.1-1", "4.1-2"}) output({"answer", file, item, "--level", "1"});
  output({"answer", file, "4.2-1", "--level", "5"});
  take(file, "risk", "title,method,state,current,items\n断水,scenario,open,A,4.1-2\n");
  take(file, "plan", "title,state,items\n二重化,draft,4.1-2\n取りやめ,cancelled,4.1-2\n");
  const auto gaps = outputJson({"gaps", file, "--json"});
  ASSERT_EQ(ids(gaps), (std::vector<std::string>{"4.1-2", "4.1-1"}));
  const auto& first = gaps.at(0);
  EXPECT_EQ(first.at("rank"), 1);
  EXPECT_EQ(first.at("gap"), 2);
  EXPECT_EQ(first.at("risk_factor"), 2.0);
  EXPECT_EQ(first.at("contradiction"), false);
  EXPECT_DOUBLE_EQ(first.at("priority").get<double>(),
                   first.at("weight").get<double>() * 2 * (1 + 2.0));
  EXPECT_NE(first.at("why").at("ja").get<std::string>().find("Aのリスク「断水」"),
            std::string::npos);
  EXPECT_NE(first.at("why").at("en").get<std::string>().find("risk A “断水”"), std::string::npos);
  ASSERT_EQ(first.at("plans").size(), 1u) << "open ones alone";
  EXPECT_EQ(first.at("plans").at(0).at("title"), "二重化");
  const auto all = outputJson({"gaps", file, "--json", "--all"});
  EXPECT_GT(all.size(), gaps.size());
  EXPECT_EQ(all.at(2).at("rank"), nullptr);
  EXPECT_EQ(all.at(2).at("group"), "unanswered");
}

TEST_F(GapsCommand, AgreesWithTheScoresOfTheSampleInBothOrders) {
  const auto file = sample();
  const auto scores = outputJson({"score", file, "--json"});
  for (const std::string by : {"priority", "value"}) {
    const auto gaps = outputJson({"gaps", file, "--json", "--by", by});
    ASSERT_GT(gaps.size(), 10u);
    double last = 1e9;
    int rank = 0;
    for (const auto& gap : gaps) {
      EXPECT_EQ(gap.at("rank"), ++rank);
      for (const auto* field : {"gap", "weight", "risk_factor", "effort", "priority", "value"}) {
        EXPECT_EQ(gap.at(field), itemOf(scores, gap.at("id").get<std::string>()).at(field))
            << gap.at("id") << field;
      }
      if (gap.at("contradiction") == true) continue;
      EXPECT_LE(gap.at(by).get<double>(), last);
      last = gap.at(by);
    }
  }
}

TEST_F(GapsCommand, ATableForPeopleAndThePastCycle) {
  const auto file = sample();
  const auto words = output({"gaps", file, "--lang", "en"});
  EXPECT_EQ(words.find("rank\titem\tlevel\tpriority\tvalue\twhy\n1"), 0u) << words;
  EXPECT_NE(outputJson({"gaps", file, "--json", "--cycle", "1"}),
            outputJson({"gaps", file, "--json"}));
  EXPECT_EQ(kijun({"gaps", file, "--by", "size"}).code, 2);
  EXPECT_EQ(kijun({"gaps", file, "--as-of", "昨日"}).code, 2);
  EXPECT_EQ(kijun({"gaps", path("ない.kijun")}).code, 1);
}

}  // namespace
}  // namespace kijun::testing
