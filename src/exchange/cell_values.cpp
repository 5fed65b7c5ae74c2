// Cells as values of fields: what people write into spreadsheets.
#include <algorithm>
#include <array>
#include <charconv>
#include <regex>

#include "base/text.h"
#include "base/time.h"
#include "exchange/record_import.h"

namespace kijun {
namespace {

constexpr std::array<std::string_view, 13> kYes = {
    "はい", "yes", "y", "true", "1", "有", "あり", "有り", "済", "該当", "○", "〇", "✓"};
constexpr std::array<std::string_view, 12> kNo = {"いいえ", "no",   "n",    "false",  "0", "無",
                                                  "なし",   "無し", "未済", "非該当", "×", "-"};

struct Era {
  std::string_view name;
  std::string_view letter;
  int before;  // the year before its first
};
constexpr Era kEras[] = {{"令和", "r", 2018}, {"平成", "h", 1988}, {"昭和", "s", 1925}};

std::string two(int number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

std::optional<std::string> dayOf(int year, int month, int day) {
  auto iso = std::to_string(year) + '-' + two(month) + '-' + two(day);
  if (!Date::parse(iso)) return std::nullopt;
  return iso;
}

std::optional<std::string> dayFromCell(const std::string& cell) {
  static const std::regex western(
      "^(\\d{4})(?:-|/|\\.|年)(\\d{1,2})(?:-|/|\\.|月)(\\d{1,2})(?:日)?(?:[ t].*)?$");
  static const std::regex plain("^(\\d{4})(\\d{2})(\\d{2})$");
  std::smatch parts;
  if (std::regex_match(cell, parts, western) || std::regex_match(cell, parts, plain)) {
    return dayOf(std::stoi(parts[1]), std::stoi(parts[2]), std::stoi(parts[3]));
  }
  static const std::regex japanese(
      "^(\\d{1,2}|元)(?:年|\\.|-|/)(\\d{1,2})(?:月|\\.|-|/)(\\d{1,2})(?:日)?$");
  for (const auto& era : kEras) {
    for (const auto name : {era.name, era.letter}) {
      if (!cell.starts_with(name)) continue;
      const auto rest = cell.substr(name.size());
      if (!std::regex_match(rest, parts, japanese)) continue;
      const int year = parts[1] == "元" ? 1 : std::stoi(parts[1]);
      return dayOf(era.before + year, std::stoi(parts[2]), std::stoi(parts[3]));
    }
  }
  return std::nullopt;
}

std::optional<std::int64_t> numberFromCell(std::string cell) {
  std::erase(cell, ',');
  std::int64_t number = 0;
  const auto* end = cell.data() + cell.size();
  const auto [at, failure] = std::from_chars(cell.data(), end, number);
  if (failure != std::errc() || cell.empty()) return std::nullopt;
  // 12.0 is what a spreadsheet makes of 12.
  const std::string_view rest(at, static_cast<std::size_t>(end - at));
  if (rest.empty() || (rest.front() == '.' && rest.find_first_not_of("0", 1) == rest.npos)) {
    return number;
  }
  return std::nullopt;
}

std::optional<Value> choiceFromCell(const Field& field, const std::string& cell) {
  for (const auto& choice : field.choices) {
    if (folded(choice.id) == cell) return Value(std::string(choice.id));
    const auto label = bilingual(choice.textId);
    for (const auto& written : {label.ja, label.en}) {
      if (folded(written) == cell) return Value(std::string(choice.id));
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Value> valueFromCell(const Field& field, std::string_view written) {
  const auto text = trimmed(written);
  if (text.empty()) return field.kind == FieldKind::YesNo ? Value(std::int64_t{0}) : Value();
  const auto cell = folded(text);
  switch (field.kind) {
    case FieldKind::Choice:
      return choiceFromCell(field, cell);
    case FieldKind::Day:
      if (auto day = dayFromCell(cell)) return Value(std::move(*day));
      return std::nullopt;
    case FieldKind::Number:
    case FieldKind::Level:
      if (const auto number = numberFromCell(cell)) return Value(*number);
      return std::nullopt;
    case FieldKind::YesNo: {
      const auto is = [&](std::string_view word) { return folded(word) == cell; };
      if (std::ranges::any_of(kYes, is)) return Value(std::int64_t{1});
      if (std::ranges::any_of(kNo, is)) return Value(std::int64_t{0});
      return std::nullopt;
    }
    case FieldKind::LongText:
      return Value(std::string(written));
    case FieldKind::Text:
    case FieldKind::Reference:
    case FieldKind::References:
    case FieldKind::Instant:
    case FieldKind::Hash:
      break;
  }
  return Value(std::string(text));
}

}  // namespace kijun
