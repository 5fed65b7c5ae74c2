#include "ui/pages/review/seen_mark.h"

#include <QCryptographicHash>
#include <algorithm>

#include "ui/shell/text.h"

namespace kijun::ui::review {
namespace {

// Names of files and people are no names for settings.
QString settingOf(const WorkspaceModel& workspace) {
  const auto actor = workspace.actor();
  const auto path = workspace.session().file().u8string();
  QCryptographicHash hash(QCryptographicHash::Sha256);
  hash.addData(QByteArrayView(reinterpret_cast<const char*>(path.data()),
                              static_cast<qsizetype>(path.size())));
  hash.addData(QByteArrayView("\0", 1));
  hash.addData(QByteArray::fromStdString(actor.person.empty() ? actor.name : actor.person));
  return QStringLiteral("review.seen/") + QString::fromLatin1(hash.result().toHex().left(32));
}

}  // namespace

std::optional<std::int64_t> seenUntil(const Shell& shell, const WorkspaceModel& workspace) {
  const auto kept = shell.remembered(settingOf(workspace));
  bool isNumber = false;
  const std::int64_t entry = kept.toLongLong(&isNumber);
  if (!kept.isValid() || !isNumber) return std::nullopt;
  return std::min(entry, workspace.snapshot().headEntry);
}

void markSeen(Shell& shell, const WorkspaceModel& workspace, std::int64_t entry) {
  shell.remember(settingOf(workspace), static_cast<qlonglong>(entry));
}

}  // namespace kijun::ui::review
