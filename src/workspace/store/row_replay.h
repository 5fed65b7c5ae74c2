// What a row is after a set of entries: a function of the set alone, so that copies which hold the
// same entries hold the same rows, whatever way these came. Entries act in one total order (Lamport
// number, then id). The last writer wins field by field; a row made twice is one row, where the
// values that somebody chose win over those left blank; a change of a row that is not there does
// nothing.
#pragma once
#include <compare>
#include <optional>
#include <vector>

#include "base/id.h"
#include "workspace/store/table_shape.h"

namespace kijun {

// An entry's place in the total order.
struct Moment {
  std::int64_t lamport = 0;
  Id entry;
  auto operator<=>(const Moment&) const = default;
};

// What one entry does to one row.
struct RowAct {
  Moment at;
  RowOperation operation = RowOperation::Update;
  std::vector<std::optional<Value>> values;  // by column, those it gives the row
};

RowAct actOf(const Moment& at, const RowChange& change);

using RowState = std::optional<Row>;  // nothing: no such row

void perform(const TableShape& shape, const RowAct& act, RowState& state);
// acts: in any order; sorted here.
RowState replayed(const TableShape& shape, std::vector<const RowAct*> acts);

// Makes rows of one connection what they are to be.
class RowWriter {
 public:
  RowWriter(SQLite::Database& database, const Shapes& shapes)
      : database_(database), shapes_(shapes), statements_(shapes.size()) {}
  RowState read(const RowRef& ref);
  void write(const RowRef& ref, const RowState& state);

 private:
  struct Statements {
    std::optional<SQLite::Statement> read, put, remove;
  };
  SQLite::Statement& prepared(std::optional<SQLite::Statement>& statement, const std::string& text);
  std::string whereKey(const TableShape& shape) const;

  SQLite::Database& database_;
  const Shapes& shapes_;
  std::vector<Statements> statements_;
};

}  // namespace kijun
