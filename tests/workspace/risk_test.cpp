// Risks in the workspace: accepted only as the approved levels say, weighing on their items at
// once, and nothing left dangling.
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

}  // namespace
}  // namespace kijun::testing
