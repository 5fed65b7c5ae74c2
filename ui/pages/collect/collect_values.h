// What the collection page shows: who owes which answers, and how far each department is. Made on a
// worker; plain values, shared with the UI thread and not changed there.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "assessment/collection.h"
#include "assessment/snapshot.h"

namespace kijun::ui::collect {

struct CollectValues {
  Snapshot snapshot;
  Date asOf;  // the day that due days are held against
  std::vector<DueAnswer> answers;
  std::vector<DepartmentStanding> standings;
  std::map<Id, std::string> nextDues;  // by department
  std::vector<std::string> searched;   // by answer, folded
  const Catalog& catalog() const { return *snapshot.current.catalog; }
  const Item& item(const DueAnswer& answer) const { return catalog().items()[answer.item]; }
  // Empty where it is nobody's or gone.
  std::string departmentName(const Id& id) const;
  std::string personName(const Id& id) const;
  std::string unitName(const Id& id) const;
  // As it stands; nullptr where nothing was given yet.
  const Answer* answerOf(const DueAnswer& answer) const;
  // The answer's, else the cycle's; empty where neither has one.
  const std::string& dueOf(const DueAnswer& answer) const;
  // The earliest among what is still owed, the cycle's for those without one of their own; empty:
  // none.
  const std::string& nextDueOf(const DepartmentStanding& standing) const;
  bool manyUnits() const { return snapshot.current.units.size() > 1; }
};
using CollectValuesPtr = std::shared_ptr<const CollectValues>;

CollectValuesPtr collectValues(Snapshot snapshot, Date asOf);

}  // namespace kijun::ui::collect
