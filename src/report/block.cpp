#include "report/block.h"

#include <algorithm>

namespace kijun {

bool Table::hasHead() const {
  return std::ranges::any_of(columns, [](const Column& column) { return !column.title.empty(); });
}

Span plain(std::string text) {
  return {std::move(text), ColourRole::Text, Weight::Regular, {}, {}};
}
Span strong(std::string text) {
  return {std::move(text), ColourRole::Text, Weight::Bold, {}, {}};
}
Span muted(std::string text) {
  return {std::move(text), ColourRole::Muted, Weight::Regular, {}, {}};
}

Span coloured(std::string text, ColourRole role) {
  return {std::move(text), role, Weight::Bold, {}, {}};
}

Span linked(std::string text, std::string target) {
  return {std::move(text), ColourRole::Accent, Weight::Regular, {}, std::move(target)};
}

Span chip(std::string text, ColourRole field) {
  return {std::move(text), onField(field), Weight::Bold, field, {}};
}

ColourRole onField(ColourRole field) {
  const auto index = static_cast<int>(field);
  const auto from = [&](ColourRole first, ColourRole on) {
    return static_cast<ColourRole>(index - static_cast<int>(first) + static_cast<int>(on));
  };
  if (field >= ColourRole::Level0 && field <= ColourRole::Level5)
    return from(ColourRole::Level0, ColourRole::OnLevel0);
  if (field >= ColourRole::RiskA && field <= ColourRole::RiskE)
    return from(ColourRole::RiskA, ColourRole::OnRiskA);
  switch (field) {
    case ColourRole::Accent:
      return ColourRole::OnAccent;
    case ColourRole::AccentSoft:
      return ColourRole::Accent;
    case ColourRole::WarningSoft:
      return ColourRole::Warning;
    case ColourRole::BadSoft:
      return ColourRole::Bad;
    case ColourRole::GoodSoft:
      return ColourRole::Good;
    default:
      return ColourRole::Text;
  }
}

std::string plainText(const Inline& text) {
  std::string out;
  for (const auto& span : text) out += span.text;
  return out;
}

}  // namespace kijun
