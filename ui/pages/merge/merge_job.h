// Looks at another copy, or merges it, on a worker.
#pragma once
#include "ui/models/job.h"
#include "workspace/merge.h"

namespace kijun::ui::merge {

class MergeJob : public Job {
  Q_OBJECT
 public:
  using PreviewPtr = std::shared_ptr<const MergePreview>;

  using Job::Job;
  // One at a time: asking while one runs does nothing.
  void preview(std::shared_ptr<Session> session, const QString& other);
  void apply(std::shared_ptr<Session> session, PreviewPtr preview, MergeChoices choices);

 Q_SIGNALS:
  void previewed(const MergeJob::PreviewPtr& preview);
  void merged(std::size_t entries);
};

}  // namespace kijun::ui::merge
