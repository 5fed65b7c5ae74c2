// The report's comparison of claims with the registers.
#include <gtest/gtest.h>

#include "assessment/signals.h"
#include "report/report_fixture.h"
#include "report/sections/sections.h"

namespace kijun {
namespace {

SignalReading reading(const char* id, const char* item, SignalState state) {
  SignalReading made;
  made.id = id;
  made.item = item;
  made.state = state;
  made.unit = SignalUnit::Percent;
  made.threshold = made.catalogThreshold = 95;
  if (state != SignalState::NoData) made.value = Fraction(state == SignalState::Agrees ? 96 : 50);
  made.text = {std::string(id) + "の文", std::string("sentence of ") + id};
  made.rows = std::make_shared<const SignalRows>();
  return made;
}

class SignalsSection : public ::testing::Test {
 protected:
  void show(std::vector<SignalReading> readings) {
    input_.snapshot.signals =
        std::make_shared<const std::vector<SignalReading>>(std::move(readings));
  }
  std::vector<Table> tables() const {
    std::vector<Table> found;
    for (const auto& block : sections::signalsAgainstClaims(input_)) {
      if (const auto* table = std::get_if<Table>(&block)) found.push_back(*table);
    }
    return found;
  }
  static std::string words(const TableRow& row) {
    std::string all;
    for (const auto& cell : row.cells) {
      for (const auto& line : cell.lines) all += plainText(line) + '\n';
    }
    return all;
  }
  ReportInput input_ = testing::sampleInput();
  std::string item(std::size_t index) const {
    return input_.snapshot.current.catalog->items()[index].id;
  }
};

TEST_F(SignalsSection, ContradictedClaimsComeFirstAndWhatAgreesIsOnlyCounted) {
  input_.now.items[1].contradicted = true;
  const auto first = item(0), second = item(1), third = item(2);
  auto explained = reading("b", second.c_str(), SignalState::Disagrees);
  explained.explanation = {"n", "10月に直す", "2026-09-01", {}};
  show({reading("a", first.c_str(), SignalState::Disagrees), explained,
        reading("c", third.c_str(), SignalState::NoData),
        reading("d", third.c_str(), SignalState::Agrees)});
  const auto found = tables();
  ASSERT_EQ(found.size(), 2u);
  ASSERT_EQ(found[0].rows.size(), 2u);
  const auto top = words(found[0].rows[0]);
  EXPECT_NE(top.find(second), std::string::npos) << top;
  EXPECT_NE(top.find("bの文"), std::string::npos);
  EXPECT_NE(top.find("要確認"), std::string::npos);
  EXPECT_NE(top.find("10月に直す"), std::string::npos);
  EXPECT_NE(top.find("50.0%"), std::string::npos);
  EXPECT_NE(top.find("95%以上"), std::string::npos);
  EXPECT_EQ(words(found[0].rows[1]).find("要確認"), std::string::npos);
  ASSERT_EQ(found[1].rows.size(), 1u);
  EXPECT_NE(words(found[1].rows[0]).find("—"), std::string::npos);
  bool counted = false;
  for (const auto& block : sections::signalsAgainstClaims(input_)) {
    const auto* paragraph = std::get_if<Paragraph>(&block);
    counted |= paragraph && plainText(paragraph->text) == "整合1件、不一致2件、データなし1件。";
  }
  EXPECT_TRUE(counted);
}

TEST_F(SignalsSection, WithoutReadingsThereIsNoTable) {
  show({});
  EXPECT_TRUE(tables().empty());
}

}  // namespace
}  // namespace kijun
