// An answer to one item for one assessment unit in one cycle, and what belongs to it.
// Rules from the guideline 1.2 (stipulation), 1.3 (modality) and 4.3.1 (declining chapter 5).
#pragma once
#include <compare>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "records/description.h"

namespace kijun {

enum class Applicability { Applicable, NotApplicable, NotAdopted };
enum class Stipulation { None, Partial, Full };  // 規定: なし, 一部, あり
enum class Tick { Yes, No, NotApplicable };
// 未着手, 回答中, 提出済, 差戻し, 確定
enum class AnswerState { NotStarted, InProgress, Submitted, Returned, Confirmed };
// Carried over from the last cycle until somebody confirms it.
enum class Confirmation { Confirmed, CarriedOver };

std::string_view idOf(Applicability value);
std::string_view idOf(Stipulation value);
std::string_view idOf(Tick value);
std::string_view idOf(AnswerState value);
std::optional<Applicability> applicabilityFromId(std::string_view id);
std::optional<Stipulation> stipulationFromId(std::string_view id);
std::optional<Tick> tickFromId(std::string_view id);
std::optional<AnswerState> answerStateFromId(std::string_view id);

// Natural key: two copies that answer the same item must meet at merge.
struct AnswerKey {
  Id cycle;
  Id unit;
  std::string item;
  auto operator<=>(const AnswerKey&) const = default;
};

struct DocumentReference {
  Id document;
  std::string clause;  // 第8条
  bool operator==(const DocumentReference&) const = default;
};

struct Comment {
  Id id;
  Id author;               // person, may be empty
  std::string authorName;  // as written at the time
  std::string at;          // ISO instant
  std::string text;
  bool done = false;  // of a thread: said of its first comment
  Id parent = {};     // the first comment of the thread it replies to; empty: begins one
};

struct Answer {
  AnswerKey key;
  std::optional<int> level;
  std::optional<Stipulation> stipulation;
  Applicability applicability = Applicability::Applicable;
  std::string reason;  // of 対象外 and 不採用
  std::string note;    // 根拠・メモ
  bool flagged = false;
  bool noEvent = false;  // 発生なし
  Confirmation confirmation = Confirmation::Confirmed;
  Id department;    // responsible
  Id respondent;    // person
  std::string due;  // ISO day
  AnswerState state = AnswerState::NotStarted;
  std::map<std::string, Tick> ticks;  // by checkpoint id
  std::vector<DocumentReference> references;
  std::vector<Comment> comments;
};

// Nothing was said yet, by whom the answer may have been given to: it stands as 全体 stands.
bool isBlank(const Answer& answer);
// Level and 規定 are there, or the item is declined with a reason; and nothing of it is carried
// over unconfirmed.
bool isComplete(const Answer& answer);

// What a cycle owns per item besides its answers.
struct ItemSettings {
  std::string item;
  std::optional<int> target;
  std::optional<int> weight;          // hundredths
  std::optional<std::string> effort;  // S, M, L, XL
};

// The field table of the answer row itself, for history in words, search and files.
const RecordDescription& answerDescription();

}  // namespace kijun
