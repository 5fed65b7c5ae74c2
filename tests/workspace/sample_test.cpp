// The sample's registers: complete, sound, linked, and telling where its answers claim too much.
#include "workspace/sample.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

#include "assessment/attack_tree.h"
#include "assessment/risk_register.h"
#include "records/record_view.h"
#include "records/registers/descriptions.h"
#include "support/temporary_folder.h"
#include "workspace/evidence.h"
#include "workspace/sample_registers.h"
#include "workspace/session.h"
#include "workspace/verify.h"

namespace kijun::testing {
namespace {

constexpr std::string_view kAsOf = "2026-09-30";

// Made once: no test here writes to it.
class SampleTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TemporaryFolder>();
    writeSample(file());
    OpenOptions options;
    options.access = Access::ReadOnly;
    session_ = Session::open(file(), options);
    for (const auto* description : recordDescriptions()) {
      rows_[description] = session_->rows(*description);
    }
  }
  static void TearDownTestSuite() {
    session_.reset();
    rows_.clear();
    folder_.reset();
  }

  static std::filesystem::path file() { return *folder_ / "s.kijun"; }
  static const std::vector<Row>& rows(const RecordDescription& description) {
    return rows_.at(&description);
  }
  static Value value(const RecordDescription& description, const Row& row, std::string_view field) {
    return row[description.indexOf(field).value() + 1];
  }
  static std::string text(const RecordDescription& description, const Row& row,
                          std::string_view field) {
    return textOf(value(description, row, field));
  }
  // How many rows have each value of the field.
  static std::map<std::string, int> counted(const RecordDescription& description,
                                            std::string_view field) {
    std::map<std::string, int> counts;
    for (const auto& row : rows(description)) ++counts[text(description, row, field)];
    return counts;
  }
  static std::string idOf(const RecordDescription& description, std::string_view name) {
    for (const auto& row : rows(description)) {
      if (textOf(row[1]) == name) return textOf(row.front());
    }
    throw std::logic_error("no such row");
  }

  inline static std::unique_ptr<TemporaryFolder> folder_;
  inline static std::unique_ptr<Session> session_;
  inline static std::map<const RecordDescription*, std::vector<Row>> rows_;
};

TEST_F(SampleTest, everyRegisterHasRowsAndTheirValuesFit) {
  for (const auto* description : recordDescriptions()) {
    SCOPED_TRACE(description->id);
    EXPECT_FALSE(rows(*description).empty());
    for (const auto& row : rows(*description)) {
      EXPECT_TRUE(problemsOf(*description, row).empty()) << textOf(row[1]);
    }
  }
}

TEST_F(SampleTest, everyFieldOfEveryRegisterIsUsedSomewhere) {
  for (const auto* description : recordDescriptions()) {
    for (std::size_t i = 0; i < description->fields.size(); ++i) {
      const bool used = std::ranges::any_of(rows(*description),
                                            [&](const Row& row) { return !isNull(row[i + 1]); });
      EXPECT_TRUE(used) << description->id << "." << description->fields[i].id;
    }
  }
}

TEST_F(SampleTest, holdsAWaterworksWithItsControlSystems) {
  const auto& assets = assetDescription();
  EXPECT_GE(rows(assets).size(), 60U);
  EXPECT_GE(rows(supplierDescription()).size(), 15U);
  EXPECT_GE(counted(assets, "kind")["control_system"], 12);
  for (const auto* field : {"kind", "status", "importance", "confidentiality", "connection"}) {
    const auto counts = counted(assets, field);
    for (const auto& choice : assets.fields[assets.indexOf(field).value()].choices) {
      EXPECT_TRUE(counts.contains(std::string(choice.id))) << field << " " << choice.id;
    }
  }
  for (const auto* part : {"SCADA", "PLC", "RTU", "HMI", "ヒストリアン", "水質計器", "無線回線",
                           "保守用端末", "料金システム", "財務会計", "人事"}) {
    const bool found = std::ranges::any_of(rows(assets), [&](const Row& row) {
      return textOf(row[1]).find(part) != std::string::npos;
    });
    EXPECT_TRUE(found) << part;
  }
  const auto abroad = std::ranges::count_if(rows(assets), [&](const Row& row) {
    return value(assets, row, "overseas") == Value(std::int64_t{1});
  });
  EXPECT_EQ(abroad, 1);
  EXPECT_EQ(counted(supplierDescription(), "tier").size(), 3U);
}

TEST_F(SampleTest, everyReferenceAndEveryItemExists) {
  std::map<std::string_view, std::set<std::string>> known;
  for (const auto& [description, all] : rows_) {
    for (const auto& row : all) known[description->id].insert(textOf(row.front()));
  }
  const auto catalog = session_->snapshot().current.catalog;
  std::size_t references = 0;
  for (const auto& [description, all] : rows_) {
    for (std::size_t i = 0; i < description->fields.size(); ++i) {
      const auto& field = description->fields[i];
      if (field.target.empty()) continue;
      for (const auto& row : all) {
        for (const auto& id : idsOf(row[i + 1])) {
          ++references;
          const bool exists = field.target == kItemTarget ? catalog->item(id) != nullptr
                                                          : known[field.target].contains(id);
          EXPECT_TRUE(exists) << description->id << "." << field.id << " " << id;
        }
      }
    }
  }
  EXPECT_GT(references, 1500U);
}

TEST_F(SampleTest, dependenciesRunThroughSinglePointsAndNotToWhatIsRetired) {
  const auto& assets = assetDescription();
  std::map<std::string, std::vector<std::string>> dependants;
  std::set<std::string> retired;
  for (const auto& row : rows(assets)) {
    if (text(assets, row, "status") == "retired") retired.insert(textOf(row.front()));
    for (const auto& needed : idsOf(value(assets, row, "depends_on"))) {
      dependants[needed].push_back(textOf(row.front()));
    }
  }
  for (const auto& [needed, all] : dependants) EXPECT_FALSE(retired.contains(needed));
  // All that fails with the core switch of the control network.
  std::set<std::string> failing;
  std::vector<std::string> open{idOf(assets, "北浄水場 制御系基幹スイッチ")};
  while (!open.empty()) {
    const auto next = open.back();
    open.pop_back();
    for (const auto& one : dependants[next]) {
      if (failing.insert(one).second) open.push_back(one);
    }
  }
  EXPECT_TRUE(failing.contains(idOf(assets, "北浄水場 中央監視制御システム")));
  EXPECT_TRUE(failing.contains(idOf(assets, "水運用・日報システム"))) << "across to the office";
  EXPECT_FALSE(failing.contains(idOf(assets, "南浄水場 監視制御システム")));
  EXPECT_GE(failing.size(), 20U);
}

TEST_F(SampleTest, peopleDoWhatTheirRoleAllows) {
  const auto& people = personType().description;
  std::map<std::string, std::string> roles;
  for (const auto& row : rows(people)) roles[textOf(row.front())] = text(people, row, "role");
  const auto onlyBy = [&](const RecordDescription& description, std::string_view field,
                          std::set<std::string> allowed) {
    for (const auto& row : rows(description)) {
      const auto id = text(description, row, field);
      if (!id.empty()) {
        EXPECT_TRUE(allowed.contains(roles.at(id))) << description.id << "." << field;
      }
    }
  };
  onlyBy(documentType().description, "approver", {"approver", "executive"});
  onlyBy(riskCriterionDescription(), "approved_by", {"executive"});
  onlyBy(riskDescription(), "accepted_by", {"approver", "executive"});
  onlyBy(disclosureDescription(), "approved_by", {"approver", "executive"});
  onlyBy(exemptionDescription(), "approved_by", {"approver", "executive"});
  onlyBy(assetDescription(), "manager", {"respondent", "assessor", "administrator"});
  const auto& appointments = appointmentDescription();
  const auto ciso = std::ranges::find_if(rows(appointments), [&](const Row& row) {
    return textOf(row[1]) == "最高情報セキュリティ責任者（CISO）";
  });
  ASSERT_NE(ciso, rows(appointments).end());
  EXPECT_EQ(roles.at(text(appointments, *ciso, "person")), "approver");
}

TEST_F(SampleTest, whatIsDoneLiesNotAfterTheAsOfDate) {
  for (const auto& [description, field] :
       std::vector<std::pair<const RecordDescription*, std::string>>{
           {&documentType().description, "approved_on"},
           {&supplierDescription(), "reviewed_on"},
           {&dialogueDescription(), "held_on"},
           {&disclosureDescription(), "disclosed_on"},
           {&responseRoleDescription(), "agreed_on"},
           {&riskDescription(), "accepted_on"},
           {&threatDescription(), "received_on"},
           {&incidentDescription(), "detected_on"},
           {&incidentEventDescription(), "day"},
           {&contactDescription(), "verified_on"},
           {&exerciseDescription(), "held_on"},
           {&inspectionDescription(), "performed_on"},
           {&exemptionDescription(), "approved_on"}}) {
    for (const auto& row : rows(*description)) {
      EXPECT_LE(text(*description, row, field), kAsOf) << textOf(row[1]);
    }
  }
}

TEST_F(SampleTest, aChronologyBeginsOnTheDayOfDetectionAndRunsForward) {
  const auto& events = incidentEventDescription();
  const auto& incidents = incidentDescription();
  for (const auto& incident : rows(incidents)) {
    std::map<std::string, std::string> moments;  // by id: in the order they were written
    for (const auto& event : rows(events)) {
      if (text(events, event, "incident") != textOf(incident.front())) continue;
      moments[textOf(event.front())] = text(events, event, "day") + text(events, event, "time");
    }
    ASSERT_GE(moments.size(), 5U);
    std::string first, lastDay, last;
    for (const auto& [id, moment] : moments) {
      if (first.empty()) first = moment.substr(0, 10);
      const bool sameDay = lastDay == moment.substr(0, 10);
      EXPECT_GE(moment.substr(0, 10), lastDay);
      if (sameDay && moment.size() > 10) {
        EXPECT_GE(moment, last);
      }
      lastDay = moment.substr(0, 10);
      last = moment;
    }
    EXPECT_EQ(first, text(incidents, incident, "detected_on")) << textOf(incident[1]);
    if (text(incidents, incident, "state") == "closed") {
      EXPECT_FALSE(text(incidents, incident, "lessons").empty()) << textOf(incident[1]);
    }
  }
}

// What signals will show: facts that agree with an answer, and some that do not.
TEST_F(SampleTest, someFactsDisagreeWithTheAnswers) {
  const auto& assets = assetDescription();
  const auto& exemptions = exemptionDescription();
  std::set<std::string> excepted;
  int expired = 0, uncompensated = 0;
  for (const auto& row : rows(exemptions)) {
    if (text(exemptions, row, "state") != "active") continue;
    expired +=
        text(exemptions, row, "expires_on") < kAsOf && !text(exemptions, row, "expires_on").empty();
    uncompensated += text(exemptions, row, "compensation").empty();
    for (const auto& asset : idsOf(value(exemptions, row, "assets"))) excepted.insert(asset);
  }
  EXPECT_EQ(expired, 1);
  EXPECT_EQ(uncompensated, 1);
  int unmanaged = 0, unsupported = 0;
  for (const auto& row : rows(assets)) {
    if (text(assets, row, "status") == "retired") continue;
    unmanaged += text(assets, row, "manager").empty();
    const auto end = text(assets, row, "support_end");
    unsupported += !end.empty() && end < kAsOf && !excepted.contains(textOf(row.front()));
  }
  EXPECT_EQ(unmanaged, 4) << "though 5.1.1.1-1 says that every row has its manager";
  EXPECT_EQ(unsupported, 3);
  std::set<std::string> disclosed;
  const auto& disclosures = disclosureDescription();
  for (const auto& row : rows(disclosures)) {
    if (!text(disclosures, row, "disclosed_on").empty()) {
      disclosed.insert(text(disclosures, row, "topic"));
    }
  }
  EXPECT_EQ(disclosed.size(), 4U) << "as 3.7-2 says";
  const auto overdue = std::ranges::count_if(rows(supplierDescription()), [&](const Row& row) {
    const auto due = text(supplierDescription(), row, "review_due");
    return !due.empty() && due < kAsOf;
  });
  EXPECT_EQ(overdue, 4);
  const auto stale = std::ranges::count_if(rows(contactDescription()), [&](const Row& row) {
    return text(contactDescription(), row, "verified_on") < "2026-03-31";
  });
  EXPECT_EQ(stale, 6);
}

// ---- risks ----
class SampleRisksTest : public SampleTest {
 protected:
  static RegisterRows sources() {
    RegisterRows registers;
    for (const auto* source : riskSources()) registers[std::string(source->id)] = rows(*source);
    return registers;
  }
  static RiskModel model() { return RiskModel::of(*session_->snapshot().current.catalog); }
  static std::vector<RiskView> views() {
    const auto registers = sources();
    return riskViews(model(), registers, importanceOf(registers), *Date::parse(kAsOf));
  }
  // The trees of every attack scenario, by its id.
  static std::map<std::string, std::vector<AttackTree>> trees() {
    std::map<std::string, int> damages;
    for (const auto& row : rows(damageScenarioDescription())) {
      const RecordView damage(damageScenarioDescription(), row);
      damages[damage.id()] = damage.number("damage").value();
    }
    std::map<std::string, std::map<int, OutlineLine>> outlines;
    for (const auto& row : rows(attackStepDescription())) {
      const RecordView step(attackStepDescription(), row);
      const auto depth = static_cast<std::size_t>(step.number("depth").value());
      const OutlineLine line{depth, {step.text("what"), step.number("countermeasure").value()}};
      const auto place = step.number("place").value();
      EXPECT_TRUE(outlines[step.text("scenario")].emplace(place, line).second) << place;
    }
    std::map<std::string, std::vector<AttackTree>> trees;
    for (const auto& row : rows(attackScenarioDescription())) {
      const RecordView attack(attackScenarioDescription(), row);
      std::vector<OutlineLine> outline;
      for (const auto& [place, line] : outlines[attack.id()]) outline.push_back(line);
      trees[attack.id()] = treesOf(outline, attack.number("threat").value(),
                                   damages.at(attack.text("damage_scenario")));
    }
    return trees;
  }
};

TEST_F(SampleRisksTest, everyMethodHasItsRows) {
  EXPECT_EQ(rows(riskDescription()).size(), 31U) << "as 4.2-2 says";
  const auto levels = counted(riskDescription(), "current");
  EXPECT_EQ(levels.at("A"), 2) << "as 4.2-2 says";
  EXPECT_EQ(levels.at("B"), 7) << "as 4.2-2 says";
  EXPECT_EQ(counted(riskDescription(), "method").size(), 3U);
  EXPECT_EQ(rows(scenarioDescription()).size(), 12U);
  EXPECT_EQ(counted(assetThreatDescription(), "asset").size(), 25U);
  EXPECT_EQ(rows(damageScenarioDescription()).size(), 4U);
  EXPECT_EQ(rows(attackScenarioDescription()).size(), 10U);
}

TEST_F(SampleRisksTest, everyHazardAndEveryTreatmentIsUsed) {
  const auto all = [](const RecordDescription& description, std::string_view field) {
    const auto counts = counted(description, field);
    for (const auto& choice : description.fields[description.indexOf(field).value()].choices) {
      EXPECT_TRUE(counts.contains(std::string(choice.id))) << field << " " << choice.id;
    }
  };
  all(scenarioDescription(), "hazard");
  all(riskDescription(), "treatment");
  all(riskDescription(), "current");
  all(attackScenarioDescription(), "threat");
}

TEST_F(SampleRisksTest, theSheetHasThreatsOfTheListAndCellsNotAssessedYet) {
  std::set<std::string> known;
  const auto catalog = session_->snapshot().current.catalog;
  for (const auto* kind : {"device", "path"}) {
    for (const auto& threat : catalog->part("risk").at("threats").at(kind)) {
      known.insert(threat.at("label").at("ja"));
    }
  }
  std::set<std::pair<std::string, std::string>> cells;
  int waiting = 0;
  for (const auto& row : rows(assetThreatDescription())) {
    const RecordView cell(assetThreatDescription(), row);
    EXPECT_TRUE(known.contains(cell.text("threat"))) << cell.text("threat");
    EXPECT_TRUE(cells.emplace(cell.text("asset"), cell.text("threat")).second) << "twice";
    waiting += cell.text("threat_level").empty() || cell.text("countermeasure").empty();
  }
  EXPECT_EQ(waiting, 14);
}

TEST_F(SampleRisksTest, aRowIsLinkedToARiskOfItsMethod) {
  std::map<std::string, std::string> methods;
  for (const auto& risk : views()) methods[risk.id] = risk.method;
  for (const auto& [description, method] :
       std::vector<std::pair<const RecordDescription*, std::string>>{
           {&scenarioDescription(), "scenario"},
           {&assetThreatDescription(), "asset"},
           {&attackScenarioDescription(), "damage"}}) {
    for (const auto& row : rows(*description)) {
      const auto risk = text(*description, row, "risk");
      if (!risk.empty()) {
        EXPECT_EQ(methods.at(risk), method) << textOf(row[1]);
      }
    }
  }
}

TEST_F(SampleRisksTest, mostLevelsAreAsProposedAndThreeWereDecidedOtherwise) {
  int none = 0, waiting = 0, equal = 0, other = 0;
  for (const auto& risk : views()) {
    if (!risk.proposal) {
      ++none;
    } else if (risk.current.empty()) {
      ++waiting;
    } else if (risk.current == risk.proposal->level) {
      ++equal;
    } else {
      ++other;
      const auto& all = rows(riskDescription());
      const auto row = std::ranges::find_if(
          all, [&](const Row& candidate) { return textOf(candidate.front()) == risk.id; });
      ASSERT_NE(row, all.end());
      EXPECT_FALSE(text(riskDescription(), *row, "note").empty()) << risk.title;
    }
  }
  EXPECT_EQ(none, 3);
  EXPECT_EQ(waiting, 3);
  EXPECT_EQ(equal, 22);
  EXPECT_EQ(other, 3);
}

TEST_F(SampleRisksTest, acceptancesAreWithinTheApprovedLevels) {
  const auto registers = sources();
  std::map<std::string, std::string> acceptors;
  for (const auto& row : rows(riskDescription())) {
    const auto by = text(riskDescription(), row, "accepted_by");
    if (!by.empty()) acceptors[textOf(row.front())] = by;
  }
  EXPECT_EQ(acceptors.size(), 3U);
  int accepted = 0, expired = 0, soon = 0, overdue = 0;
  for (const auto& risk : views()) {
    overdue += risk.reviewOverdue;
    accepted += risk.accepted;
    expired += risk.acceptanceExpired;
    soon += risk.accepted && risk.acceptanceUntil < "2026-10-31";
    if (!acceptors.contains(risk.id)) continue;
    EXPECT_TRUE(whyNotAccepted(registers, risk.current, acceptors.at(risk.id)).empty())
        << risk.title;
  }
  EXPECT_EQ(accepted, 2);
  EXPECT_EQ(expired, 1);
  EXPECT_EQ(soon, 1);
  EXPECT_EQ(overdue, 2);
  const auto head = idOf(personType().description, "吉田 昭");
  const auto ciso = idOf(personType().description, "田中 誠");
  EXPECT_FALSE(whyNotAccepted(registers, "A", head).empty()) << "nobody may";
  EXPECT_FALSE(whyNotAccepted(registers, "B", ciso).empty()) << "the head alone may";
  EXPECT_TRUE(whyNotAccepted(registers, "E", ciso).empty());
}

TEST_F(SampleRisksTest, openRisksRaiseTheItemsTheyAreLinkedTo) {
  const auto levels = riskLevelsOf(model(), views());
  EXPECT_GE(levels.size(), 40U);
  EXPECT_EQ(levels.at("5.2.3-1"), "A");
  EXPECT_EQ(levels.at("5.1.3.5-2"), "B") << "its acceptance has expired; two others hold";
  EXPECT_FALSE(levels.contains("5.1.3.6-3")) << "one accepted, one without a level yet";
  EXPECT_FALSE(levels.contains("5.5.2-6")) << "closed";
  const auto snapshot = session_->snapshot();
  EXPECT_EQ(snapshot.riskLevels, levels);
}

TEST_F(SampleRisksTest, someServicesSuppliersAndControlSystemsHaveNoScenario) {
  const auto gaps = scenarioGaps(sources());
  EXPECT_EQ(gaps.services, std::vector{idOf(serviceDescription(), "応急給水・漏水対応")});
  EXPECT_GE(gaps.suppliers.size(), 5U);
  EXPECT_GE(gaps.controlSystems.size(), 3U);
  EXPECT_LT(gaps.controlSystems.size(), 12U);
}

TEST_F(SampleRisksTest, everyAttackHasAnOutlineAndOneMeasureHelpsMost) {
  std::vector<AttackTree> all;
  for (auto& [attack, own] : trees()) {
    EXPECT_FALSE(own.empty()) << attack;
    for (auto& tree : own) {
      tree.id = attack + "-" + tree.id;
      all.push_back(std::move(tree));
    }
  }
  EXPECT_EQ(all.size(), 12U) << "two attacks fork";
  const auto shared = sharedSteps(all);
  ASSERT_FALSE(shared.empty());
  EXPECT_NE(std::ranges::find(shared, "保守回線からの侵入", &SharedStep::what), shared.end());
  const auto helping = whatWouldHelp(model(), all);
  ASSERT_FALSE(helping.empty());
  EXPECT_EQ(helping.front().what, "制御系LANでの機器の探索");
  EXPECT_EQ(helping.front().lowered.size(), 7U);
}

TEST_F(SampleTest, evidenceHangsOnRowsOfRegisters) {
  std::set<std::string> linked;
  for (const auto& piece : allEvidence(*session_)) {
    for (const auto& link : piece.links) linked.insert(link.record);
  }
  for (const auto* record : {"answer", "asset", "supplier", "document", "inspection", "exercise"}) {
    EXPECT_TRUE(linked.contains(record)) << record;
  }
}

TEST_F(SampleTest, isSoundWithOneEntryPerRegister) {
  const auto report = verify(*session_);
  EXPECT_TRUE(report.isSound());
  // Beside answers and evidence: 8 departments, 12 people, 38 registers.
  EXPECT_LT(report.entries, 120);
}

// ---- what the source may not hold ----
class SampleRowsTest : public ::testing::Test {
 protected:
  std::string refusal(std::string_view record, std::string_view json) {
    try {
      sampleRows(*findDescription(record), json, keys_, ids_);
    } catch (const std::invalid_argument& error) {
      return error.what();
    }
    return {};
  }
  SampleKeys keys_{{"department", {{"it", "d1"}}}};
  CountingIds ids_{*Instant::parse("2026-01-01T00:00:00.000Z")};
};

TEST_F(SampleRowsTest, referencesAreKeysAlsoOfRowsBelow) {
  const auto rows =
      sampleRows(assetDescription(),
                 R"([{"key": "a", "name": "A", "kind": "network", "status": "approved",
                                    "owner": "it", "depends_on": ["b"], "items": ["5.1.1.1-1"]},
                                   {"key": "b", "name": "B", "kind": "network",
                                    "status": "approved", "overseas": true}])",
                 keys_, ids_);
  ASSERT_EQ(rows.size(), 2U);
  const auto& assets = assetDescription();
  EXPECT_EQ(rows[0][*assets.indexOf("owner") + 1], Value(std::string("d1")));
  EXPECT_EQ(rows[0][*assets.indexOf("depends_on") + 1], rows[1].front());
  EXPECT_EQ(rows[0][*assets.indexOf("items") + 1], Value(std::string("5.1.1.1-1")));
  EXPECT_EQ(rows[1][*assets.indexOf("overseas") + 1], Value(std::int64_t{1}));
  EXPECT_EQ(keys_.at("asset").at("b"), textOf(rows[1].front()));
}

TEST_F(SampleRowsTest, mistakesAreNamed) {
  const auto with = [&](const std::string& more) {
    keys_.erase("service");
    return refusal("service", R"([{"key": "s", "name": "S")" + more + "}]");
  };
  EXPECT_EQ(with(""), "");
  EXPECT_NE(with(R"(, "colour": "blue")").find("service, s, colour: no such field"),
            std::string::npos);
  EXPECT_NE(with(R"(, "owner": "nobody")").find("no record \"nobody\""), std::string::npos);
  EXPECT_NE(with(R"(, "owner": 3)").find("is no key"), std::string::npos);
  EXPECT_NE(with(R"(, "note": 3)").find("is no text"), std::string::npos);
  EXPECT_NE(refusal("service", R"([{"key": "t"}])").find("service, t: "), std::string::npos);
  EXPECT_NE(refusal("service", R"([{"key": "u", "name": "U"}, {"key": "u", "name": "V"}])")
                .find("is written twice"),
            std::string::npos);
  EXPECT_NE(refusal("asset", R"([{"key": "x", "name": "X", "kind": "moon", "status": "approved"}])")
                .find("moon"),
            std::string::npos);
  EXPECT_NE(refusal("asset", R"([{"key": "y", "overseas": "yes"}])").find("neither true nor false"),
            std::string::npos);
  EXPECT_NE(refusal("exercise", R"([{"key": "z", "headcount": "many"}])").find("no whole number"),
            std::string::npos);
}

}  // namespace
}  // namespace kijun::testing
