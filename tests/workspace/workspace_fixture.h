// A small workspace with two cycles, and the views of its file that tests compare.
#pragma once
#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/error.h"
#include "support/temporary_folder.h"
#include "support/test_catalog.h"
#include "workspace/approval.h"
#include "workspace/commands.h"
#include "workspace/evidence_content.h"
#include "workspace/session.h"

namespace kijun::testing {

// Items: 4.1-1 (expected, checkpoints a and b, may be declined with a risk acceptance only), 4.1-2
// (recommended), 4.1-3 (expected, 発生なし), 5.1-1 (expected, may not be declined).
CatalogPtr workspaceCatalog();

NewWorkspace newWorkspace();
Environment fixedEnvironment(const std::string& user = "test");
OpenOptions readWrite(const std::string& as = {});
OpenOptions readOnly();

// Table by table, the rows as text in key order. `all` includes what the journal leaves out.
enum class Tables { Journalled, All };
using TableContents = std::map<std::string, std::vector<std::string>>;
TableContents contentsOf(const std::filesystem::path& file, Tables which = Tables::Journalled);

// The file's bytes and time, to show that nothing touched it.
struct FileMark {
  std::string bytes;
  std::filesystem::file_time_type time;
  bool operator==(const FileMark&) const = default;
};
FileMark markOf(const std::filesystem::path& file);

// The id of the message of the Error that the call throws; "nothing" where it throws none.
template <typename Call>
std::string refusalOf(Call&& call) {
  try {
    call();
  } catch (const Error& error) {
    EXPECT_FALSE(error.text(Language::Japanese).empty());
    EXPECT_NE(error.text(Language::Japanese), error.text(Language::English));
    return error.message().id;
  }
  return "nothing";
}

// A cycle that was answered, and an open one that starts from it.
class WorkspaceTest : public ::testing::Test {
 protected:
  void SetUp() override;
  void reopen(const std::string& as = {});

  AnswerKey key(const std::string& item) const { return {cycle, whole, item}; }
  AnswerKey plantKey(const std::string& item) const { return {cycle, plant, item}; }
  Answer answer(const AnswerKey& of) const;
  Id idOf(const RecordDescription& description, const std::string& name) const;
  Id addPerson(const std::string& name, const std::string& role, const Id& ofDepartment = {});
  // A record of every register that has none, each field filled, referring to what there is.
  void fillRegisters();
  NewRevision contentOf(const std::string& bytes, const std::string& fileName = "記録.txt");
  EvidencePiece addPiece(const std::string& title, const std::string& bytes,
                         const std::vector<LinkTarget>& links);

  struct KnownCommand {
    const CommandKind* kind;
    Command command;
  };
  // One of each kind, each changing something.
  std::vector<KnownCommand> everyCommand();
  // The kinds that only a person of the right role may run, and nobody twice: with who may.
  struct KnownStamp {
    Id person;
    KnownCommand known;
  };
  std::vector<KnownStamp> everyStamp();
  // Leaves whoever acted before acting.
  std::optional<ChangeNotice> runAs(const Id& person, const Command& command);

  TemporaryFolder folder;
  std::filesystem::path file = folder / "評価 台帳.kijun";
  std::unique_ptr<Session> session;
  Id previousCycle, cycle, whole, plant, department, unusedDepartment, respondent, unusedPerson,
      document, drafter, reviewer, approver;
  Id comment;
  EvidencePiece minutes;  // linked to 4.1-1 of the open cycle
  EvidencePiece loose;    // linked to nothing
  Id plan;                // about 4.1-1 and 4.1-2; made with everyCommand()
};

}  // namespace kijun::testing
