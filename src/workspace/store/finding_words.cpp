#include "workspace/store/finding_words.h"

#include "workspace/store/row_changes.h"
#include "workspace/store/schema.h"
#include "workspace/table_words.h"

namespace kijun {
namespace {

std::string joined(const std::vector<std::string>& key) {
  std::string out;
  for (const auto& part : key) out += (out.empty() ? "" : "/") + part;
  return out;
}

// The last entry that touched the row; 0 where none did.
std::int64_t lastEntryOf(Verification& run, const RowName& row) {
  const auto number =
      sql::first(run.replay().database(),
                 "SELECT max(entry) FROM journal_row WHERE table_name = ? AND key = ?", row.table,
                 journalKeyOf(row));
  const auto* found = std::get_if<std::int64_t>(&number);
  return found ? *found : 0;
}

// As the replay knows it: what the file says may be what was altered.
std::string knownName(Verification& run, const RowName& row) {
  try {
    return shownName(run.replay().database(), row);
  } catch (const SQLite::Exception&) {
    return {};
  }
}

std::string tableArgument(std::string_view table) {
  const auto id = tableTextId(table);
  return id.empty() ? std::string(table) : "@" + std::string(id);
}

std::string columnArgument(std::string_view table, std::string_view column) {
  const auto* field = fieldOf(table, column);
  return field ? "@" + std::string(field->textId) : std::string(column);
}

}  // namespace

std::string rowInWords(Verification& run, const RowName& row) {
  const auto key = joined(row.key);
  const auto name = knownName(run, row);
  const auto named = row.table + " " + key;
  return name.empty() || name == key ? named : name + " (" + named + ")";
}

Finding rowFinding(Verification& run, FindingKind kind, const RowName& row) {
  Finding finding{kind, lastEntryOf(run, row), row.table, joined(row.key), {}, {}, {}, {}};
  const auto table = tableArgument(row.table);
  finding.message = kind == FindingKind::RowAdded
                        ? msg("verify.row_added", table, rowInWords(run, row))
                        : msg("verify.row_missing", table, rowInWords(run, row));
  return finding;
}

Finding fieldFinding(Verification& run, const RowName& row, const std::string& column,
                     const Value& expected, const Value& found) {
  auto finding = rowFinding(run, FindingKind::RowDiffers, row);
  const auto* field = fieldOf(row.table, column);
  finding.field = column;
  finding.message = msg("verify.row_differs", tableArgument(row.table), rowInWords(run, row),
                        columnArgument(row.table, column));
  finding.expected = withoutTypedText(field, expected);
  finding.found = withoutTypedText(field, found);
  return finding;
}

}  // namespace kijun
