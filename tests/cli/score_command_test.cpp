#include <algorithm>
#include <functional>
#include <set>

#include "cli/command_line.h"

namespace kijun::testing {
namespace {

std::vector<std::string> keysOf(const json& object) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.push_back(key);
  return keys;
}

// The figures of a group, worked out anew from the items the command itself prints, by the
// definitions of the guideline's assessment: a second hand, not the program's.
class Recount {
 public:
  explicit Recount(const json& modalities) : modalities_(modalities) {}

  json of(const std::vector<const json*>& items) const {
    double weights = 0, weighted = 0, scopeWeights = 0, fulfilled = 0, stipulated = 0, expected = 0,
           answered = 0;
    int notApplicable = 0, notAdopted = 0, unconfirmed = 0;
    for (const auto* item : items) {
      const bool inScope = item->at("applicability") == "applicable";
      const bool hasLevel = !item->at("level").is_null();
      const double weight = item->at("weight");
      notApplicable += item->at("applicability") == "not_applicable";
      notAdopted += item->at("applicability") == "not_adopted";
      unconfirmed += !item->at("confirmed") && (hasLevel || !inScope);
      const bool complete = !inScope || (hasLevel && !item->at("stipulation").is_null());
      answered += complete && item->at("confirmed");
      if (inScope) scopeWeights += weight;
      if (inScope && hasLevel) {
        weights += weight;
        weighted += weight * item->at("level").get<double>();
      }
      if (modalities_.at(item->at("id").get<std::string>()) != "expected") continue;
      expected += item->at("applicability") != "not_applicable";
      fulfilled += inScope && hasLevel && item->at("level") >= 3;
      stipulated += inScope && item->at("stipulation") == "full";
    }
    return {{"answered_rate", ratio(answered, static_cast<double>(items.size()))},
            {"maturity", ratio(weighted, weights)},
            {"maturity_floor", ratio(weighted, scopeWeights)},
            {"fulfilment", ratio(fulfilled, expected)},
            {"stipulated", ratio(stipulated, expected)},
            {"counts",
             {{"items", items.size()},
              {"not_applicable", notApplicable},
              {"not_adopted", notAdopted},
              {"unconfirmed", unconfirmed}}}};
  }

 private:
  static json ratio(double part, double whole) { return whole == 0 ? json() : json(part / whole); }
  const json& modalities_;
};

class ScoreCommand : public CommandLine {
 protected:
  ScoreCommand() {
    for (const auto& item : outputJson({"catalog", "list", "--json"})) {
      const std::string id = item.at("id");
      modalities_[id] = item.at("modality");
      functions_[id] = item.at("functions");
      efforts_[id] = item.at("effort");
    }
    const auto catalog =
        json::parse(bytesOf(KIJUN_SOURCE_DIR "/guideline-catalog/ci-guideline-2025.json"));
    for (const auto& section : catalog.at("sections")) {
      const std::string id = section.at("id");
      if (id.find('.') != std::string::npos) sections_.insert(id);
    }
  }

  void expectGroup(const json& group, const json& scores,
                   const std::function<bool(const std::string&)>& belongs) const {
    std::vector<const json*> items;
    for (const auto& item : scores.at("items")) {
      if (belongs(item.at("id"))) items.push_back(&item);
    }
    const auto name = group.value("id", "overall");
    const auto expected = Recount(modalities_).of(items);
    for (const auto& [key, value] : expected.items()) {
      if (value.is_number_float()) {
        ASSERT_TRUE(group.at(key).is_number()) << name << ' ' << key;
        EXPECT_NEAR(group.at(key).get<double>(), value.get<double>(), 1e-12) << name << ' ' << key;
      } else {
        EXPECT_EQ(group.at(key), value) << name << ' ' << key;
      }
    }
  }

  static std::function<bool(const std::string&)> below(const std::string& section) {
    return [section](const std::string& id) {
      return id.starts_with(section + ".") || id.starts_with(section + "-");
    };
  }

  void expectEveryGroup(const json& scores) const {
    expectGroup(scores.at("overall"), scores, [](const std::string&) { return true; });
    for (const char* list : {"chapters", "sections"}) {
      for (const auto& group : scores.at(list)) expectGroup(group, scores, below(group.at("id")));
    }
    for (const auto& group : scores.at("functions")) {
      const std::string function = group.at("id");
      expectGroup(group, scores, [&](const std::string& id) {
        const auto& all = functions_.at(id);
        return std::find(all.begin(), all.end(), function) != all.end();
      });
    }
  }

  json modalities_, functions_, efforts_;
  std::set<std::string> sections_;
};

TEST_F(ScoreCommand, HasTheShapeThatIsPromised) {
  const auto scores = outputJson({"score", sample(), "--json"});
  EXPECT_EQ(keysOf(scores),
            (std::vector<std::string>{"chapters", "functions", "items", "overall", "sections"}));
  const std::vector<std::string> figures{"answered_rate", "counts",         "fulfilment",
                                         "maturity",      "maturity_floor", "stipulated"};
  EXPECT_EQ(keysOf(scores.at("overall")), figures);
  EXPECT_EQ(keysOf(scores.at("overall").at("counts")),
            (std::vector<std::string>{"items", "not_adopted", "not_applicable", "unconfirmed"}));
  auto withId = figures;
  withId.insert(std::ranges::find(withId, "maturity"), "id");
  for (const char* list : {"chapters", "sections", "functions"}) {
    for (const auto& group : scores.at(list)) EXPECT_EQ(keysOf(group), withId) << list;
  }
  for (const auto& item : scores.at("items")) {
    EXPECT_EQ(keysOf(item), (std::vector<std::string>{"applicability", "confirmed", "effort", "gap",
                                                      "id", "level", "priority", "risk_factor",
                                                      "stipulation", "target", "value", "weight"}));
  }
}

TEST_F(ScoreCommand, NamesEveryChapterHeadingFunctionAndItem) {
  const auto scores = outputJson({"score", sample(), "--json"});
  const auto idsOf = [](const json& list) {
    std::vector<std::string> ids;
    for (const auto& entry : list) ids.push_back(entry.at("id"));
    return ids;
  };
  EXPECT_EQ(idsOf(scores.at("chapters")), (std::vector<std::string>{"1", "2", "3", "4", "5"}));
  EXPECT_EQ(
      idsOf(scores.at("functions")),
      (std::vector<std::string>{"govern", "identify", "protect", "detect", "respond", "recover"}));
  const auto sections = idsOf(scores.at("sections"));
  EXPECT_EQ(std::set<std::string>(sections.begin(), sections.end()), sections_);
  EXPECT_EQ(sections.size(), sections_.size());
  // A heading that only holds headings, and one without a single item.
  EXPECT_EQ(groupOf(scores.at("sections"), "5.1.1").at("counts").at("items"), 8);
  EXPECT_TRUE(groupOf(scores.at("sections"), "1.1").at("answered_rate").is_null());
  EXPECT_EQ(scores.at("items").size(), 141u);
}

TEST_F(ScoreCommand, AgreesWithASecondCountOfTheSample) {
  const auto file = sample();
  for (const std::string cycle : {"1", "2"}) {
    const auto scores = outputJson({"score", file, "--json", "--cycle", cycle});
    expectEveryGroup(scores);
    EXPECT_EQ(scores.at("overall").at("answered_rate"), 1.0) << cycle;
  }
}

TEST_F(ScoreCommand, AgreesWithASecondCountOfAHalfAnsweredWorkspace) {
  const auto file = empty();
  output({"answer", file, "3.1.1-1", "--level", "4", "--stipulation", "full"});
  output({"answer", file, "3.1.1-2", "--level", "1"});
  output({"answer", file, "5.1.4-3", "--not-applicable", "設備がない"});
  output({"answer", file, "4.4-7", "--not-adopted", "契約の形に合わない"});
  const auto scores = outputJson({"score", file, "--json"});
  expectEveryGroup(scores);
  EXPECT_NEAR(scores.at("overall").at("answered_rate").get<double>(), 3.0 / 141, 1e-12);
  EXPECT_NEAR(scores.at("overall").at("maturity").get<double>(), 4.5 / 1.5, 1e-12);
}

TEST_F(ScoreCommand, WorksOutEveryGapAndPriority) {
  const std::map<std::string, double> efforts{{"S", 1}, {"M", 2}, {"L", 3}, {"XL", 5}};
  const auto scores = outputJson({"score", sample(), "--json"});
  int outOfScope = 0;
  for (const auto& item : scores.at("items")) {
    const std::string id = item.at("id");
    EXPECT_EQ(item.at("weight"), modalities_.at(id) == "expected" ? 1.0 : 0.5) << id;
    EXPECT_EQ(item.at("effort"), efforts_.at(id)) << id;
    if (item.at("applicability") != "applicable") {
      ++outOfScope;
      for (const char* key : {"gap", "priority", "value"})
        EXPECT_TRUE(item.at(key).is_null()) << id;
      continue;
    }
    const int level = item.at("level").is_null() ? 0 : item.at("level").get<int>();
    const int gap = std::max(0, item.at("target").get<int>() - level);
    EXPECT_EQ(item.at("gap"), gap) << id;
    const double priority =
        item.at("weight").get<double>() * gap * (1 + item.at("risk_factor").get<double>());
    EXPECT_NEAR(item.at("priority").get<double>(), priority, 1e-12) << id;
    EXPECT_NEAR(item.at("value").get<double>(), priority / efforts.at(item.at("effort")), 1e-12)
        << id;
  }
  EXPECT_EQ(outOfScope, 5);
}

TEST_F(ScoreCommand, HasNullWhereNothingCanBeDivided) {
  const auto scores = outputJson({"score", empty(), "--json"});
  const auto& overall = scores.at("overall");
  EXPECT_EQ(overall.at("answered_rate"), 0.0);
  EXPECT_TRUE(overall.at("maturity").is_null());
  EXPECT_EQ(overall.at("maturity_floor"), 0.0);
  EXPECT_EQ(overall.at("fulfilment"), 0.0);
  const auto& item = itemOf(scores, "3.1.1-1");
  EXPECT_TRUE(item.at("level").is_null());
  EXPECT_TRUE(item.at("stipulation").is_null());
  EXPECT_EQ(item.at("confirmed"), false);
  EXPECT_EQ(item.at("gap"), 3);
  EXPECT_EQ(item.at("priority"), 3.0);
  EXPECT_EQ(item.at("target"), 3);
}

TEST_F(ScoreCommand, HasNullWhereEveryItemOfASectionIsOutOfScope) {
  const auto file = empty();
  for (const auto& [id, modality] : modalities_.items()) {
    if (id.starts_with("5.3.1-")) output({"answer", file, id, "--not-applicable", "設備がない"});
  }
  const auto scores = outputJson({"score", file, "--json"});
  const auto& group = groupOf(scores.at("sections"), "5.3.1");
  for (const char* key : {"maturity", "maturity_floor", "fulfilment", "stipulated"}) {
    EXPECT_TRUE(group.at(key).is_null()) << key;
  }
  EXPECT_EQ(group.at("answered_rate"), 1.0);
}

TEST_F(ScoreCommand, ReadsTheCycleAskedFor) {
  const auto file = sample();
  const auto first = outputJson({"score", file, "--json", "--cycle", "1"});
  const auto second = outputJson({"score", file, "--json", "--cycle", "2"});
  EXPECT_NE(first.at("overall").at("maturity"), second.at("overall").at("maturity"));
  EXPECT_EQ(second, outputJson({"score", file, "--json"}));
  for (const std::string cycle : {"0", "3", "-1"}) {
    EXPECT_NE(refused(1, {"score", file, "--json", "--cycle", cycle}).find(cycle),
              std::string::npos);
  }
  refused(2, {"score", file, "--cycle", "two"});
}

TEST_F(ScoreCommand, JudgesByTheDayAskedFor) {
  const auto file = sample();
  EXPECT_EQ(outputJson({"score", file, "--json", "--as-of", "2026-12-31"}).size(), 5u);
  for (const std::string day : {"2026-02-30", "31.12.2026", "2026-1-1", "tomorrow"}) {
    EXPECT_NE(refused(2, {"score", file, "--as-of", day}).find(day), std::string::npos);
  }
}

TEST_F(ScoreCommand, PrintsATableInTheLanguageAskedFor) {
  const auto file = sample();
  const auto japanese = output({"score", file});
  const auto english = output({"score", file, "--lang", "en"});
  EXPECT_NE(japanese.find("成熟度"), std::string::npos);
  EXPECT_NE(english.find("maturity"), std::string::npos);
  EXPECT_EQ(std::ranges::count(japanese, '\n'), std::ranges::count(english, '\n'));
  EXPECT_EQ(std::ranges::count(japanese, '\n'), static_cast<long>(2 + 5 + sections_.size()));
}

TEST_F(ScoreCommand, LeavesTheFileAsItIs) {
  const auto file = sample();
  const auto before = bytesOf(file);
  output({"score", file, "--json"});
  EXPECT_EQ(bytesOf(file), before);
}

}  // namespace
}  // namespace kijun::testing
