// One returned row's words as fields, held against what it was handed out with. Pure; any thread.
#pragma once
#include <vector>

#include "catalog/catalog.h"
#include "exchange/questionnaire/returned.h"

namespace kijun {

// What a row says of each field, where it says anything: nothing means that the field is as it was
// handed out.
struct SaidFields {
  std::optional<std::optional<int>> level;
  std::optional<std::optional<Stipulation>> stipulation;
  std::optional<Applicability> applicability;
  std::optional<std::string> reason, note;
  std::optional<bool> noEvent;
  std::optional<std::map<std::string, Tick>> ticks;
  std::optional<std::vector<DocumentReference>> references;
  std::vector<Message> problems;  // words that fit nothing
};

// An empty cell clears only what the questionnaire was handed out with; where that is lost, it says
// nothing.
SaidFields saidIn(const ReturnedAnswer& row, const Scale& scale);

}  // namespace kijun
