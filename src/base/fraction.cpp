#include "base/fraction.h"

#include <cassert>
#include <limits>
#include <numeric>

namespace kijun {
namespace {

using Wide = __int128;

Wide gcd(Wide a, Wide b) {
  if (a < 0) a = -a;
  while (b != 0) {
    const Wide rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

Fraction reduced(Wide numerator, Wide denominator) {
  if (denominator < 0) {
    numerator = -numerator;
    denominator = -denominator;
  }
  if (const Wide common = gcd(numerator, denominator); common > 1) {
    numerator /= common;
    denominator /= common;
  }
  assert(numerator <= std::numeric_limits<std::int64_t>::max() &&
         numerator >= std::numeric_limits<std::int64_t>::min() &&
         denominator <= std::numeric_limits<std::int64_t>::max());
  return {static_cast<std::int64_t>(numerator), static_cast<std::int64_t>(denominator)};
}

}  // namespace

Fraction::Fraction(std::int64_t numerator, std::int64_t denominator) {
  assert(denominator != 0);
  const auto common = std::gcd(numerator, denominator);
  const std::int64_t sign = denominator < 0 ? -1 : 1;
  numerator_ = sign * numerator / (common == 0 ? 1 : common);
  denominator_ = sign * denominator / (common == 0 ? 1 : common);
}

double Fraction::toDouble() const {
  return static_cast<double>(numerator_) / static_cast<double>(denominator_);
}

std::string Fraction::shown(int decimals) const {
  Wide scale = 1;
  for (int i = 0; i < decimals; ++i) scale *= 10;
  const bool negative = numerator_ < 0;
  const Wide magnitude = negative ? -Wide{numerator_} : Wide{numerator_};
  const auto rounded =
      static_cast<std::uint64_t>((magnitude * scale * 2 + denominator_) / (Wide{denominator_} * 2));
  const auto unit = static_cast<std::uint64_t>(scale);
  std::string out = std::to_string(rounded / unit);
  if (decimals > 0) {
    auto rest = std::to_string(rounded % unit);
    out += '.' + std::string(static_cast<std::size_t>(decimals) - rest.size(), '0') + rest;
  }
  return negative && rounded != 0 ? "-" + out : out;
}

std::string Fraction::shownPercent(int decimals) const {
  return (*this * Fraction(100)).shown(decimals);
}

Fraction operator+(const Fraction& a, const Fraction& b) {
  return reduced(Wide{a.numerator_} * b.denominator_ + Wide{b.numerator_} * a.denominator_,
                 Wide{a.denominator_} * b.denominator_);
}

Fraction operator-(const Fraction& a, const Fraction& b) {
  return reduced(Wide{a.numerator_} * b.denominator_ - Wide{b.numerator_} * a.denominator_,
                 Wide{a.denominator_} * b.denominator_);
}

Fraction operator*(const Fraction& a, const Fraction& b) {
  return reduced(Wide{a.numerator_} * b.numerator_, Wide{a.denominator_} * b.denominator_);
}

Fraction operator/(const Fraction& a, const Fraction& b) {
  assert(b.numerator_ != 0);
  return reduced(Wide{a.numerator_} * b.denominator_, Wide{a.denominator_} * b.numerator_);
}

std::strong_ordering operator<=>(const Fraction& a, const Fraction& b) {
  const Wide left = Wide{a.numerator_} * b.denominator_;
  const Wide right = Wide{b.numerator_} * a.denominator_;
  return left < right   ? std::strong_ordering::less
         : left > right ? std::strong_ordering::greater
                        : std::strong_ordering::equal;
}

Figure ratio(std::int64_t part, std::int64_t whole) {
  if (whole == 0) return std::nullopt;
  return Fraction(part, whole);
}

std::string shown(const Figure& figure, int decimals) {
  return figure ? figure->shown(decimals) : "—";
}

std::string shownPercent(const Figure& figure, int decimals) {
  return figure ? figure->shownPercent(decimals) + "%" : "—";
}

}  // namespace kijun
