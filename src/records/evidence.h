// What follows from a piece of evidence alone: whether it still holds, and its tags.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "records/registers.h"

namespace kijun {

// Expiring: holds on the day, but not on every day of the coming kExpiringDays.
enum class Validity { Unlimited, NotYet, Valid, Expiring, Expired };

inline constexpr int kExpiringDays = 60;

// Days that are no days count as not given.
Validity validityOn(const Evidence& evidence, Date day);

// Tags in the order given, each once; blanks and commas of either width part them.
std::vector<std::string> tagsOf(std::string_view text);
// The one form in which tags are stored.
std::string joinedTags(const std::vector<std::string>& tags);

}  // namespace kijun
