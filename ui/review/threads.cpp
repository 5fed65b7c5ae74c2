#include "ui/review/threads.h"

#include <algorithm>
#include <tuple>

namespace kijun::ui::review {
namespace {

auto asTuple(const Comment& comment) {
  return std::tie(comment.id, comment.author, comment.authorName, comment.at, comment.text,
                  comment.done, comment.parent);
}

bool same(const Comment& a, const Comment& b) {
  return asTuple(a) == asTuple(b);
}

auto rank(const AnswerThread& one) {
  return std::tie(one.thread.first.done, one.thread.first.at, one.thread.first.id);
}

}  // namespace

bool AnswerThread::operator==(const AnswerThread& other) const {
  return key == other.key && same(thread.first, other.thread.first) &&
         std::ranges::equal(thread.replies, other.thread.replies, same);
}

std::vector<AnswerThread> threadsOf(const CycleData& cycle, const std::vector<AnswerKey>& keys) {
  std::vector<AnswerThread> threads;
  for (const auto& key : keys) {
    const Answer* answer = cycle.answer(key.item, key.unit);
    if (!answer) continue;
    for (auto& thread : kijun::threadsOf(answer->comments)) {
      threads.push_back({key, std::move(thread)});
    }
  }
  std::ranges::sort(threads,
                    [](const AnswerThread& a, const AnswerThread& b) { return rank(a) < rank(b); });
  return threads;
}

}  // namespace kijun::ui::review
