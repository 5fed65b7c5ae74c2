#include "ui/pages/merge/merge_job.h"

#include <QPointer>

#include "base/error.h"
#include "base/log.h"
#include "ui/models/background.h"
#include "ui/shell/text.h"

namespace kijun::ui::merge {
namespace {

constexpr double kStep = 0.01;  // of progress worth telling

}  // namespace

Progress MergeJob::begin() {
  cancelled_ = std::make_shared<std::atomic<bool>>(false);
  QPointer<MergeJob> self(this);
  return [self, flag = cancelled_, last = -kStep](double share) mutable {
    if (*flag) throw Cancelled();
    if (share < last + kStep) return;
    last = share;
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [self, share] {
          if (self && self->isRunning()) Q_EMIT self->progressed(share);
        },
        Qt::QueuedConnection);
  };
}

void MergeJob::preview(std::shared_ptr<Session> session, const QString& other) {
  if (isRunning()) return;
  inBackground(
      this,
      [session = std::move(session), path = std::filesystem::path(other.toStdU16String()),
       progress = begin()] {
        return std::make_shared<const MergePreview>(previewMerge(*session, path, progress));
      },
      [this](const PreviewPtr& found) {
        cancelled_.reset();
        Q_EMIT previewed(found);
      },
      [this](const std::exception_ptr& failure) { fail(failure); });
}

void MergeJob::apply(std::shared_ptr<Session> session, PreviewPtr preview, MergeChoices choices) {
  if (isRunning()) return;
  inBackground(
      this,
      [session = std::move(session), preview = std::move(preview), choices = std::move(choices),
       progress = begin()] {
        applyMerge(*session, *preview, choices, progress);
        return preview->incoming.size();
      },
      [this](std::size_t entries) {
        cancelled_.reset();
        Q_EMIT merged(entries);
      },
      [this](const std::exception_ptr& failure) { fail(failure); });
}

void MergeJob::cancel() {
  if (cancelled_) *cancelled_ = true;
}

void MergeJob::fail(const std::exception_ptr& failure) {
  cancelled_.reset();
  try {
    std::rethrow_exception(failure);
  } catch (const Cancelled&) {
    Q_EMIT cancelled();
  } catch (const Error& error) {
    Q_EMIT failed(rendered(error));
  } catch (const std::exception& error) {
    spdlog::error("A copy could not be merged: {}", error.what());
    Q_EMIT failed(text("mergepage.failed", error.what()));
  }
}

}  // namespace kijun::ui::merge
