// Looks at another copy, or merges it, on a worker. Lives in the UI thread, and speaks there.
#pragma once
#include <QObject>
#include <QString>
#include <atomic>
#include <memory>

#include "workspace/merge.h"

namespace kijun::ui::merge {

class MergeJob : public QObject {
  Q_OBJECT
 public:
  using PreviewPtr = std::shared_ptr<const MergePreview>;

  explicit MergeJob(QObject* parent = nullptr) : QObject(parent) {}
  // What runs is cancelled.
  ~MergeJob() override { cancel(); }
  // One at a time: asking while one runs does nothing.
  void preview(std::shared_ptr<Session> session, const QString& other);
  void apply(std::shared_ptr<Session> session, PreviewPtr preview, MergeChoices choices);
  // Nothing is changed after this, unless it was already durable.
  void cancel();
  bool isRunning() const { return cancelled_ != nullptr; }

 Q_SIGNALS:
  void progressed(double share);
  void previewed(const MergeJob::PreviewPtr& preview);
  void merged(std::size_t entries);
  // In the window's language: what happened, to what, and what to do.
  void failed(const QString& words);
  void cancelled();

 private:
  Progress begin();
  void fail(const std::exception_ptr& failure);
  std::shared_ptr<std::atomic<bool>> cancelled_;  // null when nothing runs
};

}  // namespace kijun::ui::merge
