#include "ui/models/restore_job.h"

#include <chrono>
#include <thread>

namespace kijun::ui {
namespace {

constexpr double kBackedUp = 0.3;  // shares of the time

// A job of the page that was cancelled may hold the session a moment longer; the file closes with
// its last holder.
void close(std::shared_ptr<Session>& session) {
  constexpr auto kStep = std::chrono::milliseconds(20);
  constexpr int kSteps = 500;
  const std::weak_ptr<Session> open = session;
  session.reset();
  for (int i = 0; i < kSteps && !open.expired(); ++i) std::this_thread::sleep_for(kStep);
}

}  // namespace

void RestoreJob::start(const std::filesystem::path& file, const std::filesystem::path& backup,
                       const Environment& environment, std::shared_ptr<Session> previous) {
  if (isRunning()) return;
  run(
      [file, backup, environment, previous = std::move(previous)](const JobRun& handle) mutable {
        close(previous);
        backupBeforeRestore(file, environment,
                            [&](double share) { handle.progress(share * kBackedUp); });
        return restoreBackup(file, backup, environment, [&](double share) {
          handle.progress(kBackedUp + share * (1 - kBackedUp));
        });
      },
      [this](const RestoreDone& done) { Q_EMIT restored(done); });
}

}  // namespace kijun::ui
