// A full verification of the open workspace on a worker.
#pragma once
#include "ui/models/job.h"
#include "workspace/session.h"
#include "workspace/verify.h"

namespace kijun::ui {

class VerifyJob : public Job {
  Q_OBJECT
 public:
  using Job::Job;
  // One at a time: asking while one runs does nothing.
  void start(std::shared_ptr<Session> session);

 Q_SIGNALS:
  void verified(const kijun::VerifyReport& report);
};

}  // namespace kijun::ui
