// Risks in the workspace: accepted only as the approved levels say, weighing on their items at
// once, and nothing left dangling.
#include "assessment/risk_draft.h"
#include "assessment/risk_edition.h"
#include "assessment/risk_register.h"
#include "assessment/score.h"
#include "base/error.h"
#include "workspace/workspace_fixture.h"

namespace kijun::testing {
namespace {

class RiskTest : public WorkspaceTest {
 protected:
  void put(std::string_view record, const std::map<std::string, std::string>& fields) {
    const auto& description = *findDescription(record);
    Row row(description.fields.size() + 1);
    for (const auto& [field, value] : fields) {
      row[description.indexOf(field).value() + 1] = Value(value);
    }
    session->run(commands::putRecord(description, row));
  }
  Id risk(std::map<std::string, std::string> fields) {
    fields.insert({{"title", "断水"}, {"method", "scenario"}, {"state", "open"}});
    put("risk", fields);
    return textOf(session->rows(*findDescription("risk")).front().front());
  }
  void criterion(const std::string& level, const Id& acceptor) {
    put("risk_criterion", {{"title", "許容水準 " + level},
                           {"kind", "acceptance"},
                           {"level", level},
                           {"acceptors", acceptor},
                           {"approved_by", approver}});
  }
  std::map<std::string, std::string> accepted(const Id& by) {
    return {{"current", "C"},
            {"treatment", "retain"},
            {"accepted_by", by},
            {"accepted_on", "2026-09-01"},
            {"acceptance_until", "2027-03-31"},
            {"acceptance_reason", "更新まで運用で補う"},
            {"items", "4.1-1"}};
  }
  std::string refusal(const std::map<std::string, std::string>& fields) {
    try {
      risk(fields);
    } catch (const Error& error) {
      return error.message().id;
    }
    return {};
  }
  void patch(const Id& id, std::map<std::string, Value> values) {
    session->run(commands::patchRecords(*findDescription("risk"), {id}, std::move(values)));
  }
};

TEST_F(RiskTest, aboveTheApprovedLevelItIsRefusedWithoutThePersonNamedThere) {
  EXPECT_EQ(refusal(accepted(approver)), "risk.accept.no_criterion");
  criterion("C", approver);
  EXPECT_EQ(refusal(accepted(respondent)), "risk.accept.not_named");
  EXPECT_TRUE(session->rows(*findDescription("risk")).empty()) << "nothing was stored";
  EXPECT_EQ(refusal(accepted(approver)), "");
  EXPECT_EQ(session->rows(*findDescription("risk")).size(), 1u);
}

TEST_F(RiskTest, anAcceptanceNeedsItsReasonAndItsLastDay) {
  criterion("C", approver);
  for (const auto* missing : {"accepted_on", "acceptance_until", "acceptance_reason"}) {
    auto fields = accepted(approver);
    fields.erase(missing);
    EXPECT_EQ(refusal(fields), "risk.accept.incomplete") << missing;
  }
  auto reduced = accepted(approver);
  reduced["treatment"] = "reduce";
  EXPECT_EQ(refusal(reduced), "risk.accept.incomplete");
}

TEST_F(RiskTest, aRaisedLevelNeedsTheDecisionAnewAndANoteDoesNot) {
  criterion("C", approver);
  const auto id = risk(accepted(approver));
  patch(id, {{"note", Value("年次で見直す")}});
  EXPECT_THROW(patch(id, {{"current", Value("A")}}), Error);
  // Management withdraws the criterion: what stands stays, a new acceptance is refused.
  const auto& criteria = *findDescription("risk_criterion");
  session->run(commands::deleteRecord(criteria, textOf(session->rows(criteria).front().front())));
  patch(id, {{"note", Value("再確認")}});
  EXPECT_THROW(patch(id, {{"acceptance_until", Value("2028-03-31")}}), Error);
}

TEST_F(RiskTest, aLinkedRiskRaisesTheItemAtOnceAndAnAcceptedOneDoesNot) {
  EXPECT_TRUE(session->snapshot({}).riskLevels.empty());
  const auto id = risk({{"current", "B"}, {"items", "4.1-1"}});
  EXPECT_EQ(session->snapshot({}).riskLevels.at("4.1-1"), "B");
  patch(id, {{"current", Value("A")}});
  EXPECT_EQ(session->snapshot({}).riskLevels.at("4.1-1"), "A");
  patch(id, {{"state", Value("closed")}});
  EXPECT_TRUE(session->snapshot({}).riskLevels.empty());
  session->undo();
  EXPECT_EQ(session->snapshot({}).riskLevels.at("4.1-1"), "A");
}

TEST_F(RiskTest, whatAnAnalysisUsesIsNotDeletedFromUnderIt) {
  put("asset", {{"name", "PLC"}, {"kind", "control_system"}, {"status", "approved"}});
  ASSERT_FALSE(session->rows(*findDescription("asset")).empty());
  const auto id = textOf(session->rows(*findDescription("asset")).front().front());
  put("asset_threat", {{"threat", "不正アクセス"}, {"asset", id}});
  try {
    session->run(commands::deleteRecord(*findDescription("asset"), id));
    FAIL() << "an asset in use was deleted";
  } catch (const Error& error) {
    EXPECT_NE(error.text(Language::Japanese).find("不正アクセス"), std::string::npos)
        << error.text(Language::Japanese);
  }
}

TEST_F(RiskTest, levelsOutsideTheScaleAreRefused) {
  EXPECT_THROW(risk({{"current", "Z"}}), Error);
  EXPECT_THROW(
      put("scenario", {{"title", "x"}, {"service", "nowhere"}, {"hazard", "mismanagement"}}),
      Error);
  EXPECT_TRUE(session->rows(*findDescription("risk")).empty());
}

TEST_F(RiskTest, AnOwnModelHoldsFromItsApprovalAndItsUndoBringsTheCatalogsBack) {
  const auto factor = [this] {
    const auto snapshot = session->snapshot();
    return scoreItem(snapshot.current, snapshot.current.catalog->indexOf("4.1-1"), "A").riskFactor;
  };
  const auto name = [this] { return RiskModel::of(*session->snapshot().current.catalog).name(); };
  const auto catalogs = name();
  RiskModelDraft draft(RiskModel::partOf(*session->snapshot().current.catalog));
  draft.setFactor("A", 300);
  put("risk_model", {{"title", "令和8年度版"},
                     {"reason", "経営層の判断"},
                     {"approved_by", approver},
                     {"approved_on", "2026-10-01"},
                     {"model", draft.text()}});
  EXPECT_EQ(factor(), 300);
  EXPECT_NE(name(), catalogs);
  EXPECT_NE(render(name(), Language::Japanese).find("令和8年度版"), std::string::npos);
  put("risk_model", {{"title", "元に戻す"}, {"reason", "見直し"}, {"approved_on", "2026-10-02"}});
  EXPECT_EQ(factor(), 200) << "an edition without a model is the catalog's";
  session->undo();
  EXPECT_EQ(factor(), 300);
  session->undo();
  EXPECT_EQ(factor(), 200);
  EXPECT_EQ(name(), catalogs);
}

TEST_F(RiskTest, AModelThatCannotBeReadIsRefusedAndNothingIsStored) {
  const auto refused = [this](const std::string& model) {
    try {
      put("risk_model", {{"title", "壊れた版"},
                         {"reason", "試し"},
                         {"approved_on", "2026-10-01"},
                         {"model", model}});
    } catch (const Error& error) {
      return error.message().id;
    }
    return std::string();
  };
  EXPECT_EQ(refused("{"), "risk.model.unreadable");
  RiskModelDraft draft(RiskModel::partOf(*session->snapshot().current.catalog));
  draft.setCell(RiskMatrix::Scenario, 0, 0);
  EXPECT_EQ(refused(draft.text()), "risk.model.falls");
  EXPECT_TRUE(session->rows(*findDescription("risk_model")).empty());
}

TEST_F(RiskTest, TheExecutivesFiguresCountOpenRisksOnly) {
  criterion("C", approver);
  put("risk", {{"title", "高い"},
               {"method", "asset"},
               {"state", "open"},
               {"current", "B"},
               {"review_due", "2020-01-01"}});
  put("risk", {{"title", "終えた"},
               {"method", "asset"},
               {"state", "closed"},
               {"current", "A"},
               {"review_due", "2020-01-01"}});
  auto expired = accepted(approver);
  expired["title"] = "切れた";
  expired["method"] = "asset";
  expired["state"] = "open";
  expired["accepted_on"] = "2020-01-01";
  expired["acceptance_until"] = "2020-12-31";
  put("risk", expired);
  auto holds = accepted(approver);
  holds["title"] = "受容中";
  holds["method"] = "asset";
  holds["state"] = "open";
  holds["acceptance_until"] = "2099-12-31";
  put("risk", holds);
  RegisterRows rows;
  for (const auto* source : riskSources()) rows[std::string(source->id)] = session->rows(*source);
  const auto snapshot = session->snapshot();
  const auto model = riskModelOf(*snapshot.current.catalog, rows);
  EXPECT_EQ(riskFiguresOf(model, riskViews(model, rows, {}, snapshot.asOf)),
            (RiskFigures{3, 1, 1, 1, 1, {"A", "B"}}));
}

}  // namespace
}  // namespace kijun::testing
