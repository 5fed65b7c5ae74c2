#include "base/error.h"
#include "base/text.h"
#include "workspace/commands.h"
#include "workspace/commands/answer_edit.h"
#include "workspace/commands/kinds.h"
#include "workspace/store/answer_store.h"

namespace kijun::commands {
namespace {

std::string_view stateText(AnswerState state) {
  switch (state) {
    case AnswerState::NotStarted:
      return "@" KIJUN_TEXT("record.answer.state.not_started");
    case AnswerState::InProgress:
      return "@" KIJUN_TEXT("record.answer.state.in_progress");
    case AnswerState::Submitted:
      return "@" KIJUN_TEXT("record.answer.state.submitted");
    case AnswerState::Returned:
      return "@" KIJUN_TEXT("record.answer.state.returned");
    case AnswerState::Confirmed:
      return "@" KIJUN_TEXT("record.answer.state.confirmed");
  }
  return {};
}

bool isReview(AnswerState state) {
  return state == AnswerState::Returned || state == AnswerState::Confirmed;
}

}  // namespace

Command confirm(std::vector<AnswerKey> keys) {
  const auto of = nameOfKeys(keys);
  auto name = of.many ? msg("command.confirm_many", of.text) : msg("command.confirm", of.text);
  return {&kinds::confirm, std::move(name), [keys = std::move(keys)](Writer& writer) {
            for (const auto& key : keys) {
              requireAnswerable(writer, key);
              if (!findAnswer(writer.database(), key)) continue;
              editAnswer(writer, key, EditIs::Answering, [](Answer&, const ItemOfCycle&) {});
            }
          }};
}

Command setState(std::vector<AnswerKey> keys, AnswerState state) {
  const auto of = nameOfKeys(keys);
  auto name = of.many ? msg("command.set_state_many", of.text, stateText(state))
                      : msg("command.set_state", of.text, stateText(state));
  const auto& kind = isReview(state) ? kinds::reviewState : kinds::setState;
  return {&kind, std::move(name), [keys = std::move(keys), state](Writer& writer) {
            for (const auto& key : keys) {
              editAnswer(writer, key, EditIs::Other, [&](Answer& answer, const ItemOfCycle&) {
                answer.state = state;
                // A reviewer who confirms what was carried over says that it still holds.
                if (state == AnswerState::Confirmed) {
                  answer.confirmation = Confirmation::Confirmed;
                }
              });
            }
          }};
}

Command returnAnswers(std::vector<AnswerKey> keys, std::string reason) {
  const auto of = nameOfKeys(keys);
  auto name = of.many ? msg("command.return_answers_many", of.text)
                      : msg("command.return_answers", of.text);
  return {&kinds::returnAnswers, std::move(name),
          [keys = std::move(keys), reason = std::move(reason)](Writer& writer) {
            if (trimmed(reason).empty()) {
              throw Error(Fault::Input, msg("workspace.return.no_reason"),
                          msg("workspace.return.no_reason.todo"));
            }
            const auto& actor = writer.actor();
            for (const auto& key : keys) {
              editAnswer(writer, key, EditIs::Other, [](Answer& answer, const ItemOfCycle&) {
                answer.state = AnswerState::Returned;
              });
              storeComment(writer.database(), key,
                           {writer.newId(), actor.person, actor.name, writer.at(), reason, false});
            }
          }};
}

Command assign(std::vector<AnswerKey> keys, Id department, Id respondent, std::string due) {
  const auto of = nameOfKeys(keys);
  auto name = of.many ? msg("command.assign_many", of.text) : msg("command.assign", of.text);
  return {&kinds::assign, std::move(name),
          [keys = std::move(keys), department = std::move(department),
           respondent = std::move(respondent), due = std::move(due)](Writer& writer) {
            requireRecord(writer, "department", department, "record.answer.department");
            requireRecord(writer, "person", respondent, "record.answer.respondent");
            requireDay(due);
            for (const auto& key : keys) {
              editAnswer(writer, key, EditIs::Other, [&](Answer& answer, const ItemOfCycle&) {
                answer.department = department;
                answer.respondent = respondent;
                answer.due = due;
              });
            }
          }};
}

}  // namespace kijun::commands
