// A database of its own that nobody else sees: its file loses its name as soon as it is open, so it
// is gone with the process, however that ends. Its content is read back once SQLite is done with
// it.
#pragma once
#include <filesystem>
#include <functional>
#include <memory>

#include "base/progress.h"
#include "workspace/store/sql.h"

namespace kijun {

class StagedDatabase {
 public:
  // folder: where its content may lie for the moment, e.g. that of the workspace it copies. Throws
  // Error.
  explicit StagedDatabase(const std::filesystem::path& folder);
  ~StagedDatabase();
  StagedDatabase(const StagedDatabase&) = delete;
  StagedDatabase& operator=(const StagedDatabase&) = delete;

  // Until finish().
  SQLite::Database& database() { return *database_; }
  // All of the source as it stands in its read transaction, through SQLite's backup API.
  void copyWhole(SQLite::Database& source, const Progress& progress);
  void finish();

  // After finish(). The same bytes at each reading.
  std::uint64_t size() const;
  void read(const std::function<void(std::string_view)>& piece) const;

 private:
  void forgetLog();

  std::string name_;  // what messages call it
  int descriptor_ = -1;
  std::unique_ptr<SQLite::Database> database_;
};

}  // namespace kijun
