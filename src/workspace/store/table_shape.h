// How the journalled tables are built: columns, keys, and which rows stand on which.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "records/value.h"
#include "workspace/store/changeset.h"

namespace kijun {

struct TableShape {
  // A row that these columns point to.
  struct Parent {
    std::size_t table = 0;             // place in journalledTables()
    std::vector<std::size_t> columns;  // in the order of the parent's key
    bool required = true;              // the row cannot be without it
  };

  std::string name;
  std::vector<std::string> columns;
  std::vector<std::size_t> key;  // the primary key's columns, in the order of RowName::key
  Row blank;                     // what a column holds where nobody chose a value
  std::vector<Parent> parents;

  bool isKey(std::size_t column) const;
};

// A row by its place: tables in the order of journalledTables(), so that parents come first.
struct RowRef {
  std::size_t table = 0;
  std::vector<std::string> key;
  auto operator<=>(const RowRef&) const = default;
};

class Shapes {
 public:
  explicit Shapes(SQLite::Database& database);

  const TableShape& operator[](std::size_t table) const { return tables_[table]; }
  std::size_t size() const { return tables_.size(); }
  // Throws Error where the journal does not follow a table of that name.
  std::size_t indexOf(std::string_view table) const;
  RowRef refOf(const RowChange& change) const { return {indexOf(change.table), change.key}; }
  RowName nameOf(const RowRef& ref) const { return {tables_[ref.table].name, ref.key}; }
  // The row that `row` points to; nothing where the reference is empty.
  std::optional<RowRef> parentOf(const Row& row, const TableShape::Parent& parent) const;

 private:
  std::vector<TableShape> tables_;
};

}  // namespace kijun
