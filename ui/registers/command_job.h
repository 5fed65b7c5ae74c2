// A command over many rows, with progress and cancelling: nothing is changed by one that was
// cancelled in time.
#pragma once
#include "ui/models/job.h"
#include "workspace/session.h"

namespace kijun::ui::registers {

class CommandJob : public Job {
  Q_OBJECT
 public:
  using Job::Job;
  // make(progress) is called on a worker. Only while nothing runs.
  void start(std::shared_ptr<Session> session, std::function<Command(Progress)> make);

 Q_SIGNALS:
  void done();
};

}  // namespace kijun::ui::registers
