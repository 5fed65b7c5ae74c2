// A table of any origin into a register: which column is which field, what each row would do, and
// one command that does it. Rows are matched by their record's id, else by what names a record (its
// number where it has one, its first field and what it belongs to). Importing the same file again
// changes nothing. Functions that are given a session read it from any thread.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "exchange/table.h"
#include "records/registers.h"
#include "workspace/column_memory.h"
#include "workspace/session.h"

namespace kijun {

// A field's id for each column of the table; empty: the column is left out. "id" is the record's.
using ColumnMapping = std::vector<std::string>;
inline constexpr std::string_view kIdField = "id";

// By the field's id, its label in either language, or a usual synonym; each field once, the first
// column that fits. chosen: what a person said, by the column's heading; throws Error (Usage) where
// a heading or a field is not there. remembered: what was said before comes next; what does not fit
// any more is passed over.
ColumnMapping mappingFor(const RecordDescription& description, const TextTable& table,
                         const std::map<std::string, std::string>& chosen = {},
                         const RememberedColumns& remembered = {});

// What there is to remember of a mapping: where it is other than headings say by themselves (own),
// and not remembered so yet; and what to forget. Headings that stand twice are left out.
ColumnNotes columnNotes(const TextTable& table, const ColumnMapping& own,
                        const ColumnMapping& mapping, const RememberedColumns& remembered);

enum class RowFate { New, Changed, Unchanged, Problem };
std::string_view idOf(RowFate fate);

struct FieldEdit {
  std::string field;
  Value before;
  Value after;
};

struct PlannedRow {
  std::size_t line = 0;  // in the file
  RowFate fate = RowFate::Unchanged;
  bool isNew = false;            // of a record that is not there yet, with a problem or without
  std::string name;              // what a person calls it
  Row row;                       // as it would stand; a new record has its id already
  std::vector<FieldEdit> edits;  // of Changed
  std::vector<Message> problems;
};

struct RecordImport {
  const RecordDescription* description = nullptr;
  std::string source;
  ColumnMapping mapping;
  std::vector<std::string> leftOut;  // headings of columns without a field
  std::vector<PlannedRow> rows;
  ColumnNotes notes;
  std::size_t count(RowFate fate) const;
  bool changesAnything() const { return count(RowFate::New) + count(RowFate::Changed) > 0; }
};

// Throws Error where no column names the records, or the register gets its rows in other ways
// (evidence, cycles, units); and Cancelled.
RecordImport planImport(const Session& session, const RecordDescription& description,
                        const TextTable& table, const ColumnMapping& mapping,
                        const Progress& progress = {});

// New and changed rows at once, and the mapping to remember; rows with problems are left out.
// progress: see workspace/bulk_records.h.
Command importCommand(const RecordImport& plan, Progress progress = {});

// A cell as a field takes it: choices by id or label, days in the usual spellings (2026/4/1,
// 令和8年4月1日), numbers with separators, yes and no in words and signs. Nothing where it does not
// fit. Not for references.
std::optional<Value> valueFromCell(const Field& field, std::string_view cell);

}  // namespace kijun
