// How evidence is spoken of in the window. UI thread only.
#pragma once
#include <QString>
#include <optional>
#include <span>

#include "records/evidence.h"
#include "ui/models/workspace_model.h"
#include "ui/widgets/chip.h"
#include "workspace/evidence.h"

namespace kijun::ui {

// "12.3 KiB".
QString shownSize(std::int64_t bytes);
QString kindWords(const Evidence& record);
// "TLP:AMBER", or nothing.
QString tlpWords(const Evidence& record);
TagTone tlpTone(const Evidence& record);
// "2027-03-31 まで", "期限切れ（2026-08-31）" …
QString validityWords(const Evidence& record, Date asOf);
TagTone validityTone(const Evidence& record, Date asOf);
// The day of an ISO instant where the workspace stands.
QString dayOf(const std::string& iso, int offsetMinutes);
// "5.1.3.3-1 情報系" of a link, with the cycle's name where it is not the shown one.
QString placeWords(const WorkspaceModel& workspace, const LinkTarget& target);

// Why commands of the kind are refused here and now, in the window's language; empty: they are not.
QString refusalWords(const WorkspaceModel& workspace, const CommandKind& kind,
                     std::span<const AnswerKey> keys = {});

}  // namespace kijun::ui
