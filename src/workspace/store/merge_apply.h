// Writing a merge: the entries of the other copy with what each changes here, and one entry for the
// rest and for what was decided. One transaction.
#pragma once
#include "workspace/journal.h"
#include "workspace/store/merge_plan.h"
#include "workspace/store/store.h"

namespace kijun {

// entry: kind Merge, with command, name, actor and at given. Throws Error or Cancelled; nothing is
// changed then.
ChangeNotice writeMerge(Store& store, SQLite::Database& theirs, const MergePlan& plan,
                        const MergeChoices& choices, Entry entry, const Progress& progress);

}  // namespace kijun
