// The plans in reports: what the board reads of them, and each with its six fields.
#include <gtest/gtest.h>

#include <algorithm>

#include "report/plan_charts.h"
#include "report/report_fixture.h"
#include "report/sections/sections.h"
#include "support/rows.h"

namespace kijun::testing {
namespace {

std::map<std::string, std::string> plan(const std::string& title, const std::string& state) {
  return {{"title", title},
          {"state", state},
          {"target_state", title + "の将来像"},
          {"actions", title + "の実施事項"},
          {"resources", title + "の資源"},
          {"evaluation", title + "の評価方法"}};
}

ReportInput inputWith(std::vector<Row> plans, std::vector<Row> budgets = {}) {
  auto input = sampleInput();
  input.registers["plan"] = std::move(plans);
  input.registers["plan_budget"] = std::move(budgets);
  return input;
}

std::string wordsOf(const Cell& cell) {
  std::string words;
  for (const auto& line : cell.lines) words += plainText(line) + "\n";
  return words;
}
std::string wordsOf(const Table& table) {
  std::string words;
  for (const auto& row : table.rows) {
    for (const auto& cell : row.cells) words += wordsOf(cell);
  }
  return words;
}

// The table under the heading with that id, or nullptr.
const Table* tableUnder(const Blocks& blocks, std::string_view id) {
  for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
    const auto* heading = std::get_if<Heading>(&blocks[i]);
    if (heading && heading->id == id) return std::get_if<Table>(&blocks[i + 1]);
  }
  return nullptr;
}

TEST(PlansSection, saysSoWhereThereAreNone) {
  const auto blocks = sections::planSummary(inputWith({}));
  ASSERT_EQ(blocks.size(), 1U) << "not a page of its own";
  EXPECT_EQ(plainText(std::get<Callout>(blocks[0]).lines.at(0)),
            "リスク対応計画は登録されていない。");
  EXPECT_TRUE(sections::plans(inputWith({})).empty());
}

TEST(PlansSection, showsTheSixFieldsAndNamesWhatIsNotWritten) {
  auto whole = plan("控えの分離", "in_progress");
  const auto asOf = sampleInput().snapshot.asOf;
  whole["due"] = asOf.plusDays(-1).iso();
  auto lacking = plan("区画の分割", "draft");
  lacking.erase("evaluation");
  const auto blocks =
      sections::plans(inputWith({rowOf("plan", "a", whole), rowOf("plan", "b", lacking)}));
  const auto* running = tableUnder(blocks, "plans-in_progress");
  ASSERT_TRUE(running);
  const auto words = wordsOf(*running);
  for (const auto* part : {"の将来像", "の実施事項", "の資源", "の評価方法", "期限超過"}) {
    EXPECT_NE(words.find(part), std::string::npos) << part;
  }
  EXPECT_NE(words.find("責任者: 未記入"), std::string::npos) << "nobody is named";
  const auto* drafts = tableUnder(blocks, "plans-draft");
  ASSERT_TRUE(drafts);
  EXPECT_NE(wordsOf(*drafts).find("結果の評価方法: 未記入"), std::string::npos);
  EXPECT_EQ(wordsOf(*drafts).find("期限超過"), std::string::npos);
}

TEST(PlansSection, theBoardSeesWhatIsLateAndWhatTheYearsCost) {
  auto late = plan("控えの分離", "in_progress");
  late["due"] = sampleInput().snapshot.asOf.plusDays(-1).iso();
  const auto budget = [](const std::string& id, const std::string& year, const std::string& cost) {
    return rowOf("plan_budget", id,
                 {{"purpose", "委託"}, {"plan", "a"}, {"fiscal_year", year}, {"cost", cost}});
  };
  const auto input = inputWith(
      {rowOf("plan", "a", late), rowOf("plan", "b", plan("区画の分割", "approved"))},
      {budget("x", "2026", "12000"), budget("y", "2026", "345"), budget("z", "2027", "9")});
  const auto blocks = sections::planSummary(input);
  const auto* overdue = tableUnder(blocks, "plans-overdue");
  ASSERT_TRUE(overdue);
  EXPECT_EQ(overdue->rows.size(), 1U);
  const auto* years = tableUnder(blocks, "plans-budget");
  ASSERT_TRUE(years);
  ASSERT_EQ(years->rows.size(), 2U);
  EXPECT_EQ(wordsOf(years->rows[0].cells[0]), "令和8年度\n");
  EXPECT_EQ(wordsOf(years->rows[0].cells[1]), "1\n") << "two lines of one plan";
  EXPECT_EQ(wordsOf(years->rows[0].cells[2]), "12,345\n");
  const auto figures = std::ranges::find_if(
      blocks, [](const Block& block) { return std::holds_alternative<KeyFigures>(block); });
  ASSERT_NE(figures, blocks.end());
  std::vector<std::string> values;
  for (const auto& figure : std::get<KeyFigures>(*figures).figures) values.push_back(figure.value);
  EXPECT_EQ(values, (std::vector<std::string>{"2", "0", "1", "2"}));
}

TEST(BurnUpChart, drawsWhatItsTableSays) {
  const std::vector<BurnUpPoint> points{{Date(2026, 8, 31), 1, 0, 3},
                                        {Date(2026, 9, 30), 2, 1, 3},
                                        {Date(2026, 10, 31), 3, std::nullopt, 3}};
  const auto drawing =
      burnUpChart(points, Date(2026, 9, 30), Language::Japanese, ChartSize{400, 200});
  ASSERT_EQ(drawing.table.rows.size(), 3U);
  EXPECT_EQ(drawing.table.rows[1], (std::vector<std::string>{"2026-09-30", "2", "1", "3"}));
  EXPECT_EQ(drawing.table.rows[2][2], "—");
  EXPECT_EQ(drawing.alternative,
            "評価基準日までに終わるはずの計画は2件、終わった計画は1件、全部で3件。");
  std::vector<double> heights;
  for (const auto& shape : drawing.shapes) {
    const auto* circle = std::get_if<Circle>(&shape.geometry);
    if (!circle) continue;
    EXPECT_GE(circle->centre.x, 0);
    EXPECT_LE(circle->centre.x, 400);
    EXPECT_FALSE(shape.tooltip.empty());
    heights.push_back(circle->centre.y);
  }
  ASSERT_EQ(heights.size(), 3U);
  EXPECT_GT(heights[0], heights[1]) << "more is higher";
}

TEST(BurnUpChart, staysWithinItsFrameAndSaysWhenThereIsNothing) {
  const auto drawing = burnUpChart({}, Date(2026, 9, 30), Language::English, ChartSize{400, 200});
  EXPECT_TRUE(drawing.table.rows.empty());
  EXPECT_EQ(drawing.shapes.size(), 1U);
}

}  // namespace
}  // namespace kijun::testing
