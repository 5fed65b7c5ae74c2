#include <set>

#include "cli/command_line.h"

namespace kijun::testing {
namespace {

std::vector<std::string> keysOf(const json& object) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.push_back(key);
  return keys;
}

void expectBilingual(const json& text, const std::string& where) {
  EXPECT_EQ(keysOf(text), (std::vector<std::string>{"en", "ja"})) << where;
  EXPECT_FALSE(text.at("ja").get<std::string>().empty()) << where;
  EXPECT_FALSE(text.at("en").get<std::string>().empty()) << where;
}

// "5.1.3.3-1" as {5, 1, 3, 3, 0, 1}: a section's own items come before those of sections below it.
std::vector<int> orderOf(const std::string& id) {
  std::vector<int> parts;
  std::string digits;
  for (const char c : id + ".") {
    if (c != '.' && c != '-') {
      digits += c;
      continue;
    }
    parts.push_back(std::stoi(digits));
    digits.clear();
    if (c == '-') parts.push_back(0);
  }
  return parts;
}

class CatalogList : public CommandLine {
 protected:
  json items_ = outputJson({"catalog", "list", "--json"});
};

TEST_F(CatalogList, HoldsEveryItemOfTheGuideline) {
  ASSERT_TRUE(items_.is_array());
  EXPECT_EQ(items_.size(), 141u);
  std::map<std::string, int> modalities;
  std::set<std::string> ids;
  std::set<std::string> sections;
  for (const auto& item : items_) {
    ++modalities[item.at("modality")];
    ids.insert(item.at("id"));
    sections.insert(item.at("section"));
  }
  EXPECT_EQ(modalities, (std::map<std::string, int>{{"expected", 113}, {"recommended", 28}}));
  EXPECT_EQ(ids.size(), 141u);
  EXPECT_EQ(sections.size(), 53u);
}

TEST_F(CatalogList, StandsInGuidelineOrder) {
  for (std::size_t i = 1; i < items_.size(); ++i) {
    const std::string before = items_[i - 1].at("id");
    const std::string after = items_[i].at("id");
    EXPECT_LT(orderOf(before), orderOf(after)) << before << " before " << after;
  }
}

TEST_F(CatalogList, GivesEachItemTheSameKeys) {
  const std::vector<std::string> keys{"checkpoints", "crosswalk", "effort", "evidence",
                                      "functions",   "id",        "intent", "levels",
                                      "modality",    "question",  "section"};
  for (const auto& item : items_) EXPECT_EQ(keysOf(item), keys) << item.at("id");
}

TEST_F(CatalogList, GivesEveryTextInBothLanguages) {
  for (const auto& item : items_) {
    const std::string id = item.at("id");
    expectBilingual(item.at("question"), id + " question");
    expectBilingual(item.at("intent"), id + " intent");
    EXPECT_EQ(keysOf(item.at("levels")), (std::vector<std::string>{"1", "3", "5"})) << id;
    for (const auto& text : item.at("levels")) expectBilingual(text, id + " levels");
    EXPECT_FALSE(item.at("evidence").empty()) << id;
    for (const auto& text : item.at("evidence")) expectBilingual(text, id + " evidence");
    for (const auto& checkpoint : item.at("checkpoints")) {
      EXPECT_EQ(keysOf(checkpoint), (std::vector<std::string>{"en", "id", "ja"})) << id;
    }
  }
}

TEST_F(CatalogList, TiesIdsToSectionsFunctionsAndEfforts) {
  const std::set<std::string> functions{"govern", "identify", "protect",
                                        "detect", "respond",  "recover"};
  const std::set<std::string> efforts{"S", "M", "L", "XL"};
  for (const auto& item : items_) {
    const std::string id = item.at("id");
    EXPECT_EQ(id.substr(0, id.find('-')), item.at("section"));
    EXPECT_FALSE(item.at("functions").empty()) << id;
    for (const auto& function : item.at("functions")) EXPECT_TRUE(functions.contains(function));
    EXPECT_TRUE(efforts.contains(item.at("effort"))) << id;
    EXPECT_TRUE(item.at("crosswalk").is_object()) << id;
  }
}

TEST_F(CatalogList, PrintsOneLineAnItemInTheLanguageAskedFor) {
  for (const std::string language : {"ja", "en"}) {
    const auto text = output({"catalog", "list", "--lang", language});
    EXPECT_EQ(std::ranges::count(text, '\n'), 141);
    const auto& first = items_.front();
    EXPECT_TRUE(text.starts_with(first.at("id").get<std::string>() + "\t"));
    const auto line = text.substr(0, text.find('\n'));
    EXPECT_TRUE(line.ends_with(first.at("question").at(language).get<std::string>()));
  }
}

class CatalogCheck : public CommandLine {
 protected:
  json shipped() const {
    return json::parse(bytesOf(KIJUN_SOURCE_DIR "/guideline-catalog/ci-guideline-2025.json"));
  }
  // The messages about the catalog when it is written to a file and checked.
  std::string problems(const std::string& bytes, const std::string& language = "ja") const {
    const auto file = path("壊れた 一覧.json");
    writeBytes(file, bytes);
    return refused(1, {"catalog", "check", file, "--messages", language});
  }
};

TEST_F(CatalogCheck, PassesTheShippedCatalog) {
  EXPECT_EQ(
      kijun({"catalog", "check", KIJUN_SOURCE_DIR "/guideline-catalog/ci-guideline-2025.json"})
          .code,
      0);
}

TEST_F(CatalogCheck, NamesFilePointerAndReason) {
  auto catalog = shipped();
  catalog["items"][4]["modality"] = "compulsory";
  const auto text = problems(catalog.dump());
  EXPECT_NE(text.find("壊れた 一覧.json: /items/4/modality: "), std::string::npos) << text;
}

TEST_F(CatalogCheck, FindsReferencesThatLeadNowhere) {
  auto catalog = shipped();
  catalog["items"][7]["related"] = {"9.9-9"};
  const auto text = problems(catalog.dump());
  EXPECT_NE(text.find("/items/7/related/0: "), std::string::npos) << text;
  EXPECT_NE(text.find("9.9-9"), std::string::npos) << text;
}

TEST_F(CatalogCheck, FindsAMissingLanguage) {
  auto catalog = shipped();
  catalog["items"][0]["question"].erase("en");
  const auto text = problems(catalog.dump());
  EXPECT_NE(text.find("/items/0/question"), std::string::npos) << text;
}

TEST_F(CatalogCheck, FindsEveryProblemAtOnce) {
  auto catalog = shipped();
  catalog["items"][1]["effort"] = "XXL";
  catalog["items"][2]["section"] = "9.9";
  const auto text = problems(catalog.dump());
  EXPECT_NE(text.find("/items/1/effort: "), std::string::npos) << text;
  EXPECT_NE(text.find("/items/2"), std::string::npos) << text;
}

TEST_F(CatalogCheck, SaysWhereTheTextIsNoJson) {
  const auto text = problems("{\"id\": \"x\",\n \"items\": [}");
  EXPECT_NE(text.find("壊れた 一覧.json: "), std::string::npos) << text;
  EXPECT_NE(problems("{", "en"), problems("{", "ja"));
}

TEST_F(CatalogCheck, RefusesWhatIsNoObject) {
  for (const std::string bytes : {"", "[]", "null", "42", "\xff\xfe", "{}"}) {
    EXPECT_NE(problems(bytes).find("壊れた 一覧.json: /"), std::string::npos) << bytes;
  }
}

TEST_F(CatalogCheck, SaysThatAFileIsMissing) {
  const auto text = refused(1, {"catalog", "check", path("無い.json")});
  EXPECT_NE(text.find("無い.json"), std::string::npos) << text;
  EXPECT_NE(refused(1, {"catalog", "check", folder_.path().string()}), "");
}

}  // namespace
}  // namespace kijun::testing
