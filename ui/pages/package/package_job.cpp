#include "ui/pages/package/package_job.h"

namespace kijun::ui {

std::filesystem::path filePathOf(const QString& path) {
  return {path.toStdU16String()};
}

void PackageJob::seal(std::shared_ptr<Session> session, std::optional<Selection> selection,
                      const QString& place, Passphrase passphrase) {
  if (isRunning()) return;
  run(
      [session = std::move(session), selection = std::move(selection), path = filePathOf(place),
       passphrase = std::move(passphrase)](const JobRun& handle) {
        session->flush();
        SealOptions options;
        options.selection = selection;
        // The file dialog has asked whether to replace what is there.
        options.existing = Existing::Replace;
        return sealWorkspace(*session, path, passphrase, options, handle.progress);
      },
      [this](const SealedPackage& package) { Q_EMIT sealed(package); });
}

void PackageJob::unseal(const QString& package, const QString& place, Passphrase passphrase) {
  if (isRunning()) return;
  run(
      [package = filePathOf(package), path = filePathOf(place),
       passphrase = std::move(passphrase)](const JobRun& handle) {
        return unsealWorkspace(package, path, passphrase, {}, handle.progress);
      },
      [this](const UnsealedPackage& opened) { Q_EMIT unsealed(opened); });
}

}  // namespace kijun::ui
