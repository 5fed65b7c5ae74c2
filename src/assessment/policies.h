// Individual policies (個別方針, guideline 4.3.2): which decided measures have one among the
// documents, which do not, and whether those concerned were told. A measure is a plan that is
// approved, in progress or done. Its policies are the documents it names as such, and the
// individual policies that the answers to its items refer to; a general rule is none. Pure values;
// any thread.
#pragma once
#include <string>
#include <vector>

#include "assessment/snapshot.h"
#include "records/register_rows.h"

namespace kijun {

enum class PolicyBy { Plan, Item };  // named by the plan, or found through one of its items

struct PolicyLink {
  Id document;
  PolicyBy by = PolicyBy::Plan;
  std::string item;  // through which it was found, the first one
  std::string audience;
  bool told() const { return !audience.empty(); }
  bool operator==(const PolicyLink&) const = default;
};

struct Measure {
  Id plan;
  std::string title, number, state;
  Id department, responsible;
  std::vector<std::string> items;
  std::vector<PolicyLink> policies;
  bool hasPolicy() const { return !policies.empty(); }
  // There is a policy, and of each it is written who was told.
  bool told() const;
};

// The registers read here.
std::vector<const RecordDescription*> policySources();

// Without a policy first, then those whose policy nobody was told of, each in the register's order.
std::vector<Measure> measures(const RegisterRows& registers, const CycleData& cycle);

struct PolicyCounts {
  int measures = 0, withPolicy = 0, told = 0;
};
PolicyCounts countsOf(const std::vector<Measure>& measures);

// Documents that a plan may name as its policy: kinds policy, individual_policy and procedure, and
// those without a kind.
bool mayBePolicy(std::string_view documentKind);

}  // namespace kijun
