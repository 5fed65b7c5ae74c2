// Going back to a backup on a worker, when the window has let go of the workspace.
#pragma once
#include "ui/models/job.h"
#include "workspace/restore.h"

namespace kijun::ui {

class RestoreJob : public Job {
  Q_OBJECT
 public:
  using Job::Job;
  // previous, the file's own session or nothing, is closed first. A backup of the present state is
  // made where that can be read.
  void start(const std::filesystem::path& file, const std::filesystem::path& backup,
             const Environment& environment, std::shared_ptr<Session> previous);

 Q_SIGNALS:
  void restored(const kijun::RestoreDone& done);
};

}  // namespace kijun::ui
