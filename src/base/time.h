// Days, instants and Japanese fiscal years. Nothing below the window reads the clock but the
// journal, and the journal reads it through Clock.
#pragma once
#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "base/message.h"

namespace kijun {

// A plain day without a time zone. Stored and exchanged as ISO 8601 "2026-03-31".
class Date {
 public:
  Date() = default;
  explicit Date(std::chrono::year_month_day day) : day_(day) {}
  Date(int year, unsigned month, unsigned day)
      : day_(std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)) {}
  // nullopt for anything but a real day in the form YYYY-MM-DD.
  static std::optional<Date> parse(std::string_view iso);
  std::string iso() const;
  // "2026-03-31" or, with Japanese eras, "令和8年3月31日" (English: "31 March 2026").
  std::string shown(Language language) const;
  int year() const { return static_cast<int>(day_.year()); }
  unsigned month() const { return static_cast<unsigned>(day_.month()); }
  unsigned day() const { return static_cast<unsigned>(day_.day()); }
  std::chrono::sys_days days() const { return std::chrono::sys_days(day_); }
  Date plusDays(int count) const { return Date(days() + std::chrono::days(count)); }
  std::strong_ordering operator<=>(const Date& other) const { return days() <=> other.days(); }
  bool operator==(const Date& other) const { return days() == other.days(); }

 private:
  std::chrono::year_month_day day_{std::chrono::year(1970), std::chrono::month(1),
                                   std::chrono::day(1)};
};

// Milliseconds since 1970-01-01T00:00:00Z.
class Instant {
 public:
  Instant() = default;
  explicit Instant(std::int64_t milliseconds) : milliseconds_(milliseconds) {}
  static std::optional<Instant> parse(std::string_view iso);
  // "2026-09-30T03:04:05.678Z"
  std::string iso() const;
  // In a zone that is offsetMinutes east of UTC (+09:00 is 540).
  Date dateAt(int offsetMinutes) const;
  // "HH:MM:SS" in that zone.
  std::string timeAt(int offsetMinutes) const;
  // "2026-09-30 12:04:05" in that zone.
  std::string shownAt(int offsetMinutes) const;
  std::int64_t milliseconds() const { return milliseconds_; }
  auto operator<=>(const Instant&) const = default;

 private:
  std::int64_t milliseconds_ = 0;
};

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() = 0;
};

class SystemClock final : public Clock {
 public:
  Instant now() override;
};

// Begins at a fixed instant and steps by a second at each reading: samples and tests.
class SteppingClock final : public Clock {
 public:
  explicit SteppingClock(Instant start) : next_(start.milliseconds()) {}
  Instant now() override;
  void set(Instant instant) { next_ = instant.milliseconds(); }

 private:
  std::int64_t next_;
};

// A Japanese fiscal year runs from 1 April to 31 March and is named by the year it begins in.
int fiscalYearOf(Date date);
// "令和7年度" / "FY2025".
std::string fiscalYearName(int fiscalYear, Language language);

inline constexpr int kJapanOffsetMinutes = 540;

}  // namespace kijun
