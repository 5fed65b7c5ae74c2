// Individual policies in the report.
#include <gtest/gtest.h>

#include "report/report_fixture.h"
#include "report/sections/sections.h"
#include "support/rows.h"

namespace kijun::testing {
namespace {

std::string wordsOf(const TableRow& row) {
  std::string words;
  for (const auto& cell : row.cells) {
    for (const auto& line : cell.lines) words += plainText(line) + "\n";
  }
  return words;
}

ReportInput inputWith(std::vector<Row> plans) {
  auto input = sampleInput();
  input.registers["plan"] = std::move(plans);
  input.registers["document"] = {
      rowOf("document", "told",
            {{"title", "持出し管理の方針"},
             {"document_class", "4"},
             {"kind", "individual_policy"},
             {"audience", "全職員"}}),
      rowOf("document", "silent",
            {{"title", "保守の手順"}, {"document_class", "4"}, {"kind", "procedure"}})};
  return input;
}

Row plan(const char* id, std::map<std::string, std::string> more) {
  more.insert({{"title", std::string("計画 ") + id}, {"state", "approved"}});
  return rowOf("plan", id, more);
}

TEST(PoliciesSection, IsLeftOutWhereNothingIsDecided) {
  EXPECT_TRUE(sections::policies(inputWith({})).empty());
  EXPECT_TRUE(sections::policies(inputWith({plan("p", {{"state", "draft"}})})).empty());
}

TEST(PoliciesSection, NamesMeasuresWithoutAPolicyFirstAndWhoWasTold) {
  const auto blocks = sections::policies(
      inputWith({plan("a", {{"policies", "told"}}), plan("b", {{"policies", "silent"}}),
                 plan("c", {{"items", "5.1.1.1-1"}})}));
  ASSERT_EQ(blocks.size(), 3u);
  EXPECT_EQ(std::get<Heading>(blocks[0]).text, "個別方針");
  const auto words = plainText(std::get<Paragraph>(blocks[1]).text);
  EXPECT_NE(words.find("対策 3 件のうち、個別方針があるもの 2 件、ないもの 1 件"),
            std::string::npos)
      << words;
  EXPECT_NE(words.find("周知まで記録されているもの 1 件"), std::string::npos);
  const auto& table = std::get<Table>(blocks[2]);
  ASSERT_EQ(table.rows.size(), 3u);
  const auto first = wordsOf(table.rows[0]);
  EXPECT_NE(first.find("計画 c"), std::string::npos) << first;
  EXPECT_NE(first.find("方針なし"), std::string::npos);
  EXPECT_NE(first.find("5.1.1.1-1"), std::string::npos);
  const auto second = wordsOf(table.rows[1]);
  EXPECT_NE(second.find("保守の手順"), std::string::npos) << second;
  EXPECT_NE(second.find("周知の記録なし"), std::string::npos);
  const auto third = wordsOf(table.rows[2]);
  EXPECT_NE(third.find("持出し管理の方針"), std::string::npos) << third;
  EXPECT_NE(third.find("全職員"), std::string::npos);
}

TEST(PoliciesSection, IsInTheReportAndEveryLinkLeadsSomewhere) {
  const auto html =
      makeReport(inputWith({plan("a", {{"policies", "told"}, {"items", "5.1.1.1-1"}})}),
                 "assessment", ReportFormat::Html);
  EXPECT_NE(html.find("持出し管理の方針"), std::string::npos);
  EXPECT_NE(html.find("id=\"policies\""), std::string::npos);
}

}  // namespace
}  // namespace kijun::testing
