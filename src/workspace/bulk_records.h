// Commands over many records at once that tell how far they are, and can be stopped: progress may
// throw Cancelled on the writer thread, and nothing is changed then. One entry each, all or none.
#pragma once
#include "base/progress.h"
#include "workspace/commands.h"

namespace kijun {

// What references to many lose and gain; those that are there already stay once.
struct LinkPatch {
  std::vector<std::string> add, remove;
};

struct RecordPatch {
  std::map<std::string, Value> values;     // by field id: set as they are
  std::map<std::string, LinkPatch> links;  // of References
};

namespace commands {

Command putRecords(const RecordDescription& description, std::vector<Row> rows, Progress progress);
// As the records stand when the command runs.
Command patchRecords(const RecordDescription& description, std::vector<Id> ids, RecordPatch patch,
                     Progress progress = {});
// To each record its own patch.
Command patchRecords(const RecordDescription& description, std::map<Id, RecordPatch> patches,
                     Progress progress = {});

// Puts these rows and deletes those records, as one entry: what a page shows as one thing, an
// attack tree say. Those deleted may be referred to by those put no more.
Command replaceRecords(const RecordDescription& description, std::vector<Row> rows,
                       std::vector<Id> remove);

}  // namespace commands

// The row after the patch. A reference of the row to itself is left out: of several rows that are
// given the same one, it may be one of them.
Row patchedRow(const RecordDescription& description, Row row, const RecordPatch& patch);

}  // namespace kijun
