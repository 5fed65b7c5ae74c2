// Rows of registers by the names of their fields, for tests of rules over rows.
#pragma once
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "records/registers.h"

namespace kijun::testing {

// The fields not named are empty. Numbers and yes/no are written as digits.
inline Row rowOf(std::string_view record, const std::string& id,
                 const std::map<std::string, std::string>& fields) {
  const auto& description = *findDescription(record);
  Row row(description.fields.size() + 1);
  row.front() = Value(id);
  for (const auto& [field, value] : fields) {
    const auto at = description.indexOf(field);
    EXPECT_TRUE(at) << record << '.' << field;
    if (!at) continue;
    const auto kind = description.fields[*at].kind;
    const bool number =
        kind == FieldKind::Number || kind == FieldKind::YesNo || kind == FieldKind::Level;
    row[*at + 1] = number ? Value(std::int64_t{std::stoll(value)}) : Value(value);
  }
  return row;
}

}  // namespace kijun::testing
