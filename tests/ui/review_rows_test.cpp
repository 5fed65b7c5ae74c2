// What is listed for review, what speaks against confirming it, and which chapters are complete.
#include "ui/pages/review/review_rows.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace kijun::ui::review {
namespace {

class ReviewRowsTest : public ::testing::Test {
 protected:
  ReviewRowsTest() {
    snapshot_.current.catalog = shippedCatalogs().front();
    snapshot_.current.cycle.id = "c";
    snapshot_.current.units = {
        {"whole", "全体", true}, {"it", "情報系", false}, {"ot", "制御系", false}};
    snapshot_.asOf = *Date::parse("2026-09-30");
    snapshot_.departments = {department("d1", "浄水課"), department("d2", "総務課")};
    items_ = {catalog().items()[0].id, catalog().items()[1].id, catalog().items()[2].id};
  }
  const Catalog& catalog() const { return *snapshot_.current.catalog; }
  static Department department(const Id& id, const std::string& name) {
    Department department;
    department.id = id;
    department.name = name;
    return department;
  }
  Answer& give(const std::string& item, const Id& unit, AnswerState state) {
    Answer answer;
    answer.key = {"c", unit, item};
    answer.level = 3;
    answer.stipulation = Stipulation::Full;
    answer.state = state;
    auto& all = snapshot_.current.answers[item];
    all.push_back(answer);
    return all.back();
  }
  std::vector<ReviewRow> rows() const { return reviewRows(snapshot_, touches_); }
  std::vector<std::string> shown(const ReviewFilter& filter) const {
    const auto all = rows();
    std::vector<std::string> out;
    for (const auto at : narrowed(all, snapshot_, filter, Language::Japanese).rows) {
      out.push_back(all[at].key().item + '/' + all[at].key().unit);
    }
    return out;
  }
  ReviewFilter any() const {
    ReviewFilter filter;
    filter.state.reset();
    return filter;
  }
  Snapshot snapshot_;
  Touches touches_;
  std::vector<std::string> items_;
};

using Places = std::vector<std::string>;
using Concerns = std::vector<Concern>;

TEST_F(ReviewRowsTest, TheFilterBeginsWithWhatIsSubmittedAndCountsTheOtherStates) {
  give(items_[0], "whole", AnswerState::Submitted);
  give(items_[1], "whole", AnswerState::Returned);
  EXPECT_EQ(shown({}), Places{items_[0] + "/whole"});
  const auto all = rows();
  EXPECT_EQ(all.size(), catalog().items().size()) << "what nobody began counts too";
  const auto counts = narrowed(all, snapshot_, {}, Language::Japanese);
  EXPECT_EQ(counts.states[static_cast<std::size_t>(AnswerState::Submitted)], 1);
  EXPECT_EQ(counts.states[static_cast<std::size_t>(AnswerState::Returned)], 1);
  EXPECT_EQ(counts.anyState(), static_cast<int>(all.size()));
}

TEST_F(ReviewRowsTest, DepartmentSectionWordsAndMarksNarrow) {
  give(items_[0], "whole", AnswerState::Submitted).department = "d1";
  auto& second = give(items_[1], "whole", AnswerState::Submitted);
  second.note = "ＶＰＮ の記録";
  second.comments.push_back({"k", "", "監査", "2026-09-01T00:00:00Z", "why?", false, {}});
  ReviewFilter filter;
  filter.department = "d1";
  EXPECT_EQ(shown(filter), Places{items_[0] + "/whole"});
  filter.department = kNobody;
  EXPECT_EQ(shown(filter), Places{items_[1] + "/whole"});
  filter = {};
  filter.words = "vpn  記録";
  EXPECT_EQ(shown(filter), Places{items_[1] + "/whole"});
  filter.words = "浄水";
  EXPECT_EQ(shown(filter), Places{items_[0] + "/whole"});
  filter = {};
  filter.only = Only::OpenComments;
  EXPECT_EQ(shown(filter), Places{items_[1] + "/whole"});
  filter.only = Only::Touched;
  EXPECT_TRUE(shown(filter).empty());
  AnswerTouch touch;
  touch.key = {"c", "whole", items_[0]};
  touches_[touch.key] = touch;
  EXPECT_EQ(shown(filter), Places{items_[0] + "/whole"});
  filter = any();
  filter.section = catalog().items()[0].section;
  for (const auto& place : shown(filter)) {
    EXPECT_EQ(catalog().item(place.substr(0, place.find('/')))->section, filter.section);
  }
}

TEST_F(ReviewRowsTest, WhatSpeaksAgainstConfirmingIsNamed) {
  give(items_[0], "whole", AnswerState::Submitted);
  auto& second = give(items_[1], "whole", AnswerState::InProgress);
  second.confirmation = Confirmation::CarriedOver;
  auto& third = give(items_[2], "whole", AnswerState::Submitted);
  third.stipulation.reset();
  third.comments.push_back({"k", "", "監査", "2026-09-01T00:00:00Z", "why?", false, {}});
  third.comments.push_back({"l", "", "監査", "2026-09-02T00:00:00Z", "so", false, "k"});
  const auto all = rows();
  EXPECT_EQ(all[0].concerns(), Concerns{});
  EXPECT_EQ(all[1].concerns(), (Concerns{Concern::NotSubmitted, Concern::CarriedOver}));
  EXPECT_EQ(all[2].concerns(), (Concerns{Concern::Unanswered, Concern::OpenComments}));
  EXPECT_EQ(all[2].due.openComments, 1) << "a thread, not its replies";
}

TEST_F(ReviewRowsTest, UnitsThatLieTwoLevelsApartAreAConcern) {
  give(items_[0], "it", AnswerState::Submitted).level = 4;
  give(items_[0], "ot", AnswerState::Submitted).level = 3;
  EXPECT_EQ(rows()[0].spread, 1);
  EXPECT_TRUE(rows()[0].concerns().empty());
  snapshot_.current.answers[items_[0]].back().level = 2;
  EXPECT_EQ(shown({}), (Places{items_[0] + "/it", items_[0] + "/ot"}));
  EXPECT_EQ(rows()[0].concerns(), Concerns{Concern::Spread});
  EXPECT_EQ(rows()[1].concerns(), Concerns{Concern::Spread});
}

TEST_F(ReviewRowsTest, AChapterIsCompleteWhenEveryAnswerInItIsConfirmed) {
  const auto* chapter = catalog().section(catalog().items()[0].section);
  while (!chapter->parent.empty()) chapter = catalog().section(chapter->parent);
  for (const auto at : chapter->allItems) {
    give(catalog().items()[at].id, "whole", AnswerState::Confirmed);
  }
  EXPECT_EQ(confirmedChapters(catalog(), rows()), Places{chapter->id});
  // One unit's answer that is still open holds the chapter up.
  give(items_[0], "ot", AnswerState::Submitted);
  EXPECT_TRUE(confirmedChapters(catalog(), rows()).empty());
}

}  // namespace
}  // namespace kijun::ui::review
