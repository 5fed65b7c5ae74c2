// The shipped catalogs: schema, ids, references, both languages and the guideline's own counts.
#include "catalog/catalog.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "base/error.h"
#include "base/text.h"
#include "support/test_catalog.h"

namespace kijun {
namespace {

using nlohmann::json;

std::string readText(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

const Catalog& guideline() {
  return *shippedCatalogs().front();
}

TEST(ShippedCatalogs, HaveNoFault) {
  ASSERT_FALSE(shippedCatalogs().empty());
  for (const auto& catalog : shippedCatalogs()) {
    for (const auto& problem : checkCatalog(catalog->bytes())) {
      ADD_FAILURE() << problem.pointer << ": " << render(problem.reason, Language::English);
    }
  }
}

TEST(ShippedCatalogs, CountAsTheGuidelineCounts) {
  // From the guideline's own structure, section by section: expected, recommended.
  const std::map<std::string, std::pair<int, int>> counts = {
      {"1.2", {0, 1}},     {"1.3", {0, 1}},     {"2.1", {1, 0}},     {"2.2", {1, 0}},
      {"2.3", {2, 0}},     {"3.1.1", {1, 1}},   {"3.1.2", {1, 0}},   {"3.2", {2, 2}},
      {"3.3", {3, 1}},     {"3.4", {3, 1}},     {"3.5", {1, 0}},     {"3.6", {3, 1}},
      {"3.7", {1, 1}},     {"3.8", {2, 1}},     {"4.1", {3, 1}},     {"4.2", {6, 1}},
      {"4.3.1", {3, 0}},   {"4.3.2", {2, 0}},   {"4.3.3", {1, 1}},   {"4.4", {5, 2}},
      {"4.5", {2, 2}},     {"4.6", {1, 3}},     {"4.7", {2, 1}},     {"4.8.1", {1, 1}},
      {"4.8.2", {2, 3}},   {"4.9", {3, 0}},     {"4.10", {1, 2}},    {"5.1.1.1", {4, 0}},
      {"5.1.1.2", {2, 0}}, {"5.1.1.3", {2, 0}}, {"5.1.2", {4, 0}},   {"5.1.3.1", {4, 0}},
      {"5.1.3.2", {1, 0}}, {"5.1.3.3", {1, 0}}, {"5.1.3.4", {2, 0}}, {"5.1.3.5", {2, 0}},
      {"5.1.3.6", {3, 0}}, {"5.1.4", {3, 0}},   {"5.1.5", {3, 0}},   {"5.2.1", {1, 0}},
      {"5.2.2", {2, 0}},   {"5.2.3", {1, 0}},   {"5.2.4", {1, 0}},   {"5.3.1", {1, 0}},
      {"5.3.2", {1, 0}},   {"5.3.3", {2, 0}},   {"5.4.1", {1, 0}},   {"5.4.2", {1, 0}},
      {"5.4.3", {1, 0}},   {"5.4.4", {2, 0}},   {"5.4.5", {1, 0}},   {"5.5.1", {8, 1}},
      {"5.5.2", {6, 0}}};
  EXPECT_EQ(counts.size(), 53u);
  std::map<std::string, std::pair<int, int>> found;
  for (const auto& item : guideline().items()) {
    auto& [expected, recommended] = found[item.section];
    ++(item.modality == Modality::Expected ? expected : recommended);
  }
  EXPECT_EQ(found, counts);
  EXPECT_EQ(guideline().items().size(), 141u);
}

TEST(ShippedCatalogs, HaveTheCheckpointsOfTheGuideline) {
  const std::map<std::string, std::size_t> counts = {
      {"3.1.1-2", 4}, {"3.1.2-1", 3}, {"3.7-2", 8},   {"4.1-3", 3},  {"4.3.3-2", 6},
      {"4.4-1", 4},   {"5.3.1-1", 3}, {"5.4.1-1", 2}, {"5.4.2-1", 3}};
  for (const auto& [id, count] : counts) {
    ASSERT_TRUE(guideline().item(id)) << id;
    EXPECT_EQ(guideline().item(id)->checkpoints.size(), count) << id;
  }
  const std::set<std::string> mayEnumerate = {"3.2-2", "4.2-4"};
  for (const auto& item : guideline().items()) {
    if (!counts.contains(item.id) && !mayEnumerate.contains(item.id)) {
      EXPECT_TRUE(item.checkpoints.empty()) << item.id;
    }
  }
  int examples = 0;
  for (const auto& checkpoint : guideline().item("3.1.1-2")->checkpoints)
    examples += checkpoint.example;
  EXPECT_EQ(examples, 3);
}

TEST(ShippedCatalogs, NoTextServesTwoItems) {
  for (const auto language : {Language::Japanese, Language::English}) {
    std::map<std::string, std::string> seen;
    for (const auto& item : guideline().items()) {
      std::vector<Bilingual> texts = item.evidence;
      for (const auto& [level, text] : item.levels) texts.push_back(text);
      texts.insert(texts.end(), {item.question, item.intent, item.title});
      EXPECT_GE(item.evidence.size(), 2u) << item.id;
      EXPECT_LE(item.evidence.size(), 5u) << item.id;
      EXPECT_EQ(item.levels.size(), 3u) << item.id;
      for (const auto& text : texts) {
        const auto [at, fresh] = seen.emplace(text.in(language), item.id);
        EXPECT_TRUE(fresh) << item.id << " and " << at->second << ": " << text.in(language);
      }
    }
  }
}

TEST(ShippedCatalogs, RelatedItemsNameEachOther) {
  for (const auto& item : guideline().items()) {
    for (const auto& id : item.related) {
      const auto& back = guideline().item(id)->related;
      EXPECT_NE(std::ranges::find(back, item.id), back.end()) << item.id << " → " << id;
    }
  }
}

TEST(ShippedCatalogs, StateWhatOtherRoomsAskFor) {
  const auto& catalog = guideline();
  EXPECT_EQ(catalog.scale().levels.size(), 6u);
  EXPECT_EQ(catalog.scale().fulfilled, 3);
  EXPECT_EQ(catalog.defaultWeight(Modality::Expected), 100);
  EXPECT_EQ(catalog.defaultWeight(Modality::Recommended), 50);
  EXPECT_EQ(catalog.effortValue(Effort::XL), 5);
  EXPECT_EQ(catalog.riskFactor("A"), 200);
  EXPECT_EQ(catalog.riskFactor(std::nullopt), 0);
  EXPECT_EQ(catalog.functions().size(), 6u);
  EXPECT_EQ(catalog.radar().size(), 7u);
  EXPECT_EQ(catalog.sectors().size(), 15u);
  EXPECT_GE(catalog.glossary().size(), 20u);
  EXPECT_EQ(catalog.declineRule(*catalog.item("3.4-1")), nullptr);
  EXPECT_EQ(catalog.declineRule(*catalog.item("3.4-4"))->requires_, "");
  EXPECT_EQ(catalog.declineRule(*catalog.item("5.1.2-1"))->requires_, "risk_acceptance");
  EXPECT_TRUE(catalog.isUnder("5.1.1.1", "5.1"));
  EXPECT_FALSE(catalog.isUnder("5.1.1.1", "5.1.2"));
}

// Conformance with the design's own data, where it is at hand.
TEST(ShippedCatalogs, FollowTheOutlineAndCrosswalk) {
  const auto folder = std::filesystem::path(KIJUN_SOURCE_DIR).parent_path() / "shared/guideline";
  if (!std::filesystem::exists(folder / "outline.json")) GTEST_SKIP() << "no outline at hand";
  const auto outline = json::parse(readText(folder / "outline.json"));
  ASSERT_EQ(outline.at("sections").size(), guideline().sections().size());
  for (std::size_t i = 0; i < outline.at("sections").size(); ++i) {
    EXPECT_EQ(outline["sections"][i]["section"], guideline().sections()[i].id);
    EXPECT_EQ(outline["sections"][i]["title"], guideline().sections()[i].title.ja);
  }
  for (const auto& row : json::parse(readText(folder / "crosswalk.json"))) {
    for (const auto index : guideline().section(row.at("section").get<std::string>())->items) {
      const auto& item = guideline().items()[index];
      EXPECT_EQ(json(item.crosswalk.at("csf2")), row.at("csf2")) << item.id;
      EXPECT_EQ(json(item.crosswalk.at("iso27001")), row.at("iso27001")) << item.id;
      const auto functions = row.at("functions").get<std::set<std::string>>();
      for (const auto& function : item.functions) {
        EXPECT_TRUE(functions.contains(function)) << item.id << ' ' << function;
      }
    }
  }
}

TEST(ShippedCatalogs, CopyNoSentenceOfTheGuideline) {
  const auto path =
      std::filesystem::path(KIJUN_SOURCE_DIR).parent_path() / "shared/guideline/guideline.txt";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no guideline text at hand";
  const auto strip = [](const std::string& text) {
    std::string out;
    for (const char c : text) {
      if (c != '\n' && c != ' ' && c != '\r') out += c;
    }
    return out;
  };
  auto guidelineText = strip(readText(path));
  for (const auto& document : guideline().references()) {  // titles may be named in full
    const auto title = strip(document.label.ja);
    for (auto at = guidelineText.find(title); at != std::string::npos;
         at = guidelineText.find(title)) {
      guidelineText.replace(at, title.size(), "|");
    }
  }
  constexpr std::size_t kRun = 24;  // characters; longer than any term or document name in use
  for (const auto& item : guideline().items()) {
    for (const auto& text : {item.question.ja, item.intent.ja}) {
      const auto own = strip(text);
      for (std::size_t at = 0; at + kRun * 3 <= own.size(); ++at) {
        if ((static_cast<unsigned char>(own[at]) & 0xc0) == 0x80) continue;
        const auto piece = own.substr(at, kRun * 3);
        EXPECT_EQ(guidelineText.find(piece), std::string::npos) << item.id << ": " << piece;
      }
    }
  }
}

class BrokenCatalog : public ::testing::Test {
 protected:
  json catalog = json::parse(testing::testCatalogBytes({{"3.1-1"}, {"3.1-2"}}));
  std::vector<CatalogProblem> problems() const { return checkCatalog(catalog.dump()); }
};

TEST_F(BrokenCatalog, TheTestCatalogItselfIsSound) {
  for (const auto& problem : problems()) {
    ADD_FAILURE() << problem.pointer << ' ' << render(problem.reason, Language::English);
  }
}

TEST_F(BrokenCatalog, MissingLanguageIsFoundAtItsPlace) {
  catalog["items"][1]["question"].erase("en");
  ASSERT_FALSE(problems().empty());
  EXPECT_EQ(problems().front().pointer, "/items/1/question");
}

TEST_F(BrokenCatalog, WrongIdsAndReferencesAreFound) {
  const auto expectAt = [&](const json& value, const char* pointer) {
    auto changed = catalog;
    changed[json::json_pointer(pointer)] = value;
    const auto found = checkCatalog(changed.dump());
    ASSERT_FALSE(found.empty()) << pointer;
    EXPECT_TRUE(
        std::ranges::any_of(found, [&](const auto& p) { return p.pointer.starts_with(pointer); }))
        << pointer << " found at " << found.front().pointer;
  };
  expectAt("3.1-1", "/items/1/id");
  expectAt("3.1-7", "/items/1/id");
  expectAt("9.9", "/items/0/section");
  expectAt(json::array({"no-function"}), "/items/0/functions");
  expectAt(json::array({"3.1-1"}), "/items/0/related");
  expectAt(json::array({"8.8-8"}), "/items/0/related");
  expectAt(json::array({"no-such-source"}), "/items/0/references");
  expectAt(9, "/scale/fulfilled");
  expectAt("wrong", "/items/0/modality");
  expectAt(json::array({"8.8-8"}), "/signals/0/items");
  expectAt(4, "/scale/levels/2/value");
}

// A metric that this program cannot compute would leave its claim unchecked in silence.
TEST_F(BrokenCatalog, AnUnknownMetricOfASignalIsRefused) {
  ASSERT_FALSE(catalog["signals"].empty());
  auto unknown = catalog;
  unknown["signals"][0]["metric"] = "assets.on_the_moon.count";
  const auto found = checkCatalog(unknown.dump());
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found.front().pointer, "/signals/0/metric");
  EXPECT_EQ(found.front().reason, msg("catalog.unknown_metric", "assets.on_the_moon.count"));
  EXPECT_THROW(loadCatalog(unknown.dump(), "x.json"), Error);
  auto otherUnit = catalog;
  otherUnit["signals"][0]["unit"] = "days";
  const auto wrong = checkCatalog(otherUnit.dump());
  ASSERT_EQ(wrong.size(), 1u);
  EXPECT_EQ(wrong.front().pointer, "/signals/0/unit");
}

TEST_F(BrokenCatalog, WhatIsNotJsonSaysSo) {
  EXPECT_EQ(checkCatalog("{\"items\": [").front().reason.id, "catalog.not_json");
  EXPECT_EQ(checkCatalog("\x83\x4a").front().reason.id, "catalog.not_utf8");
  EXPECT_THROW(loadCatalog("[]", "x.json"), Error);
}

}  // namespace
}  // namespace kijun
