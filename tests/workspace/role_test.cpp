// Every command in every role.
#include <map>
#include <set>

#include "workspace/workspace_fixture.h"

namespace kijun::testing {
namespace {

// What each role may do beyond nothing; assessor and administrator may do everything.
const std::set<std::string_view> kAnswering = {
    "set_level",   "set_stipulation",  "set_applicability", "set_note",    "set_tick",
    "set_flag",    "set_no_event",     "set_references",    "confirm",     "set_state",
    "add_comment", "set_comment_done", "copy_answer",       "patch_answer"};
const std::set<std::string_view> kApproving = {"confirm", "set_state", "review_state",
                                               "add_comment", "set_comment_done"};
const std::set<std::string_view> kCommenting = {"add_comment", "set_comment_done"};

bool mayRun(Role role, std::string_view kind) {
  switch (role) {
    case Role::Assessor:
    case Role::Administrator:
      return true;
    case Role::Respondent:
      return kAnswering.contains(kind);
    case Role::Approver:
      return kApproving.contains(kind);
    case Role::Auditor:
      return kCommenting.contains(kind);
    case Role::Executive:
      return false;
  }
  return false;
}

using RoleTest = WorkspaceTest;

TEST_F(RoleTest, everyCommandInEveryRole) {
  std::map<Role, Id> people;
  for (const auto role : kAllRoles) {
    const std::string id(kijun::idOf(role));
    people[role] = addPerson("役 " + id, id);
  }
  for (const auto role : kAllRoles) {
    for (const auto& [kind, command] : everyCommand()) {
      SCOPED_TRACE(std::string(kijun::idOf(role)) + " " + std::string(kind->id));
      session->actAs(people[role]);
      EXPECT_EQ(session->actor().role, role);
      const auto before = contentsOf(file, Tables::All);
      const auto refusal = refusalOf([&] { session->run(command); });
      if (mayRun(role, kind->id)) {
        EXPECT_EQ(refusal, "nothing");
        session->actAs(people[Role::Administrator]);
        session->undo();
      } else {
        EXPECT_EQ(refusal, "workspace.role.refused");
        EXPECT_EQ(contentsOf(file, Tables::All), before);
      }
    }
  }
}

TEST_F(RoleTest, respondentsDoNotConfirmOrReturn) {
  session->actAs("山田 太郎");
  for (const auto state : {AnswerState::Returned, AnswerState::Confirmed}) {
    EXPECT_EQ(refusalOf([&] { session->run(commands::setState({key("4.1-1")}, state)); }),
              "workspace.role.refused");
  }
  EXPECT_TRUE(session->run(commands::setState({key("4.1-1")}, AnswerState::Submitted)));
}

TEST_F(RoleTest, whoActs) {
  EXPECT_EQ(session->actor().name, "test");
  EXPECT_EQ(session->actor().role, Role::Assessor);
  EXPECT_TRUE(session->actor().person.empty());
  reopen("山田 太郎");
  EXPECT_EQ(session->actor().person, respondent);
  reopen(respondent);
  EXPECT_EQ(session->actor().name, "山田 太郎");
  EXPECT_EQ(refusalOf([&] { session->actAs("いない人"); }), "workspace.person.unknown");
  EXPECT_EQ(session->actor().person, respondent);
  session.reset();
  session = Session::open(file, {Access::ReadWrite, {}, fixedEnvironment("山田 太郎")});
  EXPECT_EQ(session->actor().role, Role::Respondent) << "the system's user is a person here";
}

TEST_F(RoleTest, sameNameTwiceNeedsTheId) {
  addPerson("山田 太郎", "approver");
  EXPECT_EQ(refusalOf([&] { session->actAs("山田 太郎"); }), "workspace.person.ambiguous");
  EXPECT_NO_THROW(session->actAs(respondent));
}

TEST_F(RoleTest, theRegisterDecidesAtOnce) {
  const Id admin = addPerson("鈴木", "administrator");
  session->actAs(admin);
  session->run(commands::putRecord(personType().description,
                                   personType().row({admin, "鈴木", "", "", "executive"})));
  EXPECT_EQ(session->actor().role, Role::Executive);
  EXPECT_EQ(refusalOf([&] { session->run(commands::setFlag(key("5.1-1"), true)); }),
            "workspace.role.refused");
}

TEST_F(RoleTest, withoutPeopleWhoeverIsNamedIsAnAssessor) {
  const auto path = folder / "新規.kijun";
  const auto created = Session::create(path, newWorkspace(), readWrite("評価 花子"));
  EXPECT_EQ(created->actor().name, "評価 花子");
  EXPECT_EQ(created->actor().role, Role::Assessor);
  EXPECT_EQ(created->head().actor.name, "評価 花子");
}

}  // namespace
}  // namespace kijun::testing
