// How signals (assessment/signals.h) are told in the window: state with an icon and its word, never
// by colour alone. UI thread only.
#pragma once
#include <string_view>

#include "assessment/signals.h"
#include "ui/shell/text.h"
#include "ui/theme/ink.h"
#include "ui/widgets/chip.h"

namespace kijun::ui {

inline std::string_view iconOf(SignalState state) {
  if (state == SignalState::NoData) return "info";
  return state == SignalState::Agrees ? "check" : "warning";
}
inline Ink inkOf(SignalState state) {
  if (state == SignalState::NoData) return Ink::Muted;
  return state == SignalState::Agrees ? Ink::Good : Ink::Bad;
}
inline TagTone toneOf(SignalState state) {
  if (state == SignalState::NoData) return TagTone::Plain;
  return state == SignalState::Agrees ? TagTone::Good : TagTone::Danger;
}
inline QString valueWords(const SignalReading& reading) {
  return toQt(valueText(reading, language()));
}
inline QString boundWords(const SignalReading& reading, int threshold) {
  return toQt(boundText(reading, threshold, language()));
}

}  // namespace kijun::ui
