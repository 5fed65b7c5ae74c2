// The names of records, both ways: ids for what people write, and names for ids.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "records/registers.h"
#include "workspace/session.h"

namespace kijun {

class RecordNames {
 public:
  explicit RecordNames(const Session& session) : session_(session) {}

  // A record that is not in the workspace yet.
  void add(std::string_view record, const Id& id, const Row& row);
  // By id, number or name, folded. Nothing where there is none; more than one: several.
  std::vector<Id> find(std::string_view record, std::string_view written);
  // Empty where it is gone.
  std::string nameOf(std::string_view record, const Id& id);
  bool isItem(std::string_view id);

 private:
  struct Names {
    std::unordered_map<std::string, std::string> byId;
    std::unordered_map<std::string, std::vector<Id>> byName;  // folded names and numbers
  };
  Names& of(std::string_view record);
  static void note(Names& names, const RecordDescription& description, const Row& row);

  const Session& session_;
  std::map<std::string, Names, std::less<>> names_;
  CatalogPtr catalog_;
};

}  // namespace kijun
