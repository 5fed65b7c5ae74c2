#include "ui/models/job.h"

#include <QPointer>

#include "base/error.h"
#include "ui/models/failure.h"
#include "ui/shell/text.h"

namespace kijun::ui {

JobRun Job::begin() {
  constexpr double kStep = 0.01;  // worth telling
  cancelled_ = std::make_shared<std::atomic<bool>>(false);
  Progress progress = [self = QPointer<Job>(this), flag = cancelled_,
                       last = -kStep](double share) mutable {
    if (*flag) throw Cancelled();
    if (share < last + kStep) return;
    last = share;
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [self, flag, share] {
          if (self && self->cancelled_ == flag) Q_EMIT self->progressed(share);
        },
        Qt::QueuedConnection);
  };
  return {std::move(progress), [flag = cancelled_] { return flag->load(); }};
}

void Job::cancel() {
  if (cancelled_) *cancelled_ = true;
}

void Job::fail(const std::exception_ptr& failure, const Unforeseen& unforeseen) {
  cancelled_.reset();
  try {
    std::rethrow_exception(failure);
  } catch (const Cancelled&) {
    Q_EMIT cancelled();
  } catch (const Error& error) {
    Q_EMIT failed(rendered(error));
  } catch (const std::exception& error) {
    const auto words = failureInWords(failure, "A job of the window");
    Q_EMIT failed(unforeseen ? unforeseen(error.what()) : words);
  }
}

}  // namespace kijun::ui
