// Changesets of SQLite's session extension: recording, inverting, applying, reading.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workspace/store/sql.h"

namespace kijun {

// Records the changes of the journalled tables on one connection while it lives.
class Recorder {
 public:
  explicit Recorder(SQLite::Database& database);
  ~Recorder();
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;
  // Empty where nothing is different from before.
  std::string changeset();

 private:
  sqlite3_session* session_ = nullptr;
};

enum class RowOperation { Insert, Update, Delete };

struct RowChange {
  std::string table;
  RowOperation operation = RowOperation::Update;
  std::vector<std::string> key;  // the primary key's values
  // By column; nothing where the column is not part of the change.
  std::vector<std::optional<Value>> before;
  std::vector<std::optional<Value>> after;
};

// In the order of the changeset. Throws SQLite::Exception where the bytes are no changeset.
std::vector<RowChange> changesOf(std::string_view changeset);

std::string inverted(std::string_view changeset);

// What applying these in turn comes to, as one changeset.
std::string combined(const std::vector<std::string>& changesets);

struct RowName {
  std::string table;
  std::vector<std::string> key;
};

// What kept a changeset from being applied.
struct Conflicts {
  std::vector<RowName> rows;
  bool references = false;  // rows would point to what is gone
  bool any() const { return !rows.empty() || references; }
};

// Applies the changeset whole or, where anything conflicts, not at all.
Conflicts applyChangeset(SQLite::Database& database, std::string_view changeset);

}  // namespace kijun
