// Live signals (台帳との照合): claims compared with what the workspace's own registers say. Each
// signal of the catalog is a metric over rows with a threshold; here it becomes, item by item, a
// value, a state, a sentence and the rows that made the value.
//
// An empty register is no data and never a contradiction. An item is contradicted (台帳と不一致)
// where its level reaches the catalog's claim level and one of its signals disagrees: score.h.
// What the assessor explains stands beside the signal and is reported with it; it does not silence
// the contradiction, which ends only when the rows, the threshold or the answer change.
//
// The day counts: what is dated after it has not happened yet, and "this year" is its fiscal year.
// What carries no date (an asset's owner, say) is taken as it stands.
//
// Sources: guideline 3 to 5, at the items each signal names; thresholds are the organisation's own.
// Pure functions over values; any thread.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "assessment/snapshot.h"
#include "base/fraction.h"
#include "base/time.h"
#include "catalog/signal.h"
#include "records/register_rows.h"
#include "records/registers.h"

namespace kijun {

enum class SignalState { Agrees, Disagrees, NoData };  // 整合, 不一致, データなし

struct SignalRow {
  std::string record;  // RecordDescription::id
  Id id;
  bool operator==(const SignalRow&) const = default;
};

// What made the value: the rows that are as the signal wants them, and those that are not.
struct SignalRows {
  std::vector<SignalRow> fulfilling, failing;
  bool operator==(const SignalRows&) const = default;
};

// 評価者の説明: the newest of register signal_note for the signal and the item, by its day, then by
// its id.
struct SignalExplanation {
  Id id;
  std::string note;
  std::string onDay;         // ISO day, may be empty
  Id person;                 // may be empty
  bool ofItemAlone = false;  // it names this item and no other
  bool operator==(const SignalExplanation&) const = default;
};

// The newest row of register signal_threshold for the signal, by the day of approval, then by its
// id. It holds as soon as it is registered; who approved it, if anybody, stands beside it.
struct OwnThreshold {
  Id id;
  std::string reason;
  Id approvedBy;           // may be empty
  std::string approvedOn;  // ISO day, may be empty
  std::vector<Id> all;     // every row for the signal, the one that holds included
  bool operator==(const OwnThreshold&) const = default;
};

// One signal, held against one item.
struct SignalReading {
  std::string id;
  std::string item;
  std::string metric;
  SignalUnit unit = SignalUnit::Count;
  SignalTest test = SignalTest::AtLeast;
  Figure value;  // in its unit (92.9 of 100); null: no data
  int threshold = 0;
  int catalogThreshold = 0;
  std::optional<OwnThreshold> own;  // where the workspace has set the threshold
  SignalState state = SignalState::NoData;
  Bilingual text;
  std::optional<SignalExplanation> explanation;
  std::shared_ptr<const SignalRows> rows;  // never null; shared by the items of one signal
};

struct SignalInput {
  RegisterRows registers;  // of signalSources(); one that is missing is empty
  // Evidence that hangs on something, with the day on which its newest file was added.
  std::map<Id, Date> attached;
  Date asOf;
};

// The registers the functions here read.
std::vector<const RecordDescription*> signalSources();

// In the catalog's order, each signal for each of its items.
std::vector<SignalReading> readSignals(const Catalog& catalog, const SignalInput& input);

// As the snapshot was read with; none in one that was made without registers.
const std::vector<SignalReading>& readingsOf(const Snapshot& snapshot);

// Items with at least one signal that disagrees.
std::set<std::string, std::less<>> disagreeingItems(const std::vector<SignalReading>& readings);

// "agrees", "disagrees", "no_data".
std::string_view idOf(SignalState state);
// The value as the sentence has it, without its unit: "92.9", "3"; "—" without data. With as many
// decimals as it takes to tell it from a threshold it misses.
std::string shownValue(const SignalReading& reading);
// "92.9%", "95%以上": value and threshold in words.
std::string valueText(const SignalReading& reading, Language language);
std::string boundText(const SignalReading& reading, int threshold, Language language);
// 整合, 不一致, データなし.
Message stateMessage(SignalState state);
// The item and its title, with those of the other items the signal speaks of: what a signal is
// called where people choose one.
std::string signalName(const Signal& signal, const Catalog& catalog, Language language);

}  // namespace kijun
