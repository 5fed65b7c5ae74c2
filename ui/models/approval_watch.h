// How far the answers of the cycle shown are approved, kept current: read on a worker after every
// change, one reading at a time. UI thread.
#pragma once
#include <QObject>
#include <optional>
#include <set>

#include "ui/models/workspace_model.h"
#include "workspace/approval.h"

namespace kijun::ui {

class ApprovalWatch : public QObject {
  Q_OBJECT
 public:
  explicit ApprovalWatch(WorkspaceModel& workspace, QObject* parent = nullptr);
  // nullptr until they are read; valid until control returns to the event loop.
  const Approvals* approvals() const { return approvals_ ? &*approvals_ : nullptr; }
  // What several answers stand at together: the one that needs most, Approved only where all are.
  AnswerApproval of(const std::vector<AnswerKey>& keys) const;
  // In the window's language: 承認済み, 審査中, 再開; empty where the answers are open.
  QString mark(const std::vector<AnswerKey>& keys) const;
  // Who brought it there and when, and what a change means.
  QString hint(const std::vector<AnswerKey>& keys) const;

 Q_SIGNALS:
  // Read anew; items whose answers stand otherwise than before.
  void changed(const std::set<std::string>& items);
  // An approved answer of the item was changed just now.
  void reopened(const QString& item);
  void failed(const QString& words);

 private:
  void readSoon();
  void read();
  void adopt(Approvals fresh);
  std::set<std::string> differing(const Approvals& fresh) const;

  WorkspaceModel& workspace_;
  std::optional<Approvals> approvals_;
  bool waiting_ = false;
  bool reading_ = false;
  bool again_ = false;  // something changed while it was read
};

// The step that is next in the set, whoever does it; nothing where all is approved.
std::optional<ApprovalStep> nextStep(const ApprovalSet& set);
// "9/12 10:03" and the like; the instant as stored where it is none.
QString shownStampTime(const std::string& iso, int offsetMinutes);

}  // namespace kijun::ui
