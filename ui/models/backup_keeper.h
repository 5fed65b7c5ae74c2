// Looks after the open file: makes the backups of the schedule, quietly, and notices when the file
// is not at its place any more. A tick comes shortly after opening and then every hour. UI thread.
#pragma once
#include <QTimer>

#include "base/error.h"
#include "ui/models/job.h"
#include "workspace/session.h"

namespace kijun::ui {

// A copy of what the open workspace holds, at a place of the user's choice.
class CopyJob : public Job {
  Q_OBJECT
 public:
  using Job::Job;
  void start(std::shared_ptr<Session> session, const QString& target);

 Q_SIGNALS:
  void saved(const QString& target);
};

class BackupKeeper : public Job {
  Q_OBJECT
 public:
  explicit BackupKeeper(QObject* parent);
  // nullptr: no workspace is open. One that is only read is another's to back up.
  void watch(std::shared_ptr<Session> session);
  // Makes a backup where one is due; failed() says what stood in the way.
  void tick();
  // misplaced() follows where the file was deleted or replaced.
  void lookAtPlace();
  // The file was found deleted or replaced, and what it held is nowhere else yet.
  bool isMisplaced() const { return misplaced_; }
  void noteSaved() { misplaced_ = false; }

 Q_SIGNALS:
  void made(const QString& file);
  void misplaced(const QString& words);

 private:
  std::shared_ptr<Session> session_;
  QTimer soon_;
  QTimer hourly_;
  bool misplaced_ = false;
};

}  // namespace kijun::ui
