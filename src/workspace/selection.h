// A part of a workspace as a workspace of its own, e.g. to hand one department its items. It begins
// with a baseline that names where it comes from (workspace, head hash, entry); the journal before
// it and everything that was not chosen stay behind, and no byte of them is in the new file. What
// chosen rows refer to comes along by name only. Thread: any but the window's.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "base/progress.h"
#include "workspace/session.h"

namespace kijun {

// Empty lists choose everything of their kind.
struct Selection {
  std::vector<Id> cycles = {};
  std::vector<std::string> sections = {};  // with all that stands below them
  std::vector<std::string> items = {};     // on top of the sections
  std::vector<Id> departments = {};        // those responsible for an answer
  bool comments = false;
  bool evidence = true;    // of the chosen answers
  bool everybody = false;  // people and departments that no chosen row refers to
  bool everyUnit = false;  // units without a chosen answer
  // Just these, of the chosen cycles, whatever the other choices say.
  std::vector<AnswerKey> answers = {};
  // What the part says of itself as a questionnaire (questionnaire_part.h); empty: it is none.
  std::string questionnaire = {};
  bool blank = false;  // the newest chosen cycle's answers without what they say
  bool operator==(const Selection&) const = default;
};

// What a file written here holds.
struct WorkspaceContents {
  std::string organisation;
  Id workspace;
  int schemaVersion = 0;
  std::int64_t headEntry = 0;
  std::string headHash;  // hexadecimal
  std::int64_t cycles = 0;
  std::int64_t answers = 0;
  std::int64_t evidence = 0;
  // Of a part: where it comes from, and what was chosen.
  bool part = false;
  Message selection;
};

// What to do where the place is taken.
enum class Existing { Keep, Replace };

// Throws Error: an unknown cycle, section, item or department, nothing chosen, a file that is there
// already (kept unless told otherwise, and always where somebody writes to it). Cancelled by
// progress. Nothing is left behind then.
WorkspaceContents extractSelection(const Session& session, const Selection& selection,
                                   const std::filesystem::path& file,
                                   Existing existing = Existing::Keep,
                                   const Progress& progress = {});

}  // namespace kijun
