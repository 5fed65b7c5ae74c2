// A full verification of the open workspace on a worker. Lives in the UI thread, and speaks there.
#pragma once
#include <QObject>
#include <QString>
#include <atomic>
#include <memory>

#include "workspace/session.h"
#include "workspace/verify.h"

namespace kijun::ui {

class VerifyJob : public QObject {
  Q_OBJECT
 public:
  explicit VerifyJob(QObject* parent = nullptr) : QObject(parent) {}
  // What runs is cancelled.
  ~VerifyJob() override { cancel(); }
  // One at a time: asking while one runs does nothing.
  void start(std::shared_ptr<Session> session);
  void cancel();
  bool isRunning() const { return cancelled_ != nullptr; }

 Q_SIGNALS:
  void progressed(double share);
  void verified(const kijun::VerifyReport& report);
  // In the window's language: what happened and what to do.
  void failed(const QString& words);
  void cancelled();

 private:
  void finish(const std::exception_ptr& failure);
  std::shared_ptr<std::atomic<bool>> cancelled_;  // null when nothing runs
};

}  // namespace kijun::ui
