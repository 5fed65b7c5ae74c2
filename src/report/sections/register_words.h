// Values of registers in the words of a report.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

#include "report/report.h"

namespace kijun::sections {

class RegisterWords {
 public:
  // Of all registers of the input: rows refer to each other.
  explicit RegisterWords(const ReportInput& input);

  // Choices and yes or no by their labels, references by name, several of them with the language's
  // comma between; empty where there is no value.
  std::string of(const Field& field, const Value& value) const;
  std::string label(const Field& field) const;
  // The place in its register's list, from 0; of a record that is gone, the last.
  std::size_t placeOf(const std::string& id) const;

 private:
  struct Known {
    std::string name;
    std::size_t place = 0;
  };
  std::string nameOf(std::string_view record, const std::string& id) const;

  const ReportInput& input_;
  std::unordered_map<std::string, Known> known_;  // by id: ids are unique over all registers
};

}  // namespace kijun::sections
