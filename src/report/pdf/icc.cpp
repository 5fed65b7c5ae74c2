#include "report/pdf/icc.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

namespace kijun::pdf {
namespace {

constexpr int kCurvePoints = 1024;

void put16(std::string& out, std::uint32_t value) {
  out += static_cast<char>(value >> 8 & 0xff);
  out += static_cast<char>(value & 0xff);
}

void put32(std::string& out, std::uint32_t value) {
  put16(out, value >> 16);
  put16(out, value & 0xffff);
}

std::uint32_t fixed(double value) {
  return static_cast<std::uint32_t>(std::lround(value * 65536));
}

std::string xyz(double x, double y, double z) {
  std::string out = "XYZ ";
  put32(out, 0);
  for (const double value : {x, y, z}) put32(out, fixed(value));
  return out;
}

std::string curve() {
  std::string out = "curv";
  put32(out, 0);
  put32(out, kCurvePoints);
  for (int i = 0; i < kCurvePoints; ++i) {
    const double value = static_cast<double>(i) / (kCurvePoints - 1);
    const double linear = value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    put16(out, static_cast<std::uint32_t>(std::lround(linear * 65535)));
  }
  return out;
}

std::string text(const std::string& words) {
  std::string out = "text";
  put32(out, 0);
  return out + words + '\0';
}

// textDescriptionType: ASCII, then empty Unicode and Macintosh parts.
std::string description(const std::string& words) {
  std::string out = "desc";
  put32(out, 0);
  put32(out, static_cast<std::uint32_t>(words.size() + 1));
  out += words + '\0';
  put32(out, 0);
  put32(out, 0);
  put16(out, 0);
  out += '\0';
  return out.append(67, '\0');
}

std::string header(std::size_t size) {
  std::string out;
  put32(out, static_cast<std::uint32_t>(size));
  put32(out, 0);
  put32(out, 0x02100000);
  out += "mntrRGB XYZ ";
  for (const std::uint32_t part : {2026, 1, 1, 0, 0, 0}) put16(out, part);
  out += "acsp";
  put32(out, 0);
  put32(out, 0);
  put32(out, 0);
  put32(out, 0);
  out.append(8, '\0');
  put32(out, 0);
  for (const double value : {0.9642, 1.0, 0.8249}) put32(out, fixed(value));
  return out.append(48, '\0');
}

}  // namespace

std::string srgbProfile() {
  const std::vector<std::pair<std::string, std::string>> tags = {
      {"desc", description("sRGB")},
      {"cprt", text("No copyright, use freely")},
      {"wtpt", xyz(0.95047, 1, 1.08883)},
      {"rXYZ", xyz(0.4360747, 0.2225045, 0.0139322)},
      {"gXYZ", xyz(0.3850649, 0.7168786, 0.0971045)},
      {"bXYZ", xyz(0.1430804, 0.0606169, 0.7141733)},
      {"rTRC", curve()},
  };
  // The three curves are one.
  constexpr std::size_t kExtra = 2, kHeader = 128, kEntry = 12;
  const std::size_t count = tags.size() + kExtra;
  std::string table, data;
  put32(table, static_cast<std::uint32_t>(count));
  const auto entry = [&](const std::string& name, std::size_t offset, std::size_t size) {
    table += name;
    put32(table, static_cast<std::uint32_t>(offset));
    put32(table, static_cast<std::uint32_t>(size));
  };
  for (const auto& [name, bytes] : tags) {
    const std::size_t offset = kHeader + 4 + kEntry * count + data.size();
    entry(name, offset, bytes.size());
    if (name == "rTRC") {
      entry("gTRC", offset, bytes.size());
      entry("bTRC", offset, bytes.size());
    }
    data += bytes;
    data.append((4 - data.size() % 4) % 4, '\0');
  }
  return header(kHeader + table.size() + data.size()) + table + data;
}

}  // namespace kijun::pdf
