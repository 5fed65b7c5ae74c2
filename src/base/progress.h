// How long work tells how far it is, and how it is told to stop.
#pragma once
#include <functional>

namespace kijun {

// Called with 0 to 1 on the thread that works; may throw Cancelled, which the work lets through
// after it has cleared away what it began.
using Progress = std::function<void(double)>;

}  // namespace kijun
