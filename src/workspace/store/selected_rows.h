// The rows of a workspace that a selection takes, found by its rules and the schema's foreign keys.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "workspace/selection.h"
#include "workspace/store/sql.h"

namespace kijun {

// A selection with everything it chooses named.
struct ChosenParts {
  std::vector<Id> cycles;
  std::vector<std::string> items;
  std::vector<Id> departments;
  bool byDepartment = false;
  std::vector<std::string> answers;  // cycle/unit/item
  Selection wish;
};

// Whole: every column. ByName: keys and what the schema demands, because a chosen row refers to it.
enum class Extent { ByName, Whole };
// By table, the rows' keys as SQL literals joined by commas.
using SelectedRows = std::map<std::string, std::map<std::string, Extent>, std::less<>>;

SelectedRows selectRows(SQLite::Database& source, const ChosenParts& parts);

// Writes the rows and, beside the journal, the content they name. The former is what a baseline
// entry records.
void copyRows(SQLite::Database& source, const SelectedRows& rows, SQLite::Database& target);
void copyContent(SQLite::Database& source, const ChosenParts& parts, SQLite::Database& target,
                 const Progress& progress);

}  // namespace kijun
