// What a register's rows must keep beyond their field table. Generic commands ask here; a register
// without a rule needs nothing. Writer thread.
#pragma once
#include <optional>

#include "assessment/risk_register.h"
#include "workspace/writer.h"

namespace kijun {

class RecordRules {
 public:
  RecordRules(Writer& writer, const RecordDescription& description)
      : writer_(writer), description_(description) {}
  // Throws Error (Input) for a row that breaks its register's rule. before: as it stood.
  void check(const std::optional<Row>& before, const Row& after);

 private:
  // Risks: accepted only as the approved acceptance levels say. Guideline 3 (introduction), 4.2.
  void checkAcceptance(const std::optional<Row>& before, const Row& after);
  // Plans: done only with the result of their evaluation, and never waiting for themselves.
  // Guideline 4.3.3.
  void checkPlan(const Row& after);
  // Editions of the risk model: one that cannot be read would leave results without a model.
  void checkModel(const Row& after);
  Writer& writer_;
  const RecordDescription& description_;
  std::optional<RegisterRows> criteria_;  // read once for many rows
};

}  // namespace kijun
