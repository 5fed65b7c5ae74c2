#include "base/time.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace kijun {
namespace {

struct Era {
  Date first;
  const char* name;
};

// Eras in use since the guideline's sources; days before Heisei are shown in the western form.
const std::array kEras = {Era{Date(2019, 5, 1), "令和"}, Era{Date(1989, 1, 8), "平成"}};

bool readNumber(std::string_view text, std::size_t at, std::size_t length, int& out) {
  if (at + length > text.size()) return false;
  for (std::size_t i = at; i < at + length; ++i) {
    if (text[i] < '0' || text[i] > '9') return false;
  }
  return std::from_chars(text.data() + at, text.data() + at + length, out).ec == std::errc();
}

std::string eraYear(int year, const Era& era) {
  const int count = year - era.first.year() + 1;
  return count == 1 ? std::string(era.name) + "元年" : fmt::format("{}{}年", era.name, count);
}

}  // namespace

std::optional<Date> Date::parse(std::string_view iso) {
  int year = 0;
  int month = 0;
  int day = 0;
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-' || !readNumber(iso, 0, 4, year) ||
      !readNumber(iso, 5, 2, month) || !readNumber(iso, 8, 2, day)) {
    return std::nullopt;
  }
  const std::chrono::year_month_day value{std::chrono::year(year),
                                          std::chrono::month(static_cast<unsigned>(month)),
                                          std::chrono::day(static_cast<unsigned>(day))};
  if (!value.ok()) return std::nullopt;
  return Date(value);
}

std::string Date::iso() const {
  return fmt::format("{:04}-{:02}-{:02}", year(), month(), day());
}

std::string Date::shown(Language language) const {
  if (language == Language::English) {
    static const char* months[] = {"January",   "February", "March",    "April",
                                   "May",       "June",     "July",     "August",
                                   "September", "October",  "November", "December"};
    return fmt::format("{} {} {}", day(), months[month() - 1], year());
  }
  for (const auto& era : kEras) {
    if (*this >= era.first) return fmt::format("{}{}月{}日", eraYear(year(), era), month(), day());
  }
  return fmt::format("{}年{}月{}日", year(), month(), day());
}

std::optional<Instant> Instant::parse(std::string_view iso) {
  int hour = 0;
  int minute = 0;
  int second = 0;
  int millisecond = 0;
  const auto date = Date::parse(iso.substr(0, 10));
  if (!date || iso.size() != 24 || iso[10] != 'T' || iso[13] != ':' || iso[16] != ':' ||
      iso[19] != '.' || iso[23] != 'Z' || !readNumber(iso, 11, 2, hour) ||
      !readNumber(iso, 14, 2, minute) || !readNumber(iso, 17, 2, second) ||
      !readNumber(iso, 20, 3, millisecond) || hour > 23 || minute > 59 || second > 60) {
    return std::nullopt;
  }
  const std::int64_t days = date->days().time_since_epoch().count();
  return Instant(((days * 24 + hour) * 60 + minute) * 60'000 + second * 1000 + millisecond);
}

std::string Instant::iso() const {
  const std::chrono::sys_time<std::chrono::milliseconds> at{
      std::chrono::milliseconds(milliseconds_)};
  const auto day = std::chrono::floor<std::chrono::days>(at);
  const auto ms = (at - day).count();
  return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", Date(std::chrono::year_month_day(day)).iso(),
                     ms / 3'600'000, ms / 60'000 % 60, ms / 1000 % 60, ms % 1000);
}

Date Instant::dateAt(int offsetMinutes) const {
  const std::chrono::sys_time<std::chrono::milliseconds> at{
      std::chrono::milliseconds(milliseconds_ + std::int64_t{offsetMinutes} * 60'000)};
  return Date(std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(at)));
}

std::string Instant::timeAt(int offsetMinutes) const {
  return Instant(milliseconds_ + std::int64_t{offsetMinutes} * 60'000).iso().substr(11, 8);
}

std::string Instant::shownAt(int offsetMinutes) const {
  return dateAt(offsetMinutes).iso() + ' ' + timeAt(offsetMinutes);
}

Instant SystemClock::now() {
  return Instant(std::chrono::duration_cast<std::chrono::milliseconds>(
                     std::chrono::system_clock::now().time_since_epoch())
                     .count());
}

Instant SteppingClock::now() {
  const Instant instant(next_);
  next_ += 1000;
  return instant;
}

int fiscalYearOf(Date date) {
  return date.month() >= 4 ? date.year() : date.year() - 1;
}

std::string fiscalYearName(int fiscalYear, Language language) {
  if (language == Language::English) return fmt::format("FY{}", fiscalYear);
  const Date first(fiscalYear, 4, 1);
  for (const auto& era : kEras) {
    // The year of Reiwa's beginning is 令和元年度 by custom, though April was Heisei's.
    if (fiscalYear >= era.first.year() || first >= era.first)
      return eraYear(fiscalYear, era) + "度";
  }
  return fmt::format("{}年度", fiscalYear);
}

}  // namespace kijun
