#include "ui/pages/approval/changes.h"

#include <algorithm>
#include <array>

#include "ui/pages/assess/history_section.h"
#include "ui/shell/text.h"
#include "workspace/session.h"

namespace kijun::ui::approval {
namespace {

// Of an answer, what its approval does not stand for.
constexpr std::array<std::string_view, 5> kApart = {"flagged", "department", "respondent", "due",
                                                    "state"};

bool isApproved(const FieldChange& change) {
  if (change.record == "answer_comment") return false;
  return change.record != "answer" || std::ranges::find(kApart, change.field) == kApart.end();
}

}  // namespace

Histories historiesOf(const Session& session, const std::vector<AnswerKey>& keys) {
  Histories histories;
  for (const auto& key : keys) histories[key] = session.historyOf(key);
  return histories;
}

std::string stampedAt(const Approvals& approvals, const AnswerKey& key, ApprovalStep step) {
  std::string newest;
  for (const auto& set : approvals.sets) {
    for (const auto& round : set.rounds) {
      const auto* stamp = round.stamp(step);
      if (stamp && round.answers.contains({key.unit, key.item})) {
        newest = std::max(newest, stamp->at);
      }
    }
  }
  return newest;
}

QString changesSince(const std::vector<HistoryEntry>& history, const std::string& instant,
                     const Snapshot& snapshot) {
  std::vector<FieldChange> together;
  for (auto entry = history.rbegin(); entry != history.rend(); ++entry) {
    if (entry->entry.at <= instant) continue;
    for (const auto& change : entry->changes) {
      if (!isApproved(change)) continue;
      const auto known = std::ranges::find_if(together, [&](const FieldChange& one) {
        return one.record == change.record && one.key == change.key && one.field == change.field;
      });
      if (known == together.end()) {
        together.push_back(change);
      } else {
        known->after = change.after;
      }
    }
  }
  QStringList words;
  for (const auto& change : together) {
    if (change.before == change.after) continue;
    const auto line = assess::changeInWords(change, snapshot);
    if (!line.isEmpty()) words << line;
  }
  return words.join(text("assess.comma"));
}

}  // namespace kijun::ui::approval
