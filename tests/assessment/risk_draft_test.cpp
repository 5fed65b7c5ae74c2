// A risk model while it is changed, and what the change would do.
#include "assessment/risk_draft.h"

#include <gtest/gtest.h>

#include "assessment/risk_change.h"
#include "assessment/risk_edition.h"
#include "base/error.h"
#include "support/rows.h"

namespace kijun {
namespace {

const auto row = testing::rowOf;

const Catalog& catalog() {
  return *shippedCatalogs().front();
}

RiskModelDraft draftOf() {
  return RiskModelDraft(RiskModel::partOf(catalog()));
}

std::size_t placeOf(const RiskModelDraft& draft, RiskMatrix matrix, std::vector<int> values) {
  return draft.grid(matrix).placeOf(values);
}

std::size_t textAt(const RiskModelDraft& draft, const std::string& group,
                   const std::string& value) {
  for (std::size_t i = 0; i < draft.texts().size(); ++i) {
    if (draft.texts()[i].group == group && draft.texts()[i].value == value) return i;
  }
  ADD_FAILURE() << group << ' ' << value;
  return 0;
}

TEST(RiskDraftTest, UntouchedOrSetBackItIsTheSameVersion) {
  auto draft = draftOf();
  const auto shipped = RiskModel::of(catalog());
  EXPECT_EQ(draft.model().version(), shipped.version());
  const auto cell = placeOf(draft, RiskMatrix::Control, {2, 3, 3});
  draft.setCell(RiskMatrix::Control, cell, 1);
  draft.setFactor("A", 250);
  EXPECT_NE(draft.model().version(), shipped.version());
  draft.setCell(RiskMatrix::Control, cell, 0);
  draft.setFactor("A", 200);
  EXPECT_EQ(draft.model().version(), shipped.version());
}

TEST(RiskDraftTest, ACellIsTheCellOfTheMethod) {
  auto draft = draftOf();
  draft.setCell(RiskMatrix::Scenario, placeOf(draft, RiskMatrix::Scenario, {4, 5}), 1);
  draft.setCell(RiskMatrix::Control, placeOf(draft, RiskMatrix::Control, {2, 3, 3}), 1);
  const auto model = draft.model();
  EXPECT_EQ(model.scenario(4, {5}), "B");
  EXPECT_EQ(model.scenario(5, {4}), "A") << "the cell beside it";
  EXPECT_EQ(model.asset(3, 1, 2), "B") << "threat 3, vulnerability 3, importance 2";
  EXPECT_EQ(model.asset(3, 1, 3), "A");
  EXPECT_TRUE(model.isVerified()) << "who changed it answers for it";
  // What was stored reads as the same model again.
  const RiskModelDraft again(nlohmann::json::parse(draft.text()));
  EXPECT_EQ(again.text(), draft.text());
  EXPECT_EQ(again.model().version(), model.version());
}

TEST(RiskDraftTest, BetweenTwoSoundModelsItSaysWhatIsWrong) {
  auto draft = draftOf();
  draft.setCell(RiskMatrix::Scenario, placeOf(draft, RiskMatrix::Scenario, {3, 3}), 0);
  EXPECT_THROW(draft.model(), Error) << "4 x 3 is lower now";
  EXPECT_EQ(draft.grid(RiskMatrix::Scenario).ranks[12], 0u) << "and still shows what was typed";
}

TEST(RiskDraftTest, TextsOfEveryScaleComeBack) {
  auto draft = draftOf();
  const auto before = draft.texts().size();
  EXPECT_EQ(before, 5u + 5 + 4 * 5 + 4 * 3);
  for (std::size_t i = 0; i < before; ++i) {
    const auto mark = std::to_string(i);
    draft.setText(i, {"名" + mark, "name " + mark}, {"文" + mark, "words " + mark});
  }
  const auto model = draft.model();
  EXPECT_EQ(model.levels()[0].label.en, "name 0");
  EXPECT_EQ(model.levels()[0].note.ja, "文0");
  const auto trust = textAt(draft, "impact/trust", "4");
  EXPECT_EQ(model.impacts()[2].scale.steps()[3].criterion.en, "words " + std::to_string(trust));
  const auto damage = textAt(draft, "damage", "3");
  EXPECT_EQ(model.damage().steps()[2].label.ja, "名" + std::to_string(damage));
}

TEST(RiskDraftTest, ThreatsAreAddedRenamedMovedAndRemovedByTheirIds) {
  auto draft = draftOf();
  const auto devices = [&] {
    std::vector<std::string> ids;
    for (const auto& threat : draft.threats()) {
      if (threat.where == "device") ids.push_back(threat.id);
    }
    return ids;
  };
  const auto before = devices();
  const auto added = draft.addThreat("device", {"光学的な妨害", "Blinding of sensors"});
  EXPECT_EQ(added, before.size());
  EXPECT_EQ(draft.threats()[added].id, "own-1");
  const auto path = draft.addThreat("path", {"経路の迂回", "Rerouting"});
  EXPECT_EQ(path, draft.threats().size() - 1);
  EXPECT_EQ(draft.threats().back().id, "own-2");
  EXPECT_EQ(draft.moveThreat(0, -1), 0u);
  EXPECT_EQ(draft.moveThreat(added, 1), added) << "a device does not become a path";
  EXPECT_EQ(draft.moveThreat(0, 1), 1u);
  EXPECT_EQ(devices()[1], before[0]);
  // Typed letter by letter: only what the model called it stays known.
  for (const char* typed : {"不", "不正ア", "侵入"}) {
    draft.setThreat(1, {typed, "Intrusion"}, {"説明", "Note"});
  }
  EXPECT_EQ(draft.threats()[1].former,
            (std::vector<std::string>{"不正アクセス", "Unauthorised access"}));
  draft.removeThreat(0);
  const auto model = draft.model();
  EXPECT_EQ(model.threats()[0].label.ja, "侵入");
  EXPECT_EQ(model.threats()[0].id, before[0]);
  EXPECT_EQ(model.threats().size(), 22u);
}

// ---- what would change ----

RegisterRows registers() {
  return {
      {"risk",
       {row("risk", "r1",
            {{"title", "停電"},
             {"method", "scenario"},
             {"state", "open"},
             {"current", "B"},
             {"items", "4.1-1"}}),
        row("risk", "r2", {{"title", "改ざん"}, {"method", "damage"}, {"state", "open"}}),
        row("risk", "r3", {{"title", "侵入"}, {"method", "asset"}, {"state", "open"}})}},
      {"scenario",
       {row("scenario", "s",
            {{"title", "停電"}, {"likelihood", "4"}, {"impact_service", "5"}, {"risk", "r1"}})}},
      {"asset", {row("asset", "plc", {{"name", "PLC"}, {"importance", "2"}})}},
      {"asset_threat",
       {row("asset_threat", "c",
            {{"threat", " 不正アクセス "},
             {"asset", "plc"},
             {"threat_level", "3"},
             {"countermeasure", "1"},
             {"risk", "r3"}})}},
      {"damage_scenario", {row("damage_scenario", "d", {{"damage", "2"}})}},
      {"attack_scenario",
       {row("attack_scenario", "a",
            {{"title", "薬注"}, {"damage_scenario", "d"}, {"threat", "3"}, {"risk", "r2"}})}},
      {"attack_step",
       {row("attack_step", "s1",
            {{"what", "保守回線"},
             {"scenario", "a"},
             {"place", "1"},
             {"depth", "0"},
             {"countermeasure", "1"}})}}};
}

RiskModelChange changed(const RiskModelDraft& draft) {
  const auto rows = registers();
  return changeOf(RiskModel::of(catalog()), draft.model(), rows, importanceOf(rows),
                  Date::parse("2026-09-30").value());
}

TEST(RiskChangeTest, NothingChangedIsNothing) {
  const auto change = changed(draftOf());
  EXPECT_TRUE(change.empty());
  EXPECT_EQ(change.before, (std::map<std::string, int>{{"A", 3}}));
  EXPECT_EQ(change.after, change.before);
}

TEST(RiskChangeTest, EachMethodShowsWhatItWouldProposeInstead) {
  auto draft = draftOf();
  draft.setCell(RiskMatrix::Scenario, placeOf(draft, RiskMatrix::Scenario, {4, 5}), 1);
  draft.setCell(RiskMatrix::Control, placeOf(draft, RiskMatrix::Control, {2, 3, 3}), 1);
  const auto change = changed(draft);
  EXPECT_EQ(change.scenarioCells, 1u);
  EXPECT_EQ(change.controlCells, 1u);
  ASSERT_EQ(change.proposals.size(), 3u);
  EXPECT_EQ(change.proposals[0], (RiskLevelChange{"r1", "停電", "B", "A", "B"}));
  EXPECT_EQ(change.proposals[1].after, "B");
  ASSERT_EQ(change.trees.size(), 1u);
  EXPECT_EQ(change.trees[0].title, "薬注 — 保守回線");
  EXPECT_EQ(change.trees[0].before, "A");
  EXPECT_EQ(change.sheetCells, 1u);
  EXPECT_EQ(change.after, (std::map<std::string, int>{{"B", 3}}));
  EXPECT_TRUE(change.weights.empty()) << "a level is a person's: no weight moves by a matrix";
}

TEST(RiskChangeTest, FactorsShowTheItemsWhoseWeightChanges) {
  auto draft = draftOf();
  draft.setFactor("B", 120);
  draft.setFactor("A", 300);
  const auto change = changed(draft);
  EXPECT_EQ(change.factors, 2u);
  ASSERT_EQ(change.weights.size(), 1u);
  EXPECT_EQ(change.weights[0], (RiskWeightChange{"4.1-1", "B", 100, 120}));
}

TEST(RiskChangeTest, WordsAndThreatsAreCountedWithTheCellsThatSayThem) {
  auto draft = draftOf();
  draft.setText(textAt(draft, "damage", "1"), {"軽微", "Slight"}, {"限られる。", "Limited."});
  draft.setThreat(0, {"侵入", "Intrusion"}, {"説明", "Note"});
  draft.addThreat("path", {"迂回", "Rerouting"});
  auto change = changed(draft);
  EXPECT_EQ(change.words, 1u);
  ASSERT_EQ(change.threats.size(), 2u);
  EXPECT_EQ(change.threats[0].kind, RiskThreatChange::Kind::Renamed);
  EXPECT_EQ(change.threats[0].used, 1u) << "found by what it was called";
  EXPECT_EQ(change.threats[1].kind, RiskThreatChange::Kind::Added);
  EXPECT_FALSE(change.threatsMoved);
  draft = draftOf();
  draft.moveThreat(1, 1);
  EXPECT_TRUE(changed(draft).threatsMoved);
  draft = draftOf();
  draft.removeThreat(0);
  change = changed(draft);
  ASSERT_EQ(change.threats.size(), 1u);
  EXPECT_EQ(change.threats[0].kind, RiskThreatChange::Kind::Removed);
  EXPECT_EQ(change.threats[0].used, 1u);
  EXPECT_FALSE(change.threatsMoved);
}

}  // namespace
}  // namespace kijun
