// What a merge comes to: every row that either side touched alone, as it was where they parted, as
// each side has it, and as all entries together make it; the conflicts; and the rows as they are to
// be once these are decided. Made within one read transaction on each file; holds no connection.
#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "workspace/merge.h"
#include "workspace/store/merge_source.h"
#include "workspace/store/row_replay.h"

namespace kijun {

// An entry of the other copy, as it was made.
struct TakenEntry {
  Entry entry;
  std::string changeset;
  std::vector<RowChange> changes;
};

struct MergedRow {
  std::vector<RowAct> common, mine, theirs;  // theirs in the total order
  // Whether both sides touched it, or entries of both interleave: only the whole history tells.
  bool contested = false;
  RowState base, here, there;  // where they parted, in this file, in the other
  RowState merged;             // all entries together
};

// What a conflict is about, in rows and columns; as many and in the order of `conflicts`.
struct Dispute {
  RowRef row;  // of a Deletion: the topmost row that was deleted
  std::size_t column = 0;
  std::set<RowRef> changed;  // of a Deletion: the rows that the other side changed
};

class MergePlan {
 public:
  MergePlan(SQLite::Database& mine, SQLite::Database& theirs, const Progress& progress);

  const Shapes& shapes() const { return shapes_; }
  const std::vector<TakenEntry>& incoming() const { return incoming_; }
  const std::map<RowRef, MergedRow>& rows() const { return rows_; }
  const std::vector<MergeConflict>& conflicts() const { return conflicts_; }
  const std::map<Id, std::string>& names() const { return names_; }
  std::size_t onlyHere() const { return onlyHere_; }

  // The touched rows as they are to be. Every conflict has its choice.
  std::map<RowRef, RowState> decided(const MergeChoices& choices) const;

 private:
  void readIncoming(SQLite::Database& theirs, const JournalDifference& difference);
  void readOwn(SQLite::Database& mine, const JournalDifference& difference);
  void readCommon(SQLite::Database& mine, const std::set<RowRef>& wanted);
  void settleStates(SQLite::Database& mine);
  void findFieldConflicts(const RowRef& ref, const MergedRow& row);
  void findDeletions();
  void describe(SQLite::Database& mine);

  const RowState& stateOn(const RowRef& ref, MergeSide side) const;
  RowRef topmostDeleted(RowRef ref, const RowState& keeper, MergeSide keeps) const;
  void restore(const RowRef& ref, MergeSide keeps, std::map<RowRef, RowState>& target) const;
  void keep(const Dispute& dispute, MergeSide keeps, std::map<RowRef, RowState>& target) const;
  void giveUp(const Dispute& dispute, MergeSide deletedBy,
              std::map<RowRef, RowState>& target) const;
  void removeDangling(std::map<RowRef, RowState>& target) const;
  MergeSide later(const MergedRow& row) const;

  Shapes shapes_;
  std::vector<TakenEntry> incoming_;
  std::map<RowRef, MergedRow> rows_;
  std::vector<MergeConflict> conflicts_;
  std::vector<Dispute> disputes_;
  std::map<Id, std::string> names_;             // see MergePreview
  std::map<Id, MergeConflict::Touch> touches_;  // by entry, of both sides' own entries
  std::set<Id> own_;                            // ids of the entries that only this file has
  std::size_t onlyHere_ = 0;
};

}  // namespace kijun
