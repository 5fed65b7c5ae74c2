#include "ui/models/verify_job.h"

#include <QPointer>

#include "base/error.h"
#include "base/log.h"
#include "ui/models/background.h"
#include "ui/shell/text.h"

namespace kijun::ui {
namespace {

constexpr double kStep = 0.01;  // of progress worth telling

}  // namespace

void VerifyJob::start(std::shared_ptr<Session> session) {
  if (isRunning()) return;
  cancelled_ = std::make_shared<std::atomic<bool>>(false);
  QPointer<VerifyJob> self(this);
  VerifyOptions options;
  options.cancelled = [flag = cancelled_] { return flag->load(); };
  options.progress = [self, last = 0.0](double share) mutable {
    if (share < last + kStep) return;
    last = share;
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [self, share] {
          if (self && self->isRunning()) Q_EMIT self->progressed(share);
        },
        Qt::QueuedConnection);
  };
  inBackground(
      this,
      [session = std::move(session), options = std::move(options)] {
        return verify(*session, options);
      },
      [this](const VerifyReport& report) {
        cancelled_.reset();
        Q_EMIT verified(report);
      },
      [this](const std::exception_ptr& failure) { finish(failure); });
}

void VerifyJob::cancel() {
  if (cancelled_) *cancelled_ = true;
}

void VerifyJob::finish(const std::exception_ptr& failure) {
  cancelled_.reset();
  try {
    std::rethrow_exception(failure);
  } catch (const Cancelled&) {
    Q_EMIT cancelled();
  } catch (const Error& error) {
    Q_EMIT failed(rendered(error));
  } catch (const std::exception& error) {
    spdlog::error("The workspace could not be verified: {}", error.what());
    Q_EMIT failed(text("ui.error.unexpected", error.what()));
  }
}

}  // namespace kijun::ui
