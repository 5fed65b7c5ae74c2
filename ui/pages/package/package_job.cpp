#include "ui/pages/package/package_job.h"

#include <QPointer>

#include "base/error.h"
#include "base/log.h"
#include "ui/models/background.h"
#include "ui/shell/text.h"

namespace kijun::ui {

std::filesystem::path filePathOf(const QString& path) {
  return {path.toStdU16String()};
}

Progress PackageJob::begin() {
  cancelled_ = std::make_shared<std::atomic<bool>>(false);
  constexpr double kStep = 0.01;  // worth telling
  return [self = QPointer<PackageJob>(this), flag = cancelled_, last = 0.0](double share) mutable {
    if (*flag) throw Cancelled();
    if (share < last + kStep) return;
    last = share;
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [self, share] {
          if (self && self->isRunning()) Q_EMIT self->progressed(share);
        },
        Qt::QueuedConnection);
  };
}

void PackageJob::seal(std::shared_ptr<Session> session, std::optional<Selection> selection,
                      const QString& place, Passphrase passphrase) {
  if (isRunning()) return;
  inBackground(
      this,
      [session = std::move(session), selection = std::move(selection), path = filePathOf(place),
       passphrase = std::move(passphrase), progress = begin()] {
        session->flush();
        SealOptions options;
        options.selection = selection;
        // The file dialog has asked whether to replace what is there.
        options.existing = Existing::Replace;
        return sealWorkspace(*session, path, passphrase, options, progress);
      },
      [this](SealedPackage package) {
        end(nullptr);
        Q_EMIT sealed(package);
      },
      [this](const std::exception_ptr& failure) { end(failure); });
}

void PackageJob::unseal(const QString& package, const QString& place, Passphrase passphrase) {
  if (isRunning()) return;
  inBackground(
      this,
      [package = filePathOf(package), path = filePathOf(place), passphrase = std::move(passphrase),
       progress = begin()] { return unsealWorkspace(package, path, passphrase, {}, progress); },
      [this](UnsealedPackage opened) {
        end(nullptr);
        Q_EMIT unsealed(opened);
      },
      [this](const std::exception_ptr& failure) { end(failure); });
}

void PackageJob::cancel() {
  if (cancelled_) *cancelled_ = true;
}

void PackageJob::end(const std::exception_ptr& failure) {
  cancelled_.reset();
  if (!failure) return;
  try {
    std::rethrow_exception(failure);
  } catch (const Cancelled&) {
    Q_EMIT cancelled();
  } catch (const Error& error) {
    Q_EMIT failed(rendered(error));
  } catch (const std::exception& error) {
    spdlog::error("A package could not be dealt with: {}", error.what());
    Q_EMIT failed(text("ui.error.unexpected", error.what()));
  }
}

}  // namespace kijun::ui
