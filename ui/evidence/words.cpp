#include "ui/evidence/words.h"

#include <QLocale>
#include <algorithm>

#include "ui/models/record_list_model.h"
#include "ui/shell/text.h"
#include "workspace/permission.h"

namespace kijun::ui {
namespace {

QString choiceWords(std::string_view fieldId, const std::string& chosen) {
  const auto& description = evidenceType().description;
  return shownValue(description.fields[*description.indexOf(fieldId)], Value(chosen));
}

}  // namespace

QString shownSize(std::int64_t bytes) {
  // Qt spells bytes out, which is long in a table.
  return bytes < 1024 ? QStringLiteral("%1 B").arg(bytes) : QLocale().formattedDataSize(bytes, 1);
}

QString kindWords(const Evidence& record) {
  return choiceWords("kind", record.kind);
}

QString tlpWords(const Evidence& record) {
  return record.tlp.empty() ? QString() : choiceWords("tlp", record.tlp);
}

TagTone tlpTone(const Evidence& record) {
  if (record.tlp == "RED") return TagTone::Danger;
  if (record.tlp.starts_with("AMBER")) return TagTone::Warning;
  return record.tlp == "GREEN" ? TagTone::Good : TagTone::Plain;
}

QString validityWords(const Evidence& record, Date asOf) {
  switch (validityOn(record, asOf)) {
    case Validity::Unlimited:
      return text("evidencepage.validity.unlimited");
    case Validity::NotYet:
      return text("evidencepage.validity.not_yet", record.effectiveOn);
    case Validity::Valid:
      return text("evidencepage.validity.valid", record.expiresOn);
    case Validity::Expiring:
      return text("evidencepage.validity.expiring", record.expiresOn);
    case Validity::Expired:
      break;
  }
  return text("evidencepage.validity.expired", record.expiresOn);
}

TagTone validityTone(const Evidence& record, Date asOf) {
  switch (validityOn(record, asOf)) {
    case Validity::Expired:
      return TagTone::Danger;
    case Validity::Expiring:
    case Validity::NotYet:
      return TagTone::Warning;
    default:
      return TagTone::Plain;
  }
}

QString dayOf(const std::string& iso, int offsetMinutes) {
  const auto instant = Instant::parse(iso);
  return instant ? toQt(instant->dateAt(offsetMinutes).iso()) : toQt(iso);
}

QString placeWords(const WorkspaceModel& workspace, const LinkTarget& target) {
  const auto answer = answerOf(target);
  if (!answer) {
    const auto* description = findDescription(target.record);
    return description ? text(description->textId) : toQt(target.record);
  }
  if (answer->cycle != workspace.cycle().cycle.id) {
    const auto& cycles = workspace.cycles();
    const auto at = std::ranges::find_if(
        cycles, [&](const CycleInfo& cycle) { return cycle.record.id == answer->cycle; });
    return text("evidencepage.place.cycle", answer->item,
                at == cycles.end() ? std::string() : at->record.name);
  }
  const Unit* unit = workspace.cycle().unit(answer->unit);
  return unit && !unit->whole ? text("evidencepage.place.unit", answer->item, unit->name)
                              : toQt(answer->item);
}

QString refusalWords(const WorkspaceModel& workspace, const CommandKind& kind,
                     std::span<const AnswerKey> keys) {
  if (workspace.isReadOnly()) return text("evidencepage.refused.read_only");
  const auto refused = refusalOf(kind, workspace.actor(), workspace.snapshot(), keys);
  return refused ? rendered(*refused) : QString();
}

}  // namespace kijun::ui
