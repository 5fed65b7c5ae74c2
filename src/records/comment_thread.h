// Comments of one answer as threads. Pure; any thread.
#pragma once
#include <vector>

#include "records/answer.h"

namespace kijun {

struct CommentThread {
  Comment first;
  std::vector<Comment> replies;  // oldest first
  bool isDone() const { return first.done; }
};

// Oldest first. A reply whose beginning is not there (it was taken back) begins a thread.
std::vector<CommentThread> threadsOf(const std::vector<Comment>& comments);

}  // namespace kijun
