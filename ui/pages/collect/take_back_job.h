// Taking returned questionnaires back, on a worker: reading a file, comparing it with the
// workspace, and taking it in. One step at a time. Lives in the UI thread, and speaks there.
#pragma once
#include <memory>

#include "exchange/questionnaire/take_back.h"
#include "ui/models/job.h"

namespace kijun::ui::collect {

class TakeBackJob : public Job {
  Q_OBJECT
 public:
  using ReturnedPtr = std::shared_ptr<const ReturnedQuestionnaire>;
  using PlanPtr = std::shared_ptr<const TakeBack>;

  using Job::Job;
  // Each only while nothing runs.
  void read(const QString& file);
  void plan(std::shared_ptr<Session> session, ReturnedPtr returned, TakeBackWish wish);
  void apply(std::shared_ptr<Session> session, PlanPtr plan, ReturnChoices choices);

 Q_SIGNALS:
  void wasRead(const TakeBackJob::ReturnedPtr& returned);
  void planned(const TakeBackJob::PlanPtr& plan);
  // changed: whether anything was.
  void applied(bool changed);
};

}  // namespace kijun::ui::collect
