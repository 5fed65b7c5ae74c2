#include "workspace/store/approval_store.h"

#include <algorithm>

#include "workspace/store/entries.h"
#include "workspace/store/row_changes.h"

namespace kijun {
namespace {

ApprovalRound* roundOf(std::map<std::string, std::vector<ApprovalRound>>& rounds,
                       const std::string& section, int number) {
  for (auto& round : rounds[section]) {
    if (round.number == number) return &round;
  }
  return nullptr;
}

// Whether the change is one of what contentDigest() tells.
bool isContent(const RowChange& change) {
  if (change.table == "answer_tick" || change.table == "answer_reference") return true;
  if (change.table != "answer") return false;
  if (change.operation != RowOperation::Update) return true;
  constexpr std::size_t kKeyColumns = 3;
  static const auto columns = [] {
    std::vector<std::size_t> places;
    for (const std::string_view field :
         {"level", "stipulation", "applicability", "reason", "note", "no_event", "carried_over"}) {
      places.push_back(kKeyColumns + answerDescription().indexOf(field).value());
    }
    return places;
  }();
  return std::ranges::any_of(columns,
                             [&](std::size_t column) { return change.after[column].has_value(); });
}

}  // namespace

std::map<std::string, std::vector<ApprovalRound>> approvalRounds(SQLite::Database& database,
                                                                 const Id& cycle) {
  std::map<std::string, std::vector<ApprovalRound>> rounds;
  SQLite::Statement row(database,
                        "SELECT section, round, unanswered, unconfirmed FROM approval "
                        "WHERE cycle = ? ORDER BY section, round");
  sql::bindAll(row, cycle);
  while (row.executeStep()) {
    ApprovalRound round;
    round.number = row.getColumn(1).getInt();
    round.unanswered = row.getColumn(2).getInt();
    round.unconfirmed = row.getColumn(3).getInt();
    rounds[sql::textOf(row.getColumn(0))].push_back(std::move(round));
  }
  SQLite::Statement step(database,
                         "SELECT section, round, step, person, person_name, role, at, note "
                         "FROM approval_step WHERE cycle = ?");
  sql::bindAll(step, cycle);
  while (step.executeStep()) {
    auto* round = roundOf(rounds, sql::textOf(step.getColumn(0)), step.getColumn(1).getInt());
    const auto kind = approvalStepFromId(sql::textOf(step.getColumn(2)));
    if (!round || !kind) continue;
    round->stamps.push_back({*kind, sql::textOf(step.getColumn(3)), sql::textOf(step.getColumn(4)),
                             roleFromId(sql::textOf(step.getColumn(5))).value_or(Role::Executive),
                             sql::textOf(step.getColumn(6)), sql::textOf(step.getColumn(7))});
  }
  SQLite::Statement answer(
      database, "SELECT section, round, unit, item, digest FROM approval_answer WHERE cycle = ?");
  sql::bindAll(answer, cycle);
  while (answer.executeStep()) {
    auto* round = roundOf(rounds, sql::textOf(answer.getColumn(0)), answer.getColumn(1).getInt());
    if (!round) continue;
    round->answers[{sql::textOf(answer.getColumn(2)), sql::textOf(answer.getColumn(3))}] =
        sql::textOf(answer.getColumn(4));
  }
  for (auto& [section, list] : rounds) {
    for (auto& round : list) std::ranges::sort(round.stamps, {}, &Stamp::step);
  }
  return rounds;
}

void storeRound(SQLite::Database& database, const Id& cycle, const std::string& section,
                const ApprovalRound& round) {
  sql::run(database,
           "INSERT INTO approval (cycle, section, round, unanswered, unconfirmed) "
           "VALUES (?, ?, ?, ?, ?)",
           cycle, section, round.number, round.unanswered, round.unconfirmed);
  for (const auto& [place, digest] : round.answers) {
    sql::run(database,
             "INSERT INTO approval_answer (cycle, section, round, unit, item, digest) "
             "VALUES (?, ?, ?, ?, ?, ?)",
             cycle, section, round.number, place.first, place.second, digest);
  }
}

void storeStamp(SQLite::Database& database, const Id& cycle, const std::string& section, int round,
                const Stamp& stamp) {
  sql::run(database,
           "INSERT INTO approval_step (cycle, section, round, step, person, person_name, role, at, "
           "note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
           cycle, section, round, idOf(stamp.step), stamp.person, stamp.name, idOf(stamp.role),
           stamp.at, sql::textOrNull(stamp.note));
}

std::optional<Reopening> lastContentChange(SQLite::Database& database, const AnswerKey& key) {
  SQLite::Statement row(database,
                        "SELECT DISTINCT entry FROM journal_row WHERE key = ? AND table_name IN "
                        "('answer', 'answer_tick', 'answer_reference') ORDER BY entry DESC");
  sql::bindAll(row, journalKeyOf(key));
  while (row.executeStep()) {
    const auto entry = entryNumbered(database, row.getColumn(0).getInt64());
    if (!entry) continue;
    const auto changes = changesOf(changesetOf(database, entry->number));
    const bool changed = std::ranges::any_of(changes, [&](const RowChange& change) {
      return answerOf(change) == key && isContent(change);
    });
    if (changed) return Reopening{entry->actor, entry->at, entry->number};
  }
  return std::nullopt;
}

}  // namespace kijun
