// Who may do what, over which rows: the rules, for the store that holds them and for the window
// that disables what would be refused. Sources: the roles of the workbench as the guide describes
// them (docs/guide.*.md). Pure unless a Session is asked; any thread.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "assessment/answer_owner.h"
#include "base/error.h"
#include "workspace/command.h"
#include "workspace/role.h"

namespace kijun {

class Session;

bool isOwn(const Actor& actor, const AnswerOwner& owner);

// Nothing where the role may run commands of the kind.
std::optional<Error> roleRefusal(const CommandKind& kind, const Actor& actor);
// Nothing where there is no administrator (administrators: their names) or the actor is one.
std::optional<Error> administrationRefusal(const Actor& actor,
                                           const std::vector<std::string>& administrators);
// Nothing where the actor reaches the answer; owner names: of its department and respondent, as
// far as it has them.
std::optional<Error> answerRefusal(const Actor& actor, const std::string& item,
                                   const AnswerOwner& owner, const std::string& ownerNames);

// Why the actor may not run a command of the kind on these answers; nothing where it may. From the
// values of the answers' cycle, as the window has them.
std::optional<Error> refusalOf(const CommandKind& kind, const Actor& actor,
                               const Snapshot& snapshot, std::span<const AnswerKey> keys = {});
// The same, asked of the file. Throws Error where it cannot be read.
std::optional<Error> refusalOf(const Session& session, const CommandKind& kind,
                               std::span<const AnswerKey> keys = {});

// Why the actor may not revise or correct these pieces of evidence with a command of the kind;
// nothing where it may. A respondent changes what hangs on own answers alone, and what hangs on
// nothing where it was added in their name. Throws Error where the file cannot be read.
std::optional<Error> evidenceRefusal(const Session& session, const CommandKind& kind,
                                     std::span<const Id> evidence);

// Throws roleRefusal().
void requireRole(const CommandKind& kind, const Actor& actor);

}  // namespace kijun
