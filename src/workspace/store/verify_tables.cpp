// Every journalled row of the file beside what the journal made, and the journal's index likewise.
#include <algorithm>
#include <charconv>

#include "workspace/store/finding_words.h"
#include "workspace/store/prepared.h"
#include "workspace/store/schema.h"
#include "workspace/store/value_order.h"
#include "workspace/store/verification.h"

namespace kijun {
namespace {

Value valueOf(sqlite3_value* value) {
  switch (sqlite3_value_type(value)) {
    case SQLITE_INTEGER:
      return std::int64_t{sqlite3_value_int64(value)};
    case SQLITE_NULL:
      return Null();
    default: {
      const auto* bytes = static_cast<const char*>(sqlite3_value_blob(value));
      return bytes ? std::string(bytes, static_cast<std::size_t>(sqlite3_value_bytes(value)))
                   : std::string();
    }
  }
}

// The rows of one table in the order of its key.
class Rows {
 public:
  Rows(SQLite::Database& database, const std::string& query) : row_(database, query) { next(); }
  bool atEnd() const { return !standing_; }
  void next() { standing_ = row_.step(); }
  sqlite3_value* value(int column) { return row_.value(column); }

 private:
  Prepared row_;
  bool standing_ = false;
};

// The number of an entry in the key of an altered row: anything may stand there.
std::int64_t entryOf(const std::string& text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

class TableComparison {
 public:
  TableComparison(Verification& run, std::string table) : run_(run), table_(std::move(table)) {
    keyColumns_ = keyColumnsOf(run.replay().database(), table_);
    columns_ = keyColumns_;
    const auto inFile = columnsOf(run.file(), table_);
    for (const auto& column : columnsOf(run.replay().database(), table_)) {
      const bool missing = std::ranges::find(inFile, column) == inFile.end();
      const bool key = std::ranges::find(keyColumns_, column) != keyColumns_.end();
      // Missing columns are findings of the schema.
      if (!missing && !key) columns_.push_back(column);
      if (missing && key) comparable_ = false;
    }
  }

  void compare() {
    if (!comparable_) return;
    Rows expected(run_.replay().database(), query());
    Rows found(run_.file(), query());
    while (!expected.atEnd() || !found.atEnd()) {
      const int order = expected.atEnd() ? 1 : found.atEnd() ? -1 : keyOrder(expected, found);
      if (order < 0) {
        tell(FindingKind::RowMissing, expected);
      } else if (order > 0) {
        tell(FindingKind::RowAdded, found);
      } else {
        compareFields(expected, found);
      }
      if (order <= 0) expected.next();
      if (order >= 0) found.next();
      if (isRecord()) ++run_.report().rows;
      if (++compared_ % 4096 == 0) run_.advance(0);
    }
  }

 private:
  bool isRecord() const { return table_ != "journal_row"; }

  std::string query() const {
    const auto list = [](const std::vector<std::string>& columns) {
      std::string out;
      for (const auto& column : columns) out += (out.empty() ? "\"" : ", \"") + column + '"';
      return out;
    };
    return "SELECT " + list(columns_) + " FROM " + table_ + " ORDER BY " + list(keyColumns_);
  }

  int keyOrder(Rows& left, Rows& right) const {
    for (std::size_t i = 0; i < keyColumns_.size(); ++i) {
      const int place = static_cast<int>(i);
      if (const int order = orderOf(left.value(place), right.value(place)); order != 0) {
        return order;
      }
    }
    return 0;
  }

  RowName nameOf(Rows& row) const {
    RowName name{table_, {}};
    for (std::size_t i = 0; i < keyColumns_.size(); ++i) {
      const auto value = valueOf(row.value(static_cast<int>(i)));
      const auto* number = std::get_if<std::int64_t>(&value);
      name.key.push_back(number ? std::to_string(*number) : textOf(value));
    }
    return name;
  }

  void tell(FindingKind kind, Rows& row) {
    const auto name = nameOf(row);
    if (isRecord()) {
      run_.add(rowFinding(run_, kind, name));
      return;
    }
    Finding finding{FindingKind::IndexDiffers,
                    entryOf(name.key.back()),
                    name.key[0],
                    name.key[1],
                    {},
                    {},
                    {},
                    {}};
    finding.message = kind == FindingKind::RowMissing
                          ? msg("verify.index_missing", finding.entry, name.key[0], name.key[1])
                          : msg("verify.index_added", finding.entry, name.key[0], name.key[1]);
    run_.add(std::move(finding));
  }

  void compareFields(Rows& expected, Rows& found) {
    for (std::size_t i = keyColumns_.size(); i < columns_.size(); ++i) {
      const int place = static_cast<int>(i);
      if (orderOf(expected.value(place), found.value(place)) == 0) continue;
      run_.add(fieldFinding(run_, nameOf(found), columns_[i], valueOf(expected.value(place)),
                            valueOf(found.value(place))));
    }
  }

  Verification& run_;
  std::string table_;
  std::vector<std::string> keyColumns_;
  std::vector<std::string> columns_;  // the key's first
  bool comparable_ = true;
  std::size_t compared_ = 0;
};

}  // namespace

void verifyTables(Verification& run) {
  auto tables = run.replay().tables();
  tables.emplace_back("journal_row");
  for (std::size_t i = 0; i < tables.size(); ++i) {
    run.advance(static_cast<double>(i) / static_cast<double>(tables.size()));
    TableComparison(run, tables[i]).compare();
  }
}

}  // namespace kijun
