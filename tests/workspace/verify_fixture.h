// A workspace with rows in every journalled table, and ways to change it behind the journal's back.
#pragma once
#include <SQLiteCpp/SQLiteCpp.h>

#include "workspace/verify.h"
#include "workspace/workspace_fixture.h"

namespace kijun::testing {

class VerifyTest : public WorkspaceTest {
 protected:
  // Runs one command of each kind, some taken back and made again, and closes the session.
  void fillAndClose();
  // Plain SQL on the closed file, references unchecked.
  void tamper(const std::string& statement);
  // The file as it was closed.
  void restore();
  SQLite::Database raw() const;

  std::string original;
};

bool hasFinding(const VerifyReport& report, FindingKind kind, const std::string& table,
                const std::string& key, const std::string& field = {});
bool hasEntryFinding(const VerifyReport& report, std::int64_t entry);
// Every sentence, for failure messages. Expects each to be whole in both languages.
std::string told(const VerifyReport& report);

}  // namespace kijun::testing
