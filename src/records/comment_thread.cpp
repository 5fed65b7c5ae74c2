#include "records/comment_thread.h"

#include <algorithm>
#include <tuple>

namespace kijun {

std::vector<CommentThread> threadsOf(const std::vector<Comment>& comments) {
  auto ordered = comments;
  std::ranges::sort(ordered, {},
                    [](const Comment& comment) { return std::tie(comment.at, comment.id); });
  const auto isThere = [&](const Id& id) {
    return std::ranges::find(ordered, id, &Comment::id) != ordered.end();
  };
  std::vector<CommentThread> threads;
  for (const auto& comment : ordered) {
    if (comment.parent.empty() || !isThere(comment.parent)) threads.push_back({comment, {}});
  }
  for (auto& comment : ordered) {
    if (comment.parent.empty()) continue;
    const auto thread = std::ranges::find(threads, comment.parent,
                                          [](const CommentThread& one) { return one.first.id; });
    if (thread != threads.end()) thread->replies.push_back(std::move(comment));
  }
  return threads;
}

}  // namespace kijun
