// The rows of one register as they are shown, found and sorted: a plain value, made on a worker and
// shared with the UI thread. Its columns are the fields, and behind them those derived from them.
// Members may be called from any thread.
#pragma once
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "assessment/derived.h"
#include "ui/models/name_list.h"

namespace kijun::ui::registers {

class RegisterContents {
 public:
  // language: of the texts shown, found and sorted by.
  RegisterContents(const RecordDescription& description, std::vector<Row> rows, NameLists names,
                   Language language);
  RegisterContents(const RegisterContents&) = delete;
  RegisterContents& operator=(const RegisterContents&) = delete;

  const RecordDescription& description() const { return description_; }
  const std::vector<Row>& rows() const { return rows_; }
  const NameLists& names() const { return names_; }
  std::size_t columnCount() const { return description_.fields.size() + derived_.size(); }
  const Id& idAt(std::size_t row) const { return ids_[row]; }
  // The row's place, or nothing.
  std::optional<std::size_t> find(std::string_view id) const;

  // As stored; of a derived column the choice that it comes to.
  Value value(std::size_t row, std::size_t column) const;
  // As a person reads it: labels of choices, names of references.
  std::string shown(std::size_t row, std::size_t column) const;
  // How a derived value came about; nothing where it is as typed, and for fields.
  std::optional<Message> why(std::size_t row, std::size_t column) const;
  // All that is shown of the row, folded.
  const std::string& searched(std::size_t row) const { return searched_[row]; }
  // Each row's place when sorted by the column, equal where equal; kNoRank where it is empty.
  // Worked out at the first call for a column, which may take a moment.
  static constexpr std::uint32_t kNoRank = 0xffffffff;
  const std::vector<std::uint32_t>& ranks(std::size_t column) const;

 private:
  std::string shownValue(const Field& field, const Value& value) const;
  const DerivedField* derivedAt(std::size_t column) const;
  std::vector<std::uint32_t> ranked(std::size_t column) const;

  const RecordDescription& description_;
  std::span<const DerivedField> derived_;
  std::vector<Row> rows_;
  DerivedValues derivedValues_;
  NameLists names_;
  Language language_;
  std::vector<Id> ids_;
  std::unordered_map<std::string_view, std::size_t> places_;
  std::vector<std::string> searched_;
  mutable std::mutex mutex_;
  mutable std::vector<std::optional<std::vector<std::uint32_t>>> ranks_;
};

// How many columns a register has, and what stands in each: the field itself, or the one that a
// derived column is derived from.
std::size_t columnCount(const RecordDescription& description);
const Field& fieldOf(const RecordDescription& description, std::size_t column);
// Its heading, of resources/texts.
std::string_view headingOf(const RecordDescription& description, std::size_t column);
// Its name among the columns: of the field, or of the derived one.
std::string_view columnId(const RecordDescription& description, std::size_t column);

using ContentsPtr = std::shared_ptr<const RegisterContents>;

// The register as it stands in the file. Not for the UI thread. Throws Error.
ContentsPtr readContents(const Session& session, const RecordDescription& description,
                         const Catalog& catalog, Language language);

bool isEmptyValue(const Value& value);

// Which rows are shown. Conditions on one field: any of them; on several: all.
struct RegisterFilter {
  struct Condition {
    std::size_t column = 0;
    std::optional<std::string> value;  // of a choice, or "0" and "1"; nothing: left empty
    bool operator==(const Condition&) const = default;
  };
  std::string words;  // as typed: each must be found
  std::vector<Condition> conditions;
  bool empty() const { return words.empty() && conditions.empty(); }
  bool operator==(const RegisterFilter&) const = default;
};

struct RegisterOrder {
  std::size_t column = 0;
  bool descending = false;
  bool operator==(const RegisterOrder&) const = default;
};

// The places of the rows that fit, in order; rows without a value come last either way, equals stay
// as the register has them.
std::vector<std::uint32_t> arranged(const RegisterContents& contents, const RegisterFilter& filter,
                                    const RegisterOrder& order);

}  // namespace kijun::ui::registers
