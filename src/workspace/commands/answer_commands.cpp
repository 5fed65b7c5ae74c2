#include "base/error.h"
#include "workspace/commands.h"
#include "workspace/commands/answer_edit.h"
#include "workspace/commands/kinds.h"

namespace kijun::commands {
namespace {

Command answering(const CommandKind& kind, Message name, AnswerKey key, AnswerEdit edit) {
  return {&kind, std::move(name), [key = std::move(key), edit = std::move(edit)](Writer& writer) {
            editAnswer(writer, key, EditIs::Answering, edit);
          }};
}

std::string_view stipulationText(Stipulation stipulation) {
  switch (stipulation) {
    case Stipulation::None:
      return "@" KIJUN_TEXT("record.answer.stipulation.none");
    case Stipulation::Partial:
      return "@" KIJUN_TEXT("record.answer.stipulation.partial");
    case Stipulation::Full:
      return "@" KIJUN_TEXT("record.answer.stipulation.full");
  }
  return {};
}

std::string_view applicabilityText(Applicability applicability) {
  switch (applicability) {
    case Applicability::Applicable:
      return "@" KIJUN_TEXT("record.answer.applicable");
    case Applicability::NotApplicable:
      return "@" KIJUN_TEXT("record.answer.not_applicable");
    case Applicability::NotAdopted:
      return "@" KIJUN_TEXT("record.answer.not_adopted");
  }
  return {};
}

std::string_view tickText(Tick tick) {
  switch (tick) {
    case Tick::Yes:
      return "@" KIJUN_TEXT("record.answer_tick.yes");
    case Tick::No:
      return "@" KIJUN_TEXT("record.answer_tick.no");
    case Tick::NotApplicable:
      return "@" KIJUN_TEXT("record.answer_tick.not_applicable");
  }
  return {};
}

}  // namespace

Command setLevel(AnswerKey key, std::optional<int> level) {
  auto name =
      level ? msg("command.set_level", key.item, *level) : msg("command.clear_level", key.item);
  return answering(kinds::setLevel, std::move(name), std::move(key),
                   [level](Answer& answer, const ItemOfCycle& of) {
                     if (level) requireLevel(of, *level);
                     answer.level = level;
                   });
}

Command setStipulation(AnswerKey key, std::optional<Stipulation> stipulation) {
  auto name = stipulation ? msg("command.set_stipulation", key.item, stipulationText(*stipulation))
                          : msg("command.clear_stipulation", key.item);
  return answering(
      kinds::setStipulation, std::move(name), std::move(key),
      [stipulation](Answer& answer, const ItemOfCycle&) { answer.stipulation = stipulation; });
}

Command setApplicability(AnswerKey key, Applicability applicability, std::string reason) {
  auto name = msg("command.set_applicability", key.item, applicabilityText(applicability));
  return answering(
      kinds::setApplicability, std::move(name), std::move(key),
      [applicability, reason = std::move(reason)](Answer& answer, const ItemOfCycle& of) {
        requireApplicability(of, applicability, reason);
        answer.applicability = applicability;
        answer.reason = reason;
      });
}

Command setNote(AnswerKey key, std::string note) {
  auto name = msg("command.set_note", key.item);
  return answering(
      kinds::setNote, std::move(name), std::move(key),
      [note = std::move(note)](Answer& answer, const ItemOfCycle&) { answer.note = note; });
}

Command setTick(AnswerKey key, std::string checkpoint, std::optional<Tick> tick) {
  auto name = tick ? msg("command.set_tick", key.item, checkpoint, tickText(*tick))
                   : msg("command.clear_tick", key.item, checkpoint);
  return answering(
      kinds::setTick, std::move(name), std::move(key),
      [tick, checkpoint = std::move(checkpoint)](Answer& answer, const ItemOfCycle& of) {
        requireCheckpoint(of, checkpoint);
        if (tick) {
          answer.ticks[checkpoint] = *tick;
        } else {
          answer.ticks.erase(checkpoint);
        }
      });
}

Command setFlag(AnswerKey key, bool flagged) {
  auto name = flagged ? msg("command.set_flag", key.item) : msg("command.clear_flag", key.item);
  return {&kinds::setFlag, std::move(name), [key = std::move(key), flagged](Writer& writer) {
            editAnswer(writer, key, EditIs::Other,
                       [&](Answer& answer, const ItemOfCycle&) { answer.flagged = flagged; });
          }};
}

Command setNoEvent(AnswerKey key, bool noEvent) {
  auto name =
      noEvent ? msg("command.set_no_event", key.item) : msg("command.clear_no_event", key.item);
  return answering(kinds::setNoEvent, std::move(name), std::move(key),
                   [noEvent](Answer& answer, const ItemOfCycle& of) {
                     if (noEvent) requireNoEventItem(of);
                     answer.noEvent = noEvent;
                   });
}

Command setReferences(AnswerKey key, std::vector<DocumentReference> references) {
  auto name = msg("command.set_references", key.item);
  return {&kinds::setReferences, std::move(name),
          [key = std::move(key), references = std::move(references)](Writer& writer) {
            for (const auto& reference : references) {
              if (reference.document.empty()) {
                throw Error(Fault::Input, msg("workspace.record.unknown", "@record.document"));
              }
              requireRecord(writer, "document", reference.document, "record.document");
            }
            editAnswer(writer, key, EditIs::Answering,
                       [&](Answer& answer, const ItemOfCycle&) { answer.references = references; });
          }};
}

}  // namespace kijun::commands
