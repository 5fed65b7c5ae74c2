// A conflict in the terms of the field tables.
#pragma once
#include "workspace/merge.h"
#include "workspace/store/merge_plan.h"

namespace kijun {

class MergeWords {
 public:
  MergeWords(SQLite::Database& database, const MergePlan& plan)
      : database_(database), plan_(plan) {}
  // Names the row and the field, and tells what a deletion would lose.
  void describe(const Dispute& dispute, MergeConflict& conflict) const;
  // The names of the records that the conflict's values point to.
  void addNames(const MergeConflict& conflict, std::map<Id, std::string>& names) const;

 private:
  std::string nameOf(const RowRef& ref) const;
  std::string storedText(std::string_view table, const std::string& id) const;
  std::vector<FieldChange> changesOf(const RowRef& ref, MergeSide side) const;

  SQLite::Database& database_;
  const MergePlan& plan_;
};

// Mine, then theirs below it; one alone where it holds the other.
Value bothTexts(const Value& mine, const Value& theirs);

}  // namespace kijun
