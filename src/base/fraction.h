// Exact figures: weights are integer hundredths, and a figure stays a fraction until it is printed.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>

namespace kijun {

// A reduced fraction with a positive denominator. Overflow of the 64-bit parts is a bug (asserted):
// 100,000 items of weight 300 at level 5 stay far below it.
class Fraction {
 public:
  constexpr Fraction() = default;
  constexpr Fraction(std::int64_t whole) : numerator_(whole) {}  // NOLINT: numbers are fractions
  Fraction(std::int64_t numerator, std::int64_t denominator);
  std::int64_t numerator() const { return numerator_; }
  std::int64_t denominator() const { return denominator_; }
  double toDouble() const;
  bool isZero() const { return numerator_ == 0; }
  // Rounded half up (away from zero below 0) to so many decimals: "2.5", "66.7".
  std::string shown(int decimals = 1) const;
  // The fraction times 100, shown: "66.7".
  std::string shownPercent(int decimals = 1) const;

  friend Fraction operator+(const Fraction& a, const Fraction& b);
  friend Fraction operator-(const Fraction& a, const Fraction& b);
  friend Fraction operator*(const Fraction& a, const Fraction& b);
  friend Fraction operator/(const Fraction& a, const Fraction& b);
  friend std::strong_ordering operator<=>(const Fraction& a, const Fraction& b);
  friend bool operator==(const Fraction& a, const Fraction& b) = default;

 private:
  std::int64_t numerator_ = 0;
  std::int64_t denominator_ = 1;
};

// A figure whose denominator is 0 is null: shown as "—", never 0 or 100.
using Figure = std::optional<Fraction>;

Figure ratio(std::int64_t part, std::int64_t whole);
std::string shown(const Figure& figure, int decimals = 1);
std::string shownPercent(const Figure& figure, int decimals = 1);

}  // namespace kijun
