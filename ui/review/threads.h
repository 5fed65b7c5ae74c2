// The threads of comments of several answers together. Pure; any thread.
#pragma once
#include <vector>

#include "assessment/snapshot.h"
#include "records/comment_thread.h"

namespace kijun::ui::review {

struct AnswerThread {
  AnswerKey key;
  CommentThread thread;
  bool operator==(const AnswerThread& other) const;
};

// Those that wait before those that are done, each oldest first.
std::vector<AnswerThread> threadsOf(const CycleData& cycle, const std::vector<AnswerKey>& keys);

}  // namespace kijun::ui::review
