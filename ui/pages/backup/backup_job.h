// What the backups page asks of the disk, on a worker: the list with its settings, and a backup
// now. One at a time each; a job of the page ends with it.
#pragma once
#include <memory>
#include <vector>

#include "ui/models/job.h"
#include "workspace/backup.h"

namespace kijun::ui::backup {

struct Overview {
  BackupSettings settings;
  std::filesystem::path folder;  // where they go by these settings
  std::vector<Backup> backups;   // newest first
};

class ListJob : public Job {
  Q_OBJECT
 public:
  using Job::Job;
  // Asking while one runs does nothing.
  void start(std::shared_ptr<Session> session);

 Q_SIGNALS:
  void listed(const kijun::ui::backup::Overview& overview);
};

class MakeJob : public Job {
  Q_OBJECT
 public:
  using Job::Job;
  void start(std::shared_ptr<Session> session);

 Q_SIGNALS:
  void made(const kijun::Backup& backup);
};

}  // namespace kijun::ui::backup
