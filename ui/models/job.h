// The frame of every long work in the window: one at a time on a worker, with progress, cancelling
// and failure in words. A job of a page names its work and what it says when done; all else is
// here. Lives in the UI thread, and speaks there.
#pragma once
#include <QObject>
#include <QString>
#include <atomic>
#include <exception>
#include <functional>
#include <memory>

#include "base/progress.h"
#include "ui/models/background.h"

namespace kijun::ui {

// What work on a worker is handed. Any thread.
struct JobRun {
  Progress progress;                // throws Cancelled once the job is cancelled
  std::function<bool()> cancelled;  // for what cannot be left by an exception
};

class Job : public QObject {
  Q_OBJECT
 public:
  explicit Job(QObject* parent = nullptr) : QObject(parent) {}
  // What runs is cancelled.
  ~Job() override { cancel(); }
  // Nothing is changed or written after this, unless it was already durable.
  void cancel();
  bool isRunning() const { return cancelled_ != nullptr; }

 Q_SIGNALS:
  void progressed(double share);
  // In the window's language: what happened, to what, and what to do.
  void failed(const QString& words);
  void cancelled();

 protected:
  // What a failure that no Error foresaw is called in the window; given the exception's words.
  using Unforeseen = std::function<QString(const char* what)>;

  // work(run) runs on a worker, and must call run.progress often. done(result) runs in the UI
  // thread, when the job runs no more. Only while nothing runs.
  template <typename Work, typename Done>
  void run(Work work, Done done, Unforeseen unforeseen = {}) {
    inBackground(
        this, [work = std::move(work), handle = begin()]() mutable { return work(handle); },
        [this, done = std::move(done)](auto result) {
          cancelled_.reset();
          done(std::move(result));
        },
        [this, unforeseen = std::move(unforeseen)](const std::exception_ptr& failure) {
          fail(failure, unforeseen);
        });
  }

 private:
  JobRun begin();
  void fail(const std::exception_ptr& failure, const Unforeseen& unforeseen);
  std::shared_ptr<std::atomic<bool>> cancelled_;  // null when nothing runs
};

}  // namespace kijun::ui
