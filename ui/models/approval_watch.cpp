#include "ui/models/approval_watch.h"

#include <QTimer>
#include <algorithm>

#include "ui/models/background.h"
#include "ui/models/opening.h"
#include "ui/shell/text.h"

namespace kijun::ui {
namespace {

// The stamp of the newest round of that state that covers the answer; nullptr where none does.
const Stamp* stampOver(const Approvals& approvals, const AnswerKey& key, ApprovalStep step) {
  const Stamp* newest = nullptr;
  for (const auto& set : approvals.sets) {
    for (const auto& round : set.rounds) {
      const auto* stamp = round.stamp(step);
      if (!stamp || !round.answers.contains({key.unit, key.item})) continue;
      if (!newest || newest->at < stamp->at) newest = stamp;
    }
  }
  return newest;
}

int urgency(AnswerApproval approval) {
  switch (approval) {
    case AnswerApproval::Reopened:
      return 3;
    case AnswerApproval::UnderWay:
      return 2;
    case AnswerApproval::Open:
      return 1;
    case AnswerApproval::Approved:
      break;
  }
  return 0;
}

}  // namespace

QString shownStampTime(const std::string& iso, int offsetMinutes) {
  const auto at = Instant::parse(iso);
  if (!at) return toQt(iso);
  return toQt(at->dateAt(offsetMinutes).iso() + ' ' + at->timeAt(offsetMinutes).substr(0, 5));
}

std::optional<ApprovalStep> nextStep(const ApprovalSet& set) {
  if (set.isUnderWay()) {
    if (!set.changed.empty()) return ApprovalStep::Draft;
    return set.state() == ApprovalState::Drafted ? ApprovalStep::Review : ApprovalStep::Approve;
  }
  return set.open.empty() ? std::nullopt : std::optional(ApprovalStep::Draft);
}

ApprovalWatch::ApprovalWatch(WorkspaceModel& workspace, QObject* parent)
    : QObject(parent), workspace_(workspace) {
  connect(&workspace_, &WorkspaceModel::saved, this, &ApprovalWatch::readSoon);
  connect(&workspace_, &WorkspaceModel::structureChanged, this, &ApprovalWatch::readSoon);
  connect(&workspace_, &WorkspaceModel::cycleChanged, this, [this] {
    approvals_.reset();
    readSoon();
  });
  readSoon();
}

// Once for all that arrives together.
void ApprovalWatch::readSoon() {
  if (std::exchange(waiting_, true)) return;
  QTimer::singleShot(0, this, [this] {
    waiting_ = false;
    read();
  });
}

void ApprovalWatch::read() {
  if (reading_) {
    again_ = true;
    return;
  }
  reading_ = true;
  const auto finished = [this] {
    reading_ = false;
    if (std::exchange(again_, false)) read();
  };
  inBackground(
      this,
      [session = workspace_.sessionPtr(), number = workspace_.cycleNumber()] {
        return readApprovals(*session, number);
      },
      [this, finished](Approvals fresh) {
        adopt(std::move(fresh));
        finished();
      },
      [this, finished](const std::exception_ptr& failure) {
        Q_EMIT failed(failureOf(failure).what);
        finished();
      });
}

std::set<std::string> ApprovalWatch::differing(const Approvals& fresh) const {
  std::set<std::string> items;
  const auto compare = [&](const Approvals& these, const Approvals* others) {
    for (const auto& [key, approval] : these.answers) {
      if (!others || others->of(key) != approval) items.insert(key.item);
    }
  };
  compare(fresh, approvals());
  if (approvals_) compare(*approvals_, &fresh);
  return items;
}

void ApprovalWatch::adopt(Approvals fresh) {
  if (fresh.cycle.id != workspace_.cycle().cycle.id) return;  // another cycle is shown by now
  const auto items = differing(fresh);
  std::set<std::string> reopenedItems;
  if (approvals_) {
    for (const auto& [key, approval] : fresh.answers) {
      if (approval == AnswerApproval::Reopened && approvals_->of(key) == AnswerApproval::Approved) {
        reopenedItems.insert(key.item);
      }
    }
  }
  approvals_ = std::move(fresh);
  Q_EMIT changed(items);
  for (const auto& item : reopenedItems) Q_EMIT reopened(toQt(item));
}

AnswerApproval ApprovalWatch::of(const std::vector<AnswerKey>& keys) const {
  if (!approvals_ || keys.empty()) return AnswerApproval::Open;
  auto worst = AnswerApproval::Approved;
  for (const auto& key : keys) {
    const auto each = approvals_->of(key);
    if (urgency(each) > urgency(worst)) worst = each;
  }
  return worst;
}

QString ApprovalWatch::mark(const std::vector<AnswerKey>& keys) const {
  const bool company = !approvals_ || approvals_->terms == ApprovalTerms::Company;
  switch (of(keys)) {
    case AnswerApproval::Approved:
      return company ? text("approval.mark.approved") : text("approval.mark.decided");
    case AnswerApproval::UnderWay:
      return company ? text("approval.mark.under_way") : text("approval.mark.consulted");
    case AnswerApproval::Reopened:
      return text("approval.mark.reopened");
    case AnswerApproval::Open:
      break;
  }
  return {};
}

QString ApprovalWatch::hint(const std::vector<AnswerKey>& keys) const {
  const auto stands = of(keys);
  const int offset = workspace_.snapshot().offsetMinutes;
  for (const auto& key : keys) {
    if (!approvals_ || approvals_->of(key) != stands) continue;
    const auto by = approvals_->reopenings.find(key);
    const bool under = stands == AnswerApproval::UnderWay;
    const auto* stamp =
        stampOver(*approvals_, key, under ? ApprovalStep::Draft : ApprovalStep::Approve);
    if (stands == AnswerApproval::Reopened) {
      return by == approvals_->reopenings.end() ? text("approval.hint.reopened_unknown")
                                                : text("approval.hint.reopened", by->second.by.name,
                                                       shownStampTime(by->second.at, offset));
    }
    if (!stamp || stands == AnswerApproval::Open) return {};
    const auto at = shownStampTime(stamp->at, offset);
    return under ? text("approval.hint.under_way", stamp->name, at)
                 : text("approval.hint.approved", stamp->name, at);
  }
  return {};
}

}  // namespace kijun::ui
