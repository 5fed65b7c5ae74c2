// What a reviewer needs of the journal: the answer as it was submitted, and what changed since some
// entry. Any thread but the window's; throws Error where the file cannot be read.
#pragma once
#include <optional>
#include <vector>

#include "workspace/session.h"

namespace kijun {

struct Submission {
  Answer answer;  // level, stipulation, applicability, reason, note, ticks, as submitted
  Actor by;
  std::string at;  // ISO instant
  std::int64_t entry = 0;
};
// As it stood when it last became 提出済; nothing where it never was.
std::optional<Submission> lastSubmission(const Session& session, const AnswerKey& key);

struct AnswerTouch {
  AnswerKey key;
  std::int64_t entry = 0;  // the newest one after `since`
  Actor by;
  std::string at;
  Message name;  // what that change is called
};
// Answers of the cycle, with their comments, ticks and references, that entries after `since`
// touched; in no order. by: entries made by that actor do not count ("what others changed").
std::vector<AnswerTouch> touchedSince(const Session& session, const Id& cycle, std::int64_t since,
                                      const std::optional<Actor>& by = {});

}  // namespace kijun
