// Work on a worker thread whose result comes back to the UI thread, unless whoever asked is gone.
#pragma once
#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>
#include <exception>
#include <functional>
#include <memory>
#include <optional>

namespace kijun::ui {

// work: any thread, may throw. done(result) or failed(exception) is called in the UI thread. What
// work holds (a session, say) is let go before either.
template <typename Work, typename Done, typename Failed>
void inBackground(QObject* context, Work work, Done done, Failed failed) {
  QPointer<QObject> guard(context);
  QThreadPool::globalInstance()->start(
      [guard, done, failed, work = std::make_shared<Work>(std::move(work))]() mutable {
        using Result = decltype((*work)());
        std::shared_ptr<Result> result;
        std::exception_ptr failure;
        try {
          result = std::make_shared<Result>((*work)());
        } catch (...) {
          failure = std::current_exception();
        }
        work.reset();
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [guard, done, failed, result, failure] {
              if (!guard) return;
              failure ? failed(failure) : done(std::move(*result));
            },
            Qt::QueuedConnection);
      });
}

}  // namespace kijun::ui
