// Rounds of approval as rows, and what the journal says of reopened answers.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "workspace/approval.h"
#include "workspace/store/sql.h"

namespace kijun {

// Of the cycle, by section (empty: the whole), oldest round first.
std::map<std::string, std::vector<ApprovalRound>> approvalRounds(SQLite::Database& database,
                                                                 const Id& cycle);

// A new round with what it covers; its stamps are stored apart.
void storeRound(SQLite::Database& database, const Id& cycle, const std::string& section,
                const ApprovalRound& round);
void storeStamp(SQLite::Database& database, const Id& cycle, const std::string& section, int round,
                const Stamp& stamp);

// The newest entry that changed what the answer says, be it an edit, an undo or a merge.
std::optional<Reopening> lastContentChange(SQLite::Database& database, const AnswerKey& key);

}  // namespace kijun
