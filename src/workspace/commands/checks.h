// What commands ask before they change rows. Each throws Error (Input).
#pragma once
#include <string>

#include "records/answer.h"
#include "records/registers.h"
#include "workspace/writer.h"

namespace kijun {

// A cycle that is open.
CycleRecord requireOpenCycle(Writer& writer, const Id& cycle);

struct ItemOfCycle {
  CatalogPtr catalog;
  const Item* item = nullptr;
};
// An item of an open cycle's catalog.
ItemOfCycle requireItem(Writer& writer, const Id& cycle, const std::string& item);
// The same, and the unit is one of the cycle's.
ItemOfCycle requireAnswerable(Writer& writer, const AnswerKey& key);

void requireLevel(const ItemOfCycle& of, int level);
void requireTarget(const ItemOfCycle& of, int target);
void requireWeight(const ItemOfCycle& of, int hundredths);
// Guideline 1.3 and 4.3.1 as the catalog's decline rules state them; leaving out needs a reason.
void requireApplicability(const ItemOfCycle& of, Applicability applicability,
                          const std::string& reason);
void requireCheckpoint(const ItemOfCycle& of, const std::string& checkpoint);
void requireNoEventItem(const ItemOfCycle& of);
// ISO day or empty.
void requireDay(const std::string& day);
// The record exists; an empty id refers to nothing. textId: what the reference is called.
void requireRecord(Writer& writer, std::string_view record, const Id& id, std::string_view textId);

}  // namespace kijun
