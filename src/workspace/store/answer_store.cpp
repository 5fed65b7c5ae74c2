#include "workspace/store/answer_store.h"

#include <map>

namespace kijun {
namespace {

constexpr const char* kWhereKey = " WHERE cycle = ? AND unit = ? AND item = ?";
constexpr const char* kFields =
    "level, stipulation, applicability, reason, note, flagged, no_event, carried_over, department, "
    "respondent, due, state";

AnswerKey keyAt(SQLite::Statement& row) {
  return {sql::textOf(row.getColumn(0)), sql::textOf(row.getColumn(1)),
          sql::textOf(row.getColumn(2))};
}

Answer answerAt(SQLite::Statement& row) {
  Answer answer;
  answer.key = keyAt(row);
  answer.level = sql::numberOf(row.getColumn(3));
  answer.stipulation = stipulationFromId(sql::textOf(row.getColumn(4)));
  answer.applicability =
      applicabilityFromId(sql::textOf(row.getColumn(5))).value_or(Applicability::Applicable);
  answer.reason = sql::textOf(row.getColumn(6));
  answer.note = sql::textOf(row.getColumn(7));
  answer.flagged = row.getColumn(8).getInt() != 0;
  answer.noEvent = row.getColumn(9).getInt() != 0;
  answer.confirmation =
      row.getColumn(10).getInt() != 0 ? Confirmation::CarriedOver : Confirmation::Confirmed;
  answer.department = sql::textOf(row.getColumn(11));
  answer.respondent = sql::textOf(row.getColumn(12));
  answer.due = sql::textOf(row.getColumn(13));
  answer.state =
      answerStateFromId(sql::textOf(row.getColumn(14))).value_or(AnswerState::NotStarted);
  return answer;
}

// Reads what hangs on answers: `where` limits the rows and has as many values as given.
template <typename Take, typename... Values>
void readChildren(SQLite::Database& database, const std::string& select, const std::string& where,
                  const Take& take, const Values&... values) {
  SQLite::Statement row(database, select + where);
  sql::bindAll(row, values...);
  while (row.executeStep()) take(keyAt(row), row);
}

template <typename Find, typename... Values>
void attachChildren(SQLite::Database& database, const std::string& where, const Find& find,
                    const Values&... values) {
  readChildren(
      database, "SELECT cycle, unit, item, checkpoint, value FROM answer_tick", where,
      [&](const AnswerKey& key, SQLite::Statement& row) {
        const auto tick = tickFromId(sql::textOf(row.getColumn(4)));
        if (auto* answer = find(key); answer && tick) {
          answer->ticks[sql::textOf(row.getColumn(3))] = *tick;
        }
      },
      values...);
  readChildren(
      database, "SELECT cycle, unit, item, document, clause FROM answer_reference",
      where + " ORDER BY cycle, unit, item, position",
      [&](const AnswerKey& key, SQLite::Statement& row) {
        if (auto* answer = find(key)) {
          answer->references.push_back(
              {sql::textOf(row.getColumn(3)), sql::textOf(row.getColumn(4))});
        }
      },
      values...);
  readChildren(
      database,
      "SELECT cycle, unit, item, id, author, author_name, at, text, done, parent FROM "
      "answer_comment",
      where + " ORDER BY at, id",
      [&](const AnswerKey& key, SQLite::Statement& row) {
        if (auto* answer = find(key)) {
          answer->comments.push_back({sql::textOf(row.getColumn(3)), sql::textOf(row.getColumn(4)),
                                      sql::textOf(row.getColumn(5)), sql::textOf(row.getColumn(6)),
                                      sql::textOf(row.getColumn(7)), row.getColumn(8).getInt() != 0,
                                      sql::textOf(row.getColumn(9))});
        }
      },
      values...);
}

void storeTicks(SQLite::Database& database, const Answer& answer) {
  const auto& key = answer.key;
  SQLite::Statement old(database, std::string("SELECT checkpoint FROM answer_tick") + kWhereKey);
  sql::bindAll(old, key.cycle, key.unit, key.item);
  std::vector<std::string> gone;
  while (old.executeStep()) {
    auto checkpoint = sql::textOf(old.getColumn(0));
    if (!answer.ticks.contains(checkpoint)) gone.push_back(std::move(checkpoint));
  }
  for (const auto& checkpoint : gone) {
    sql::run(database, std::string("DELETE FROM answer_tick") + kWhereKey + " AND checkpoint = ?",
             key.cycle, key.unit, key.item, checkpoint);
  }
  for (const auto& [checkpoint, tick] : answer.ticks) {
    sql::run(
        database,
        "INSERT INTO answer_tick (cycle, unit, item, checkpoint, value) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT DO UPDATE SET value = excluded.value",
        key.cycle, key.unit, key.item, checkpoint, idOf(tick));
  }
}

void storeReferences(SQLite::Database& database, const Answer& answer) {
  const auto& key = answer.key;
  std::int64_t position = 0;
  for (const auto& reference : answer.references) {
    sql::run(database,
             "INSERT INTO answer_reference (cycle, unit, item, position, document, clause) "
             "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET document = excluded.document, "
             "clause = excluded.clause",
             key.cycle, key.unit, key.item, position++, reference.document,
             sql::textOrNull(reference.clause));
  }
  sql::run(database, std::string("DELETE FROM answer_reference") + kWhereKey + " AND position >= ?",
           key.cycle, key.unit, key.item, position);
}

}  // namespace

Row answerValues(const Answer& answer) {
  return {answer.level ? Value(std::int64_t{*answer.level}) : Value(),
          answer.stipulation ? Value(std::string(idOf(*answer.stipulation))) : Value(),
          std::string(idOf(answer.applicability)),
          sql::textOrNull(answer.reason),
          sql::textOrNull(answer.note),
          std::int64_t{answer.flagged},
          std::int64_t{answer.noEvent},
          std::int64_t{answer.confirmation == Confirmation::CarriedOver},
          sql::textOrNull(answer.department),
          sql::textOrNull(answer.respondent),
          sql::textOrNull(answer.due),
          std::string(idOf(answer.state))};
}

std::optional<Answer> findAnswer(SQLite::Database& database, const AnswerKey& key) {
  SQLite::Statement row(
      database, std::string("SELECT cycle, unit, item, ") + kFields + " FROM answer" + kWhereKey);
  sql::bindAll(row, key.cycle, key.unit, key.item);
  if (!row.executeStep()) return std::nullopt;
  auto answer = answerAt(row);
  attachChildren(
      database, kWhereKey, [&](const AnswerKey&) { return &answer; }, key.cycle, key.unit,
      key.item);
  return answer;
}

std::vector<Answer> answersOfCycle(SQLite::Database& database, const Id& cycle) {
  std::vector<Answer> answers;
  std::map<AnswerKey, std::size_t> places;
  SQLite::Statement row(database,
                        std::string("SELECT a.cycle, a.unit, a.item, ") + kFields +
                            " FROM answer a JOIN unit u ON u.id = a.unit WHERE a.cycle = ? "
                            "ORDER BY a.item, u.whole DESC, u.position, u.id");
  sql::bindAll(row, cycle);
  while (row.executeStep()) {
    answers.push_back(answerAt(row));
    places[answers.back().key] = answers.size() - 1;
  }
  attachChildren(
      database, " WHERE cycle = ?",
      [&](const AnswerKey& key) -> Answer* {
        const auto at = places.find(key);
        return at == places.end() ? nullptr : &answers[at->second];
      },
      cycle);
  return answers;
}

void storeAnswer(SQLite::Database& database, const Answer& answer) {
  const auto& key = answer.key;
  SQLite::Statement insert(
      database,
      std::string("INSERT INTO answer (cycle, unit, item, ") + kFields +
          ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
          "level = excluded.level, stipulation = excluded.stipulation, "
          "applicability = excluded.applicability, reason = excluded.reason, "
          "note = excluded.note, flagged = excluded.flagged, no_event = excluded.no_event, "
          "carried_over = excluded.carried_over, department = excluded.department, "
          "respondent = excluded.respondent, due = excluded.due, state = excluded.state");
  sql::bindAll(insert, key.cycle, key.unit, key.item);
  int index = 3;
  for (const auto& value : answerValues(answer)) sql::bind(insert, ++index, value);
  insert.exec();
  storeTicks(database, answer);
  storeReferences(database, answer);
}

void storeComment(SQLite::Database& database, const AnswerKey& key, const Comment& comment) {
  sql::run(
      database,
      "INSERT INTO answer_comment (cycle, unit, item, id, author, author_name, at, text, done, "
      "parent) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET author = "
      "excluded.author, "
      "author_name = excluded.author_name, at = excluded.at, text = excluded.text, "
      "done = excluded.done, parent = excluded.parent",
      key.cycle, key.unit, key.item, comment.id, sql::textOrNull(comment.author),
      comment.authorName, comment.at, comment.text, std::int64_t{comment.done},
      sql::textOrNull(comment.parent));
}

void deleteAnswers(SQLite::Database& database, const Id& cycle, const Id& unit) {
  for (const char* table : {"answer_tick", "answer_reference", "answer_comment", "answer"}) {
    sql::run(database, std::string("DELETE FROM ") + table + " WHERE cycle = ? AND unit = ?", cycle,
             unit);
  }
}

}  // namespace kijun
