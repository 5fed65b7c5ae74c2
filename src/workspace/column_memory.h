// What the columns of imported lists mean, as people said it: kept in the workspace, so that
// colleagues and the command line take the same list the same way (docs/decisions/0016). Only what
// a person decided is kept, one setting a heading; what a heading says by itself is not. Any
// thread.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "workspace/command.h"

namespace kijun {

class Session;

// The field's id by folded heading; empty: the column is left out.
using RememberedColumns = std::map<std::string, std::string>;
// What to note: nothing forgets the heading.
using ColumnNotes = std::map<std::string, std::optional<std::string>>;

// list: a register's id, kAnswerColumns or kAnswerLevels.
RememberedColumns rememberedColumns(const Session& session, std::string_view list);
inline constexpr std::string_view kAnswerColumns = "answer";
inline constexpr std::string_view kAnswerLevels = "answer_level";  // words and the levels they say

// The command, with the notes in the same entry: one undo takes both back.
Command remembering(Command command, std::string list, ColumnNotes notes);

// Of workspace_setting: whether it is such a note, and of what.
struct ColumnNote {
  std::string list;
  std::string heading;
};
std::optional<ColumnNote> columnNoteOf(std::string_view settingKey);

}  // namespace kijun
