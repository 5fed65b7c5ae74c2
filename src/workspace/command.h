// A change is a named command in a transaction. Commands are values: a kind (with who may run it),
// a name with its arguments, and what it does to the rows. One that changes nothing leaves no
// entry.
#pragma once
#include <functional>
#include <optional>
#include <span>
#include <string_view>

#include "workspace/journal.h"
#include "workspace/role.h"

namespace kijun {

class Writer;  // writer.h: rows within the running transaction

// How far those who may run a kind reach with it. The store holds this over the rows that the
// change, its undo and its redo touch, whatever the command says of itself.
enum class Reach {
  Records,         // a respondent: only answers of the own department or assigned in person
  Administration,  // people, roles, settings: administrators only, as soon as there is one
};

struct CommandKind {
  std::string_view id;  // stored in the journal, never changed
  RoleSet roles;
  bool answers = false;  // an item is answered or confirmed by it
  Reach reach = Reach::Records;
};

// Every kind there is; a test tries each in every role.
std::span<const CommandKind* const> commandKinds();
const CommandKind* findCommandKind(std::string_view id);

struct Command {
  const CommandKind* kind = nullptr;
  Message name;
  std::function<void(Writer&)> apply;  // may throw Error: nothing is changed then
  // Whom the entry names instead of who acts, where what somebody said elsewhere is taken in; the
  // change reaches no further than that person's role. Who acts needs the kind's role all the same,
  // and the command's name tells who it was.
  std::optional<Actor> inNameOf = {};
};

}  // namespace kijun
