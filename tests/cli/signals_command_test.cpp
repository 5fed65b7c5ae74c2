// kijun signals: what the registers say to each claim.
#include <map>
#include <set>

#include "cli/command_line.h"

namespace kijun::testing {
namespace {

class SignalsCommand : public CommandLine {
 protected:
  void take(const std::string& name, std::string_view csv) const {
    const auto input = path(name + ".csv");
    writeBytes(input, csv);
    output({"import", file_, input, "--register", name, "--yes"});
  }
  json signal(const std::string& id, std::vector<std::string> more = {}) const {
    std::vector<std::string> arguments{"signals", file_, "--json"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    for (const auto& each : outputJson(arguments)) {
      if (each.at("id") == id) return each;
    }
    ADD_FAILURE() << "no signal " << id;
    return {};
  }

  const std::string file_ = empty();
};

TEST_F(SignalsCommand, AnEmptyWorkspaceHasNoDataForAnySignal) {
  const auto all = outputJson({"signals", file_, "--json"});
  ASSERT_GE(all.size(), 29u);
  for (const auto& each : all) {
    for (const char* key : {"id", "item", "metric", "value", "threshold", "state", "text"}) {
      EXPECT_TRUE(each.contains(key)) << key;
    }
    EXPECT_EQ(each.at("state"), "no_data") << each.at("id");
    EXPECT_EQ(each.at("value"), nullptr);
    EXPECT_NE(each.at("text").at("ja"), "");
    EXPECT_NE(each.at("text").at("en"), "");
  }
}

TEST_F(SignalsCommand, TellsValueThresholdAndRows) {
  take("person", "name,role\n佐藤,assessor\n");
  take("asset",
       "name,kind,status,manager,permitted_use\n監視,control_system,approved,佐藤,監視\n"
       "端末,hardware,approved,,監視\n");
  const auto owners = signal("asset-owners");
  EXPECT_EQ(owners.at("item"), "4.2-1");
  EXPECT_EQ(owners.at("metric"), "assets.with_owner_and_use_limits.share");
  EXPECT_EQ(owners.at("value"), 50.0);
  EXPECT_EQ(owners.at("threshold"), 95);
  EXPECT_EQ(owners.at("state"), "disagrees");
  EXPECT_NE(owners.at("text").at("ja").get<std::string>().find("50.0%"), std::string::npos);
  EXPECT_EQ(owners.at("rows").at("fulfilling").size(), 1u);
  ASSERT_EQ(owners.at("rows").at("failing").size(), 1u);
  EXPECT_EQ(owners.at("rows").at("failing").at(0).at("register"), "asset");
  EXPECT_EQ(signal("unapproved-assets").at("state"), "agrees");
  const auto words = output({"signals", file_, "--lang", "en"});
  EXPECT_NE(words.find("5.1.1.1-1\tDisagrees\tAssets with both"), std::string::npos) << words;
}

TEST_F(SignalsCommand, TheDayOwnThresholdAndExplanationCount) {
  take("inspection", "title,kind,performed_on\n復元,restore,2026-01-10\n");
  EXPECT_EQ(signal("restore-test", {"--as-of", "2026-01-09"}).at("state"), "no_data");
  EXPECT_EQ(signal("restore-test", {"--as-of", "2027-01-10"}).at("state"), "agrees");
  EXPECT_EQ(signal("restore-test", {"--as-of", "2027-01-11"}).at("state"), "disagrees");
  take("signal_threshold", "signal,threshold,reason\nrestore-test,6,半期ごと\n");
  take("signal_note", "signal,note,on_day,items\nrestore-test,10月に行う,2026-07-01,5.5.1-3\n");
  const auto own = signal("restore-test", {"--as-of", "2026-07-11"});
  EXPECT_EQ(own.at("threshold"), 6);
  EXPECT_EQ(own.at("catalog_threshold"), 12);
  EXPECT_EQ(own.at("state"), "disagrees");
  EXPECT_EQ(own.at("item"), "5.1.3.3-1");
  EXPECT_EQ(own.at("explanation"), nullptr) << "it was written for the other item";
  const auto words = output({"signals", file_, "--as-of", "2026-07-11"});
  EXPECT_NE(words.find("\t10月に行う\n"), std::string::npos) << words;
}

// An answer of the claim level is contradicted as long as the rows disagree, explained or not.
TEST_F(SignalsCommand, ADisagreeingSignalLowersTheUncontradictedFulfilmentOfTheReport) {
  take("asset", "name,kind,status\n端末,hardware,unapproved\n");
  output({"answer", file_, "5.1.1.1-4", "--level", "3"});
  const auto reportSays = [&] {
    const auto out = path("r.html");
    std::filesystem::remove(out);
    output({"report", file_, "--kind", "assessment", "--format", "html", "--lang", "ja", "--out",
            out});
    return bytesOf(out).find("回答が台帳の事実と食い違う項目") != std::string::npos;
  };
  EXPECT_TRUE(reportSays());
  take("signal_note", "signal,note,on_day\nunapproved-assets,調査中,2026-07-01\n");
  EXPECT_TRUE(reportSays());
  output({"answer", file_, "5.1.1.1-4", "--level", "2"});
  EXPECT_FALSE(reportSays());
}

// The sample shows both: claims that its registers bear out, and a few that they contradict.
TEST_F(SignalsCommand, TheSamplesRegistersContradictThreeOfItsClaims) {
  const auto file = sample();
  const auto scores = outputJson({"score", file, "--json"});
  std::map<std::string, int> states;
  std::set<std::string> contradicted;
  for (const auto& each : outputJson({"signals", file, "--json"})) {
    ++states[each.at("state")];
    const std::string item = each.at("item");
    if (each.at("state") != "disagrees") continue;
    EXPECT_FALSE(each.at("rows").at("failing").empty()) << each.at("id");
    const auto& level = itemOf(scores, item).at("level");
    if (level.is_number() && level.get<int>() >= 3) contradicted.insert(item);
  }
  EXPECT_GE(states["agrees"], 12);
  EXPECT_GE(states["disagrees"], 12);
  EXPECT_EQ(contradicted, (std::set<std::string>{"4.3.3-2", "4.6-1", "5.1.1.1-2"}));
}

TEST_F(SignalsCommand, RefusesADayThatIsNone) {
  EXPECT_EQ(kijun({"signals", file_, "--as-of", "2026-02-30"}).code, 2);
  EXPECT_EQ(kijun({"signals", path("ない.kijun")}).code, 1);
}

}  // namespace
}  // namespace kijun::testing
