#include "workspace/workspace_fixture.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <fstream>
#include <sstream>

#include "assessment/risk_model.h"
#include "base/error.h"
#include "workspace/bulk_targets.h"
#include "workspace/cycle_settings.h"
#include "workspace/plan_commands.h"
#include "workspace/store/schema.h"
#include "workspace/take_back_command.h"

namespace kijun::testing {
namespace {

const Instant kStart = *Instant::parse("2026-04-01T00:00:00.000Z");

std::string cell(const SQLite::Column& column) {
  if (column.isNull()) return "∅";
  if (column.isBlob()) return toHex(blake2b(column.getString()));
  return column.getString();
}

std::vector<std::string> rowsOf(SQLite::Database& database, const std::string& table) {
  std::vector<std::string> rows;
  SQLite::Statement statement(database, "SELECT * FROM " + table);
  while (statement.executeStep()) {
    std::string row;
    for (int i = 0; i < statement.getColumnCount(); ++i) row += cell(statement.getColumn(i)) + "|";
    rows.push_back(row);
  }
  std::ranges::sort(rows);
  return rows;
}

}  // namespace

CatalogPtr workspaceCatalog() {
  static const auto catalog = [] {
    auto json =
        nlohmann::json::parse(testCatalogBytes({{.id = "4.1-1", .checkpoints = {"a", "b"}},
                                                {.id = "4.1-2", .modality = Modality::Recommended},
                                                {.id = "4.1-3", .checkpoints = {"a"}},
                                                {.id = "5.1-1"}}));
    json["items"][2]["no_event"] = true;
    return loadCatalog(json.dump(), "test");
  }();
  return catalog;
}

NewWorkspace newWorkspace() {
  NewWorkspace workspace;
  workspace.organisation.name = "架空市水道局";
  workspace.cycle.name = "2025年度";
  workspace.cycle.asOf = "2026-03-31";
  workspace.catalog = workspaceCatalog();
  return workspace;
}

Environment fixedEnvironment(const std::string& user) {
  Environment environment;
  environment.clock = std::make_shared<SteppingClock>(kStart);
  environment.systemUser = user;
  return environment;
}

OpenOptions readWrite(const std::string& as) {
  return {Access::ReadWrite, as, fixedEnvironment()};
}

OpenOptions readOnly() {
  return {Access::ReadOnly, {}, fixedEnvironment()};
}

TableContents contentsOf(const std::filesystem::path& file, Tables which) {
  SQLite::Database database(file.string(), SQLite::OPEN_READONLY, 5000);
  TableContents contents;
  for (const auto table : journalledTables()) {
    contents[std::string(table)] = rowsOf(database, std::string(table));
  }
  if (which == Tables::All) {
    for (const auto& table : excludedTables()) {
      contents[std::string(table.name)] = rowsOf(database, std::string(table.name));
    }
  }
  return contents;
}

FileMark markOf(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return {bytes.str(), std::filesystem::last_write_time(file)};
}

void WorkspaceTest::SetUp() {
  session = Session::create(file, newWorkspace(), readWrite());
  previousCycle = session->cycles().front().record.id;
  whole = session->snapshot().current.units.front().id;
  session->run(commands::putRecord(departmentType().description,
                                   departmentType().row({{}, "情報システム部", 12, 1})));
  session->run(commands::putRecord(departmentType().description,
                                   departmentType().row({{}, "総務課", 5, 2})));
  department = idOf(departmentType().description, "情報システム部");
  unusedDepartment = idOf(departmentType().description, "総務課");
  respondent = addPerson("山田 太郎", "respondent");
  unusedPerson = addPerson("臨時 職員", "auditor");
  session->run(commands::putRecord(
      documentType().description,
      documentType().row({{}, "情報セキュリティ規程", "4", "3", "2025-04-01", department, ""})));
  document = idOf(documentType().description, "情報セキュリティ規程");
  session->run(commands::addUnit(previousCycle, "制御系"));
  plant = session->snapshot().current.units.back().id;

  const AnswerKey first{previousCycle, whole, "4.1-1"};
  session->run(commands::setLevel(first, 3));
  session->run(commands::setStipulation(first, Stipulation::Full));
  session->run(commands::setTick(first, "a", Tick::Yes));
  session->run(commands::setReferences(first, {{document, "第8条"}}));
  session->run(commands::assign({first}, department, respondent, "2026-02-28"));
  session->run(commands::setNote({previousCycle, plant, "4.1-1"}, "制御系は別"));
  session->run(commands::setTarget(previousCycle, "4.1-1", 4));
  session->run(commands::addComment(first, "前回のコメント"));
  drafter = addPerson("起案 担当", "assessor");
  reviewer = addPerson("審査 担当", "approver");
  approver = addPerson("決裁 役員", "executive");
  runAs(drafter, commands::draftApproval(previousCycle, "", commands::Incomplete::Accepted));
  runAs(reviewer, commands::reviewApproval(previousCycle, "", "確認済み"));
  runAs(approver, commands::approve(previousCycle, ""));
  session->run(commands::startCycle("2026年度", "2027-03-31", "2027-01-31", "全社", "評価班"));
  cycle = session->cycles().back().record.id;
  session->run(commands::addComment(key("4.1-2"), "確認をお願いします"));
  comment = answer(key("4.1-2")).comments.front().id;
  minutes = addPiece("会議の議事録", "第1版", {linkTo(key("4.1-1"))});
  loose = addPiece("監視画面", "画面の写し", {});
}

void WorkspaceTest::reopen(const std::string& as) {
  session.reset();
  session = Session::open(file, readWrite(as));
}

std::optional<ChangeNotice> WorkspaceTest::runAs(const Id& person, const Command& command) {
  const std::shared_ptr<void> back(
      nullptr, [this, before = session->actor().person](void*) { session->actAs(before); });
  session->actAs(person);
  return session->run(command);
}

Answer WorkspaceTest::answer(const AnswerKey& of) const {
  const auto found = session->answers({of});
  EXPECT_EQ(found.size(), 1u) << of.item;
  return found.empty() ? Answer{} : found.front();
}

Id WorkspaceTest::idOf(const RecordDescription& description, const std::string& name) const {
  for (const auto& row : session->rows(description)) {
    if (textOf(row[1]) == name) return textOf(row[0]);
  }
  ADD_FAILURE() << "no record " << name;
  return {};
}

Id WorkspaceTest::addPerson(const std::string& name, const std::string& role,
                            const Id& ofDepartment) {
  session->run(commands::putRecord(personType().description,
                                   personType().row({{}, name, "", ofDepartment, role})));
  return idOf(personType().description, name);
}

void WorkspaceTest::fillRegisters() {
  const auto firstOf = [this](std::string_view target) -> Value {
    if (target == kItemTarget) return std::string("4.1-1");
    const auto rows = session->rows(*findDescription(target));
    return rows.empty() ? Value() : rows.front().front();
  };
  for (const auto* description : recordDescriptions()) {
    if (!session->rows(*description).empty()) continue;
    Row row(description->fields.size() + 1);
    for (std::size_t i = 0; i < description->fields.size(); ++i) {
      const auto& field = description->fields[i];
      auto& value = row[i + 1];
      if (!field.target.empty()) {
        value = firstOf(field.target);
      } else if (field.kind == FieldKind::Choice) {
        value = std::string(field.choices.front().id);
      } else if (field.kind == FieldKind::Day) {
        value = std::string("2026-10-01");
      } else if (field.kind == FieldKind::Number || field.kind == FieldKind::Level) {
        value = std::int64_t{3};
      } else if (field.kind == FieldKind::YesNo) {
        value = std::int64_t{1};
      } else {
        value = "値 " + std::string(field.id);
      }
    }
    // An accepted risk needs a criterion that lets the person accept it.
    const auto set = [&](std::string_view field, const char* choice) {
      row[description->indexOf(field).value() + 1] = std::string(choice);
    };
    if (description->id == "risk_criterion") set("kind", "acceptance"), set("level", "A");
    if (description->id == "risk") set("treatment", "retain");
    // A model is none unless it can be read.
    if (const auto model = description->indexOf("model")) {
      row[*model + 1] = RiskModel::partOf(*shippedCatalogs().front()).dump();
    }
    session->run(commands::putRecord(*description, std::move(row)));
  }
}

NewRevision WorkspaceTest::contentOf(const std::string& bytes, const std::string& fileName) {
  return storeContent(*session, bytes, fileName);
}

EvidencePiece WorkspaceTest::addPiece(const std::string& title, const std::string& bytes,
                                      const std::vector<LinkTarget>& links) {
  const auto notice = session->run(commands::addEvidence(
      {{}, title, "record", {}, {}, {}, {}, {}, {}, {}}, contentOf(bytes), links));
  EXPECT_TRUE(notice);
  return findEvidence(*session, idOf(evidenceType().description, title)).value();
}

std::vector<WorkspaceTest::KnownCommand> WorkspaceTest::everyCommand() {
  using namespace commands;
  AnswerPatch patch;
  patch.level = std::optional(2);
  patch.note = "まとめて";
  auto patchWithTarget = patch;
  patchWithTarget.target = 5;
  Answer whole_;
  whole_.key = key("5.1-1");
  whole_.level = 1;
  whole_.references = {{document, ""}, {document, "別表"}};
  whole_.comments = {{{}, respondent, "山田 太郎", "", "取り込み", false}};
  auto record = session->cycles().back().record;
  record.scope = "本社のみ";
  if (plan.empty()) {
    const auto& plans = *findDescription("plan");
    Row row(plans.fields.size() + 1);
    row[plans.indexOf("title").value() + 1] = std::string("資産目録の整備");
    row[plans.indexOf("state").value() + 1] = std::string("in_progress");
    row[plans.indexOf("items").value() + 1] = std::string("4.1-1 4.1-2");
    runAs(drafter, putRecord(plans, std::move(row)));
    plan = idOf(plans, "資産目録の整備");
  }
  std::vector<KnownCommand> known;
  const auto add = [&](Command command) { known.push_back({command.kind, std::move(command)}); };
  // First, since it wants the answer as it stands now; in a name that reaches every answer, since
  // who reaches which is the respondent's own test.
  const auto standing = session->answers({key("4.1-1")});
  TakenBack taken{"情報システム部", {respondent, "山田 太郎", Role::Assessor}, "起案 担当", {}, {}};
  taken.answers.push_back({standing.front(), standing.front(), {}});
  taken.answers.back().after.level = 1;
  taken.answers.back().after.state = AnswerState::Submitted;
  taken.answers.back().comments = {{{}, respondent, "山田 太郎", "", "更新待ち", false}};
  add(takeBackAnswers(std::move(taken)));
  add(setLevel(key("4.1-1"), 4));
  add(setStipulation(key("4.1-1"), Stipulation::Partial));
  add(setApplicability(key("4.1-2"), Applicability::NotAdopted, "費用に見合わない"));
  add(setNote(key("4.1-1"), "@確認 済み"));
  add(setTick(key("4.1-1"), "a", std::nullopt));
  add(setFlag(key("5.1-1"), true));
  add(setNoEvent(key("4.1-3"), true));
  add(setReferences(key("4.1-1"), {{document, "第9条"}, {document, "第10条"}}));
  add(confirm({key("4.1-1"), key("4.1-2")}));
  add(setState({key("4.1-1"), key("5.1-1")}, AnswerState::Submitted));
  add(setState({key("4.1-1")}, AnswerState::Confirmed));
  add(assign({key("4.1-1"), key("4.1-2")}, {}, respondent, "2026-12-01"));
  add(returnAnswers({key("4.1-1"), key("5.1-1")}, "根拠を書いてください"));
  add(addComment(key("5.1-1"), "よろしく"));
  add(replyToComment(comment, "承知しました"));
  add(setCommentDone(comment, true));
  add(copyAnswer(key("4.1-1"), plantKey("4.1-1")));
  add(patchAnswer({key("4.1-1"), key("4.1-2")}, patch));
  add(patchAnswer({key("4.1-1")}, patchWithTarget));
  add(putAnswers({whole_}));
  add(setTarget(cycle, "4.1-1", std::nullopt));
  add(setTargets(cycle, {{"4.1-1", 2}, {"4.1-2", 5}}, "目標像"));
  add(setWeight(cycle, "4.1-2", 125));
  add(setEffort(cycle, "4.1-2", Effort::XL));
  add(setItemSettings(cycle, {{"4.1-2", 4, 150, {}}, {"4.1-3", {}, {}, "L"}}));
  add(startCycle("2027年度", "2028-03-31", "", "", ""));
  add(editCycle(record));
  add(addUnit(cycle, "情報系"));
  add(removeUnit(cycle, plant));
  add(setSetting("approval_style", "signature"));
  add(putRecord(departmentType().description,
                departmentType().row({department, "情報管理部", 13, 1})));
  add(deleteRecord(departmentType().description, unusedDepartment));
  add(putRecord(personType().description,
                personType().row({unusedPerson, "臨時 職員", "主任", "", "executive"})));
  add(deleteRecord(personType().description, unusedPerson));
  add(closePlan(
      {plan, "資産目録の整備", "effective", "目録が揃った", "2026-10-01", {{key("4.1-1"), 5}}}));
  const auto& old = minutes.newest();
  NewRevision same{old.content, old.size, "議事録.txt", old.mediaType};
  add(addEvidence({{}, "教育の記録", "record", {}, {}, {}, {}, {}, {}, {}}, same,
                  {linkTo(key("5.1-1"))}));
  const auto& other = loose.newest();
  add(addEvidenceRevision(minutes.record.id,
                          {other.content, other.size, "第2版.txt", other.mediaType}));
  auto edited = minutes.record;
  edited.tlp = "AMBER+STRICT";
  add(editEvidence(edited));
  add(linkEvidence({minutes.record.id}, {linkTo(key("4.1-2")), linkTo(key("4.1-3"))}));
  add(unlinkEvidence({minutes.record.id}, {linkTo(key("4.1-1"))}));
  add(deleteEvidence({loose.record.id}, Linked::Refuse));
  return known;
}

std::vector<WorkspaceTest::KnownStamp> WorkspaceTest::everyStamp() {
  using namespace commands;
  runAs(drafter, draftApproval(cycle, "4.1", Incomplete::Accepted));
  runAs(drafter, draftApproval(cycle, "4", Incomplete::Accepted));
  runAs(reviewer, reviewApproval(cycle, "4"));
  std::vector<KnownStamp> known;
  const auto add = [&](const Id& person, Command command) {
    known.push_back({person, {command.kind, std::move(command)}});
  };
  add(drafter, draftApproval(cycle, "", Incomplete::Accepted, "よろしく"));
  add(reviewer, reviewApproval(cycle, "4.1", "確認しました"));
  add(approver, commands::approve(cycle, "4"));
  add(reviewer, returnApproval(cycle, "4.1", ApprovalStep::Review, "根拠が足りない"));
  add(approver, returnApproval(cycle, "4", ApprovalStep::Approve, "再検討を"));
  return known;
}

}  // namespace kijun::testing
