#include "records/evidence.h"

#include <algorithm>

namespace kijun {

Validity validityOn(const Evidence& evidence, Date day) {
  if (const auto from = Date::parse(evidence.effectiveOn); from && day < *from) {
    return Validity::NotYet;
  }
  const auto until = Date::parse(evidence.expiresOn);
  if (!until) return Validity::Unlimited;
  if (*until < day) return Validity::Expired;
  return *until < day.plusDays(kExpiringDays) ? Validity::Expiring : Validity::Valid;
}

std::vector<std::string> tagsOf(std::string_view text) {
  std::string plain(text);
  for (const std::string_view mark : {"　", "、", "，", ",", "\t", "\n"}) {
    for (auto at = plain.find(mark); at != std::string::npos; at = plain.find(mark, at + 1)) {
      plain.replace(at, mark.size(), " ");
    }
  }
  std::vector<std::string> tags;
  for (std::size_t at = 0; at < plain.size();) {
    const auto end = std::min(plain.find(' ', at), plain.size());
    auto tag = plain.substr(at, end - at);
    if (!tag.empty() && std::ranges::find(tags, tag) == tags.end()) tags.push_back(std::move(tag));
    at = end + 1;
  }
  return tags;
}

std::string joinedTags(const std::vector<std::string>& tags) {
  std::string joined;
  for (const auto& tag : tags) joined += (joined.empty() ? "" : ", ") + tag;
  return joined;
}

}  // namespace kijun
