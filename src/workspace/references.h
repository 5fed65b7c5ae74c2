// References of a row, both ways: what it points to and everything that points to it, by the field
// tables and the foreign keys of the file, so that a new field or register is found without a line
// here. Reads in one read transaction, from any thread.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "workspace/session.h"

namespace kijun {

struct RowLink {
  std::string table;             // of the row at the other end, or kItemTarget
  std::vector<std::string> key;  // its primary key's values; an item's id
  std::string name;              // what a person calls it
  std::string fieldTextId;       // of the field that makes the reference
  bool operator==(const RowLink&) const = default;
};

// In the order of the fields, then by name. Nothing where the row is gone.
std::vector<RowLink> referencesFrom(const Session& session, std::string_view record, const Id& id,
                                    Language language);
// Registers in the order of the rail, then answers (newest cycle first), evidence and the rest.
std::vector<RowLink> referencesTo(const Session& session, std::string_view record, const Id& id,
                                  Language language);
// The rows of registers that name the item of the guideline.
std::vector<RowLink> rowsOfItem(const Session& session, std::string_view item, Language language);

}  // namespace kijun
