// Seals or opens one package on a worker.
#pragma once
#include <optional>

#include "ui/models/job.h"
#include "workspace/package.h"

namespace kijun::ui {

class PackageJob : public Job {
  Q_OBJECT
 public:
  using Job::Job;
  // One at a time: asking while one runs does nothing. Cancelling leaves nothing behind.
  void seal(std::shared_ptr<Session> session, std::optional<Selection> selection,
            const QString& place, Passphrase passphrase);
  void unseal(const QString& package, const QString& place, Passphrase passphrase);

 Q_SIGNALS:
  void sealed(const kijun::SealedPackage& package);
  void unsealed(const kijun::UnsealedPackage& package);
};

// The file behind a path typed or chosen in the window.
std::filesystem::path filePathOf(const QString& path);

}  // namespace kijun::ui
