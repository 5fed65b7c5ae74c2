#include "workspace/store/row_guard.h"

#include <algorithm>
#include <map>
#include <set>

#include "workspace/column_memory.h"
#include "workspace/commands/kinds.h"
#include "workspace/evidence.h"
#include "workspace/store/evidence_store.h"
#include "workspace/store/people.h"
#include "workspace/store/row_changes.h"

namespace kijun {
namespace {

// The whole organisation's answer to the same item; the key itself where it is that already.
AnswerKey wholeKeyOf(SQLite::Database& database, const AnswerKey& key) {
  const auto whole = sql::first(database,
                                "SELECT u.id FROM cycle_unit c JOIN unit u ON u.id = c.unit "
                                "WHERE c.cycle = ? AND u.whole = 1",
                                key.cycle);
  return {key.cycle, textOf(whole), key.item};
}

AnswerOwner ownerInRow(SQLite::Database& database, const AnswerKey& key) {
  SQLite::Statement row(database,
                        "SELECT department, respondent FROM answer "
                        "WHERE cycle = ? AND unit = ? AND item = ?");
  sql::bindAll(row, key.cycle, key.unit, key.item);
  if (!row.executeStep()) return {};
  return {sql::textOf(row.getColumn(0)), sql::textOf(row.getColumn(1))};
}

// Owners as they were before a change.
class FormerOwners {
 public:
  FormerOwners(SQLite::Database& database, const std::vector<RowChange>& changes)
      : database_(database) {
    for (const auto& change : changes) {
      if (change.table == "answer") changed_[*answerOf(change)] = &change;
    }
  }

  AnswerOwner of(const AnswerKey& key) const {
    if (const auto own = inRow(key); !own.empty()) return own;
    return inRow(wholeKeyOf(database_, key));
  }

 private:
  AnswerOwner inRow(const AnswerKey& key) const {
    const auto at = changed_.find(key);
    if (at == changed_.end()) return ownerInRow(database_, key);
    const auto& change = *at->second;
    if (change.operation == RowOperation::Insert) return {};
    auto owner = ownerInRow(database_, key);
    if (const auto& before = change.before[columnOf("department")]) {
      owner.department = textOf(*before);
    }
    if (const auto& before = change.before[columnOf("respondent")]) {
      owner.respondent = textOf(*before);
    }
    return owner;
  }

  static std::size_t columnOf(std::string_view field) {
    constexpr std::size_t kKeyColumns = 3;
    return kKeyColumns + answerDescription().indexOf(field).value();
  }

  SQLite::Database& database_;
  std::map<AnswerKey, const RowChange*> changed_;
};

// A piece of evidence as far as it decides who may change it.
struct Piece {
  std::string title;
  std::set<LinkTarget> links;
  std::map<Id, std::string> addedBy;  // by revision
};

Piece pieceInRows(SQLite::Database& database, const Id& id) {
  Piece piece;
  piece.title = textOf(sql::first(database, "SELECT title FROM evidence WHERE id = ?", id));
  for (const auto& link : linksOf(database, id)) piece.links.insert(link);
  for (const auto& revision : revisionsOf(database, id))
    piece.addedBy[revision.id] = revision.addedBy;
  return piece;
}

// Pieces as they were before a change.
class FormerPieces {
 public:
  FormerPieces(SQLite::Database& database, const std::vector<RowChange>& changes)
      : database_(database), changes_(changes) {}

  // Those whose record or revisions changed; what the change itself made is left out.
  std::set<Id> changed() const {
    std::set<Id> ids;
    for (const auto& change : changes_) {
      if (change.table == "evidence" || change.table == "evidence_revision") {
        ids.insert(change.key.front());
      }
    }
    for (const auto& change : changes_) {
      if (change.table == "evidence" && change.operation == RowOperation::Insert) {
        ids.erase(change.key.front());
      }
    }
    return ids;
  }

  Piece before(const Id& id) const {
    constexpr std::size_t kTitle = 1;
    constexpr std::size_t kAddedBy = 7;
    auto piece = pieceInRows(database_, id);
    for (const auto& change : changes_) {
      const bool made = change.operation == RowOperation::Insert;
      const bool gone = change.operation == RowOperation::Delete;
      if (change.table == "evidence" && change.key.front() == id && change.before[kTitle]) {
        piece.title = textOf(*change.before[kTitle]);
      } else if (change.table == "evidence_link" && change.key[2] == id) {
        const LinkTarget link{change.key[0], change.key[1]};
        if (made) piece.links.erase(link);
        if (gone) piece.links.insert(link);
      } else if (change.table == "evidence_revision" && change.key.front() == id) {
        if (made) piece.addedBy.erase(change.key[1]);
        if (gone) piece.addedBy[change.key[1]] = textOf(*change.before[kAddedBy]);
      }
    }
    return piece;
  }

 private:
  SQLite::Database& database_;
  const std::vector<RowChange>& changes_;
};

// What hangs on nothing is whose who added it; else it is whose all the answers are.
template <typename OwnerOf>
std::optional<Error> pieceRefusal(SQLite::Database& database, const Actor& actor,
                                  const Piece& piece, const OwnerOf& ownerOf) {
  if (actor.role != Role::Respondent) return std::nullopt;
  const auto refused = [&](const Message& what) {
    return Error(Fault::Input, what, msg("workspace.role.foreign_evidence.todo"));
  };
  if (piece.links.empty()) {
    const bool own = std::ranges::all_of(
        piece.addedBy, [&](const auto& revision) { return revision.second == actor.name; });
    if (own) return std::nullopt;
    return refused(msg("workspace.role.loose_evidence", piece.title));
  }
  for (const auto& link : piece.links) {
    const auto answer = answerOf(link);
    if (!answer) return refused(msg("workspace.role.shared_evidence", piece.title));
    const AnswerOwner owner = ownerOf(*answer);
    if (isOwn(actor, owner)) continue;
    const auto names = ownerNames(database, owner);
    return refused(names.empty()
                       ? msg("workspace.role.unassigned_evidence", piece.title, answer->item)
                       : msg("workspace.role.foreign_evidence", piece.title, answer->item, names));
  }
  return std::nullopt;
}

bool isMadeByHand(EntryKind kind) {
  return kind == EntryKind::Edit || kind == EntryKind::Undo || kind == EntryKind::Redo;
}

// What columns of lists mean is no rule of the workspace: who may import may note it.
bool isAdministered(const RowChange& change) {
  return change.table == "person" ||
         (change.table == "workspace_setting" && !columnNoteOf(change.key.front()));
}

}  // namespace

namespace {

// Who may merge may take the merge back, whatever it brought.
EntryKind kindHeld(const Entry& entry) {
  return entry.command == kinds::merge.id ? EntryKind::Merge : entry.kind;
}

}  // namespace

RowGuard::RowGuard(SQLite::Database& database, const Entry& entry)
    : database_(database), actor_(entry.actor), kind_(kindHeld(entry)) {
  if (isMadeByHand(kind_)) administrators_ = administratorNames(database);
}

void RowGuard::check(const std::vector<RowChange>& changes) const {
  if (!isMadeByHand(kind_)) return;
  checkAnswers(changes);
  checkEvidence(changes);
  checkAdministration(changes);
  checkStamps(changes);
}

void RowGuard::checkAnswers(const std::vector<RowChange>& changes) const {
  if (actor_.role != Role::Respondent) return;
  const FormerOwners owners(database_, changes);
  std::set<AnswerKey> seen;
  for (const auto& change : changes) {
    const auto key = answerOf(change);
    if (!key || !seen.insert(*key).second) continue;
    const auto owner = owners.of(*key);
    if (isOwn(actor_, owner)) continue;
    throw *answerRefusal(actor_, key->item, owner, ownerNames(database_, owner));
  }
}

void RowGuard::checkEvidence(const std::vector<RowChange>& changes) const {
  if (actor_.role != Role::Respondent) return;
  const FormerPieces pieces(database_, changes);
  const FormerOwners owners(database_, changes);
  for (const auto& id : pieces.changed()) {
    auto refused = pieceRefusal(database_, actor_, pieces.before(id),
                                [&](const AnswerKey& key) { return owners.of(key); });
    if (refused) throw std::move(*refused);
  }
}

void RowGuard::checkStamps(const std::vector<RowChange>& changes) const {
  constexpr std::size_t kPerson = 4;
  constexpr std::size_t kName = 5;
  for (const auto& change : changes) {
    if (change.table != "approval_step") continue;
    const bool gone = change.operation == RowOperation::Delete;
    const auto& row = gone ? change.before : change.after;
    if (row[kPerson] && textOf(*row[kPerson]) == actor_.person) continue;
    throw Error(Fault::Input,
                msg("approval.foreign_stamp", row[kName] ? textOf(*row[kName]) : std::string()),
                msg("approval.foreign_stamp.todo"));
  }
}

void RowGuard::checkAdministration(const std::vector<RowChange>& changes) const {
  if (std::ranges::none_of(changes, isAdministered)) return;
  if (auto refused = administrationRefusal(actor_, administrators_)) throw std::move(*refused);
  const bool leftAlone = !administrators_.empty() && !hasAdministrator(database_) &&
                         sql::exists(database_, "SELECT 1 FROM person");
  if (!leftAlone) return;
  throw Error(Fault::Input, msg("workspace.role.last_administrator", administrators_.front()),
              msg("workspace.role.last_administrator.todo"));
}

AnswerOwner storedOwner(SQLite::Database& database, const AnswerKey& key) {
  if (auto own = ownerInRow(database, key); !own.empty()) return own;
  return ownerInRow(database, wholeKeyOf(database, key));
}

std::optional<Error> storedPieceRefusal(SQLite::Database& database, const Actor& actor,
                                        const Id& evidence) {
  return pieceRefusal(database, actor, pieceInRows(database, evidence),
                      [&](const AnswerKey& key) { return storedOwner(database, key); });
}

std::string ownerNames(SQLite::Database& database, const AnswerOwner& owner) {
  std::string names;
  for (const auto& [table, id] :
       {std::pair{"department", owner.department}, std::pair{"person", owner.respondent}}) {
    const auto name =
        sql::first(database, "SELECT name FROM " + std::string(table) + " WHERE id = ?", id);
    if (!isNull(name)) names += (names.empty() ? "" : " / ") + textOf(name);
  }
  return names;
}

}  // namespace kijun
