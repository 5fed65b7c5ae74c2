// Keeps the text inside evidence read while a workspace is open for writing, so that search finds
// it: what is unread when it is opened, and what later changes bring. On a worker; lives in the UI
// thread.
#pragma once
#include <QObject>
#include <memory>
#include <stop_token>

#include "workspace/session.h"

namespace kijun::ui {

class TextJob : public QObject {
  Q_OBJECT
 public:
  explicit TextJob(std::shared_ptr<Session> session, QObject* parent = nullptr);
  // Ends what is being read; the rest is read when the workspace is opened next.
  ~TextJob() override;
  bool isReading() const { return reading_; }

 Q_SIGNALS:
  // Everything that can be read is.
  void finished();

 private:
  void start();

  std::weak_ptr<Session> session_;
  std::stop_source stop_;
  bool reading_ = false;
  bool again_ = false;  // asked for while reading
  std::shared_ptr<void> observing_;
};

}  // namespace kijun::ui
