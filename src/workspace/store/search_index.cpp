#include "workspace/store/search_index.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <map>

#include "base/hash.h"
#include "base/search_text.h"
#include "base/text.h"
#include "workspace/store/row_changes.h"

namespace kijun {
namespace {

// Never part of folded text: see base/search_text.h.
constexpr std::string_view kSentinels = "\x01\x01";
constexpr const char* kWhole = "whole";
constexpr int kRowsPerStep = 500;
// Behind every text that begins with what stands before it.
constexpr const char* kBehind = "\U0010FFFF";

std::string bodyOf(std::string_view text) {
  return searchFolded(text) + std::string(kSentinels);
}

SearchedRow rowAt(SQLite::Statement& statement, int column) {
  SearchedRow row{sql::textOf(statement.getColumn(column)), {}};
  const auto key = sql::textOf(statement.getColumn(column + 1));
  for (const auto part : split(key, '/')) row.key.emplace_back(part);
  return row;
}

std::string keyOf(const SearchedRow& row) {
  std::string joined;
  for (const auto& part : row.key) joined += (joined.empty() ? "" : "/") + part;
  return joined;
}

// Trouble of the index itself, not of the disk or the machine.
bool isDamage(const SQLite::Exception& failure) {
  const int code = failure.getErrorCode();
  return code == SQLITE_CORRUPT || code == SQLITE_CONSTRAINT || code == SQLITE_ERROR;
}

// Writes rows into the index with statements prepared once.
class IndexWriter {
 public:
  explicit IndexWriter(SQLite::Database& database) : database_(database) {}

  // The number of bytes that were indexed.
  std::size_t write(const SearchedRow& row) {
    auto wanted = searchedTexts(database_, row);
    const auto known = numberOf(row);
    if (wanted.empty() && !known) return 0;
    const auto number = known ? *known : addRow(row);
    std::size_t size = 0;
    auto used = keepOrRemove(number, wanted, size);
    for (const auto& text : wanted) {
      const auto body = bodyOf(text.text);
      size += body.size();
      add(freeNumber(number, text.title, used), text.field, body);
    }
    if (used.empty()) run(removeRow_, "DELETE FROM search_row WHERE number = ?", number);
    return size;
  }

  // Pages of a content, each under its own number; what is there already stays.
  std::size_t addPages(const std::string& hash, const std::vector<SearchedText>& pages) {
    const SearchedRow row{kSearchedContent, {hash}};
    const auto known = numberOf(row);
    const auto number = known ? *known : addRow(row);
    std::size_t size = 0;
    for (const auto& page : pages) {
      const auto at = (number << kTextsPerRowBits) + pageOf(page.field);
      size += page.text.size();
      if (!isThere(at)) add(at, page.field, bodyOf(page.text));
    }
    return size;
  }

 private:
  using Number = std::int64_t;

  bool isThere(Number text) {
    auto& statement = prepared(isThere_, "SELECT 1 FROM search_text WHERE number = ?");
    sql::bindAll(statement, text);
    const bool there = statement.executeStep();
    statement.reset();
    return there;
  }

  std::optional<Number> numberOf(const SearchedRow& row) {
    auto& statement = prepared(find_, "SELECT number FROM search_row WHERE kind = ? AND key = ?");
    sql::bindAll(statement, row.kind, keyOf(row));
    std::optional<Number> number;
    if (statement.executeStep()) number = statement.getColumn(0).getInt64();
    statement.reset();
    return number;
  }

  Number addRow(const SearchedRow& row) {
    run(addRow_, "INSERT INTO search_row (kind, key) VALUES (?, ?)", row.kind, keyOf(row));
    return database_.getLastInsertRowid();
  }

  // Takes out of `wanted` what stands in the index already and out of the index what is not wanted;
  // the numbers still used.
  std::set<Number> keepOrRemove(Number row, std::vector<SearchedText>& wanted, std::size_t& size) {
    struct Stored {
      Number number;
      std::string field;
      std::string body;
    };
    auto& statement = prepared(
        texts_, "SELECT number, field, body FROM search_text WHERE number >= ? AND number < ?");
    sql::bindAll(statement, row << kTextsPerRowBits, (row + 1) << kTextsPerRowBits);
    std::vector<Stored> stored;
    while (statement.executeStep()) {
      stored.push_back({statement.getColumn(0).getInt64(), sql::textOf(statement.getColumn(1)),
                        sql::textOf(statement.getColumn(2))});
    }
    statement.reset();
    std::set<Number> used;
    for (const auto& text : stored) {
      const auto same = std::ranges::find_if(wanted, [&](const SearchedText& other) {
        return other.field == text.field && other.title == isTitle(text.number) &&
               bodyOf(other.text) == text.body;
      });
      if (same == wanted.end()) {
        remove(text.number, text.body);
        size += text.body.size();
      } else {
        used.insert(text.number);
        wanted.erase(same);
      }
    }
    return used;
  }

  static Number freeNumber(Number row, bool title, std::set<Number>& used) {
    auto number = row << kTextsPerRowBits;
    if (!title) ++number;
    while (!used.insert(number).second) ++number;
    return number;
  }

  void add(Number number, const std::string& field, const std::string& body) {
    run(add_, "INSERT INTO search_text (number, field, body) VALUES (?, ?, ?)", number, field,
        body);
    run(addToIndex_, "INSERT INTO search_index (rowid, body) VALUES (?, ?)", number, body);
  }

  void remove(Number number, const std::string& body) {
    run(removeFromIndex_,
        "INSERT INTO search_index (search_index, rowid, body) VALUES ('delete', ?, ?)", number,
        body);
    run(remove_, "DELETE FROM search_text WHERE number = ?", number);
  }

  SQLite::Statement& prepared(std::optional<SQLite::Statement>& statement, const char* words) {
    if (!statement) statement.emplace(database_, words);
    return *statement;
  }

  template <typename... Values>
  void run(std::optional<SQLite::Statement>& statement, const char* words,
           const Values&... values) {
    auto& ready = prepared(statement, words);
    sql::bindAll(ready, values...);
    ready.exec();
    ready.reset();
  }

  SQLite::Database& database_;
  std::optional<SQLite::Statement> find_, addRow_, removeRow_, texts_, add_, addToIndex_, remove_,
      removeFromIndex_, isThere_;
};

std::string stateOf(SQLite::Database& database, const char* name) {
  return textOf(sql::first(database, "SELECT value FROM search_state WHERE name = ?", name));
}

void clear(SQLite::Database& database) {
  markSearchIndexStale(database);
  database.exec("DELETE FROM search_row");
  database.exec("DELETE FROM search_text");
  database.exec("INSERT INTO search_index (search_index) VALUES ('delete-all')");
}

// The sum over a text's trigrams and their places, whatever the order.
std::uint64_t sumOf(std::string_view trigram, std::int64_t place) {
  std::uint64_t hash = 0xcbf29ce484222325ULL ^ static_cast<std::uint64_t>(place);
  for (const char c : trigram) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return hash;
}

std::uint64_t sumOfText(std::string_view body) {
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < body.size(); ++i) {
    if ((static_cast<unsigned char>(body[i]) & 0xc0) != 0x80) starts.push_back(i);
  }
  starts.push_back(body.size());
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i + 3 < starts.size(); ++i) {
    sum += sumOf(body.substr(starts[i], starts[i + 3] - starts[i]), static_cast<std::int64_t>(i));
  }
  return sum;
}

using Sums = std::map<std::int64_t, std::uint64_t>;

Sums sumsOfIndex(SQLite::Database& database, const std::function<void(double)>& progress) {
  Sums sums;
  SQLite::Statement trigram(database, "SELECT term, doc, \"offset\" FROM search_trigram");
  for (std::uint64_t count = 0; trigram.executeStep(); ++count) {
    const auto term = trigram.getColumn(0);
    sums[trigram.getColumn(1).getInt64()] +=
        sumOf({term.getText(""), static_cast<std::size_t>(term.getBytes())},
              trigram.getColumn(2).getInt64());
    if (progress && count % 65536 == 0) progress(0.5);
  }
  return sums;
}

}  // namespace

void indexRow(SQLite::Database& database, const SearchedRow& row) {
  IndexWriter(database).write(row);
}

namespace {

// What goes wrong in the index takes nothing with it.
void writeGuarded(SQLite::Database& database, const std::function<void(IndexWriter&)>& write) {
  database.exec("SAVEPOINT update_search_index");
  try {
    IndexWriter writer(database);
    write(writer);
  } catch (const SQLite::Exception& failure) {
    if (!isDamage(failure)) throw;
    spdlog::warn("The search index is damaged and will be made anew: {}.", failure.what());
    database.exec("ROLLBACK TO update_search_index");
    markSearchIndexStale(database);
  }
  database.exec("RELEASE update_search_index");
}

}  // namespace

void updateSearchIndex(SQLite::Database& database, const std::vector<RowChange>& changes) {
  const auto rows = searchedRowsOf(database, changes);
  if (rows.empty()) return;
  writeGuarded(database, [&](IndexWriter& writer) {
    for (const auto& row : rows) writer.write(row);
  });
}

void indexPages(SQLite::Database& database, const std::string& hash,
                const std::vector<SearchedText>& pages) {
  writeGuarded(database, [&](IndexWriter& writer) {
    if (pages.empty()) {
      writer.write({kSearchedContent, {hash}});
    } else {
      writer.addPages(hash, pages);
    }
  });
}

bool isSearchIndexWhole(SQLite::Database& database) {
  return database.tableExists("search_state") && stateOf(database, kWhole) == searchFoldVersion();
}

void markSearchIndexWhole(SQLite::Database& database) {
  sql::run(database,
           "INSERT INTO search_state (name, value) VALUES (?, ?) "
           "ON CONFLICT DO UPDATE SET value = excluded.value",
           kWhole, searchFoldVersion());
}

void markSearchIndexStale(SQLite::Database& database) {
  sql::run(database, "DELETE FROM search_state WHERE name = ?", kWhole);
}

bool SearchIndexing::step(SQLite::Database& database) {
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  if (!begun_) clear(database);
  IndexWriter writer(database);
  const auto rows = searchedRowsAfter(database, last_, kRowsPerStep);
  std::size_t size = 0;
  auto last = last_;
  auto page = page_;
  for (const auto& row : rows) {
    if (row.kind == kSearchedContent) {
      const auto pages = searchedPages(database, row.key.front(), page, kStepSize);
      if (!pages.empty()) {
        // A long text takes several steps.
        size += writer.addPages(row.key.front(), pages);
        page = pageOf(pages.back().field);
        break;
      }
      page = 0;
    } else {
      size += writer.write(row);
    }
    last = row;
    if (size >= kStepSize) break;
  }
  const bool more = !rows.empty();
  if (!more) markSearchIndexWhole(database);
  transaction.commit();
  begun_ = true;
  last_ = std::move(last);
  page_ = page;
  return more;
}

std::vector<SearchIndexDifference> checkSearchIndex(SQLite::Database& database, std::size_t limit,
                                                    const std::function<void(double)>& progress) {
  std::vector<SearchIndexDifference> differences;
  if (!isSearchIndexWhole(database)) return differences;
  using Place = std::pair<SearchedRow, std::string>;
  std::map<Place, Digest> expected;  // of the bodies, which may be many
  std::optional<SearchedRow> last;
  for (;;) {
    const auto rows = searchedRowsAfter(database, last, kRowsPerStep);
    if (rows.empty()) break;
    for (const auto& row : rows) {
      for (const auto& text : searchedTexts(database, row)) {
        expected[{row, text.field}] = blake2b(bodyOf(text.text));
      }
    }
    last = rows.back();
    if (progress) progress(0.0);
  }
  const auto differs = [&](const SearchedRow& row, const std::string& field) {
    if (differences.size() < limit) differences.push_back({row, field});
  };
  auto sums = sumsOfIndex(database, progress);
  SQLite::Statement stored(database,
                           "SELECT t.number, t.field, t.body, r.kind, r.key FROM search_text t "
                           "LEFT JOIN search_row r ON r.number = t.number >> " +
                               std::to_string(kTextsPerRowBits));
  while (stored.executeStep()) {
    const auto field = sql::textOf(stored.getColumn(1));
    const auto body = sql::textOf(stored.getColumn(2));
    auto row = rowAt(stored, 3);
    const auto at = expected.find({row, field});
    const auto sum = sums.extract(stored.getColumn(0).getInt64());
    const bool same = at != expected.end() && at->second == blake2b(body) && !sum.empty() &&
                      sum.mapped() == sumOfText(body);
    if (at != expected.end()) expected.erase(at);
    if (!same) differs(row, field);
  }
  for (const auto& [missing, body] : expected) differs(missing.first, missing.second);
  for (const auto& [number, sum] : sums) differs({"search_index", {std::to_string(number)}}, {});
  if (progress) progress(1.0);
  return differences;
}

std::vector<std::int64_t> textsWithWord(SQLite::Database& database, const std::string& word,
                                        std::size_t limit) {
  std::vector<std::int64_t> numbers;
  const auto collect = [&](SQLite::Statement& statement) {
    while (statement.executeStep() && numbers.size() < limit) {
      const auto number = statement.getColumn(0).getInt64();
      if (numbers.empty() || numbers.back() != number) numbers.push_back(number);
    }
  };
  if (codePointCount(word) < 3) {
    SQLite::Statement range(database,
                            "SELECT doc FROM search_trigram WHERE term >= ? AND term < ?");
    sql::bindAll(range, word, word + kBehind);
    collect(range);
    std::ranges::sort(numbers);
    numbers.erase(std::ranges::unique(numbers).begin(), numbers.end());
    return numbers;
  }
  std::string phrase = "\"";
  for (const char c : word) phrase += c == '"' ? std::string("\"\"") : std::string(1, c);
  SQLite::Statement match(database, "SELECT rowid FROM search_index WHERE search_index MATCH ?");
  sql::bindAll(match, phrase + "\"");
  collect(match);
  return numbers;
}

std::optional<SearchedRow> indexedRow(SQLite::Statement& statement, std::int64_t rowNumber) {
  sql::bindAll(statement, rowNumber);
  std::optional<SearchedRow> row;
  if (statement.executeStep()) row = rowAt(statement, 0);
  statement.reset();
  return row;
}

}  // namespace kijun
