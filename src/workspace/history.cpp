#include "workspace/history.h"

#include <algorithm>

#include "base/text.h"
#include "workspace/session_door.h"
#include "workspace/store/entries.h"
#include "workspace/store/row_words.h"
#include "workspace/store/schema.h"
#include "workspace/store/stored_entry.h"

namespace kijun {
namespace {

constexpr std::size_t kRowsBetweenAsking = 256;

// What a filter asks of a row of the journal, as far as SQL can tell.
class Condition {
 public:
  explicit Condition(const HistoryFilter& filter) {
    if (!filter.person.empty()) {
      add("(person = ? OR actor_name = ?)", {filter.person, filter.person});
    }
    if (filter.role) add("role = ?", {std::string(idOf(*filter.role))});
    if (filter.from) add("at >= ?", {filter.from->iso()});
    if (filter.until) add("at < ?", {filter.until->iso()});
    if (!filter.table.empty() && !filter.key.empty()) {
      add("number IN (SELECT entry FROM journal_row WHERE table_name = ? AND key = ?)",
          {filter.table, filter.key});
    } else if (!filter.table.empty()) {
      add("number IN (SELECT entry FROM journal_row WHERE table_name = ?)", {filter.table});
    }
  }

  std::string words() const { return words_.empty() ? words_ : "WHERE " + words_ + " "; }
  void bind(SQLite::Statement& statement) const {
    for (std::size_t i = 0; i < values_.size(); ++i) {
      statement.bind(static_cast<int>(i) + 1, values_[i]);
    }
  }

 private:
  void add(std::string_view condition, std::vector<std::string> values) {
    if (!words_.empty()) words_ += " AND ";
    words_ += condition;
    std::ranges::move(values, std::back_inserter(values_));
  }
  std::string words_;
  std::vector<std::string> values_;
};

bool changedTextHolds(const std::string& changeset, std::string_view wanted) {
  const auto holds = [&](const std::optional<Value>& value) {
    return value && containsFolded(textOf(*value), wanted);
  };
  for (const auto& change : changesOf(changeset)) {
    if (std::ranges::any_of(change.before, holds) || std::ranges::any_of(change.after, holds)) {
      return true;
    }
  }
  return false;
}

bool holdsText(SQLite::Statement& row, StoredEntry& stored, const HistoryFilter& filter) {
  const auto& entry = stored.entry;
  if (containsFolded(render(entry.name, filter.language), filter.text) ||
      containsFolded(entry.actor.name, filter.text)) {
    return true;
  }
  readChangesets(row, stored);
  return changedTextHolds(stored.changeset, filter.text);
}

HistoryLine lineOf(SQLite::Database& database, Entry entry, RowWords& words,
                   const std::vector<RowChange>& changes) {
  HistoryLine line;
  line.subject = words.subject(changes);
  line.takenBack = isTakenBack(database, entry.id);
  line.entry = std::move(entry);
  return line;
}

}  // namespace

std::vector<std::int64_t> historyNumbers(const Session& session, const HistoryFilter& filter,
                                         const std::function<bool()>& cancelled) {
  return SessionDoor::read(session, [&](SQLite::Database& database) {
    const Condition condition(filter);
    const bool plain = filter.group.empty() && filter.text.empty();
    const auto rest = condition.words() + "ORDER BY number DESC";
    SQLite::Statement row(
        database, plain ? "SELECT number FROM journal_entry " + rest : entryQuery(database, rest));
    condition.bind(row);
    std::vector<std::int64_t> numbers;
    std::size_t seen = 0;
    while (row.executeStep()) {
      if (cancelled && ++seen % kRowsBetweenAsking == 0 && cancelled()) throw Cancelled();
      if (!plain) {
        auto stored = storedEntryAt(row);
        if (!filter.group.empty() && groupOf(stored.entry) != filter.group) continue;
        if (!filter.text.empty() && !holdsText(row, stored, filter)) continue;
      }
      numbers.push_back(row.getColumn(0).getInt64());
    }
    return numbers;
  });
}

std::vector<HistoryLine> historyLines(const Session& session, std::span<const std::int64_t> numbers,
                                      Language language) {
  return SessionDoor::read(session, [&](SQLite::Database& database) {
    RowWords words(database, language);
    std::vector<HistoryLine> lines;
    for (const auto number : numbers) {
      auto entry = entryNumbered(database, number);
      if (!entry) continue;
      lines.push_back(
          lineOf(database, std::move(*entry), words, changesOf(changesetOf(database, number))));
    }
    return lines;
  });
}

std::optional<EntryInWords> entryInWords(const Session& session, std::int64_t number,
                                         Language language) {
  return SessionDoor::read(session, [&](SQLite::Database& database) -> std::optional<EntryInWords> {
    auto entry = entryNumbered(database, number);
    if (!entry) return std::nullopt;
    RowWords words(database, language);
    const auto changes = changesOf(changesetOf(database, number));
    EntryInWords told;
    for (const auto& change : changes) {
      if (told.rows.size() < kMostRowsTold) {
        told.rows.push_back(words.row(change));
      } else {
        ++told.untold;
      }
    }
    if (!entry->undoes.empty()) {
      const auto undone =
          sql::first(database, "SELECT number FROM journal_entry WHERE id = ?", entry->undoes);
      if (const auto* found = std::get_if<std::int64_t>(&undone)) told.undoes = *found;
    }
    told.line = lineOf(database, std::move(*entry), words, changes);
    return told;
  });
}

std::vector<std::string_view> historyTables() {
  const auto tables = journalledTables();
  return {tables.begin(), tables.end()};
}

std::vector<HistoryAuthor> historyAuthors(const Session& session) {
  return SessionDoor::read(session, [](SQLite::Database& database) {
    std::vector<HistoryAuthor> authors;
    SQLite::Statement row(database,
                          "SELECT person, actor_name, max(number) FROM journal_entry "
                          "GROUP BY coalesce(person, actor_name), person IS NULL "
                          "ORDER BY actor_name");
    while (row.executeStep()) {
      authors.push_back({sql::textOf(row.getColumn(0)), sql::textOf(row.getColumn(1))});
    }
    return authors;
  });
}

}  // namespace kijun
