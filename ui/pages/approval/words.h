// What the approval page says of a set, in the window's language. UI thread.
#pragma once
#include <QStringList>

#include "ui/models/approval_watch.h"

namespace kijun::ui::approval {

QString stepWords(ApprovalStep step, ApprovalTerms terms);
// "サイクル全体", or the heading's number and title.
QString setName(const ApprovalSet& set, const Approvals& approvals);
QString stateWords(const ApprovalSet& set, ApprovalTerms terms);
// What is next, or why nothing is.
QString whatIsNext(const ApprovalSet& set, ApprovalTerms terms);
// One line a stamp of all rounds, oldest first.
QStringList history(const ApprovalSet& set, ApprovalTerms terms, int offsetMinutes);
// "5.1.1.1-1（浄水場）: changed by …".
QString changedAnswer(const AnswerKey& key, const Approvals& approvals, const CycleData& cycle,
                      int offsetMinutes);
// Why who acts may not do the step now; empty where it may. The store holds the same rules.
QString stepRefusal(const WorkspaceModel& workspace, const ApprovalSet& set, ApprovalTerms terms,
                    ApprovalStep step);

}  // namespace kijun::ui::approval
