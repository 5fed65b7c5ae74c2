#include "ui/pages/report/report_job.h"

#include <QPointer>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/log.h"
#include "ui/models/background.h"
#include "ui/shell/text.h"

namespace kijun::ui::report {
namespace {

constexpr double kStep = 0.01;  // of progress worth telling

struct Done {};

}  // namespace

void ReportJob::start(std::shared_ptr<Session> session, Wish wish, const QString& path) {
  if (isRunning()) return;
  cancelled_ = std::make_shared<std::atomic<bool>>(false);
  const auto stop = [flag = cancelled_] {
    if (*flag) throw Cancelled();
  };
  QPointer<ReportJob> self(this);
  const Progress tell = [self, stop, last = 0.0](double share) mutable {
    stop();
    if (share < last + kStep) return;
    last = share;
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [self, share] {
          if (self && self->isRunning()) Q_EMIT self->progressed(share);
        },
        Qt::QueuedConnection);
  };
  spdlog::info("Making a report.");
  inBackground(
      this,
      [session = std::move(session), wish = std::move(wish), path, stop, tell] {
        const auto input = reportInput(session->snapshot(wish.cycle, wish.asOf), wish.language);
        stop();
        const auto bytes = makeReport(input, wish.kind, wish.format, tell);
        stop();
        writeFileAtomically(std::filesystem::path(path.toStdU16String()), bytes);
        return Done{};
      },
      [this, path](Done) { finish(path, nullptr); },
      [this, path](const std::exception_ptr& failure) { finish(path, failure); });
}

void ReportJob::cancel() {
  if (cancelled_) *cancelled_ = true;
}

void ReportJob::finish(const QString& path, const std::exception_ptr& failure) {
  cancelled_.reset();
  if (!failure) {
    Q_EMIT made(path);
    return;
  }
  try {
    std::rethrow_exception(failure);
  } catch (const Cancelled&) {
    Q_EMIT cancelled();
  } catch (const Error& error) {
    Q_EMIT failed(rendered(error));
  } catch (const std::exception& error) {
    spdlog::error("A report could not be made: {}", error.what());
    Q_EMIT failed(text("reportpage.failed", path, error.what()));
  }
}

}  // namespace kijun::ui::report
