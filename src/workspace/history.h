// The journal as people read it: who changed what, when and in which role; which entries fit a
// filter, and each in words, before and after. Works on any table the journal follows. All of it
// reads in one read transaction, from any thread.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "workspace/session.h"

namespace kijun {

// Kinds of change as people look for them; each command belongs to one.
struct EntryGroup {
  std::string_view id;  // "answers", "review" … for the command line
  std::string_view textId;
};
std::span<const EntryGroup> entryGroups();
// The id of the entry's group; "other" where none is named.
std::string_view groupOf(const Entry& entry);

// What makes the entry other than a change made here ("取消し", "取り込み" …); a text id, or empty.
std::string_view markTextId(const Entry& entry);

struct HistoryFilter {
  std::string person = {};  // a person's id, or the name an entry gives; empty: anybody
  std::optional<Role> role = {};
  std::optional<Instant> from = {};   // included
  std::optional<Instant> until = {};  // not included
  std::string group = {};             // EntryGroup::id
  std::string table = {};             // a journalled table
  std::string key = {};               // with table: one row, by its journal key
  // Found, both folded, in the entry's name, its author or any text it changed.
  std::string text = {};
  Language language = Language::Japanese;  // of the names that text is looked for in
};

// The numbers of the entries that fit, newest first. Asks `cancelled` now and then; throws
// Cancelled.
std::vector<std::int64_t> historyNumbers(const Session& session, const HistoryFilter& filter,
                                         const std::function<bool()>& cancelled = {});

struct HistoryLine {
  Entry entry;
  std::string subject;     // what was touched, e.g. "4.1-1" or "部署 情報システム部"
  bool takenBack = false;  // by a later undo that stands
};
std::vector<HistoryLine> historyLines(const Session& session, std::span<const std::int64_t> numbers,
                                      Language language);

enum class Deed { Added, Changed, Removed };
std::string_view textIdOf(Deed deed);

struct FieldInWords {
  std::string label;
  std::string before;
  std::string after;
};

struct RowInWords {
  std::string table;
  std::vector<std::string> key;  // the primary key's values
  std::string title;             // the table's name and what a person calls the row
  Deed deed = Deed::Changed;
  std::vector<FieldInWords> fields;
};

struct EntryInWords {
  HistoryLine line;
  std::int64_t undoes = 0;  // the number of the entry this one inverts
  std::vector<RowInWords> rows;
  std::size_t untold = 0;  // rows beyond the first kMostRowsTold
};
inline constexpr std::size_t kMostRowsTold = 100;

// Nothing where there is no such entry.
std::optional<EntryInWords> entryInWords(const Session& session, std::int64_t number,
                                         Language language);

// The tables whose changes are in the history, in the order of the rail.
std::vector<std::string_view> historyTables();

// Everybody who made an entry: person's id (may be empty) and the name last given, by name.
struct HistoryAuthor {
  Id person;
  std::string name;
};
std::vector<HistoryAuthor> historyAuthors(const Session& session);

}  // namespace kijun
