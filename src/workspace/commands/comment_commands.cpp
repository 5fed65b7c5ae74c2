#include "base/error.h"
#include "base/text.h"
#include "workspace/commands.h"
#include "workspace/commands/checks.h"
#include "workspace/commands/kinds.h"
#include "workspace/store/answer_store.h"

namespace kijun::commands {
namespace {

struct CommentPlace {
  AnswerKey key;
  Id first;  // the comment its thread begins with
};

// Of a comment in an open cycle.
CommentPlace requireComment(Writer& writer, const Id& comment) {
  auto& database = writer.database();
  SQLite::Statement row(database,
                        "SELECT c.cycle, c.unit, c.item, coalesce(first.id, c.id) "
                        "FROM answer_comment c LEFT JOIN answer_comment first "
                        "ON first.id = c.parent WHERE c.id = ?");
  sql::bindAll(row, comment);
  if (!row.executeStep()) throw Error(Fault::Input, msg("workspace.comment.unknown"));
  CommentPlace place{
      {sql::textOf(row.getColumn(0)), sql::textOf(row.getColumn(1)), sql::textOf(row.getColumn(2))},
      sql::textOf(row.getColumn(3))};
  requireOpenCycle(writer, place.key.cycle);
  return place;
}

void setDone(SQLite::Database& database, const CommentPlace& place, bool done) {
  sql::run(database, "UPDATE answer_comment SET done = ? WHERE id = ?", std::int64_t{done},
           place.first);
}

}  // namespace

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

Command replyToComment(Id comment, std::string text) {
  return {&kinds::addComment, msg("command.reply_to_comment"),
          [comment = std::move(comment), text = std::move(text)](Writer& writer) {
            if (trimmed(text).empty()) throw Error(Fault::Input, msg("workspace.comment.empty"));
            auto& database = writer.database();
            const auto place = requireComment(writer, comment);
            const auto& actor = writer.actor();
            storeComment(
                database, place.key,
                {writer.newId(), actor.person, actor.name, writer.at(), text, false, place.first});
            setDone(database, place, false);
          }};
}

Command setCommentDone(Id comment, bool done) {
  auto name = done ? msg("command.comment_done") : msg("command.comment_open");
  return {&kinds::setCommentDone, std::move(name),
          [comment = std::move(comment), done](Writer& writer) {
            setDone(writer.database(), requireComment(writer, comment), done);
          }};
}

}  // namespace kijun::commands
