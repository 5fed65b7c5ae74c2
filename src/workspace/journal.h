// The journal is the truth: every change of the workspace is one transaction with one entry, which
// carries the changeset of the session extension, who, when, in which role, what it is called, and
// the hash of the entry before (BLAKE2b-256). The chain shows any change behind the journal short
// of a recomputed chain or an older copy; reports print the head hash against those.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/hash.h"
#include "base/message.h"
#include "base/time.h"
#include "records/answer.h"
#include "workspace/role.h"

namespace kijun {

// Merge: what bringing two copies together changed beyond the entries taken over.
enum class EntryKind { Edit, Undo, Redo, Migration, Baseline, Merge };
std::string_view idOf(EntryKind kind);
std::optional<EntryKind> entryKindFromId(std::string_view id);

struct Entry {
  std::int64_t number = 0;  // 1, 2, 3 … in this file
  Id id;
  std::int64_t lamport = 0;
  EntryKind kind = EntryKind::Edit;
  std::string command;  // CommandKind::id
  Message name;         // what it is called, with its arguments
  Actor actor;
  std::string at;  // ISO instant
  int schemaVersion = 0;
  Id undoes;  // the entry that an undo or redo inverts
  Id batch;   // the merge that brought the entry here, or is it; empty for other entries made here
  // The entry's hash in the file it was made in, where that is another.
  std::optional<Digest> origin;
  Digest hash{};
};

// One field of one row, before and after, in the terms of the field tables.
struct FieldChange {
  std::string record;  // RecordDescription::id or "answer", "answer_tick", …
  std::string key;     // the row's key: an id, or for an answer its item id
  std::string field;   // field id
  Value before;
  Value after;
};

struct HistoryEntry {
  Entry entry;
  std::vector<FieldChange> changes;
};

// What a change touched, given to observers after it is durable.
struct ChangeNotice {
  Entry entry;
  std::vector<AnswerKey> answers;  // touched directly or through ticks, comments, references
  std::vector<std::pair<Id, std::string>> settings;  // cycle, item
  std::vector<std::string> tables;                   // every table touched, each once
};

}  // namespace kijun
