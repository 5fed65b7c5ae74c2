// What a changeset touched, in the terms of records.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "workspace/journal.h"
#include "workspace/store/changeset.h"

namespace kijun {

// The key under which the journal's index keeps a row: its primary key joined by '/'; for an answer
// and what hangs on it, cycle/unit/item.
std::string journalKeyOf(const RowName& row);
std::string journalKeyOf(const AnswerKey& key);

// The answer that the row is, or hangs on.
std::optional<AnswerKey> answerOf(const RowChange& change);

// The tables, answers and settings of a notice.
void describeTouched(const std::vector<RowChange>& changes, ChangeNotice& notice);

// The fields a change gave other values, in words a field table knows. A new answer is compared
// with a blank one, so that only what somebody chose is told.
std::vector<FieldChange> fieldChangesOf(const RowChange& change);

// What a person calls the row: an item's id, a record's name.
std::string shownName(SQLite::Database& database, const RowName& row);
// The first few of them, each once.
std::string shownNames(SQLite::Database& database, const std::vector<RowName>& rows);

}  // namespace kijun
