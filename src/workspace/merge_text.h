// A conflict of a merge in words, the same on the command line and in the window. Pure.
#pragma once
#include <string>
#include <vector>

#include "workspace/merge.h"

namespace kijun {

struct MergeConflictText {
  std::string title;                 // what it is about: the row and the field
  std::string base;                  // of a Field: the value before
  std::string mine, theirs;          // the value, or what was done to the row
  std::string mineBy, theirsBy;      // who and when; empty where nobody of that side did
  std::vector<std::string> changes;  // of a Deletion: what the other side changed, line by line
};

// longest: characters of a typed text that are told, then "…".
MergeConflictText inWords(const MergeConflict& conflict, const MergePreview& preview,
                          Language language, std::size_t longest = 60);

// "2026-04-01 09:00", in the zone that is offsetMinutes east of UTC.
std::string momentInWords(const std::string& isoInstant, int offsetMinutes);

}  // namespace kijun
