// What an answer is other in than it was put forward or approved: field by field, from the journal.
#pragma once
#include <QString>
#include <map>
#include <vector>

#include "assessment/snapshot.h"
#include "workspace/approval.h"

namespace kijun::ui::approval {

using Histories = std::map<AnswerKey, std::vector<HistoryEntry>>;

// Reads what the journal has of the answers; any thread. Throws Error where it cannot be read.
Histories historiesOf(const Session& session, const std::vector<AnswerKey>& keys);

// The instant since which a change counts: the newest stamp of the step over the answer; empty
// where none is.
std::string stampedAt(const Approvals& approvals, const AnswerKey& key, ApprovalStep step);

// "実施 3 → 4、根拠・メモ A → B": of what is approved, before the instant and now, in the window's
// language; empty where nothing of it differs. history: newest first. UI thread.
QString changesSince(const std::vector<HistoryEntry>& history, const std::string& instant,
                     const Snapshot& snapshot);

}  // namespace kijun::ui::approval
