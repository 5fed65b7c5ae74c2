// What happened to one row of a register: the entries that touched it or its references, in the
// words of the history. Reads in one read transaction, from any thread.
#pragma once
#include "workspace/history.h"

namespace kijun {

struct RowEntry {
  HistoryLine line;
  Deed deed = Deed::Changed;  // to the row itself
  // Of this row alone, also where the entry changed others; what was linked or unlinked as well.
  std::vector<FieldInWords> fields;
};

struct RowHistoryRead {
  std::vector<RowEntry> entries;  // newest first
  std::size_t untold = 0;         // older ones beyond `most`
};

// record: a described record. Asks `cancelled` between entries; throws Cancelled.
RowHistoryRead rowHistory(const Session& session, std::string_view record, const Id& id,
                          Language language, std::size_t most = 100,
                          const std::function<bool()>& cancelled = {});

}  // namespace kijun
