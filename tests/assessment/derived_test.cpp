// The derived fields of assets, from rows as the registers hold them.
#include "assessment/derived.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "records/registers.h"

namespace kijun {
namespace {

using Origin = DerivedValue::Origin;

class DerivedTest : public ::testing::Test {
 protected:
  void asset(const Id& id, std::map<std::string, Value> values) {
    Row row(description.fields.size() + 1);
    row.front() = id;
    values.try_emplace("name", id);
    values.try_emplace("status", "approved");
    for (const auto& [field, value] : values) row[description.indexOf(field).value() + 1] = value;
    rows.push_back(std::move(row));
  }
  DerivedValues derived() const { return DerivedValues::of(description, rows); }
  std::string why(std::string_view field, const Id& row) const {
    const auto message = derived().why(field, row);
    return message ? render(*message, Language::Japanese) : "";
  }

  const RecordDescription& description = *findDescription("asset");
  std::vector<Row> rows;
};

TEST_F(DerivedTest, everyDerivedFieldStandsOnAChoiceOfItsRecordAndHasAName) {
  ASSERT_EQ(derivedFieldsOf("asset").size(), 4u);
  for (const auto& field : derivedFieldsOf("asset")) {
    SCOPED_TRACE(field.id);
    EXPECT_FALSE(description.indexOf(field.id));
    const auto base = description.indexOf(field.base);
    ASSERT_TRUE(base);
    EXPECT_EQ(description.fields[*base].kind, FieldKind::Choice);
    // The highest choice stands first: grades count from the last.
    const auto choices = description.fields[*base].choices;
    EXPECT_TRUE(std::ranges::is_sorted(choices, std::ranges::greater(), &FieldChoice::id));
    EXPECT_FALSE(bilingual(field.textId).ja.empty());
  }
  EXPECT_TRUE(derivedFieldsOf("person").empty());
}

TEST_F(DerivedTest, whatAnAssetDependsOnInheritsEachGradeByItself) {
  asset("plant", {{"confidentiality", "1"},
                  {"integrity", "2"},
                  {"importance", "3"},
                  {"depends_on", "server"}});
  asset("mail", {{"confidentiality", "3"}, {"importance", "1"}, {"depends_on", "server"}});
  asset("server", {{"confidentiality", "2"}});
  const auto values = derived();
  EXPECT_EQ(values.value("derived_confidentiality", "server"),
            (DerivedValue{Origin::Inherited, "3"}));
  EXPECT_EQ(values.value("derived_integrity", "server"), (DerivedValue{Origin::Inherited, "2"}));
  EXPECT_EQ(values.value("derived_importance", "server"), (DerivedValue{Origin::Inherited, "3"}));
  EXPECT_EQ(values.value("derived_availability", "server"), (DerivedValue{}));
  EXPECT_EQ(values.value("derived_importance", "mail"), (DerivedValue{Origin::Own, "1"}));
  EXPECT_EQ(values.path("derived_confidentiality", "server"), (std::vector<Id>{"server", "mail"}));
  EXPECT_TRUE(values.path("derived_importance", "mail").empty());
}

TEST_F(DerivedTest, tellsTheWayByNames) {
  asset("1", {{"name", "浄水場監視制御システム"}, {"importance", "3"}, {"depends_on", "2"}});
  asset("2", {{"name", "監視サーバ"}, {"depends_on", "3"}});
  asset("3", {{"name", "制御ネットワーク"}});
  EXPECT_EQ(why("derived_importance", "3"),
            "「3 停止すると重要サービスが止まる」を継承しています：制御ネットワーク ← 監視サーバ ← "
            "浄水場監視制御システム");
  EXPECT_EQ(why("derived_importance", "1"), "");
}

TEST_F(DerivedTest, aLongWayIsToldByItsEnds) {
  for (int i = 0; i < 20; ++i) {
    asset(std::to_string(100 + i), {{"name", "n" + std::to_string(i)},
                                    {"importance", i == 0 ? Value("2") : Value()},
                                    {"depends_on", std::to_string(101 + i)}});
  }
  EXPECT_EQ(why("derived_importance", "119"),
            "「2 品質が落ちる」を継承しています：n19 ← n18 ← n17 ← n16 ← … ← n2 ← n1 ← n0");
  EXPECT_EQ(derived().path("derived_importance", "119").size(), 20u);
}

TEST_F(DerivedTest, anOverrideKeepsItsOwnSaysWhatItRefusesAndPassesOnItsOwn) {
  asset("plant", {{"importance", "3"}, {"depends_on", "backup"}});
  asset("backup", {{"importance", "1"},
                   {"own_grades", std::int64_t{1}},
                   {"own_grades_reason", "予備機"},
                   {"depends_on", "line"}});
  asset("line", {});
  const auto values = derived();
  EXPECT_EQ(values.value("derived_importance", "backup"), (DerivedValue{Origin::Kept, "1"}));
  EXPECT_EQ(values.path("derived_importance", "backup"), (std::vector<Id>{"backup", "plant"}));
  EXPECT_EQ(why("derived_importance", "backup"),
            "継承すれば「3 停止すると重要サービスが止まる」になりますが、自身の値を使っています："
            "backup ← plant");
  EXPECT_EQ(values.value("derived_importance", "line"), (DerivedValue{Origin::Inherited, "1"}));
}

TEST_F(DerivedTest, whatIsRetiredPassesNothingOn) {
  asset("old", {{"importance", "3"}, {"status", "retired"}, {"depends_on", "server"}});
  asset("server", {});
  EXPECT_EQ(derived().value("derived_importance", "server"), (DerivedValue{}));
}

TEST_F(DerivedTest, theServicesAnAssetSupportsAddNothing) {
  asset("server", {{"services", "water"}});
  EXPECT_EQ(derived().value("derived_importance", "server"), (DerivedValue{}));
}

TEST_F(DerivedTest, linksToNowhereAndUnknownNamesAreNothing) {
  asset("server", {{"importance", "2"}, {"depends_on", "gone server"}});
  EXPECT_EQ(derived().value("derived_importance", "server"), (DerivedValue{Origin::Own, "2"}));
  EXPECT_EQ(derived().value("importance", "server"), DerivedValue{});
  EXPECT_EQ(derived().value("derived_importance", "gone"), DerivedValue{});
  EXPECT_EQ(DerivedValues().value("derived_importance", "server"), DerivedValue{});
  EXPECT_EQ(DerivedValues::of(personType().description, {}).why("derived_importance", "x"),
            std::nullopt);
}

TEST_F(DerivedTest, theOrderOfRowsDecidesNothing) {
  std::mt19937 random(5);
  for (int i = 0; i < 60; ++i) {
    std::string needs;
    for (int n = 0; n < 3; ++n) needs += " a" + std::to_string(10 + random() % 60);
    const auto grade = random() % 4;
    asset("a" + std::to_string(10 + i),
          {{"importance", grade ? Value(std::to_string(grade)) : Value()},
           {"own_grades", std::int64_t{random() % 8 == 0}},
           {"depends_on", needs.substr(1)}});
  }
  const auto told = [&] {
    const auto values = derived();
    std::map<Id, std::pair<std::string, std::vector<Id>>> all;
    for (const auto& row : rows) {
      const auto id = textOf(row.front());
      all[id] = {std::string(values.value("derived_importance", id).choice),
                 values.path("derived_importance", id)};
    }
    return all;
  };
  const auto before = told();
  for (int round = 0; round < 20; ++round) {
    std::ranges::shuffle(rows, random);
    ASSERT_EQ(told(), before);
  }
}

}  // namespace
}  // namespace kijun
