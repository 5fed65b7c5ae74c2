// The journal played again from an empty database, which it alone fills. Much quicker than applying
// changesets through SQLite, and it says which field did not fit. One thread.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "workspace/store/changeset.h"

namespace kijun {

// What an entry changes but does not find as it says it was.
struct Misfit {
  RowName row;
  std::string column;  // empty: the row itself is missing, or there already
};

class Replay {
 public:
  // A private database in a temporary file that only this process sees and that is gone with it.
  Replay();
  ~Replay();
  Replay(const Replay&) = delete;
  Replay& operator=(const Replay&) = delete;

  // Runs the migration steps up to the version.
  void migrateTo(int schemaVersion);
  int schemaVersion() const { return version_; }
  // Applies the changes and notes the rows under the entry in journal_row. Where a change does not
  // fit what stands, the change wins. Throws SQLite::Exception where the bytes are no changeset of
  // this schema version.
  std::vector<Misfit> apply(std::int64_t entry, std::string_view changeset);

  // Notes the rows that the changes touched under the entry, and applies nothing: what an entry
  // taken over from another copy changed there.
  void note(std::int64_t entry, std::string_view changeset);

  SQLite::Database& database() { return database_; }
  // Journalled tables as they stand at this schema version.
  const std::vector<std::string>& tables();

 private:
  struct Table;
  Table& tableNamed(const std::string& name);
  void forgetStatements();
  void noteRow(std::int64_t entry, const RowName& row);

  SQLite::Database database_;
  int version_ = 0;
  std::map<std::string, std::unique_ptr<Table>, std::less<>> statements_;
  std::unique_ptr<SQLite::Statement> index_;
  std::vector<std::string> tables_;
};

}  // namespace kijun
