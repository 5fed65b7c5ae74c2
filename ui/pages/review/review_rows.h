// The answers a reviewer goes through: each with what has to be known before it is confirmed, and
// what narrows them. Computed from a snapshot; pure, any thread.
#pragma once
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "assessment/collection.h"
#include "base/message.h"
#include "workspace/review.h"

namespace kijun::ui::review {

// What stands against confirming an answer unseen.
enum class Concern {
  Unanswered,    // level or stipulation is missing, or the reason of what is out of scope
  NotSubmitted,  // 回答中 or 差戻し
  CarriedOver,   // of the last cycle, and nobody confirmed it since
  Spread,        // its units lie two levels or more apart
  OpenComments,
};
inline constexpr Concern kConcerns[] = {Concern::Unanswered, Concern::NotSubmitted,
                                        Concern::CarriedOver, Concern::Spread,
                                        Concern::OpenComments};
inline constexpr int kWideSpread = 2;

struct ReviewRow {
  DueAnswer due;
  std::optional<int> level;
  Applicability applicability = Applicability::Applicable;
  bool given = false;  // complete but for its confirmation
  bool carriedOver = false;
  int spread = 0;                    // levels between the item's lowest and highest unit
  std::optional<AnswerTouch> touch;  // what another did since the page was last looked at

  const AnswerKey& key() const { return due.key; }
  std::vector<Concern> concerns() const;
};

using Touches = std::map<AnswerKey, AnswerTouch>;

// In the order of the catalog, then of the units.
std::vector<ReviewRow> reviewRows(const Snapshot& snapshot, const Touches& touches);

enum class Only { Any, Touched, OpenComments, Spread, Overdue };
inline constexpr Only kOnly[] = {Only::Any, Only::Touched, Only::OpenComments, Only::Spread,
                                 Only::Overdue};
std::string_view idOf(Only only);
std::optional<Only> onlyFromId(std::string_view id);

// Nobody's answers, where a department is asked for.
inline constexpr std::string_view kNobody = "-";

struct ReviewFilter {
  std::optional<AnswerState> state = AnswerState::Submitted;  // nothing: any
  std::string department;                                     // an id, kNobody, or empty: any
  Only only = Only::Any;
  std::string words;
  std::string section;  // empty: any
  bool isByStateAlone() const;
  bool operator==(const ReviewFilter&) const = default;
};

struct Narrowed {
  std::vector<std::size_t> rows;  // places among all
  std::array<int, 5> states{};    // how many of each state fit all else
  int anyState() const;
};
// language: of the words that are looked for.
Narrowed narrowed(const std::vector<ReviewRow>& rows, const Snapshot& snapshot,
                  const ReviewFilter& filter, Language language);

// Chapters all of whose answers are confirmed, in the order of the catalog.
std::vector<std::string> confirmedChapters(const Catalog& catalog,
                                           const std::vector<ReviewRow>& rows);

}  // namespace kijun::ui::review
