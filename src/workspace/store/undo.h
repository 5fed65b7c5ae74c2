// Taking an entry back: its changeset inverted, as an entry of its own. A merge is taken back with
// every entry that it brought; one of these alone by what it changed here.
#pragma once
#include <optional>

#include "workspace/journal.h"
#include "workspace/store/store.h"

namespace kijun {

// Throws Error: no such entry, an entry that cannot be undone, no permission for what it undoes,
// another schema version, an altered entry, one that changed nothing here, or rows that changed
// since (named). Nothing is changed then.
std::optional<ChangeNotice> invertEntry(Store& store, std::int64_t number, const Actor& actor);

}  // namespace kijun
