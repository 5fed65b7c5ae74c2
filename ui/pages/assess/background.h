// Reads on a worker and hands the result to the UI thread, unless whoever asked is gone by then.
// A read that fails gives nothing: the page shows what it has.
#pragma once
#include <QCoreApplication>
#include <QMetaObject>
#include <QPointer>
#include <QThreadPool>
#include <memory>

#include "base/log.h"

namespace kijun::ui::assess {

template <typename Read, typename Show>
void inBackground(QObject* context, Read read, Show show) {
  QPointer guard(context);
  QThreadPool::globalInstance()->start([guard, read = std::move(read), show]() mutable {
    using Result = decltype(read());
    std::shared_ptr<Result> result;
    try {
      result = std::make_shared<Result>(read());
    } catch (const std::exception&) {
      spdlog::warn("A read for the assess page failed.");
    }
    {
      // What the read holds (the session) is let go before anybody hears of the result.
      [[maybe_unused]] auto done = std::move(read);
    }
    if (!result) return;
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [guard, result, show] {
          if (guard) show(std::move(*result));
        },
        Qt::QueuedConnection);
  });
}

}  // namespace kijun::ui::assess
