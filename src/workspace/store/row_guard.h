// What an actor reaches, held over the rows that a change touched, whichever command, undo or redo
// made it: a respondent answers what is theirs and changes evidence that hangs on it, people and
// settings belong to administrators as soon as there is one, the last one stays, and a stamp is set
// and taken back by who it names.
#pragma once
#include <string>
#include <vector>

#include "workspace/journal.h"
#include "workspace/permission.h"
#include "workspace/store/changeset.h"

namespace kijun {

class RowGuard {
 public:
  // Before the change, within its transaction. Entries that no person makes by hand (baseline,
  // migration, merge) are not held.
  RowGuard(SQLite::Database& database, const Entry& entry);
  // After it. Throws Error, which takes the change back with its transaction.
  void check(const std::vector<RowChange>& changes) const;

 private:
  void checkAnswers(const std::vector<RowChange>& changes) const;
  void checkEvidence(const std::vector<RowChange>& changes) const;
  void checkStamps(const std::vector<RowChange>& changes) const;
  void checkAdministration(const std::vector<RowChange>& changes) const;

  SQLite::Database& database_;
  Actor actor_;
  EntryKind kind_;
  std::vector<std::string> administrators_;  // before the change
};

// As the rows stand.
AnswerOwner storedOwner(SQLite::Database& database, const AnswerKey& key);
// Why the actor may not change the piece of evidence, as the rows stand; nothing where they may.
std::optional<Error> storedPieceRefusal(SQLite::Database& database, const Actor& actor,
                                        const Id& evidence);
// "情報システム課 / 佐藤 真理子"
std::string ownerNames(SQLite::Database& database, const AnswerOwner& owner);

}  // namespace kijun
