#include "exchange/record_names.h"

#include <algorithm>

#include "base/text.h"

namespace kijun {

void RecordNames::note(Names& names, const RecordDescription& description, const Row& row) {
  const auto id = textOf(row.front());
  names.byId[id] = textOf(row[1]);
  const auto say = [&](const std::string& written) {
    const auto key = folded(trimmed(written));
    if (key.empty()) return;
    auto& ids = names.byName[key];
    if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
  };
  say(textOf(row[1]));
  if (const auto number = description.indexOf("number")) say(textOf(row[*number + 1]));
}

RecordNames::Names& RecordNames::of(std::string_view record) {
  if (const auto at = names_.find(record); at != names_.end()) return at->second;
  auto& names = names_[std::string(record)];
  if (const auto* description = findDescription(record)) {
    for (const auto& row : session_.rows(*description)) note(names, *description, row);
  }
  return names;
}

void RecordNames::add(std::string_view record, const Id& id, const Row& row) {
  auto named = row;
  named.front() = id;
  note(of(record), *findDescription(record), named);
}

std::vector<Id> RecordNames::find(std::string_view record, std::string_view written) {
  auto& names = of(record);
  if (names.byId.contains(std::string(written))) return {std::string(written)};
  const auto at = names.byName.find(folded(trimmed(written)));
  return at == names.byName.end() ? std::vector<Id>() : at->second;
}

std::string RecordNames::nameOf(std::string_view record, const Id& id) {
  auto& names = of(record);
  const auto at = names.byId.find(id);
  return at == names.byId.end() ? std::string() : at->second;
}

bool RecordNames::isItem(std::string_view id) {
  if (!catalog_) catalog_ = session_.snapshot().current.catalog;
  return catalog_->item(id) != nullptr;
}

}  // namespace kijun
