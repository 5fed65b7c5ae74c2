// What the records of one register, or the items of the guideline, are called: for showing
// references and for choosing them. Immutable once made; any thread.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/message.h"
#include "records/description.h"

namespace kijun {
class Catalog;
class Session;
}  // namespace kijun

namespace kijun::ui {

struct NamedRecord {
  Id id;
  std::string name;
  std::string detail;  // told after the name where there is room, may be empty
  std::string folded;  // name and detail, for finding
};

class NameList {
 public:
  explicit NameList(std::vector<NamedRecord> all);
  NameList(const NameList&) = delete;
  NameList& operator=(const NameList&) = delete;
  // In the order of the register.
  const std::vector<NamedRecord>& all() const { return all_; }
  // nullptr where it is gone.
  const NamedRecord* find(std::string_view id) const;

 private:
  std::vector<NamedRecord> all_;
  std::unordered_map<std::string_view, std::size_t> places_;
};

using NameListPtr = std::shared_ptr<const NameList>;
// By the target of a field: a record's id, or kItemTarget.
using NameLists = std::map<std::string, NameListPtr, std::less<>>;

// What a field's value is the id of: the field's target, or a part of the catalog for the few texts
// that hold an id of it. Empty for all others.
inline constexpr std::string_view kSectorTarget = "catalog.sector";
inline constexpr std::string_view kSignalTarget = "catalog.signal";
std::string_view targetOf(const RecordDescription& description, const Field& field);

// A record is called by its first field.
NameListPtr namesOf(const std::vector<Row>& rows);
NameListPtr namesOfItems(const Catalog& catalog, Language language);
// Everything the register's fields may refer to; rows are its own. Throws Error.
NameLists readNames(const Session& session, const RecordDescription& description,
                    const std::vector<Row>& rows, const Catalog& catalog, Language language);

}  // namespace kijun::ui
