// One row of a register read by the names of its fields: for rules over registers that have no
// struct. The description and the row must live as long.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "records/description.h"
#include "records/register_rows.h"

namespace kijun {

class RecordView {
 public:
  RecordView(const RecordDescription& description, const Row& row)
      : description_(&description), row_(&row) {}
  Id id() const { return textOf(row_->front()); }
  // Empty where the field is; a field that does not exist is a bug and throws std::logic_error.
  const Value& value(std::string_view field) const;
  std::string text(std::string_view field) const { return textOf(value(field)); }
  std::vector<std::string> ids(std::string_view field) const { return idsOf(value(field)); }
  bool isYes(std::string_view field) const;
  // Of a choice whose ids are numbers, or of a number; nothing where it is neither.
  std::optional<int> number(std::string_view field) const;
  // The label of a choice, as a message.
  Message label(std::string_view field) const;

 private:
  const RecordDescription* description_;
  const Row* row_;
};

// The rows of a register by the names of their fields; none where it is missing. The rows must live
// as long.
std::vector<RecordView> viewsOf(const RegisterRows& registers, std::string_view record);

}  // namespace kijun
