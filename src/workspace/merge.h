// Bringing a copy of the workspace that somebody else worked on back into this one. A preview tells
// what would come in and where both sides changed the same thing; nothing is written before the
// conflicts are decided, and all of it is one step of undo. The rules: docs/decisions/0006.
#pragma once
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "workspace/journal.h"
#include "workspace/session.h"

namespace kijun {

class MergePlan;  // store/merge_plan.h

enum class MergeSide { Mine, Theirs };
// Both: a long text of each, one below the other.
enum class MergeChoice { Mine, Theirs, Both };

// A field, or a row's existence, that both sides changed since they parted, to different values.
struct MergeConflict {
  enum class Kind {
    Field,     // each side gave the field another value
    Deletion,  // one side deleted the row, the other went on changing it or what stands on it
  };
  // Who touched it last on a side, and when.
  struct Touch {
    Actor actor;
    std::string at;  // ISO instant
  };

  Kind kind = Kind::Field;
  std::string record;  // RecordDescription::id or "answer", "answer_tick", …
  std::string key;     // the row's key, as in FieldChange
  std::string name;    // what a person calls the row: an item's id, a record's name
  std::string unit;    // of an answer: its assessment unit's name
  std::string field;   // of a Field: the field's id
  Value base;          // of a Field: before they parted
  Value mine, theirs;  // of a Field
  bool bothPossible = false;
  MergeSide later = MergeSide::Mine;      // whose change is the later one
  MergeSide deletedBy = MergeSide::Mine;  // of a Deletion
  std::vector<FieldChange> changed;       // of a Deletion: what the other side changed meanwhile
  std::optional<Touch> mineBy, theirsBy;
};

struct MergePreview {
  std::filesystem::path other;
  std::vector<HistoryEntry> incoming;  // entries only the other copy has, in their order
  std::size_t onlyHere = 0;            // entries the other copy does not have
  std::vector<MergeConflict> conflicts;
  std::map<Id, std::string> names;          // of the records that the conflicts' values point to
  int offsetMinutes = kJapanOffsetMinutes;  // of the workspace, for telling times
  Digest mineHead{};                        // the heads the preview holds for
  Digest otherHead{};
  std::shared_ptr<const MergePlan> plan;

  bool nothingToDo() const { return incoming.empty(); }
};

// The choice for each conflict, by its place in the preview.
using MergeChoices = std::map<std::size_t, MergeChoice>;
// The same choice for every conflict.
MergeChoices chooseAll(const MergePreview& preview, MergeSide side);

// Reads both files and changes neither; a copy of an older version is migrated in a private folder.
// Any thread. progress may throw Cancelled, which leaves both files as they are. Throws Error: the
// role may not merge, the other file cannot be opened, is the same file, is not a copy of this
// workspace, or either journal is broken.
MergePreview previewMerge(Session& session, const std::filesystem::path& other,
                          const Progress& progress = {});

// Takes the entries over in one transaction, and tells observers. Nothing where there is nothing to
// do. Throws Error: a conflict is undecided, or either file changed since the preview; nothing is
// changed then.
std::optional<ChangeNotice> applyMerge(Session& session, const MergePreview& preview,
                                       const MergeChoices& choices, const Progress& progress = {});

}  // namespace kijun
