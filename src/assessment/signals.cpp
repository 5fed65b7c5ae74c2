#include "assessment/signals.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "assessment/signal_metrics.h"

namespace kijun {
namespace {

bool holds(SignalTest test, const Fraction& value, int threshold) {
  switch (test) {
    case SignalTest::AtLeast:
      return value >= Fraction(threshold);
    case SignalTest::AtMost:
      return value <= Fraction(threshold);
    case SignalTest::Exactly:
      return value == Fraction(threshold);
  }
  return false;
}

// Of rows for one thing the newest by its day, then by its id.
bool isNewer(const RecordView& row, std::string_view day, const std::optional<RecordView>& than) {
  return !than || std::tuple(row.text(day), row.id()) > std::tuple(than->text(day), than->id());
}

void takeThreshold(const std::vector<RecordView>& rows, SignalReading& reading) {
  std::optional<RecordView> newest;
  std::vector<Id> all;
  for (const auto& row : rows) {
    if (row.text("signal") != reading.id || !row.number("threshold")) continue;
    all.push_back(row.id());
    if (isNewer(row, "approved_on", newest)) newest = row;
  }
  if (!newest) return;
  reading.threshold = *newest->number("threshold");
  reading.own = {newest->id(), newest->text("reason"), newest->text("approved_by"),
                 newest->text("approved_on"), std::move(all)};
}

// A note that names no item is for all of the signal's.
bool isFor(const RecordView& note, const SignalReading& reading) {
  if (note.text("signal") != reading.id) return false;
  const auto items = note.ids("items");
  return items.empty() || std::ranges::find(items, reading.item) != items.end();
}

void takeExplanation(const std::vector<RecordView>& rows, SignalReading& reading) {
  std::optional<RecordView> newest;
  for (const auto& row : rows) {
    if (isFor(row, reading) && isNewer(row, "on_day", newest)) newest = row;
  }
  if (!newest) return;
  reading.explanation = {newest->id(), newest->text("note"), newest->text("on_day"),
                         newest->text("person"), newest->ids("items") == std::vector{reading.item}};
}

std::string filled(std::string text, const std::string& value, int threshold) {
  // The first argument is put in last: it holds no %2.
  for (const auto& [mark, words] :
       {std::pair{"%2", std::to_string(threshold)}, std::pair{"%1", value}}) {
    for (auto at = text.find(mark); at != std::string::npos;
         at = text.find(mark, at + words.size())) {
      text.replace(at, 2, words);
    }
  }
  return text;
}

const Bilingual& sentence(const Signal& signal, SignalState state) {
  if (state == SignalState::NoData) return signal.noData;
  return state == SignalState::Agrees ? signal.agrees : signal.disagrees;
}

constexpr std::array kValueTexts{
    KIJUN_TEXT("signals.value.percent"), KIJUN_TEXT("signals.value.count"),
    KIJUN_TEXT("signals.value.days"), KIJUN_TEXT("signals.value.months"),
    KIJUN_TEXT("signals.value.topics")};
constexpr std::array kBoundTexts{KIJUN_TEXT("signals.bound.at_least"),
                                 KIJUN_TEXT("signals.bound.at_most"),
                                 KIJUN_TEXT("signals.bound.exactly")};
constexpr std::array kStateTexts{KIJUN_TEXT("signals.state.agrees"),
                                 KIJUN_TEXT("signals.state.disagrees"),
                                 KIJUN_TEXT("signals.state.no_data")};

std::string inUnit(SignalUnit unit, const std::string& number, Language language) {
  return render(msg(kValueTexts[static_cast<std::size_t>(unit)], number), language);
}

int decimalsOf(SignalUnit unit) {
  return unit == SignalUnit::Percent || unit == SignalUnit::Months ? 1 : 0;
}

}  // namespace

std::vector<const RecordDescription*> signalSources() {
  std::vector<const RecordDescription*> sources;
  for (const char* id : {"department",       "service",       "asset",      "supplier",
                         "document",         "evidence",      "dialogue",   "appointment",
                         "disclosure",       "response_role", "risk",       "scenario",
                         "asset_threat",     "attack_step",   "contact",    "exercise",
                         "exercise_finding", "exemption",     "inspection", "plan",
                         "signal_threshold", "signal_note"}) {
    sources.push_back(findDescription(id));
  }
  return sources;
}

std::vector<SignalReading> readSignals(const Catalog& catalog, const SignalInput& input) {
  const auto thresholds = viewsOf(input.registers, "signal_threshold");
  const auto notes = viewsOf(input.registers, "signal_note");
  std::vector<SignalReading> readings;
  for (const auto& signal : signalsOf(catalog)) {
    const auto metric = metrics::find(signal.metric);
    // checkCatalog() refuses a catalog that names another.
    auto measured = metric ? metric({input, signal}) : metrics::Measured{};
    SignalReading reading;
    reading.id = signal.id;
    reading.metric = signal.metric;
    reading.unit = signal.unit;
    reading.test = signal.test;
    reading.value = measured.value;
    reading.threshold = reading.catalogThreshold = signal.threshold;
    takeThreshold(thresholds, reading);
    if (reading.value) {
      reading.state = holds(reading.test, *reading.value, reading.threshold)
                          ? SignalState::Agrees
                          : SignalState::Disagrees;
    }
    const bool isAge = reading.unit == SignalUnit::Days || reading.unit == SignalUnit::Months;
    if (isAge && reading.state == SignalState::Disagrees) {
      std::swap(measured.rows.fulfilling, measured.rows.failing);
    }
    reading.rows = std::make_shared<const SignalRows>(std::move(measured.rows));
    const auto& words = sentence(signal, reading.state);
    const auto value = shownValue(reading);
    reading.text = {filled(words.ja, value, reading.threshold),
                    filled(words.en, value, reading.threshold)};
    for (const auto& item : signal.items) {
      reading.item = item;
      reading.explanation.reset();
      takeExplanation(notes, reading);
      readings.push_back(reading);
    }
  }
  return readings;
}

const std::vector<SignalReading>& readingsOf(const Snapshot& snapshot) {
  static const std::vector<SignalReading> none;
  return snapshot.signals ? *snapshot.signals : none;
}

std::set<std::string, std::less<>> disagreeingItems(const std::vector<SignalReading>& readings) {
  std::set<std::string, std::less<>> items;
  for (const auto& reading : readings) {
    if (reading.state == SignalState::Disagrees) items.insert(reading.item);
  }
  return items;
}

std::string_view idOf(SignalState state) {
  if (state == SignalState::NoData) return "no_data";
  return state == SignalState::Agrees ? "agrees" : "disagrees";
}

std::string shownValue(const SignalReading& reading) {
  if (!reading.value) return shown(reading.value);
  int decimals = decimalsOf(reading.unit);
  if (reading.state == SignalState::Disagrees) {
    const Fraction threshold(reading.threshold);
    while (decimals < 4 && *reading.value != threshold &&
           reading.value->shown(decimals) == threshold.shown(decimals)) {
      ++decimals;
    }
  }
  return reading.value->shown(decimals);
}

std::string valueText(const SignalReading& reading, Language language) {
  return reading.value ? inUnit(reading.unit, shownValue(reading), language) : shownValue(reading);
}

std::string boundText(const SignalReading& reading, int threshold, Language language) {
  return render(msg(kBoundTexts[static_cast<std::size_t>(reading.test)],
                    inUnit(reading.unit, std::to_string(threshold), language)),
                language);
}

Message stateMessage(SignalState state) {
  return msg(kStateTexts[static_cast<std::size_t>(state)]);
}

std::string signalName(const Signal& signal, const Catalog& catalog, Language language) {
  std::string name;
  for (const auto& id : signal.items) name += (name.empty() ? "" : ", ") + id;
  const auto* first = catalog.item(signal.items.front());
  return first ? name + ' ' + first->title.in(language) : name;
}

}  // namespace kijun
