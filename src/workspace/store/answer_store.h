// Answers as rows.
#pragma once
#include <optional>
#include <vector>

#include "records/answer.h"
#include "workspace/store/sql.h"

namespace kijun {

// The values of the answer row in the order of answerDescription().
Row answerValues(const Answer& answer);

// One answer with its ticks, references and comments.
std::optional<Answer> findAnswer(SQLite::Database& database, const AnswerKey& key);
// All answers of a cycle with everything on them, by item, then unit order.
std::vector<Answer> answersOfCycle(SQLite::Database& database, const Id& cycle);

// Writes the row, its ticks and its references; comments stand for themselves.
void storeAnswer(SQLite::Database& database, const Answer& answer);
void storeComment(SQLite::Database& database, const AnswerKey& key, const Comment& comment);
// The unit's answers of the cycle with everything on them, children first.
void deleteAnswers(SQLite::Database& database, const Id& cycle, const Id& unit);

}  // namespace kijun
