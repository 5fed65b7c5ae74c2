#include "base/error.h"
#include "base/text.h"
#include "workspace/commands.h"
#include "workspace/commands/checks.h"
#include "workspace/commands/kinds.h"
#include "workspace/store/answer_store.h"

namespace kijun::commands {

Command addComment(AnswerKey key, std::string text) {
  auto name = msg("command.add_comment", key.item);
  return {&kinds::addComment, std::move(name),
          [key = std::move(key), text = std::move(text)](Writer& writer) {
            requireAnswerable(writer, key);
            if (trimmed(text).empty()) throw Error(Fault::Input, msg("workspace.comment.empty"));
            if (!findAnswer(writer.database(), key)) {
              Answer blank;
              blank.key = key;
              storeAnswer(writer.database(), blank);
            }
            const auto& actor = writer.actor();
            storeComment(writer.database(), key,
                         {writer.newId(), actor.person, actor.name, writer.at(), text, false});
          }};
}

Command setCommentDone(Id comment, bool done) {
  auto name = done ? msg("command.comment_done") : msg("command.comment_open");
  return {&kinds::setCommentDone, std::move(name),
          [comment = std::move(comment), done](Writer& writer) {
            auto& database = writer.database();
            const auto cycle =
                sql::first(database, "SELECT cycle FROM answer_comment WHERE id = ?", comment);
            if (isNull(cycle)) throw Error(Fault::Input, msg("workspace.comment.unknown"));
            requireOpenCycle(writer, textOf(cycle));
            sql::run(database, "UPDATE answer_comment SET done = ? WHERE id = ?",
                     std::int64_t{done}, comment);
          }};
}

}  // namespace kijun::commands
