#include "ui/models/verify_job.h"

namespace kijun::ui {

void VerifyJob::start(std::shared_ptr<Session> session) {
  if (isRunning()) return;
  run(
      [session = std::move(session)](const JobRun& handle) {
        VerifyOptions options;
        options.progress = handle.progress;
        options.cancelled = handle.cancelled;
        return verify(*session, options);
      },
      [this](const VerifyReport& report) { Q_EMIT verified(report); });
}

}  // namespace kijun::ui
