#include "ui/registers/command_job.h"

namespace kijun::ui::registers {

void CommandJob::start(std::shared_ptr<Session> session, std::function<Command(Progress)> make) {
  run(
      [session = std::move(session), make = std::move(make)](const JobRun& handle) {
        session->run(make(handle.progress));
        return true;
      },
      [this](bool) { Q_EMIT done(); });
}

}  // namespace kijun::ui::registers
