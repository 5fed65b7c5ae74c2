// Record ids: UUID version 7 (RFC 9562), so that ids sort by the time they were made.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "base/time.h"

namespace kijun {

// 36 lower-case characters, e.g. "0199a2c4-7d3e-7c52-9f6b-2d3c4b5a6978".
using Id = std::string;

bool isId(std::string_view text);

class IdSource {
 public:
  virtual ~IdSource() = default;
  virtual Id next() = 0;
};

// UUIDv7 from the operating system's clock and randomness.
class RandomIds final : public IdSource {
 public:
  Id next() override;
};

// The same ids in the same order every time: samples and tests.
class CountingIds final : public IdSource {
 public:
  explicit CountingIds(Instant start, std::uint64_t first = 1) : start_(start), next_(first) {}
  Id next() override;

 private:
  Instant start_;
  std::uint64_t next_;
};

}  // namespace kijun
