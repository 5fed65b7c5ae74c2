#include "workspace/row_history.h"

#include <algorithm>

#include "workspace/session_door.h"
#include "workspace/store/entries.h"
#include "workspace/store/row_words.h"
#include "workspace/table_words.h"

namespace kijun {
namespace {

bool isLink(const RowChange& change) {
  return change.table == "record_link" || change.table == "evidence_link";
}

bool isOf(const RowChange& change, std::string_view record, const Id& id) {
  if (isLink(change)) return change.key[0] == record && change.key[1] == id;
  return change.table == record && change.key.front() == id;
}

std::string textIn(std::string_view textId, Language language) {
  return render(Message{std::string(textId), {}}, language);
}

// References of one field that were added and taken away, by the names of what they point to.
struct LinkChanges {
  std::string label;
  std::vector<std::string> removed, added;
};

std::string namesOf(std::vector<std::string> names, Language language) {
  if (names.empty()) return textIn(KIJUN_TEXT("words.nothing"), language);
  std::ranges::sort(names);
  std::string all;
  for (const auto& name : names) {
    all += (all.empty() ? "" : textIn(KIJUN_TEXT("words.between"), language)) + name;
  }
  return all;
}

void addLink(const RowChange& change, RowWords& words, Language language,
             std::vector<LinkChanges>& links) {
  const bool evidence = change.table == "evidence_link";
  const auto* field =
      evidence ? fieldOf("evidence_link", "evidence") : fieldOf(change.key[0], change.key[2]);
  const auto& target = evidence ? change.key[2] : change.key[3];
  const bool isItem = field && field->target == kItemTarget;
  auto name = field && !isItem ? words.nameOf(field->target, target) : target;
  if (name.empty()) name = textIn(KIJUN_TEXT("words.gone"), language);
  const auto label = field ? textIn(field->textId, language) : change.key[2];
  auto at = std::ranges::find(links, label, &LinkChanges::label);
  if (at == links.end()) at = links.insert(links.end(), {label, {}, {}});
  auto& names = change.operation == RowOperation::Delete ? at->removed : at->added;
  names.push_back(std::move(name));
}

RowEntry entryOf(SQLite::Database& database, Entry entry, std::string_view record, const Id& id,
                 RowWords& words, Language language) {
  RowEntry told;
  std::vector<LinkChanges> links;
  for (const auto& change : changesOf(changesetOf(database, entry.number))) {
    if (!isOf(change, record, id)) continue;
    if (isLink(change)) {
      addLink(change, words, language, links);
      continue;
    }
    auto row = words.row(change);
    told.deed = row.deed;
    told.line.subject = std::move(row.title);
    std::ranges::move(row.fields, std::back_inserter(told.fields));
  }
  for (auto& link : links) {
    told.fields.push_back({std::move(link.label), namesOf(std::move(link.removed), language),
                           namesOf(std::move(link.added), language)});
  }
  told.line.takenBack = isTakenBack(database, entry.id);
  told.line.entry = std::move(entry);
  return told;
}

}  // namespace

RowHistoryRead rowHistory(const Session& session, std::string_view record, const Id& id,
                          Language language, std::size_t most,
                          const std::function<bool()>& cancelled) {
  return SessionDoor::read(session, [&](SQLite::Database& database) {
    const auto linkKey = std::string(record) + '/' + id;
    SQLite::Statement row(
        database,
        "SELECT entry FROM journal_row WHERE table_name = ?1 AND key = ?2 "
        "UNION SELECT entry FROM journal_row WHERE table_name IN ('record_link', 'evidence_link') "
        "AND key >= ?3 || '/' AND key < ?3 || '0' ORDER BY entry DESC");
    sql::bindAll(row, record, id, linkKey);
    RowWords words(database, language);
    RowHistoryRead read;
    while (row.executeStep()) {
      if (cancelled && cancelled()) throw Cancelled();
      if (read.entries.size() == most) {
        ++read.untold;
        continue;
      }
      auto entry = entryNumbered(database, row.getColumn(0).getInt64());
      if (!entry) continue;
      read.entries.push_back(entryOf(database, std::move(*entry), record, id, words, language));
    }
    return read;
  });
}

}  // namespace kijun
