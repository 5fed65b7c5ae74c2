#include <gtest/gtest.h>

#include <QAbstractItemModelTester>

#include "records/registers/descriptions.h"
#include "support/gui.h"
#include "ui/registers/register_table.h"

namespace kijun::ui::registers {
namespace {

Row assetRow(const Id& id, std::map<std::string, Value> values) {
  const auto& description = assetDescription();
  Row row(description.fields.size() + 1);
  row.front() = id;
  for (auto& [field, value] : values) row[*description.indexOf(field) + 1] = std::move(value);
  return row;
}

Value words(const char* text) {
  return Value(std::string(text));
}

std::size_t column(std::string_view id) {
  for (std::size_t at = 0; at < columnCount(assetDescription()); ++at) {
    if (columnId(assetDescription(), at) == id) return at;
  }
  throw std::runtime_error("no such column");
}

NameLists names(const std::vector<Row>& rows) {
  NameLists lists;
  lists["asset"] = namesOf(rows);
  lists["department"] = namesOf({{Value(std::string("d1")), Value(std::string("浄水課"))},
                                 {Value(std::string("d2")), Value(std::string("総務課"))}});
  return lists;
}

ContentsPtr contentsOf(std::vector<Row> rows, Language language = Language::Japanese) {
  auto lists = names(rows);
  return std::make_shared<const RegisterContents>(assetDescription(), std::move(rows),
                                                  std::move(lists), language);
}

ContentsPtr threeAssets() {
  return contentsOf({
      assetRow("a", {{"name", words("サーバ 10号")},
                     {"kind", words("hardware")},
                     {"owner", words("d2")},
                     {"support_end", words("2027-03-31")},
                     {"importance", words("1")}}),
      assetRow("b", {{"name", words("サーバ 2号")},
                     {"kind", words("control_system")},
                     {"support_end", words("2026-12-01")},
                     {"importance", words("3")},
                     {"depends_on", words("a")}}),
      assetRow("c", {{"name", words("ﾈｯﾄﾜｰｸ")},
                     {"kind", words("network")},
                     {"owner", words("d1")},
                     {"note", words("一行目\n二行目")},
                     {"overseas", Value(std::int64_t{1})}}),
  });
}

std::vector<Id> shownIds(const RegisterTable& table) {
  std::vector<Id> ids;
  for (int row = 0; row < table.rowCount(); ++row) ids.push_back(table.idAt(row));
  return ids;
}

RegisterFilter typed(const char* text) {
  return {text, {}};
}

class RegisterTableTest : public testing::GuiTest {
 protected:
  RegisterTable table{assetDescription()};
  QString cell(int row, std::string_view field) {
    return table.index(row, static_cast<int>(column(field))).data().toString();
  }
};

TEST_F(RegisterTableTest, IsASoundModelWhateverHappensToIt) {
  QAbstractItemModelTester tester(&table);
  table.setContents(threeAssets());
  table.sort(1, Qt::DescendingOrder);
  table.setFilter(typed("サーバ"));
  table.setContents(contentsOf({}));
  EXPECT_EQ(table.rowCount(), 0);
}

TEST_F(RegisterTableTest, ShowsLabelsAndNamesInsteadOfIds) {
  table.setContents(threeAssets());
  EXPECT_EQ(cell(table.rowOf("a"), "kind"), QStringLiteral("機器"));
  EXPECT_EQ(cell(table.rowOf("a"), "owner"), QStringLiteral("総務課"));
  EXPECT_EQ(cell(table.rowOf("b"), "depends_on"), QStringLiteral("サーバ 10号"));
  EXPECT_EQ(cell(table.rowOf("c"), "note"), QStringLiteral("一行目 二行目")) << "one line a row";
  EXPECT_EQ(cell(table.rowOf("c"), "overseas"), QStringLiteral("はい"));
}

TEST_F(RegisterTableTest, NumbersWithinNamesSortByTheirSizeAndEmptyRowsComeLast) {
  table.setContents(threeAssets());
  table.sort(0, Qt::AscendingOrder);
  EXPECT_LT(table.rowOf("b"), table.rowOf("a")) << "2 before 10";
  const auto day = static_cast<int>(column("support_end"));
  table.sort(day, Qt::AscendingOrder);
  EXPECT_EQ(shownIds(table), (std::vector<Id>{"b", "a", "c"}));
  table.sort(day, Qt::DescendingOrder);
  EXPECT_EQ(shownIds(table), (std::vector<Id>{"a", "b", "c"}));
}

TEST_F(RegisterTableTest, ChoicesSortInTheOrderOfTheirScale) {
  table.setContents(threeAssets());
  table.sort(static_cast<int>(column("importance")), Qt::AscendingOrder);
  EXPECT_EQ(shownIds(table), (std::vector<Id>{"b", "a", "c"})) << "3 is named first";
}

TEST_F(RegisterTableTest, FiltersByEveryWordInAnythingShownFolded) {
  table.setContents(threeAssets());
  table.setFilter(typed("ネットワーク"));
  EXPECT_EQ(shownIds(table), std::vector<Id>{"c"});
  table.setFilter(typed("総務　機器"));
  EXPECT_EQ(shownIds(table), std::vector<Id>{"a"}) << "the name of the owner and the label";
  table.setFilter(typed("総務 ネットワーク"));
  EXPECT_TRUE(shownIds(table).empty());
}

TEST_F(RegisterTableTest, ConditionsOnOneFieldAreAnyOfThemAndOnSeveralAll) {
  table.setContents(threeAssets());
  const auto kind = column("kind");
  table.setFilter({{}, {{kind, "network"}, {kind, "hardware"}}});
  EXPECT_EQ(table.rowCount(), 2);
  table.setFilter({{}, {{kind, "network"}, {kind, "hardware"}, {column("owner"), std::nullopt}}});
  EXPECT_EQ(table.rowCount(), 0);
  table.setFilter({{}, {{column("owner"), std::nullopt}}});
  EXPECT_EQ(shownIds(table), std::vector<Id>{"b"});
  table.setFilter({{}, {{column("overseas"), "1"}}});
  EXPECT_EQ(shownIds(table), std::vector<Id>{"c"});
}

TEST_F(RegisterTableTest, DerivedColumnsStandBehindTheFieldsWithTheirReason) {
  table.setContents(threeAssets());
  const auto derived = derivedFieldsOf("asset");
  ASSERT_FALSE(derived.empty());
  const auto importance = std::ranges::find(derived, "importance", &DerivedField::base);
  ASSERT_NE(importance, derived.end());
  const auto at = static_cast<int>(column(importance->id));
  const auto inherited = table.index(table.rowOf("a"), at);
  EXPECT_EQ(inherited.data(), table.index(table.rowOf("b"), at).data())
      << "what b depends on inherits from b";
  EXPECT_TRUE(inherited.data(Qt::ToolTipRole).toString().contains(QStringLiteral("サーバ 2号")));
  EXPECT_EQ(table.headerData(at, Qt::Horizontal, Qt::DisplayRole).toString(),
            text(importance->textId));
}

TEST_F(RegisterTableTest, TheSameRowsInTheSameOrderAreRepaintedNotReset) {
  table.setContents(threeAssets());
  bool reset = false, repainted = false;
  QObject::connect(&table, &RegisterTable::modelReset, &table, [&] { reset = true; });
  QObject::connect(&table, &RegisterTable::dataChanged, &table, [&] { repainted = true; });
  table.setContents(threeAssets());
  EXPECT_FALSE(reset);
  EXPECT_TRUE(repainted);
}

TEST_F(RegisterTableTest, ManyRowsAreArrangedOnAWorkerAndTheLastWishCounts) {
  std::vector<Row> rows;
  for (int i = 0; i < 20'000; ++i) {
    rows.push_back(
        assetRow("id" + std::to_string(i), {{"name", Value("機器 " + std::to_string(i))},
                                            {"kind", words(i % 2 == 0 ? "hardware" : "network")}}));
  }
  table.setContents(contentsOf(std::move(rows)));
  EXPECT_EQ(table.rowCount(), 0) << "the call does not wait";
  table.setFilter(typed("1999"));
  table.sort(0, Qt::DescendingOrder);
  ASSERT_TRUE(testing::until([&] { return table.isArranged(); }));
  ASSERT_EQ(table.rowCount(), 12) << "1999, 11999 and 19990 to 19999";
  EXPECT_EQ(table.idAt(0), "id19999");
  EXPECT_EQ(table.idAt(11), "id1999");
  EXPECT_EQ(table.total(), 20'000);
}

}  // namespace
}  // namespace kijun::ui::registers
