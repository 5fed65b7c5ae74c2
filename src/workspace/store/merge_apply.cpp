#include "workspace/store/merge_apply.h"

#include <algorithm>

#include "workspace/store/entries.h"
#include "workspace/store/record_store.h"
#include "workspace/store/row_changes.h"

namespace kijun {
namespace {

constexpr std::size_t kEntriesPerTick = 64;

// Rows that stand on nothing so far in this transaction.
bool hasOpenReferences(SQLite::Database& database) {
  int current = 0;
  int highest = 0;
  sqlite3_db_status(database.getHandle(), SQLITE_DBSTATUS_DEFERRED_FKS, &current, &highest, 0);
  return current != 0;
}

class Merging {
 public:
  Merging(Store& store, const MergePlan& plan)
      : database_(store.database()), plan_(plan), rows_(database_, plan.shapes()) {}

  void take(const TakenEntry& taken, const Id& batch);
  void finish(const std::map<RowRef, RowState>& target, Entry& entry);
  const std::vector<RowChange>& changes() const { return changes_; }

 private:
  struct Running {
    std::size_t taken = 0;  // of the row's acts of the other side
    RowState state;
  };

  // Until the transaction's end; applying a changeset switches it off again.
  void deferReferences() { database_.exec("PRAGMA defer_foreign_keys = ON"); }
  Running& advance(const RowRef& ref);
  bool isPlain(const TakenEntry& taken) const;
  std::string applied(const TakenEntry& taken);
  std::string appliedRowByRow(const std::vector<RowRef>& refs);
  void note(const std::vector<RowChange>& changes) {
    changes_.insert(changes_.end(), changes.begin(), changes.end());
  }

  SQLite::Database& database_;
  const MergePlan& plan_;
  RowWriter rows_;
  std::map<RowRef, Running> running_;
  std::vector<RowChange> changes_;  // everything that changed here
};

// The row after the next of the other side's acts on it, together with all of this side's.
Merging::Running& Merging::advance(const RowRef& ref) {
  const auto& row = plan_.rows().at(ref);
  const auto& shape = plan_.shapes()[ref.table];
  const auto [at, isNew] = running_.try_emplace(ref);
  auto& running = at->second;
  if (isNew) running.state = row.here;
  const auto& act = row.theirs[running.taken++];
  if (!row.contested) {
    perform(shape, act, running.state);
    return running;
  }
  std::vector<const RowAct*> acts;
  for (const auto* list : {&row.common, &row.mine}) {
    for (const auto& own : *list) acts.push_back(&own);
  }
  for (std::size_t i = 0; i < running.taken; ++i) acts.push_back(&row.theirs[i]);
  running.state = replayed(shape, std::move(acts));
  return running;
}

// Whether it changes here exactly what it changed there.
bool Merging::isPlain(const TakenEntry& taken) const {
  return std::ranges::all_of(taken.changes, [&](const RowChange& change) {
    const auto ref = plan_.shapes().refOf(change);
    return !plan_.rows().at(ref).contested &&
           change.after.size() == plan_.shapes()[ref.table].columns.size();
  });
}

std::string Merging::applied(const TakenEntry& taken) {
  std::vector<RowRef> refs;
  for (const auto& change : taken.changes) {
    refs.push_back(plan_.shapes().refOf(change));
    advance(refs.back());
  }
  if (taken.changes.empty()) return {};
  database_.exec("SAVEPOINT take_entry");
  std::string changeset;
  if (isPlain(taken) && !applyChangeset(database_, taken.changeset).any()) {
    changeset = taken.changeset;
  } else {
    changeset = appliedRowByRow(refs);
  }
  // What would stand on nothing is left to the merge's own entry.
  if (hasOpenReferences(database_)) {
    database_.exec("ROLLBACK TO take_entry");
    changeset.clear();
  }
  database_.exec("RELEASE take_entry");
  return changeset;
}

std::string Merging::appliedRowByRow(const std::vector<RowRef>& refs) {
  deferReferences();
  Recorder recorder(database_);
  for (const auto& ref : refs) rows_.write(ref, running_.at(ref).state);
  return recorder.changeset();
}

void Merging::take(const TakenEntry& taken, const Id& batch) {
  auto entry = taken.entry;
  entry.batch = batch;
  entry.origin = taken.entry.origin.value_or(taken.entry.hash);
  const auto changeset = applied(taken);
  const bool same = changeset == taken.changeset;
  const auto changes = same ? taken.changes : changesOf(changeset);
  note(changes);
  // The journal's index finds the entry by what it changed there, too.
  const bool hasOwnOrigin = !same || entry.kind == EntryKind::Merge;
  appendEntry(database_, entry, changeset, taken.changes,
              hasOwnOrigin ? taken.changeset : std::string());
}

void Merging::finish(const std::map<RowRef, RowState>& target, Entry& entry) {
  deferReferences();
  Recorder all(database_);
  for (const auto& [ref, row] : plan_.rows()) {
    if (row.theirs.empty()) continue;
    if (rows_.read(ref) != row.merged) rows_.write(ref, row.merged);
  }
  Recorder decisions(database_);
  for (const auto& [ref, state] : target) {
    if (state != plan_.rows().at(ref).merged) rows_.write(ref, state);
  }
  const auto decided = decisions.changeset();
  deleteLooseLinks(database_);
  const auto changeset = all.changeset();
  if (hasOpenReferences(database_)) {
    throw Error(Fault::Input, msg("merge.dangling"), msg("merge.changed.todo"));
  }
  auto changes = changesOf(changeset);
  note(changes);
  for (auto& change : changesOf(decided)) changes.push_back(std::move(change));
  appendEntry(database_, entry, changeset, changes, decided);
}

// Catalogs are content named by their hash, beside the journal.
void copyCatalogs(SQLite::Database& from, SQLite::Database& to) {
  SQLite::Statement there(from, "SELECT hash, bytes FROM catalog");
  while (there.executeStep()) {
    const auto hash = sql::textOf(there.getColumn(0));
    if (sql::exists(to, "SELECT 1 FROM catalog WHERE hash = ?", hash)) continue;
    const auto bytes = sql::bytesOf(there.getColumn(1));
    SQLite::Statement put(to, "INSERT INTO catalog (hash, bytes) VALUES (?, ?)");
    put.bind(1, hash);
    put.bind(2, bytes.data(), static_cast<int>(bytes.size()));
    put.exec();
  }
}

}  // namespace

ChangeNotice writeMerge(Store& store, SQLite::Database& theirs, const MergePlan& plan,
                        const MergeChoices& choices, Entry entry, const Progress& progress) {
  auto& database = store.database();
  entry.id = store.ids().next();
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  copyCatalogs(theirs, database);
  Merging merging(store, plan);
  const auto& incoming = plan.incoming();
  for (std::size_t i = 0; i < incoming.size(); ++i) {
    if (progress && i % kEntriesPerTick == 0) {
      progress(0.9 * static_cast<double>(i) / static_cast<double>(incoming.size()));
    }
    merging.take(incoming[i], entry.id);
  }
  if (progress) progress(0.9);
  entry.batch = entry.id;
  merging.finish(plan.decided(choices), entry);
  transaction.commit();

  ChangeNotice notice;
  notice.entry = std::move(entry);
  describeTouched(merging.changes(), notice);
  return notice;
}

}  // namespace kijun
