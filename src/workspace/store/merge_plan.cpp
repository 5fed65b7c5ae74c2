#include "workspace/store/merge_plan.h"

#include <algorithm>

#include "workspace/store/entries.h"
#include "workspace/store/merge_words.h"
#include "workspace/store/row_changes.h"

namespace kijun {
namespace {

std::vector<const RowAct*> actsOf(std::initializer_list<const std::vector<RowAct>*> lists) {
  std::vector<const RowAct*> acts;
  for (const auto* list : lists) {
    for (const auto& act : *list) acts.push_back(&act);
  }
  return acts;
}

Moment lastOf(const std::vector<RowAct>& acts) {
  Moment last;
  for (const auto& act : acts) last = std::max(last, act.at);
  return last;
}

MergeSide otherThan(MergeSide side) {
  return side == MergeSide::Mine ? MergeSide::Theirs : MergeSide::Mine;
}

bool isMadeBy(const std::vector<RowAct>& acts) {
  return std::ranges::min(acts, {}, &RowAct::at).operation == RowOperation::Insert;
}

// Only this side touched the row, which was there before and is gone.
bool deletedHereOnly(const MergedRow& row) {
  return !row.here && row.theirs.empty() && !isMadeBy(row.mine);
}

}  // namespace

MergePlan::MergePlan(SQLite::Database& mine, SQLite::Database& theirs, const Progress& progress)
    : shapes_(mine) {
  const auto tick = [&](double share) {
    if (progress) progress(share);
  };
  const auto difference = differenceOf(mine, theirs);
  onlyHere_ = difference.mine.size();
  if (std::ranges::all_of(difference.theirs, &EntryMark::silent)) return;
  tick(0.1);
  readIncoming(theirs, difference);
  tick(0.4);
  readOwn(mine, difference);
  tick(0.6);
  settleStates(mine);
  tick(0.8);
  for (const auto& [ref, row] : rows_) {
    if (row.contested) findFieldConflicts(ref, row);
  }
  findDeletions();
  tick(0.9);
  describe(mine);
  tick(1.0);
}

void MergePlan::readIncoming(SQLite::Database& theirs, const JournalDifference& difference) {
  for (const auto& mark : difference.theirs) {
    TakenEntry taken;
    taken.entry = *entryNumbered(theirs, mark.number);
    taken.changeset = originChangesetOf(theirs, mark.number);
    taken.changes = changesOf(taken.changeset);
    touches_[mark.at.entry] = {taken.entry.actor, taken.entry.at};
    for (const auto& change : taken.changes) {
      auto& row = rows_[shapes_.refOf(change)];
      row.theirs.push_back(actOf(mark.at, change));
      row.contested |= mark.at.lamport <= difference.lastCommon;
    }
    incoming_.push_back(std::move(taken));
  }
}

void MergePlan::readOwn(SQLite::Database& mine, const JournalDifference& difference) {
  for (const auto& mark : difference.mine) {
    own_.insert(mark.at.entry);
    if (const auto entry = entryNumbered(mine, mark.number)) {
      touches_[mark.at.entry] = {entry->actor, entry->at};
    }
    for (const auto& change : changesOf(originChangesetOf(mine, mark.number))) {
      auto& row = rows_[shapes_.refOf(change)];
      row.mine.push_back(actOf(mark.at, change));
      row.contested |= !row.theirs.empty() || mark.at.lamport <= difference.lastCommon;
    }
  }
}

// What the entries that both have did to these rows.
void MergePlan::readCommon(SQLite::Database& mine, const std::set<RowRef>& wanted) {
  std::set<std::int64_t> numbers;
  SQLite::Statement touching(mine,
                             "SELECT entry FROM journal_row WHERE table_name = ? AND key = ?");
  std::set<std::pair<std::size_t, std::string>> asked;
  for (const auto& ref : wanted) {
    const auto key = journalKeyOf(shapes_.nameOf(ref));
    if (!asked.emplace(ref.table, key).second) continue;
    sql::bindAll(touching, shapes_[ref.table].name, key);
    while (touching.executeStep()) numbers.insert(touching.getColumn(0).getInt64());
    touching.reset();
  }
  for (const auto number : numbers) {
    const auto entry = entryNumbered(mine, number);
    if (!entry || own_.contains(entry->id)) continue;
    for (const auto& change : changesOf(originChangesetOf(mine, number))) {
      const auto ref = shapes_.refOf(change);
      if (!wanted.contains(ref)) continue;
      rows_[ref].common.push_back(actOf({entry->lamport, entry->id}, change));
    }
  }
}

void MergePlan::settleStates(SQLite::Database& mine) {
  std::set<RowRef> asked;
  RowWriter stored(mine, shapes_);
  for (auto& [ref, row] : rows_) {
    row.here = stored.read(ref);
    if (row.contested || deletedHereOnly(row)) asked.insert(ref);
  }
  readCommon(mine, asked);
  for (auto& [ref, row] : rows_) {
    const auto& shape = shapes_[ref.table];
    if (row.contested) {
      row.base = replayed(shape, actsOf({&row.common}));
      row.there = replayed(shape, actsOf({&row.common, &row.theirs}));
      row.merged = replayed(shape, actsOf({&row.common, &row.mine, &row.theirs}));
      // Merging what the journal does not tell would carry it into the other copies.
      if (replayed(shape, actsOf({&row.common, &row.mine})) != row.here) {
        throw Error(Fault::Input,
                    msg("merge.content_differs", shownName(mine, shapes_.nameOf(ref))),
                    msg("merge.content_differs.todo"));
      }
    } else if (row.mine.empty()) {
      row.base = row.here;
      row.merged = row.here;
      for (const auto& act : row.theirs) perform(shape, act, row.merged);
      row.there = row.merged;
    } else {
      row.merged = row.here;
      // The other copy's row is needed as it is only where a deletion may be taken back.
      if (deletedHereOnly(row)) {
        row.base = replayed(shape, actsOf({&row.common}));
        row.there = row.base;
      } else if (row.here && !isMadeBy(row.mine)) {
        row.there = row.here;
      }
    }
  }
}

MergeSide MergePlan::later(const MergedRow& row) const {
  return lastOf(row.mine) > lastOf(row.theirs) ? MergeSide::Mine : MergeSide::Theirs;
}

void MergePlan::findFieldConflicts(const RowRef& ref, const MergedRow& row) {
  if (!row.here || !row.there || !row.merged || row.mine.empty() || row.theirs.empty()) return;
  const auto& shape = shapes_[ref.table];
  for (std::size_t column = 0; column < shape.columns.size(); ++column) {
    const auto& mine = (*row.here)[column];
    const auto& theirs = (*row.there)[column];
    if (mine == theirs) continue;
    const auto& base = row.base ? (*row.base)[column] : shape.blank[column];
    const auto& merged = (*row.merged)[column];
    if (mine == base && merged == theirs) continue;
    if (theirs == base && merged == mine) continue;
    MergeConflict conflict;
    conflict.kind = MergeConflict::Kind::Field;
    conflict.base = base;
    conflict.mine = mine;
    conflict.theirs = theirs;
    conflict.later = merged == mine ? MergeSide::Mine : MergeSide::Theirs;
    conflicts_.push_back(std::move(conflict));
    disputes_.push_back({ref, column, {}});
  }
}

const RowState& MergePlan::stateOn(const RowRef& ref, MergeSide side) const {
  const auto& row = rows_.at(ref);
  return side == MergeSide::Mine ? row.here : row.there;
}

// Climbs from a row to the row whose deletion took it along.
RowRef MergePlan::topmostDeleted(RowRef ref, const RowState& keeper, MergeSide keeps) const {
  const RowState* state = &keeper;
  while (*state) {
    std::optional<RowRef> above;
    for (const auto& parent : shapes_[ref.table].parents) {
      if (!parent.required) continue;
      const auto candidate = shapes_.parentOf(**state, parent);
      if (!candidate || !rows_.contains(*candidate)) continue;
      if (stateOn(*candidate, keeps) && !stateOn(*candidate, otherThan(keeps))) {
        above = candidate;
        break;
      }
    }
    if (!above) break;
    ref = *above;
    state = &stateOn(ref, keeps);
  }
  return ref;
}

void MergePlan::findDeletions() {
  struct Found {
    MergeSide deletedBy;
    std::set<RowRef> changed;
  };
  std::map<RowRef, Found> found;
  const auto add = [&](const RowRef& deleted, MergeSide keeps, const RowRef& changed) {
    const auto top = topmostDeleted(deleted, stateOn(deleted, keeps), keeps);
    auto& at = found.emplace(top, Found{otherThan(keeps), {}}).first->second;
    at.changed.insert(changed);
  };

  for (const auto& [ref, row] : rows_) {
    if (!row.contested || row.here.has_value() == row.there.has_value()) continue;
    const auto keeps = row.here ? MergeSide::Mine : MergeSide::Theirs;
    const auto& keeper = row.here ? row.here : row.there;
    const auto& expected = keeper == row.base ? RowState() : keeper;
    const bool bothTouched = !row.mine.empty() && !row.theirs.empty();
    const bool deletedWhatWasThere = row.base.has_value() && keeper != row.base;
    if (bothTouched && (deletedWhatWasThere || row.merged != expected)) add(ref, keeps, ref);
  }

  // Rows that would stand on nothing, and what would stand on them in turn.
  std::map<RowRef, RowState> standing;
  for (const auto& [ref, row] : rows_) standing.emplace(ref, row.merged);
  for (bool again = true; again;) {
    again = false;
    for (auto& [ref, state] : standing) {
      if (!state) continue;
      for (const auto& parent : shapes_[ref.table].parents) {
        const auto above = shapes_.parentOf(*state, parent);
        const auto at = above ? standing.find(*above) : standing.end();
        if (at == standing.end() || at->second) continue;
        const auto& hidden = rows_.at(*above);
        if (hidden.here || hidden.there) {
          add(*above, hidden.here ? MergeSide::Mine : MergeSide::Theirs, ref);
        }
        again = true;
        if (parent.required) {
          state.reset();
          break;
        }
        for (const auto column : parent.columns) (*state)[column] = Null();
      }
    }
  }

  for (auto& [ref, at] : found) {
    MergeConflict conflict;
    conflict.kind = MergeConflict::Kind::Deletion;
    conflict.deletedBy = at.deletedBy;
    conflict.later = rows_.at(ref).merged ? otherThan(at.deletedBy) : at.deletedBy;
    conflicts_.push_back(std::move(conflict));
    disputes_.push_back({ref, 0, std::move(at.changed)});
  }
}

void MergePlan::describe(SQLite::Database& mine) {
  const MergeWords words(mine, *this);
  for (std::size_t i = 0; i < conflicts_.size(); ++i) {
    auto& conflict = conflicts_[i];
    const auto& row = rows_.at(disputes_[i].row);
    words.describe(disputes_[i], conflict);
    words.addNames(conflict, names_);
    const auto touchOf = [&](const std::vector<RowAct>& acts) {
      const auto at = touches_.find(lastOf(acts).entry);
      return at == touches_.end() ? std::nullopt : std::optional(at->second);
    };
    conflict.mineBy = touchOf(row.mine);
    conflict.theirsBy = touchOf(row.theirs);
    for (const auto& changed : disputes_[i].changed) {
      auto& by = conflict.deletedBy == MergeSide::Mine ? conflict.theirsBy : conflict.mineBy;
      const auto& other = rows_.at(changed);
      if (!by) by = touchOf(conflict.deletedBy == MergeSide::Mine ? other.theirs : other.mine);
    }
  }
}

// Puts a row back as the keeping side has it, with everything it points to.
void MergePlan::restore(const RowRef& ref, MergeSide keeps,
                        std::map<RowRef, RowState>& target) const {
  const auto& state = stateOn(ref, keeps);
  if (!state) return;
  target[ref] = state;
  for (const auto& parent : shapes_[ref.table].parents) {
    const auto above = shapes_.parentOf(*state, parent);
    const auto at = above ? target.find(*above) : target.end();
    if (at != target.end() && !at->second) restore(*above, keeps, target);
  }
}

void MergePlan::keep(const Dispute& dispute, MergeSide keeps,
                     std::map<RowRef, RowState>& target) const {
  restore(dispute.row, keeps, target);
  for (const auto& [ref, row] : rows_) {
    const auto& state = keeps == MergeSide::Mine ? row.here : row.there;
    const auto& deleted = keeps == MergeSide::Mine ? row.there : row.here;
    if (!state || (deleted && !dispute.changed.contains(ref))) continue;
    if (topmostDeleted(ref, state, keeps) == dispute.row) restore(ref, keeps, target);
  }
  for (const auto& ref : dispute.changed) {
    if (!target[ref]) restore(ref, keeps, target);
  }
}

// Leaves the row deleted; what pointed to it points where it does on the side that deleted it.
void MergePlan::giveUp(const Dispute& dispute, MergeSide deletedBy,
                       std::map<RowRef, RowState>& target) const {
  target[dispute.row].reset();
  for (const auto& ref : dispute.changed) {
    auto& row = target[ref];
    const auto& instead = stateOn(ref, deletedBy);
    if (!row || !instead) continue;
    for (const auto& parent : shapes_[ref.table].parents) {
      if (shapes_.parentOf(*row, parent) != dispute.row) continue;
      for (const auto column : parent.columns) (*row)[column] = (*instead)[column];
    }
  }
}

void MergePlan::removeDangling(std::map<RowRef, RowState>& target) const {
  for (bool again = true; again;) {
    again = false;
    for (auto& [ref, state] : target) {
      for (const auto& parent : shapes_[ref.table].parents) {
        if (!state) break;
        const auto above = shapes_.parentOf(*state, parent);
        const auto at = above ? target.find(*above) : target.end();
        if (at == target.end() || at->second) continue;
        again = true;
        if (parent.required) {
          state.reset();
        } else {
          for (const auto column : parent.columns) (*state)[column] = Null();
        }
      }
    }
  }
}

std::map<RowRef, RowState> MergePlan::decided(const MergeChoices& choices) const {
  std::map<RowRef, RowState> target;
  for (const auto& [ref, row] : rows_) target.emplace(ref, row.merged);
  for (std::size_t i = 0; i < conflicts_.size(); ++i) {
    const auto& conflict = conflicts_[i];
    const auto& dispute = disputes_[i];
    const auto choice = choices.at(i);
    if (conflict.kind == MergeConflict::Kind::Deletion) {
      const auto kept = choice == MergeChoice::Mine ? MergeSide::Mine : MergeSide::Theirs;
      if (kept == conflict.deletedBy) {
        giveUp(dispute, kept, target);
      } else {
        keep(dispute, kept, target);
      }
      continue;
    }
    auto& row = target[dispute.row];
    if (!row) continue;
    auto& value = (*row)[dispute.column];
    if (choice == MergeChoice::Both) {
      value = bothTexts(conflict.mine, conflict.theirs);
    } else {
      value = choice == MergeChoice::Mine ? conflict.mine : conflict.theirs;
    }
  }
  removeDangling(target);
  return target;
}

}  // namespace kijun
