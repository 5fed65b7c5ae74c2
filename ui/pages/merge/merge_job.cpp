#include "ui/pages/merge/merge_job.h"

#include "ui/shell/text.h"
#include "workspace/backup.h"

namespace kijun::ui::merge {
namespace {

QString unforeseen(const char* what) {
  return text("mergepage.failed", what);
}

}  // namespace

void MergeJob::preview(std::shared_ptr<Session> session, const QString& other) {
  if (isRunning()) return;
  run(
      [session = std::move(session),
       path = std::filesystem::path(other.toStdU16String())](const JobRun& handle) {
        return std::make_shared<const MergePreview>(previewMerge(*session, path, handle.progress));
      },
      [this](const PreviewPtr& found) { Q_EMIT previewed(found); }, unforeseen);
}

void MergeJob::apply(std::shared_ptr<Session> session, PreviewPtr preview, MergeChoices choices) {
  if (isRunning()) return;
  run(
      [session = std::move(session), preview = std::move(preview),
       choices = std::move(choices)](const JobRun& handle) {
        constexpr double kBackedUp = 0.3;  // share of the time
        backupBefore(*session, BackupReason::Merge,
                     [&](double share) { handle.progress(share * kBackedUp); });
        applyMerge(*session, *preview, choices,
                   [&](double share) { handle.progress(kBackedUp + share * (1 - kBackedUp)); });
        return preview->incoming.size();
      },
      [this](std::size_t entries) { Q_EMIT merged(entries); }, unforeseen);
}

}  // namespace kijun::ui::merge
