// Keeps every worker of the window busy, so that what a test starts afterwards waits, and what is
// cancelled meanwhile was cancelled before it began: no race against a fast machine.
#pragma once
#include <QSemaphore>
#include <QThreadPool>
#include <memory>

namespace kijun::testing {

class HeldWorkers {
 public:
  HeldWorkers() : before_(pool().maxThreadCount()) {
    pool().setMaxThreadCount(1);
    pool().start([gate = gate_] { gate->acquire(); });
  }
  ~HeldWorkers() {
    letGo();
    pool().setMaxThreadCount(before_);
  }
  HeldWorkers(const HeldWorkers&) = delete;
  HeldWorkers& operator=(const HeldWorkers&) = delete;
  void letGo() { gate_->release(); }

 private:
  static QThreadPool& pool() { return *QThreadPool::globalInstance(); }
  std::shared_ptr<QSemaphore> gate_ = std::make_shared<QSemaphore>();
  int before_;
};

}  // namespace kijun::testing
