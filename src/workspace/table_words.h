// What journalled tables and their columns are called, and their values in words: one source for
// the history, verify, merge and undo. Registers and answers bring their own field tables; the rest
// stands here. A test holds that every column of every journalled table has a name.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"
#include "records/description.h"

namespace kijun {

// The text id of the table's name, e.g. "record.department"; empty for tables without one.
std::string_view tableTextId(std::string_view table);
// The description of a column outside the primary key; nullptr where there is none.
const Field* fieldOf(std::string_view table, std::string_view column);

// The name of the record that an id points to; empty where it is gone.
using NameOf = std::function<std::string(std::string_view record, const Id& id)>;

struct ValueWords {
  NameOf nameOf;                            // may be empty: the id itself
  std::size_t longest = 60;                 // characters of typed text told, then "…"
  int offsetMinutes = kJapanOffsetMinutes;  // east of UTC, of the times told
};

// The value as a person reads it: choices, yes and no, references by name, days; typed text in
// 「」. Nothing reads as "–". field may be nullptr.
std::string inWords(const Field* field, const Value& value, Language language,
                    const ValueWords& words = {});

// The same without showing typed text: its length instead. As findings of verify tell it.
Message withoutTypedText(const Field* field, const Value& value);

}  // namespace kijun
