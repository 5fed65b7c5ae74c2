// Fields that nobody types: computed from the rows of a register. Today the grades and the
// importance of assets, which are inherited along "depends on". Source: guideline 5.1.1.
//
// What A depends on inherits from A, and the highest wins. An asset with own_grades keeps its own
// values and passes on those alone. What is retired passes nothing on: nothing runs on it any more.
// Services add nothing: how much a service suffers from the loss of an asset is what a person says
// with the importance.
//
// Lists show a derived field as a column of its own, forms beside its base field. Pure values, any
// thread.
#pragma once
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/message.h"
#include "records/description.h"

namespace kijun {

struct DerivedField {
  std::string_view id;      // its own; no field or column has it
  std::string_view textId;  // its heading, of resources/texts
  std::string_view base;    // the Choice field that is typed; its choices are the values
};

// The derived fields of the record with that id; none for most.
std::span<const DerivedField> derivedFieldsOf(std::string_view record);

struct DerivedValue {
  enum class Origin {
    Own,        // as typed
    Inherited,  // higher than typed
    Kept,       // as typed, though it would inherit a higher one
  };
  Origin origin = Origin::Own;
  std::string_view choice;  // id of a choice of the base field; empty: no value
  bool operator==(const DerivedValue&) const = default;
};

class DerivedValues {
 public:
  // Rows as Session::rows() gives them, in any order.
  static DerivedValues of(const RecordDescription& description, std::span<const Row> rows);

  // field: the id of a DerivedField. A row unknown, or without a derived field: no value, Own.
  DerivedValue value(std::string_view field, const Id& row) const;
  // From the row to the one whose typed value it is, both included; empty for Own. For Kept the way
  // of the value that is not taken.
  std::vector<Id> path(std::string_view field, const Id& row) const;
  // The path in words, with names: "監視サーバ ← 監視制御システム …". Nothing for Own.
  std::optional<Message> why(std::string_view field, const Id& row) const;

 private:
  struct Content;
  std::shared_ptr<const Content> content_;
};

}  // namespace kijun
