// The chapter 2 drafts, from registers filled and empty.
#include "assessment/standard_draft.h"

#include <gtest/gtest.h>

#include "support/rows.h"

namespace kijun {
namespace {

const Catalog& guideline() {
  return *shippedCatalogs().front();
}

const auto row = testing::rowOf;

Organisation waterworks() {
  Organisation organisation;
  organisation.name = "架空市水道局";
  organisation.sector = "water";
  return organisation;
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST(StandardDraft, NamesTheSourcesThatExist) {
  for (const auto* source : standardDraftSources()) ASSERT_NE(source, nullptr);
}

TEST(StandardDraft, MarksWhatTheRegistersDoNotHold) {
  Organisation nobody;
  nobody.name = "架空";
  const auto ja = draftStandard(nobody, guideline(), {}, Language::Japanese);
  EXPECT_TRUE(holds(ja.aim, "【要記入：重要インフラ分野】")) << ja.aim;
  EXPECT_TRUE(holds(ja.aim, "【要記入：重要サービス】"));
  EXPECT_TRUE(holds(ja.scope, "・【要記入：重要サービス】")) << ja.scope;
  EXPECT_TRUE(holds(ja.scope, "・【要記入：重要システム】"));
  EXPECT_TRUE(holds(ja.roles, "・【要記入：該当する者の名称】")) << ja.roles;
  EXPECT_TRUE(holds(ja.roles, "受け入れるリスクを決め"))
      << "what management does is always said (2.3)";
  const auto en = draftStandard(nobody, guideline(), {}, Language::English);
  EXPECT_TRUE(holds(en.aim, "[to be filled in: critical services]")) << en.aim;
}

TEST(StandardDraft, SaysWhatTheRegistersHold) {
  const RegisterRows registers = {
      {"service",
       {row("service", "s1",
            {{"name", "水道水の供給"},
             {"maintenance_level", "断水なし"},
             {"tolerable_outage", "6時間"}}),
        row("service", "s2", {{"name", "工業用水の供給"}})}},
      {"service_function", {row("service_function", "f1", {{"name", "取水"}, {"service", "s1"}})}},
      {"asset",
       {row("asset", "a1",
            {{"name", "監視制御システム"}, {"kind", "control_system"}, {"services", "s1"}}),
        row("asset", "a2", {{"name", "社内掲示板"}, {"kind", "information_system"}}),
        row("asset", "a3",
            {{"name", "料金システム"}, {"kind", "information_system"}, {"importance", "2"}}),
        row("asset", "a4",
            {{"name", "旧監視盤"},
             {"kind", "control_system"},
             {"importance", "3"},
             {"status", "retired"}}),
        row("asset", "a5", {{"name", "検針クラウド"}, {"kind", "cloud"}})}},
      {"supplier",
       {row("supplier", "p1", {{"name", "架空計装"}, {"supplies", "保守"}, {"services", "s1"}}),
        row("supplier", "p2", {{"name", "架空文具"}})}},
      {"obligation",
       {row("obligation", "o1", {{"title", "水道法"}, {"source", "e-Gov"}, {"clause", "5条"}})}},
      {"stakeholder",
       {row("stakeholder", "k1",
            {{"name", "架空県"}, {"kind", "authority"}, {"role", "指導と報告の受付"}}),
        row("stakeholder", "k2", {{"name", "架空セプター"}, {"kind", "ceptoar"}})}},
      {"person", {row("person", "m1", {{"name", "水野 操"}})}},
      {"appointment",
       {row("appointment", "c1", {{"post", "CISO"}, {"person", "m1"}, {"items", "3.4-2"}}),
        row("appointment", "c2", {{"post", "個人情報保護管理者"}, {"person", "m1"}})}},
      {"department", {row("department", "d1", {{"name", "浄水課"}})}},
  };
  const auto draft = draftStandard(waterworks(), guideline(), registers, Language::Japanese);
  EXPECT_TRUE(holds(draft.aim, "架空市水道局（以下「当組織」という。）は、水道分野")) << draft.aim;
  EXPECT_TRUE(holds(draft.aim, "水道水の供給、工業用水の供給を担って"));
  EXPECT_TRUE(holds(draft.aim, "・水道法（e-Gov 5条）"));
  EXPECT_TRUE(
      holds(draft.scope, "・水道水の供給（サービス維持レベル：断水なし、許容できる停止：6時間）"))
      << draft.scope;
  EXPECT_TRUE(holds(draft.scope, "・工業用水の供給（【要記入：サービス維持レベル】）"));
  EXPECT_TRUE(holds(draft.scope, "・取水（水道水の供給）"));
  EXPECT_TRUE(holds(draft.scope, "・監視制御システム（制御システム）"));
  EXPECT_TRUE(holds(draft.scope, "・料金システム"));
  EXPECT_FALSE(holds(draft.scope, "社内掲示板")) << "neither important nor behind a service";
  EXPECT_FALSE(holds(draft.scope, "旧監視盤")) << "retired";
  EXPECT_TRUE(holds(draft.scope, "・検針クラウド"));
  EXPECT_TRUE(holds(draft.scope, "・架空計装（保守）"));
  EXPECT_FALSE(holds(draft.scope, "架空文具"));
  EXPECT_TRUE(holds(draft.scope, "・浄水課"));
  EXPECT_TRUE(holds(draft.roles, "・CISO（水野 操）")) << draft.roles;
  EXPECT_FALSE(holds(draft.roles, "個人情報保護管理者")) << "another post";
  EXPECT_TRUE(holds(draft.roles, "・架空県：指導と報告の受付"));
  EXPECT_TRUE(holds(draft.roles, "・架空セプター：【要記入：担う役割】"));
  EXPECT_FALSE(holds(draft.aim + draft.scope, "要記入：重要サービス】"));
}

TEST(StandardDraft, IsTheSameWhateverElseIsThere) {
  const RegisterRows some = {{"service", {row("service", "s1", {{"name", "給水"}})}}};
  auto more = some;
  more["incident"] = {row("incident", "i1", {})};
  EXPECT_EQ(draftStandard(waterworks(), guideline(), some, Language::Japanese).scope,
            draftStandard(waterworks(), guideline(), more, Language::Japanese).scope);
}

}  // namespace
}  // namespace kijun
