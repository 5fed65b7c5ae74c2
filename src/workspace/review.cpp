#include "workspace/review.h"

#include <map>

#include "workspace/session_door.h"
#include "workspace/store/answer_store.h"
#include "workspace/store/entries.h"
#include "workspace/store/history.h"
#include "workspace/store/row_changes.h"

namespace kijun {
namespace {

// Takes what an entry changed back off the answer.
void invert(const FieldChange& change, Answer& answer) {
  const auto text = [&] { return textOf(change.before); };
  if (change.record == "answer") {
    if (change.field == "level") {
      answer.level = isNull(change.before)
                         ? std::optional<int>()
                         : std::optional(static_cast<int>(std::get<std::int64_t>(change.before)));
    } else if (change.field == "stipulation") {
      answer.stipulation = stipulationFromId(text());
    } else if (change.field == "applicability") {
      answer.applicability = applicabilityFromId(text()).value_or(Applicability::Applicable);
    } else if (change.field == "reason") {
      answer.reason = text();
    } else if (change.field == "note") {
      answer.note = text();
    } else if (change.field == "state") {
      answer.state = answerStateFromId(text()).value_or(AnswerState::NotStarted);
    }
  } else if (change.record == "answer_tick") {
    if (const auto tick = tickFromId(text())) {
      answer.ticks[change.field] = *tick;
    } else {
      answer.ticks.erase(change.field);
    }
  }
}

// Taking a confirmation back brings 提出済 back too, and submits nothing.
bool submits(const HistoryEntry& told) {
  if (told.entry.kind == EntryKind::Undo) return false;
  for (const auto& change : told.changes) {
    if (change.record == "answer" && change.field == "state" &&
        textOf(change.after) == idOf(AnswerState::Submitted)) {
      return true;
    }
  }
  return false;
}

bool isBy(const Entry& entry, const Actor& actor) {
  return actor.person.empty() ? entry.actor.person.empty() && entry.actor.name == actor.name
                              : entry.actor.person == actor.person;
}

}  // namespace

std::optional<Submission> lastSubmission(const Session& session, const AnswerKey& key) {
  constexpr int kFarBack = 10'000;
  return SessionDoor::read(session, [&](SQLite::Database& database) -> std::optional<Submission> {
    auto answer = findAnswer(database, key);
    if (!answer) return std::nullopt;
    for (const auto& told : readHistory(database, key, kFarBack)) {
      if (submits(told)) {
        return Submission{std::move(*answer), told.entry.actor, told.entry.at, told.entry.number};
      }
      for (const auto& change : told.changes) invert(change, *answer);
    }
    return std::nullopt;
  });
}

std::vector<AnswerTouch> touchedSince(const Session& session, const Id& cycle, std::int64_t since,
                                      const std::optional<Actor>& by) {
  return SessionDoor::read(session, [&](SQLite::Database& database) {
    std::map<AnswerKey, std::int64_t> newest;
    std::map<std::int64_t, Entry> entries;
    SQLite::Statement row(database,
                          "SELECT key, entry FROM journal_row WHERE entry > ?1 AND table_name IN "
                          "('answer', 'answer_tick', 'answer_reference', 'answer_comment') "
                          "AND key >= ?2 || '/' AND key < ?2 || '0' ORDER BY entry");
    sql::bindAll(row, since, cycle);
    while (row.executeStep()) {
      const auto number = row.getColumn(1).getInt64();
      auto entry = entries.find(number);
      if (entry == entries.end()) {
        const auto found = entryNumbered(database, number);
        if (!found) continue;
        entry = entries.emplace(number, *found).first;
      }
      if (by && isBy(entry->second, *by)) continue;
      const auto text = sql::textOf(row.getColumn(0));
      const auto first = text.find('/');
      const auto second = text.find('/', first + 1);
      newest[{text.substr(0, first), text.substr(first + 1, second - first - 1),
              text.substr(second + 1)}] = number;
    }
    std::vector<AnswerTouch> touched;
    for (const auto& [key, number] : newest) {
      const auto& entry = entries.at(number);
      touched.push_back({key, number, entry.actor, entry.at, entry.name});
    }
    return touched;
  });
}

}  // namespace kijun
