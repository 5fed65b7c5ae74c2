// The commands of the workbench. Each returns a Command to be run or posted on a Session. Texts are
// trimmed of nothing: what was typed is what is stored. Values outside the catalog's scale, unknown
// items, units or records are refused with an Error when the command runs.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "records/answer.h"
#include "records/registers.h"
#include "workspace/command.h"

namespace kijun::commands {

// ---- answers (an answer given by a person also confirms what was carried over) ----
Command setLevel(AnswerKey key, std::optional<int> level);
Command setStipulation(AnswerKey key, std::optional<Stipulation> stipulation);
// A reason is required for 対象外 and 不採用; who may decline what is the catalog's rule.
Command setApplicability(AnswerKey key, Applicability applicability, std::string reason);
Command setNote(AnswerKey key, std::string note);
Command setTick(AnswerKey key, std::string checkpoint, std::optional<Tick> tick);
Command setFlag(AnswerKey key, bool flagged);
Command setNoEvent(AnswerKey key, bool noEvent);
Command setReferences(AnswerKey key, std::vector<DocumentReference> references);
// Carried-over values stand as they are from now on.
Command confirm(std::vector<AnswerKey> keys);
Command setState(std::vector<AnswerKey> keys, AnswerState state);
Command assign(std::vector<AnswerKey> keys, Id department, Id respondent, std::string due);
// 差戻し, each with the reason as the beginning of a thread. The reason is required.
Command returnAnswers(std::vector<AnswerKey> keys, std::string reason);
Command addComment(AnswerKey key, std::string text);
// Joins the thread of that comment, and opens it again where it was done.
Command replyToComment(Id comment, std::string text);
// Of the thread that the comment is in.
Command setCommentDone(Id comment, bool done);
// Level, stipulation, applicability, reason, note and ticks of one answer onto another item or
// unit.
Command copyAnswer(AnswerKey from, AnswerKey to);
// Several fields of one answer at once, as the command line and files give them.
struct AnswerPatch {
  std::optional<std::optional<int>> level;
  std::optional<std::optional<Stipulation>> stipulation;
  std::optional<Applicability> applicability;
  std::optional<std::string> reason;
  std::optional<std::string> note;
  std::optional<int> target;
};
Command patchAnswer(std::vector<AnswerKey> keys, AnswerPatch patch);
// All of an answer, as the sample and imports write it.
Command putAnswers(std::vector<Answer> answers);

// ---- per cycle and item ----
Command setTarget(Id cycle, std::string item, std::optional<int> target);
Command setWeight(Id cycle, std::string item, std::optional<int> hundredths);
Command setEffort(Id cycle, std::string item, std::optional<Effort> effort);

// ---- cycles and units ----
// A new cycle starts from the last one's answers, carried over and unconfirmed, with its units,
// targets, weights and effort. number and id are given by the workspace.
Command startCycle(std::string name, std::string asOf, std::string due, std::string scope,
                   std::string assessors);
Command editCycle(CycleRecord cycle);
Command addUnit(Id cycle, std::string name);
// Takes the unit out of the cycle with its answers there.
Command removeUnit(Id cycle, Id unit);

// ---- the workspace ----
// time_zone: minutes east of UTC; approval_style: seal (押印欄) or signature (署名欄);
// unknown_users: assessor or executive (reads only), for users who are not in the register;
// approval_terms: company (起案・審査・承認) or public_body (起案・合議・決裁).
Command setSetting(std::string key, std::string value);

// ---- described records, generic ----
// row[0] is the id; an empty one makes a new record.
Command putRecord(const RecordDescription& description, Row row);
// Several at once, as imports give them: all or none.
Command putRecords(const RecordDescription& description, std::vector<Row> rows);
// The same values for the named fields of several records.
Command patchRecords(const RecordDescription& description, std::vector<Id> ids,
                     std::map<std::string, Value> values);
// Refused while anything else refers to it, with the names of what does.
Command deleteRecord(const RecordDescription& description, Id id);
// They may refer to each other.
Command deleteRecords(const RecordDescription& description, std::vector<Id> ids);

}  // namespace kijun::commands
