#include "base/error.h"
#include "workspace/commands.h"
#include "workspace/commands/answer_edit.h"
#include "workspace/commands/kinds.h"
#include "workspace/store/answer_store.h"
#include "workspace/store/cycle_store.h"

namespace kijun::commands {
namespace {

void patch(Answer& answer, const ItemOfCycle& of, const AnswerPatch& with) {
  if (with.level) {
    if (*with.level) requireLevel(of, **with.level);
    answer.level = *with.level;
  }
  if (with.stipulation) answer.stipulation = *with.stipulation;
  if (with.applicability) answer.applicability = *with.applicability;
  if (with.reason) answer.reason = *with.reason;
  if (with.applicability || with.reason) {
    requireApplicability(of, answer.applicability, answer.reason);
  }
  if (with.note) answer.note = *with.note;
}

bool touchesAnswer(const AnswerPatch& with) {
  return with.level || with.stipulation || with.applicability || with.reason || with.note;
}

void put(Writer& writer, const Answer& answer) {
  requireSound(writer, answer);
  storeAnswer(writer.database(), answer);
  for (auto comment : answer.comments) {
    if (comment.id.empty()) comment.id = writer.newId();
    if (comment.at.empty()) comment.at = writer.at();
    storeComment(writer.database(), answer.key, comment);
  }
}

}  // namespace

Command copyAnswer(AnswerKey from, AnswerKey to) {
  auto name = msg("command.copy_answer", from.item, to.item);
  return {&kinds::copyAnswer, std::move(name),
          [from = std::move(from), to = std::move(to)](Writer& writer) {
            const auto source = findAnswer(writer.database(), from);
            if (!source) {
              throw Error(Fault::Input, msg("workspace.answer.nothing_to_copy", from.item));
            }
            editAnswer(writer, to, EditIs::Answering, [&](Answer& answer, const ItemOfCycle& of) {
              if (source->level) requireLevel(of, *source->level);
              requireApplicability(of, source->applicability, source->reason);
              answer.level = source->level;
              answer.stipulation = source->stipulation;
              answer.applicability = source->applicability;
              answer.reason = source->reason;
              answer.note = source->note;
              // Checkpoints are each item's own: "a" of one is not "a" of another.
              if (from.item == to.item) answer.ticks = source->ticks;
            });
          }};
}

Command patchAnswer(std::vector<AnswerKey> keys, AnswerPatch with) {
  const auto of = nameOfKeys(keys);
  auto name =
      of.many ? msg("command.patch_answer_many", of.text) : msg("command.patch_answer", of.text);
  const auto& kind = with.target ? kinds::patchAnswerAndTarget : kinds::patchAnswer;
  return {&kind, std::move(name), [keys = std::move(keys), with = std::move(with)](Writer& writer) {
            for (const auto& key : keys) {
              if (touchesAnswer(with)) {
                editAnswer(
                    writer, key, EditIs::Answering,
                    [&](Answer& answer, const ItemOfCycle& item) { patch(answer, item, with); });
              }
              if (!with.target) continue;
              requireTarget(requireAnswerable(writer, key), *with.target);
              auto settings = findSettings(writer.database(), key.cycle, key.item)
                                  .value_or(ItemSettings{key.item, {}, {}, {}});
              settings.target = with.target;
              storeSettings(writer.database(), key.cycle, settings);
            }
          }};
}

Command putAnswers(std::vector<Answer> answers) {
  auto name = msg("command.put_answers", answers.size());
  return {&kinds::putAnswers, std::move(name), [answers = std::move(answers)](Writer& writer) {
            for (const auto& answer : answers) put(writer, answer);
          }};
}

}  // namespace kijun::commands
