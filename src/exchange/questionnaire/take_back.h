// Taking a returned questionnaire into the workspace: what each row would do, chosen by a person,
// and one command in the respondent's name. A field is taken where it was changed in the
// questionnaire and nobody changed it here meanwhile; where both did, a person decides. Taking the
// same file back again changes nothing, and the order of departments does not matter.
// Any thread but the window's.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "exchange/questionnaire/returned.h"
#include "exchange/record_import.h"
#include "workspace/session.h"

namespace kijun {

enum class ReturnFate {
  New,        // nobody had answered yet
  Changed,    // changed in the questionnaire alone
  Conflict,   // changed there and here, differently; or the sheet lost what it was handed out with
  Unchanged,  // says what stands, or nothing
  Unknown,    // no such item or unit
  Foreign,    // another department's
  Unfit,      // a level outside the scale, an unknown word, a missing reason, the row twice
};
std::string_view idOf(ReturnFate fate);
inline constexpr ReturnFate kReturnFates[] = {
    ReturnFate::New,     ReturnFate::Changed, ReturnFate::Conflict, ReturnFate::Unchanged,
    ReturnFate::Unknown, ReturnFate::Foreign, ReturnFate::Unfit};

struct ReturnedField {
  std::string field;  // of answerDescription(); or "ticks" and "references", told as text
  Value base;         // when it was handed out; null where that is not known
  Value mine;         // as it stands here
  Value theirs;       // as it came back
  bool conflict = false;
};

struct PlannedReturn {
  std::size_t line = 0;
  ReturnFate fate = ReturnFate::Unchanged;
  std::string item;  // as written where it is unknown
  std::string unit;  // a name; empty: 全体
  std::optional<AnswerKey> key;
  Answer before;                      // as it stands; blank where there is none
  Answer after;                       // as it would stand, theirs where there is a conflict
  std::vector<ReturnedField> fields;  // that differ
  std::vector<Comment> comments;      // new ones
  std::vector<ReturnedPiece> pieces;  // evidence that is not here yet, or not so new
  bool submits = false;               // 提出済 afterwards, and is not yet
  std::vector<Message> problems;
  // Taking it would change something, if only the state.
  bool offers() const;
};

struct TakeBack {
  std::filesystem::path file;
  std::string source;
  Department department;
  Actor respondent;  // in whose name
  CycleRecord cycle;
  std::vector<PlannedReturn> rows;  // as they stand in the file
  std::vector<std::string> leftOut;
  std::vector<std::string> missing;  // items of the department that the file does not have
  bool isWorkspace = false;
  std::int64_t headEntry = 0;  // of the workspace, when it was planned
  std::size_t count(ReturnFate fate) const;
  bool changesAnything() const;
};

struct TakeBackWish {
  std::string department;  // name or id, where the file does not say or is not believed
  std::string respondent;  // name; empty: as the file says, else the department's only respondent
};

// Into the newest open cycle. Throws Error: the department is not known and not told, the file is
// of another cycle or workspace.
TakeBack planTakeBack(const Session& session, const ReturnedQuestionnaire& returned,
                      const TakeBackWish& wish = {});

// By row; what is not named is left where it is a Conflict, and taken wherever else it offers
// anything.
enum class ReturnChoice { Take, Leave };
using ReturnChoices = std::map<std::size_t, ReturnChoice>;

// Stores new evidence first. One entry of the journal, in the respondent's name; says who took it
// back. Nothing where nothing changes. Throws Error where an answer changed since the plan, naming
// it; nothing is changed then.
std::optional<ChangeNotice> applyTakeBack(Session& session, const TakeBack& plan,
                                          const ReturnChoices& choices = {});

}  // namespace kijun
