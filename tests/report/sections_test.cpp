#include "report/sections/sections.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "assessment/gaps.h"
#include "base/error.h"
#include "report/document.h"
#include "report/report_fixture.h"
#include "support/rows.h"

namespace kijun::testing {
namespace {

template <typename T>
std::vector<const T*> all(const Blocks& blocks) {
  std::vector<const T*> found;
  for (const auto& block : blocks) {
    if (const auto* one = std::get_if<T>(&block)) found.push_back(one);
  }
  return found;
}

std::string wordsOf(const Cell& cell) {
  std::string out;
  for (const auto& line : cell.lines) out += plainText(line) + "\n";
  return out;
}

std::string wordsOf(const TableRow& row) {
  std::string out;
  for (const auto& cell : row.cells) out += wordsOf(cell);
  return out;
}

const TableRow* lineOf(const Table& table, std::string_view item) {
  for (const auto& row : table.rows) {
    for (const auto& cell : row.cells) {
      if (plainText(cell.lines.front()) == item) return &row;
    }
  }
  return nullptr;
}

class Sections : public ::testing::Test {
 protected:
  const ReportInput input_ = sampleInput();
  const Catalog& catalog_ = *input_.snapshot.current.catalog;
  const std::vector<Item>& items_ = catalog_.items();
};

TEST_F(Sections, CoverSaysWhoseReportOfWhatAndThatNobodyAssuresIt) {
  const auto blocks = sections::cover(input_);
  const auto covers = all<Cover>(blocks);
  ASSERT_EQ(covers.size(), 1U);
  EXPECT_EQ(covers[0]->organisation, "架空市水道局");
  EXPECT_EQ(covers[0]->subject, "令和8年度 上期");
  EXPECT_EQ(covers[0]->notice, catalog_.disclaimer().ja);
  std::string facts;
  for (const auto& [label, value] : covers[0]->facts) facts += label + "=" + value + "\n";
  for (const auto& part :
       {std::string("令和8年9月30日"), input_.snapshot.headHash, toHex(catalog_.hash()),
        catalog_.editionLabel().ja, std::string("佐藤 一郎"), std::string("第412件")}) {
    EXPECT_NE(facts.find(part), std::string::npos) << part;
  }
}

TEST_F(Sections, SummaryBeginsWithTheSentence) {
  const auto blocks = sections::executive(input_);
  const auto paragraphs = all<Paragraph>(blocks);
  const auto& counts = input_.now.overall.counts;
  EXPECT_EQ(plainText(paragraphs.front()->text), "期待事項" + std::to_string(counts.expected) +
                                                     "のうち" + std::to_string(counts.fulfilled) +
                                                     "を満たし、" + std::to_string(counts.low) +
                                                     "は段階0か1にとどまる。\n未確認の回答は" +
                                                     std::to_string(counts.unconfirmed) + "項目。");
}

TEST_F(Sections, SummaryListsTheTenLargestGapsInOrder) {
  const auto blocks = sections::executive(input_);
  const Table& top = *all<Table>(blocks).front();
  const auto ranking = rankGaps(input_.now.items, RankBy::Priority);
  ASSERT_EQ(top.rows.size(), 10U);
  for (std::size_t i = 0; i < top.rows.size(); ++i) {
    EXPECT_EQ(plainText(top.rows[i].cells[1].lines[0]), items_[ranking.ranked[i]].id);
  }
}

TEST_F(Sections, SummaryShowsKeyFiguresWithTheirChange) {
  const auto blocks = sections::executive(input_);
  const auto rows = all<KeyFigures>(blocks);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0]->figures[0].value, shown(input_.now.overall.maturity));
  EXPECT_EQ(rows[0]->figures[1].unit, "%");
  for (const auto& figure : rows[0]->figures) EXPECT_FALSE(figure.change.empty()) << figure.label;
}

TEST_F(Sections, SummaryNamesTheRisksAndPlansThatWaitForADecision) {
  const auto told = [](const ReportInput& input) {
    const auto blocks = sections::executive(input);
    std::string all_;
    for (const auto* paragraph : all<Paragraph>(blocks)) all_ += plainText(paragraph->text) + '\n';
    return all_;
  };
  EXPECT_EQ(told(input_).find("対応中のリスク"), std::string::npos) << "there are none";
  auto input = input_;
  const std::map<std::string, std::string> open = {{"title", "断水"}, {"state", "open"}};
  auto high = open, expired = open, held = open;
  high.insert({{"current", "B"}, {"review_due", "2020-01-01"}});
  expired.insert({{"current", "C"},
                  {"treatment", "retain"},
                  {"accepted_by", "p"},
                  {"acceptance_reason", "運用で補う"},
                  {"acceptance_until", "2020-01-01"}});
  held = expired;
  held["acceptance_until"] = "2099-12-31";
  input.registers["risk"] = {rowOf("risk", "a", high), rowOf("risk", "b", expired),
                             rowOf("risk", "c", held)};
  input.registers["plan"] = {
      rowOf("plan", "p", {{"title", "更新"}, {"state", "in_progress"}, {"due", "2020-01-01"}})};
  const auto words = told(input);
  EXPECT_NE(words.find("対応中のリスク 3件のうち、現在のレベルがA、Bのものは1件。受容中は1件、"
                       "受容の期限が切れたものは1件、見直しの期限を過ぎたものは1件。"),
            std::string::npos)
      << words;
  EXPECT_NE(words.find("対応中の計画 1件のうち、期限を過ぎたものは1件。"), std::string::npos)
      << words;
}

TEST_F(Sections, FirstCycleHasNothingToCompareWith) {
  Snapshot snapshot = sampleSnapshot();
  snapshot.previous.reset();
  const auto first = reportInput(snapshot, Language::English);
  const auto blocks = sections::executive(first);
  for (const auto& figure : all<KeyFigures>(blocks)[0]->figures) {
    EXPECT_TRUE(figure.change.empty());
  }
  EXPECT_EQ(all<Table>(blocks).size(), 1U);
}

TEST_F(Sections, ResultsHoldEveryItemOnceWithItsAnswer) {
  const auto blocks = sections::results(input_);
  std::set<std::string> seen;
  for (const auto* table : all<Table>(blocks)) {
    for (const auto& row : table->rows) EXPECT_TRUE(seen.insert(row.id).second) << row.id;
  }
  EXPECT_EQ(seen.size(), items_.size());
  for (const auto* table : all<Table>(blocks)) {
    if (const auto* row = lineOf(*table, items_[0].id)) {
      EXPECT_NE(wordsOf(*row).find("<script>alert"), std::string::npos);
      EXPECT_NE(wordsOf(*row).find("規定なし"), std::string::npos);
    }
    if (const auto* row = lineOf(*table, items_[2].id)) {
      EXPECT_NE(wordsOf(*row).find("該当する設備を持たないため。"), std::string::npos);
      EXPECT_NE(wordsOf(*row).find("対象外"), std::string::npos);
    }
    if (const auto* row = lineOf(*table, items_[5].id)) {
      EXPECT_NE(wordsOf(*row).find("情報系 4 · 制御系 1"), std::string::npos) << wordsOf(*row);
    }
  }
}

TEST_F(Sections, GapsSayWhyInWordsAndNumbers) {
  const auto blocks = sections::gaps(input_);
  const Table& table = *all<Table>(blocks).back();
  const auto ranking = rankGaps(input_.now.items, RankBy::Priority);
  ASSERT_EQ(table.rows.size(), ranking.ranked.size());
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const ItemScore& score = input_.now.items[ranking.ranked[i]];
    EXPECT_NE(wordsOf(table.rows[i]).find(priorityFormula(score)), std::string::npos);
    EXPECT_NE(wordsOf(table.rows[i])
                  .find("目標" + std::to_string(score.target) + "まで" +
                        std::to_string(*score.gap) + "段階"),
              std::string::npos);
  }
}

// A rank in the report is the rank on the gaps page, and both say why in the same words.
TEST_F(Sections, GapsAreRankedAndExplainedAsOnTheirPage) {
  ReportInput input = input_;
  input.now.items[0].contradicted = true;
  const auto& worst = items_[rankGaps(input.now.items, RankBy::Priority).ranked.front()];
  input.registers["risk"] = {rowOf("risk", "r1",
                                   {{"title", "保守用VPNからの侵入"},
                                    {"current", "A"},
                                    {"state", "open"},
                                    {"items", worst.id}})};
  const auto blocks = sections::gaps(input);
  const auto tables = all<Table>(blocks);
  ASSERT_EQ(tables.size(), 2U);
  EXPECT_TRUE(wordsOf(tables[0]->rows[0]).starts_with("1\n"));
  std::size_t place = 0;
  for (const auto& row : gapRows(input.snapshot.current, input.now.items, RankBy::Priority)) {
    if (row.group != GapGroup::Ranked) continue;
    const auto words = wordsOf(tables[1]->rows.at(place++));
    EXPECT_TRUE(words.starts_with(std::to_string(row.rank) + "\n")) << words;
  }
  EXPECT_EQ(place, tables[1]->rows.size());
  const auto* line = lineOf(*tables[1], worst.id);
  ASSERT_NE(line, nullptr);
  EXPECT_NE(wordsOf(*line).find("Aのリスク「保守用VPNからの侵入」"), std::string::npos)
      << wordsOf(*line);
}

TEST_F(Sections, ContradictedItemsComeFirst) {
  ReportInput input = input_;
  input.now.items[0].contradicted = true;
  const auto blocks = sections::gaps(input);
  const auto tables = all<Table>(blocks);
  ASSERT_EQ(tables.size(), 2U);
  EXPECT_NE(lineOf(*tables[0], items_[0].id), nullptr);
  EXPECT_EQ(lineOf(*tables[1], items_[0].id), nullptr);
}

TEST_F(Sections, OpenItemsAreUnansweredOrUnconfirmed) {
  const auto blocks = sections::open(input_);
  std::size_t rows = 0;
  for (const auto* table : all<Table>(blocks)) rows += table->rows.size();
  const auto expected = std::ranges::count_if(
      input_.now.items, [](const ItemScore& item) { return item.carriedOver || !item.answered; });
  EXPECT_EQ(rows, static_cast<std::size_t>(expected));
  EXPECT_GT(rows, 0U);
}

TEST_F(Sections, OutOfScopeItemsStandWithTheirReasons) {
  const auto blocks = sections::outOfScope(input_);
  const auto tables = all<Table>(blocks);
  ASSERT_EQ(tables.size(), 2U);
  EXPECT_NE(wordsOf(tables[0]->rows[0]).find("該当する設備を持たないため。"), std::string::npos);
  EXPECT_NE(wordsOf(tables[1]->rows[0]).find("代替の対策で足りる"), std::string::npos);
}

TEST_F(Sections, ClaimsWithoutRuleOrWithOpenCheckpointsAreListed) {
  const auto blocks = sections::claims(input_);
  const Table& table = *all<Table>(blocks).front();
  for (const auto& score : input_.now.items) {
    const bool listed = lineOf(table, items_[score.index].id) != nullptr;
    EXPECT_EQ(listed, score.claimsWithoutRule || score.claimsWithOpenCheckpoint)
        << items_[score.index].id;
    if (!score.claimsWithOpenCheckpoint || !listed) continue;
    EXPECT_NE(wordsOf(*lineOf(table, items_[score.index].id))
                  .find(items_[score.index].checkpoints.front().text.ja),
              std::string::npos);
  }
}

TEST_F(Sections, MethodShowsTheNumbersItExplains) {
  const auto blocks = sections::method(input_);
  std::string words;
  for (const auto* table : all<Table>(blocks)) {
    for (const auto& row : table->rows) words += wordsOf(row);
  }
  EXPECT_NE(words.find(shownFigure(input_.now.overall.stipulated, FigureUnit::Percent)),
            std::string::npos);
  for (const auto& level : catalog_.scale().levels) {
    EXPECT_NE(words.find(level.criterion.ja), std::string::npos) << level.value;
  }
  EXPECT_NE(words.find(items_[7].id), std::string::npos) << "its weight is not the default";
}

TEST_F(Sections, GlossaryHoldsEveryTerm) {
  const auto blocks = sections::glossary(input_);
  EXPECT_EQ(all<Table>(blocks).front()->rows.size(), catalog_.glossary().size());
}

TEST_F(Sections, HeadingsAreUniqueAndNeverSkipALevel) {
  for (const auto& kind : reportKinds()) {
    const auto document = makeDocument(input_, kind.id, {});
    std::set<std::string> ids;
    int level = 0;
    for (const auto* heading : all<Heading>(document.blocks)) {
      EXPECT_TRUE(ids.insert(heading->id).second) << heading->id;
      EXPECT_LE(heading->level, level + 1) << heading->text;
      level = heading->level;
    }
  }
}

TEST_F(Sections, EnglishReportsHoldNoJapaneseOfOurs) {
  Snapshot snapshot = sampleSnapshot();
  snapshot.organisation = {"org", "Waterworks", "", "", "Water", {}};
  snapshot.documents.clear();
  snapshot.current.answers.clear();
  snapshot.current.cycle.name = "FY2026";
  snapshot.current.cycle.scope = snapshot.current.cycle.assessors = "";
  snapshot.previous.reset();
  const auto english = reportInput(snapshot, Language::English);
  const auto html = makeReport(english, "summary", ReportFormat::Html);
  const auto body = html.substr(html.find("<body"));
  EXPECT_EQ(body.find("の"), std::string::npos);
  EXPECT_NE(body.find("Largest gaps"), std::string::npos);
}

TEST_F(Sections, TheOwnStandardIsPrintedAsPeopleLeftIt) {
  Snapshot snapshot = sampleSnapshot();
  snapshot.organisation.standardAim =
      "給水を続ける。\n\n次の義務を踏まえる。\n・水道法\n・契約\n以上";
  snapshot.organisation.standardScope = "";
  const auto document = makeDocument(reportInput(snapshot, Language::Japanese), "standard", {});
  const auto lists = all<List>(document.blocks);
  ASSERT_EQ(lists.size(), 1u);
  ASSERT_EQ(lists[0]->items.size(), 2u);
  EXPECT_EQ(plainText(lists[0]->items[0]), "水道法");
  std::vector<std::string> words;
  for (const auto* paragraph : all<Paragraph>(document.blocks)) {
    words.push_back(plainText(paragraph->text));
  }
  for (const char* expected :
       {"給水を続ける。", "次の義務を踏まえる。", "以上", "まだ書かれていない。"}) {
    EXPECT_NE(std::ranges::find(words, expected), words.end()) << expected;
  }
  const auto covers = all<Cover>(document.blocks);
  ASSERT_EQ(covers.size(), 1u);
  EXPECT_EQ(covers[0]->kind, "サイバーセキュリティに係る安全基準等");
  const auto html =
      makeReport(reportInput(snapshot, Language::Japanese), "standard", ReportFormat::Html);
  EXPECT_EQ(html.find("充足率"), std::string::npos) << "no figures of the assessment";
}

TEST(Reports, UnknownKindsAreRefused) {
  try {
    makeReport(sampleInput(), "novel", ReportFormat::Html);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.fault(), Fault::Usage);
    EXPECT_NE(error.text(Language::English).find("assessment"), std::string::npos);
  }
}

TEST(Reports, ProgressRisesAndCancels) {
  for (const auto format : {ReportFormat::Html, ReportFormat::Pdf}) {
    double last = 0;
    makeReport(sampleInput(), "summary", format, [&](double fraction) {
      EXPECT_GE(fraction, last);
      EXPECT_LE(fraction, 1);
      last = fraction;
    });
    EXPECT_DOUBLE_EQ(last, 1);
    const auto cancel = [](double fraction) {
      if (fraction > 0.5) throw Cancelled();
    };
    EXPECT_THROW(makeReport(sampleInput(), "assessment", format, cancel), Cancelled);
  }
}

}  // namespace
}  // namespace kijun::testing
