// Every signal of the shipped catalog with rows that agree, rows that disagree and none; what a
// threshold, an explanation and the day do; what contradicts an item.
#include "assessment/signals.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "assessment/score.h"
#include "assessment/signal_metrics.h"
#include "support/rows.h"
#include "support/test_catalog.h"

namespace kijun {
namespace {

using Fields = std::map<std::string, std::string>;

const Catalog& catalog() {
  return *shippedCatalogs().front();
}

const Date kToday(2026, 9, 30);  // fiscal year 2026

struct Entry {
  const char* record;
  const char* id;
  Fields fields;
};

// Fields that every row needs, so that the cases name only what matters.
Fields withRequired(const RecordDescription& description, Fields fields) {
  for (const auto& field : description.fields) {
    if (field.need != Need::Required || fields.contains(std::string(field.id))) continue;
    std::string value = "x";
    if (field.kind == FieldKind::Choice) value = field.choices.front().id;
    if (field.kind == FieldKind::Day) value = "2026-05-01";
    if (field.kind == FieldKind::Number || field.kind == FieldKind::Level) value = "1";
    fields[std::string(field.id)] = value;
  }
  return fields;
}

SignalInput inputOf(const std::vector<Entry>& entries, Date asOf = kToday) {
  SignalInput input{{}, {}, asOf};
  for (const auto& entry : entries) {
    const auto& description = *findDescription(entry.record);
    const auto fields = withRequired(description, entry.fields);
    auto row = testing::rowOf(entry.record, entry.id, fields);
    EXPECT_TRUE(problemsOf(description, row).empty()) << entry.record << ' ' << entry.id;
    input.registers[entry.record].push_back(std::move(row));
    if (description.id == "evidence") input.attached[entry.id] = Date(2026, 1, 31);
  }
  return input;
}

SignalReading readingOf(const std::string& signal, const SignalInput& input,
                        const std::string& item = {}) {
  for (auto& reading : readSignals(catalog(), input)) {
    if (reading.id == signal && (item.empty() || reading.item == item)) return reading;
  }
  ADD_FAILURE() << "no signal " << signal;
  return {};
}

std::vector<std::string> idsOf(const std::vector<SignalRow>& rows) {
  std::vector<std::string> ids;
  for (const auto& row : rows) ids.push_back(row.id);
  return ids;
}

using Rows = std::vector<Entry>;
using Named = std::vector<std::string>;

struct Case {
  const char* signal;
  Rows agreeing;
  const char* agreeingValue;
  Rows disagreeing;
  const char* disagreeingValue;
  Named fulfilling, failing;  // of those that disagree
};

// Rows that belong to a register and yet give a signal no data.
struct NoDataCase {
  const char* signal;
  Rows rows;
};

const Fields kOwned{{"manager", "p"}, {"permitted_use", "監視"}};
Fields and_(Fields fields, const Fields& more) {
  fields.insert(more.begin(), more.end());
  return fields;
}
const Fields kWholePlan{{"state", "in_progress"}, {"target_state", "x"}, {"actions", "x"},
                        {"resources", "x"},       {"responsible", "p"},  {"due", "2026-09-30"},
                        {"evaluation", "x"}};
const Fields kSystem{{"kind", "control_system"}, {"importance", "3"}};

const std::vector<Case>& cases() {
  static const std::vector<Case> all{
      {"management-dialogue",
       // Held a little before its day: kept.
       {{"dialogue", "d1", {{"held_on", "2026-05-10"}, {"next_on", "2026-08-20"}}},
        {"dialogue", "d2", {{"held_on", "2026-08-01"}, {"next_on", "2026-09-30"}}}},
       "0",
       {{"dialogue", "d1", {{"held_on", "2026-05-10"}, {"next_on", "2026-08-20"}}},
        {"dialogue", "d2", {{"held_on", "2026-06-01"}, {"next_on", "2026-09-29"}}},
        {"dialogue", "planned", {{"held_on", "2026-11-01"}}}},
       "2",
       {},
       {"d1", "d2"}},
      {"responsible-officer",
       {{"appointment",
         "a",
         {{"items", "3.4-2"},
          {"person", "p"},
          {"appointed_on", "2026-04-01"},
          {"decided_by", "取締役会"},
          {"basis", "会社法"}}}},
       "1",
       // Known by its name; without the basis, or ended.
       {{"appointment",
         "a",
         {{"post", "最高情報セキュリティ責任者"},
          {"person", "p"},
          {"appointed_on", "2026-04-01"},
          {"decided_by", "取締役会"}}},
        {"appointment",
         "b",
         {{"items", "3.4-2"},
          {"person", "p"},
          {"appointed_on", "2024-04-01"},
          {"until", "2026-09-29"},
          {"decided_by", "取締役会"},
          {"basis", "会社法"}}}},
       "0",
       {},
       {"a", "b"}},
      {"audit-this-year",
       {{"inspection", "i", {{"kind", "self_check"}, {"performed_on", "2026-04-01"}}}},
       "1",
       {{"inspection", "old", {{"kind", "internal_audit"}, {"performed_on", "2026-03-31"}}},
        {"inspection", "planned", {{"kind", "external_audit"}, {"performed_on", "2026-10-01"}}},
        {"inspection", "other", {{"kind", "scan"}, {"performed_on", "2026-05-01"}}}},
       "0",
       {},
       {"old", "planned"}},
      {"disclosure-topics",
       {{"disclosure", "1", {{"topic", "policy"}, {"disclosed_on", "2025-01-01"}}},
        {"disclosure", "2", {{"topic", "service_level"}, {"disclosed_on", "2025-01-01"}}},
        {"disclosure", "3", {{"topic", "risk_organisation"}, {"disclosed_on", "2025-01-01"}}},
        {"disclosure", "4", {{"topic", "expertise"}, {"disclosed_on", "2025-01-01"}}},
        {"disclosure", "5", {{"topic", "resources"}, {"disclosed_on", "2025-01-01"}}},
        {"disclosure", "6", {{"topic", "risk_plan"}, {"disclosed_on", "2025-01-01"}}},
        {"disclosure", "7", {{"topic", "emergency"}, {"disclosed_on", "2025-01-01"}}},
        {"disclosure", "8", {{"topic", "incidents"}, {"disclosed_on", "2026-09-30"}}}},
       "8",
       {{"disclosure", "1", {{"topic", "policy"}, {"disclosed_on", "2025-01-01"}}},
        {"disclosure", "2", {{"topic", "policy"}, {"disclosed_on", "2026-01-01"}}},
        {"disclosure", "3", {{"topic", "incidents"}}}},
       "1",
       {"1", "2"},
       {"3"}},
      {"asset-owners",
       {{"asset", "a", kOwned}, {"asset", "gone", {{"status", "retired"}}}},
       "100.0",
       {{"asset", "a", kOwned},
        {"asset", "b", {{"manager", "p"}}},
        {"asset", "c", {{"permitted_use", "監視"}}}},
       "33.3",
       {"a"},
       {"b", "c"}},
      {"services-with-scenario",
       {{"service", "s", {}}, {"scenario", "n", {{"service", "s"}}}},
       "100.0",
       {{"service", "s", {}}, {"service", "t", {}}, {"scenario", "n", {{"service", "s"}}}},
       "50.0",
       {"s"},
       {"t"}},
      {"ics-assessed",
       {{"asset", "a", {{"kind", "control_system"}}},
        {"asset", "b", {{"kind", "control_system"}}},
        {"asset", "c", {{"kind", "control_system"}}},
        {"asset", "d", {{"kind", "control_system"}}},
        {"scenario", "n", {{"assets", "a"}}},
        {"asset_threat", "t", {{"asset", "b"}}},
        {"attack_step", "s", {{"asset", "c"}}},
        {"risk", "r", {{"assets", "d"}}}},
       "100.0",
       {{"asset", "a", {{"kind", "control_system"}}},
        {"asset", "office", {{"kind", "information_system"}}}},
       "0.0",
       {},
       {"a"}},
      {"plan-fields",
       {{"plan", "a", kWholePlan}, {"plan", "b", {{"state", "cancelled"}}}},
       "100.0",
       {{"plan", "a", kWholePlan}, {"plan", "b", {{"state", "draft"}}}},
       "50.0",
       {"a"},
       {"b"}},
      {"supplier-dependencies",
       // Through what it depends on, in a ring too; importance by hand or inherited.
       {{"asset", "a", and_(kSystem, {{"depends_on", "b"}})},
        {"asset", "b", {{"kind", "network"}, {"depends_on", "c"}}},
        {"asset", "c", {{"kind", "cloud"}, {"depends_on", "a"}, {"suppliers", "s"}}}},
       "100.0",
       {{"asset", "a", kSystem},
        {"asset", "b", and_(kSystem, {{"suppliers", "s"}})},
        {"asset", "minor", {{"kind", "control_system"}, {"importance", "2"}}}},
       "50.0",
       {"b"},
       {"a"}},
      {"bcp-cyber",
       {{"document",
         "d",
         {{"kind", "it_bcp"}, {"covers_incidents", "1"}, {"approved_on", "2026-04-01"}}}},
       "1",
       {{"document",
         "old",
         {{"kind", "bcp"}, {"covers_incidents", "1"}, {"approved_on", "2026-03-31"}}},
        {"document", "silent", {{"kind", "recovery"}, {"effective_on", "2026-05-01"}}},
        {"document",
         "rule",
         {{"kind", "procedure"}, {"covers_incidents", "1"}, {"approved_on", "2026-05-01"}}}},
       "0",
       {},
       {"old", "silent"}},
      {"bcp-supply-chain",
       {{"document", "d", {{"kind", "contingency"}, {"covers_supply_chain", "1"}}}},
       "1",
       {{"document", "d", {{"kind", "contingency"}}}},
       "0",
       {},
       {"d"}},
      {"training-coverage",
       // Whoever came to the first course came to the second.
       {{"department", "d", {{"headcount", "60"}}},
        {"department", "e", {{"headcount", "40"}}},
        {"exercise",
         "all",
         {{"kind", "education"}, {"held_on", "2026-04-01"}, {"headcount", "90"}}},
        {"exercise",
         "again",
         {{"kind", "education"},
          {"held_on", "2026-06-01"},
          {"headcount", "50"},
          {"departments", "d"}}}},
       "90.0",
       {{"department", "d", {{"headcount", "60"}}},
        {"department", "e", {{"headcount", "40"}}},
        {"exercise",
         "part",
         {{"kind", "education"},
          {"held_on", "2026-04-01"},
          {"headcount", "70"},
          {"departments", "d"}}},
        {"exercise",
         "old",
         {{"kind", "education"}, {"held_on", "2026-03-31"}, {"headcount", "100"}}},
        {"exercise",
         "drill",
         {{"kind", "drill"}, {"held_on", "2026-05-01"}, {"headcount", "100"}}}},
       "60.0",
       {"part"},
       {"e"}},
      {"response-roles",
       {{"response_role", "r", {{"agreed_on", "2026-09-30"}}}},
       "100.0",
       {{"response_role", "r", {{"agreed_on", "2026-09-30"}}},
        {"response_role", "s", {{"agreed_on", "2026-10-01"}}},
        {"response_role", "t", {}}},
       "33.3",
       {"r"},
       {"s", "t"}},
      {"plans-overdue",
       {{"plan", "today", kWholePlan},
        {"plan", "done", {{"state", "done"}, {"due", "2026-01-01"}}}},
       "0",
       {{"plan", "late", {{"state", "approved"}, {"due", "2026-09-29"}}},
        {"plan", "today", kWholePlan}},
       "1",
       {"today"},
       {"late"}},
      {"contacts-verified",
       {{"contact", "c", {{"verified_on", "2026-03-30"}}}},
       "100.0",
       {{"contact", "c", {{"verified_on", "2026-03-29"}}}, {"contact", "never", {}}},
       "0.0",
       {},
       {"c", "never"}},
      {"exercise-this-year",
       {{"exercise", "e", {{"kind", "drill"}, {"held_on", "2026-04-01"}}},
        {"exercise_finding",
         "f",
         {{"exercise", "e"}, {"state", "open"}, {"owner", "d"}, {"due", "2026-12-01"}}},
        {"exercise_finding", "g", {{"exercise", "e"}, {"state", "done"}}}},
       "1",
       {{"exercise", "loose", {{"kind", "exercise"}, {"held_on", "2026-04-01"}}},
        {"exercise_finding", "f", {{"exercise", "loose"}, {"state", "open"}, {"owner", "d"}}},
        {"exercise_finding", "g", {{"exercise", "loose"}, {"state", "done"}}},
        {"exercise", "bare", {{"kind", "exercise"}, {"held_on", "2026-05-01"}}},
        {"exercise", "old", {{"kind", "exercise"}, {"held_on", "2026-03-31"}}},
        {"exercise_finding", "h", {{"exercise", "old"}, {"state", "done"}}}},
       "0",
       {},
       {"loose", "bare", "old"}},
      {"exercise-management",
       {{"exercise", "e", {{"kind", "exercise"}, {"held_on", "2026-09-30"}, {"management", "1"}}}},
       "1",
       {{"exercise", "e", {{"kind", "exercise"}, {"held_on", "2026-09-30"}}},
        {"exercise",
         "old",
         {{"kind", "exercise"}, {"held_on", "2025-09-30"}, {"management", "1"}}}},
       "0",
       {},
       {"e", "old"}},
      {"external-service-owners",
       {{"asset", "a", {{"kind", "cloud"}, {"manager", "p"}}},
        {"asset", "own", {{"kind", "software"}}}},
       "100.0",
       {{"asset", "a", {{"kind", "external"}}},
        {"asset", "b", {{"kind", "cloud"}, {"manager", "p"}}}},
       "50.0",
       {"b"},
       {"a"}},
      {"diagrams-current",
       {{"evidence", "e", {{"kind", "diagram"}, {"effective_on", "2025-09-30"}}},
        {"evidence", "later", {{"kind", "diagram"}, {"effective_on", "2026-10-01"}}}},
       "12.0",
       {{"evidence", "e", {{"kind", "diagram"}, {"effective_on", "2025-09-29"}}},
        {"evidence", "older", {{"kind", "diagram"}, {"effective_on", "2024-09-29"}}},
        {"evidence", "record", {{"kind", "record"}, {"effective_on", "2026-09-29"}}}},
       "12.03",
       {},
       {"e"}},
      {"unapproved-assets",
       {{"asset", "a", {{"status", "approved"}}}},
       "0",
       {{"asset", "a", {{"status", "approved"}}}, {"asset", "b", {{"status", "unapproved"}}}},
       "1",
       {"a"},
       {"b"}},
      {"information-graded",
       {{"asset",
         "a",
         {{"kind", "information"},
          {"confidentiality", "2"},
          {"integrity", "1"},
          {"availability", "2"}}}},
       "100.0",
       {{"asset", "a", {{"kind", "information"}, {"confidentiality", "2"}, {"integrity", "1"}}}},
       "0.0",
       {},
       {"a"}},
      {"supplier-requirements",
       {{"asset", "a", {{"suppliers", "s"}}},
        {"supplier", "s", {{"agreement", "agreed"}}},
        {"supplier", "far", {{"agreement", "none"}}}},
       "100.0",
       {{"asset", "a", {{"suppliers", "s t"}}},
        {"supplier", "s", {{"agreement", "agreed"}}},
        {"supplier", "t", {{"agreement", "partial"}}}},
       "50.0",
       {"s"},
       {"t"}},
      {"supplier-reviews",
       {{"supplier", "s", {{"review_due", "2026-09-30"}}},
        {"supplier", "t", {{"review_due", "2026-06-30"}, {"reviewed_on", "2026-07-01"}}}},
       "100.0",
       {{"supplier", "s", {{"review_due", "2026-09-29"}, {"reviewed_on", "2026-09-28"}}},
        {"supplier", "unplanned", {}}},
       "0.0",
       {},
       {"s"}},
      {"restore-test",
       {{"inspection", "i", {{"kind", "restore"}, {"performed_on", "2026-04-15"}}}},
       "5.5",
       {{"inspection", "i", {{"kind", "restore"}, {"performed_on", "2025-05-31"}}},
        {"inspection", "next", {{"kind", "restore"}, {"performed_on", "2026-10-01"}}}},
       "16.0",
       {},
       {"i"}},
      {"unsupported-software",
       {{"asset", "a", {{"support_end", "2026-09-30"}}},
        {"asset", "b", {{"support_end", "2020-01-01"}}},
        {"exemption",
         "x",
         {{"kind", "end_of_support"},
          {"state", "active"},
          {"assets", "b"},
          {"compensation", "隔離"},
          {"expires_on", "2026-09-30"}}}},
       "0",
       {{"asset", "a", {{"support_end", "2026-09-29"}}},
        {"asset", "b", {{"support_end", "2020-01-01"}}},
        {"asset", "c", {{"support_end", "2020-01-01"}}},
        {"asset", "fresh", {{"support_end", "2030-01-01"}}},
        {"exemption",
         "run out",
         {{"state", "active"},
          {"assets", "b"},
          {"compensation", "隔離"},
          {"expires_on", "2026-09-29"}}},
        {"exemption", "bare", {{"state", "active"}, {"assets", "c"}}}},
       "3",
       {"fresh"},
       {"a", "b", "c"}},
      {"vulnerability-scan",
       {{"inspection", "i", {{"kind", "scan"}, {"performed_on", "2026-03-30"}}}},
       "184",
       {{"inspection", "i", {{"kind", "scan"}, {"performed_on", "2026-03-29"}}}},
       "185",
       {},
       {"i"}},
      {"patch-exceptions",
       {{"exemption", "x", {{"kind", "patch"}, {"state", "active"}, {"compensation", "監視"}}},
        {"exemption", "over", {{"kind", "patch"}, {"state", "ended"}}}},
       "0",
       {{"exemption", "x", {{"kind", "patch"}, {"state", "active"}}}},
       "1",
       {},
       {"x"}},
      {"incident-manager",
       {{"appointment", "a", {{"items", "5.1.5-1"}, {"person", "p"}}}},
       "1",
       {{"appointment", "other", {{"post", "個人情報保護管理者"}, {"person", "p"}}},
        {"appointment", "vacant", {{"items", "5.1.5-1"}}}},
       "0",
       {},
       {"vacant"}},
      {"access-review",
       {{"inspection", "i", {{"kind", "access_review"}, {"performed_on", "2025-09-30"}}}},
       "12.0",
       {{"inspection", "i", {{"kind", "access_review"}, {"performed_on", "2025-08-30"}}}},
       "13.0",
       {},
       {"i"}},
  };
  return all;
}

TEST(SignalsTest, EveryMetricThatCatalogsMayNameIsComputed) {
  for (const auto name : metricNames()) EXPECT_NE(metrics::find(name), nullptr) << name;
  EXPECT_EQ(metrics::find("assets.other.count"), nullptr);
}

TEST(SignalsTest, ReadsOnlyRegistersThatExist) {
  for (const auto* source : signalSources()) EXPECT_NE(source, nullptr);
}

TEST(SignalsTest, EveryShippedSignalIsTriedHere) {
  std::vector<std::string> shipped, tried;
  for (const auto& signal : signalsOf(catalog())) shipped.push_back(signal.id);
  for (const auto& each : cases()) tried.push_back(each.signal);
  std::ranges::sort(shipped);
  std::ranges::sort(tried);
  EXPECT_EQ(shipped, tried);
}

TEST(SignalsTest, RowsThatAgree) {
  for (const auto& each : cases()) {
    SCOPED_TRACE(each.signal);
    const auto reading = readingOf(each.signal, inputOf(each.agreeing));
    EXPECT_EQ(idOf(reading.state), "agrees");
    EXPECT_EQ(shownValue(reading), each.agreeingValue);
    EXPECT_NE(reading.text.ja.find(each.agreeingValue), std::string::npos) << reading.text.ja;
  }
}

TEST(SignalsTest, RowsThatDisagree) {
  for (const auto& each : cases()) {
    SCOPED_TRACE(each.signal);
    const auto reading = readingOf(each.signal, inputOf(each.disagreeing));
    EXPECT_EQ(idOf(reading.state), "disagrees");
    EXPECT_EQ(shownValue(reading), each.disagreeingValue);
    EXPECT_EQ(idsOf(reading.rows->fulfilling), each.fulfilling);
    EXPECT_EQ(idsOf(reading.rows->failing), each.failing);
    for (const auto& text : {reading.text.ja, reading.text.en}) {
      EXPECT_NE(text.find(each.disagreeingValue), std::string::npos) << text;
      EXPECT_NE(text.find(std::to_string(reading.threshold)), std::string::npos) << text;
      EXPECT_EQ(text.find("%1"), std::string::npos) << text;
      EXPECT_EQ(text.find("%2"), std::string::npos) << text;
    }
  }
}

TEST(SignalsTest, EmptyRegistersAreNoDataAndNeverAContradiction) {
  const auto readings = readSignals(catalog(), inputOf({}));
  for (const auto& reading : readings) {
    EXPECT_EQ(reading.state, SignalState::NoData) << reading.id;
    EXPECT_FALSE(reading.value) << reading.id;
    EXPECT_EQ(shownValue(reading), "—");
    EXPECT_EQ(*reading.rows, SignalRows()) << reading.id;
  }
  EXPECT_TRUE(disagreeingItems(readings).empty());
}

// A register with rows of another sort, or of what is yet to come, says nothing either.
TEST(SignalsTest, RowsThatSayNothingAreNoData) {
  const std::vector<NoDataCase> silent{
      {"management-dialogue", {{"dialogue", "d", {{"held_on", "2026-10-01"}}}}},
      {"responsible-officer", {{"appointment", "a", {{"post", "個人情報保護管理者"}}}}},
      {"audit-this-year", {{"inspection", "i", {{"kind", "scan"}}}}},
      {"disclosure-topics", {{"disclosure", "d", {{"topic", "policy"}}}}},
      {"asset-owners", {{"asset", "a", {{"status", "retired"}}}}},
      {"services-with-scenario", {{"scenario", "n", {}}}},
      {"ics-assessed", {{"asset", "a", {{"kind", "software"}}}}},
      {"plan-fields", {{"plan", "p", {{"state", "cancelled"}}}}},
      {"supplier-dependencies", {{"asset", "a", {{"kind", "control_system"}}}}},
      {"bcp-cyber", {{"document", "d", {{"kind", "policy"}}}}},
      {"bcp-supply-chain", {{"document", "d", {{"kind", "policy"}}}}},
      {"training-coverage", {{"department", "d", {{"headcount", "10"}}}}},
      {"training-coverage",
       {{"department", "d", {}}, {"exercise", "e", {{"kind", "education"}, {"headcount", "9"}}}}},
      {"plans-overdue", {{"plan", "p", {{"state", "cancelled"}, {"due", "2026-01-01"}}}}},
      {"exercise-this-year", {{"exercise", "e", {{"kind", "education"}}}}},
      {"exercise-management", {{"exercise", "e", {{"kind", "education"}}}}},
      {"external-service-owners", {{"asset", "a", {{"kind", "software"}}}}},
      {"unapproved-assets", {{"asset", "a", {{"status", "retired"}}}}},
      {"information-graded", {{"asset", "a", {{"kind", "software"}}}}},
      {"supplier-requirements", {{"supplier", "s", {{"agreement", "none"}}}}},
      {"supplier-reviews", {{"supplier", "s", {}}}},
      {"restore-test", {{"inspection", "i", {{"kind", "restore"}}}}},
      {"unsupported-software", {{"asset", "a", {{"kind", "software"}}}}},
      {"vulnerability-scan",
       {{"inspection", "i", {{"kind", "scan"}, {"performed_on", "2026-10-01"}}}}},
      {"patch-exceptions", {{"exemption", "x", {{"kind", "policy"}, {"state", "active"}}}}},
      {"access-review", {{"inspection", "i", {{"kind", "scan"}}}}},
  };
  for (const auto& each : silent) {
    EXPECT_EQ(idOf(readingOf(each.signal, inputOf(each.rows)).state), "no_data") << each.signal;
  }
  // A diagram that hangs on nothing is not attached.
  auto loose = inputOf({{"evidence", "e", {{"kind", "diagram"}, {"effective_on", "2026-09-01"}}}});
  loose.attached.clear();
  EXPECT_EQ(readingOf("diagrams-current", loose).state, SignalState::NoData);
}

TEST(SignalsTest, ADiagramWithoutADayOfItsOwnHasThatOfItsFile) {
  const auto input = inputOf({{"evidence", "e", {{"kind", "diagram"}}}});  // 2026-01-31
  EXPECT_EQ(shownValue(readingOf("diagrams-current", input)), "8.0");
}

TEST(SignalsTest, MonthsEndWhereMonthsEnd) {
  using metrics::monthsBetween;
  EXPECT_EQ(metrics::monthsAfter(Date(2026, 8, 31), -6), Date(2026, 2, 28));
  EXPECT_EQ(metrics::monthsAfter(Date(2024, 1, 31), 1), Date(2024, 2, 29));
  EXPECT_EQ(monthsBetween(Date(2026, 1, 31), Date(2026, 2, 28)), Fraction(1));
  EXPECT_EQ(monthsBetween(Date(2026, 1, 15), Date(2026, 1, 15)), Fraction(0));
  EXPECT_EQ(monthsBetween(Date(2026, 1, 15), Date(2026, 2, 1)), Fraction(17, 31));
  EXPECT_EQ(monthsBetween(Date(2024, 2, 29), Date(2025, 2, 28)), Fraction(12));
}

// 19 of 20 is 95 %: the bound itself agrees, a hair below does not, and is not shown as the bound.
TEST(SignalsTest, TheThresholdItselfAgrees) {
  std::vector<Entry> assets;
  std::vector<std::string> names;
  for (int i = 0; i < 2000; ++i) names.push_back("a" + std::to_string(i));
  for (int i = 0; i < 2000; ++i) {
    assets.push_back({"asset", names[static_cast<std::size_t>(i)].c_str(), {}});
    if (i < 1900) assets.back().fields = kOwned;
  }
  EXPECT_EQ(readingOf("asset-owners", inputOf(assets)).state, SignalState::Agrees);
  assets[0].fields.clear();
  const auto below = readingOf("asset-owners", inputOf(assets));
  EXPECT_EQ(below.state, SignalState::Disagrees);
  EXPECT_EQ(shownValue(below), "94.95");
}

TEST(SignalsTest, TheNewestThresholdOfTheWorkspaceHolds) {
  Rows rows{{"asset", "a", {{"status", "unapproved"}}},
            {"signal_threshold",
             "1",
             {{"signal", "unapproved-assets"}, {"threshold", "0"}, {"approved_on", "2026-04-01"}}},
            {"signal_threshold",
             "2",
             {{"signal", "unapproved-assets"},
              {"threshold", "1"},
              {"approved_on", "2026-05-01"},
              {"reason", "調査中のため"},
              {"approved_by", "p"}}},
            {"signal_threshold", "3", {{"signal", "unapproved-assets"}, {"threshold", "0"}}},
            {"signal_threshold",
             "4",
             {{"signal", "asset-owners"}, {"threshold", "0"}, {"approved_on", "2026-08-01"}}}};
  const auto reading = readingOf("unapproved-assets", inputOf(rows));
  EXPECT_EQ(reading.state, SignalState::Agrees);
  EXPECT_EQ(reading.threshold, 1);
  EXPECT_EQ(reading.catalogThreshold, 0);
  EXPECT_EQ(reading.own, (OwnThreshold{"2", "調査中のため", "p", "2026-05-01", {"1", "2", "3"}}));
  EXPECT_FALSE(readingOf("plans-overdue", inputOf(rows)).own);
}

TEST(SignalsTest, TheNewestExplanationStandsBesideAndSilencesNothing) {
  Rows rows{
      {"asset", "a", {}},
      {"signal_note",
       "1",
       {{"signal", "asset-owners"}, {"note", "全て"}, {"on_day", "2026-05-01"}}},
      {"signal_note",
       "2",
       {{"signal", "asset-owners"},
        {"note", "一つ"},
        {"on_day", "2026-06-01"},
        {"items", "4.2-1"},
        {"person", "p"}}},
      {"signal_note",
       "3",
       {{"signal", "asset-owners"}, {"note", "前"}, {"on_day", "2026-04-01"}, {"items", "4.2-1"}}},
      {"signal_note",
       "4",
       {{"signal", "plans-overdue"}, {"note", "他"}, {"on_day", "2026-09-01"}}}};
  const auto input = inputOf(rows);
  const auto one = readingOf("asset-owners", input, "4.2-1");
  EXPECT_EQ(one.explanation, (SignalExplanation{"2", "一つ", "2026-06-01", "p", true}));
  const auto other = readingOf("asset-owners", input, "5.1.1.1-1");
  EXPECT_EQ(other.explanation.value().note, "全て");
  EXPECT_EQ(disagreeingItems(readSignals(catalog(), input)),
            (std::set<std::string, std::less<>>{"4.2-1", "5.1.1.1-1"}));
}

TEST(SignalsTest, TheDayDecidesWhatIsPast) {
  const Rows rows{{"inspection", "i", {{"kind", "restore"}, {"performed_on", "2026-09-01"}}}};
  EXPECT_EQ(readingOf("restore-test", inputOf(rows, Date(2026, 8, 31))).state, SignalState::NoData);
  EXPECT_EQ(readingOf("restore-test", inputOf(rows, Date(2026, 9, 1))).state, SignalState::Agrees);
  EXPECT_EQ(readingOf("restore-test", inputOf(rows, Date(2027, 9, 2))).state,
            SignalState::Disagrees);
}

// ---- what contradicts ----
class ContradictionTest : public ::testing::Test {
 protected:
  ItemScore scored(std::optional<int> level, Applicability applicability) const {
    CycleData cycle;
    cycle.catalog = shippedCatalogs().front();
    cycle.units = {{"whole", "全体", true}};
    Answer answer;
    answer.key = {"c", "whole", "4.2-1"};
    answer.level = level;
    answer.applicability = applicability;
    cycle.answers["4.2-1"] = {answer};
    cycle.disagreeing = {"4.2-1"};
    return scoreItem(cycle, catalog().indexOf("4.2-1"), {});
  }
};

TEST_F(ContradictionTest, AClaimIsContradictedAndLessIsNot) {
  EXPECT_TRUE(scored(3, Applicability::Applicable).contradicted);
  EXPECT_TRUE(scored(5, Applicability::Applicable).contradicted);
  EXPECT_FALSE(scored(2, Applicability::Applicable).contradicted);
  EXPECT_FALSE(scored({}, Applicability::Applicable).contradicted);
  EXPECT_FALSE(scored(3, Applicability::NotApplicable).contradicted);
}

TEST_F(ContradictionTest, AContradictedItemIsUnmetBesideTheFigureAndFirstInTheRanking) {
  CycleData cycle;
  cycle.catalog = shippedCatalogs().front();
  cycle.units = {{"whole", "全体", true}};
  for (const char* id : {"4.2-1", "4.2-3"}) {
    Answer answer;
    answer.key = {"c", "whole", id};
    answer.level = 3;
    cycle.answers[id] = {answer};
  }
  cycle.disagreeing = {"4.2-1", "4.2-5"};
  const auto scores = score(cycle, {});
  const auto index = catalog().indexOf("4.2-1");
  EXPECT_TRUE(scores.items[index].contradicted);
  EXPECT_EQ(*scores.overall.fulfilment - *scores.overall.fulfilmentUncontradicted,
            Fraction(1, scores.overall.counts.expected));
  const auto ranking = rankGaps(scores.items, RankBy::Priority);
  EXPECT_EQ(ranking.contradicted, std::vector{index});
}

}  // namespace
}  // namespace kijun
