// Described records as rows.
#pragma once
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "records/register_rows.h"
#include "records/registers.h"
#include "workspace/store/changeset.h"

namespace kijun {

// One row at a time of one register, with statements prepared once: for commands over many rows.
// For the length of one transaction.
class RecordStore {
 public:
  RecordStore(SQLite::Database& database, const RecordDescription& description);
  std::optional<Row> find(const Id& id);
  // Empty texts are stored as nothing, a yes/no without a value as no.
  void store(const Row& row);

 private:
  using Link = std::pair<std::string, std::string>;  // field and target
  SQLite::Statement& prepared(std::unique_ptr<SQLite::Statement>& statement,
                              const std::string& text);
  std::vector<Link> linksOf(const Id& id);
  void storeLinks(const Row& row);

  SQLite::Database& database_;
  const RecordDescription& description_;
  bool hasLinks_;
  std::unique_ptr<SQLite::Statement> find_, links_, store_, link_, unlink_;
};

// In list order: by position where the record has one, else by its first field.
std::vector<Row> readRecords(SQLite::Database& database, const RecordDescription& description);
// Of several registers, each once; nullptr is left out.
RegisterRows readRegisters(SQLite::Database& database,
                           std::span<const RecordDescription* const> which);
std::optional<Row> findRecord(SQLite::Database& database, const RecordDescription& description,
                              const Id& id);
void storeRecord(SQLite::Database& database, const RecordDescription& description, const Row& row);

template <typename T>
std::vector<T> readAll(SQLite::Database& database, const RecordType<T>& type) {
  std::vector<T> records;
  for (const auto& row : readRecords(database, type.description)) {
    records.push_back(type.record(row));
  }
  return records;
}

template <typename T>
std::optional<T> find(SQLite::Database& database, const RecordType<T>& type, const Id& id) {
  const auto row = findRecord(database, type.description, id);
  return row ? std::optional(type.record(*row)) : std::nullopt;
}

// The record's row with its own references; what others point to it with is the caller's matter.
void deleteRecordRow(SQLite::Database& database, const RecordDescription& description,
                     const Id& id);

// Links of or to records that are gone, as a merge of an edit with a deletion can leave them.
void deleteLooseLinks(SQLite::Database& database);

// The rows that point to this record by a foreign key or a link.
std::vector<RowName> rowsReferringTo(SQLite::Database& database, std::string_view table,
                                     const Id& id);

}  // namespace kijun
