#include "report/measure.h"

#include <array>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "report/embedded.h"

namespace kijun {
namespace {

class Advances {
 public:
  Advances() {
    const auto json = nlohmann::json::parse(reportResource("report/advances.json"));
    default_ = json.at("default").get<int>();
    for (const auto weight : {Weight::Regular, Weight::Bold}) {
      auto& table = tables_[static_cast<std::size_t>(weight)];
      for (const auto& run : json.at(weight == Weight::Bold ? "bold" : "regular")) {
        auto point = run.at(0).get<char32_t>();
        for (const auto& advance : run.at(1)) table[point++] = advance.get<int>();
      }
    }
  }
  int of(char32_t point, Weight weight) const {
    const auto& table = tables_[static_cast<std::size_t>(weight)];
    const auto at = table.find(point);
    return at == table.end() ? default_ : at->second;
  }

 private:
  int default_ = 1000;
  std::array<std::unordered_map<char32_t, int>, 2> tables_;
};

struct Glyph {
  char32_t point = 0;
  std::string_view bytes;
};

std::vector<Glyph> glyphsOf(std::string_view text) {
  std::vector<Glyph> glyphs;
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    length = std::min(length, text.size() - at);
    char32_t point = length == 1 ? lead : lead & (0xffu >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
      point = point << 6 | (static_cast<unsigned char>(text[at + i]) & 0x3fu);
    }
    glyphs.push_back({point, text.substr(at, length)});
    at += length;
  }
  return glyphs;
}

double advance(char32_t point, Weight weight) {
  static const Advances advances;
  return advances.of(point, weight) / 1000.0;
}

bool isWide(char32_t point) {
  return point >= 0x2e80;
}

// Characters that may not begin a line (JIS X 4051, the common ones).
bool mayNotBegin(char32_t point) {
  static constexpr std::u32string_view kNever =
      U"、。，．・：；？！）］｝」』】〉》〕ー…‥ぁぃぅぇぉっゃゅょァィゥェォッャュョ々)]},.:;!?%";
  return kNever.find(point) != std::u32string_view::npos;
}

bool mayNotEnd(char32_t point) {
  static constexpr std::u32string_view kNever = U"（［｛「『【〈《〔([{";
  return kNever.find(point) != std::u32string_view::npos;
}

bool breaksBetween(char32_t before, char32_t after) {
  if (mayNotBegin(after) || mayNotEnd(before)) return false;
  if (before == U' ' || before == U'/' || before == U'-') return after != U' ';
  return isWide(before) || isWide(after) ? after != U' ' : false;
}

constexpr std::string_view kEllipsis = "…";

}  // namespace

double textWidth(std::string_view text, double size, Weight weight) {
  double width = 0;
  for (const auto& glyph : glyphsOf(text)) width += advance(glyph.point, weight);
  return width * size;
}

std::string fittedText(std::string_view text, double size, Weight weight, double width) {
  if (textWidth(text, size, weight) <= width) return std::string(text);
  const double room = width - textWidth(kEllipsis, size, weight);
  double used = 0;
  std::string out;
  for (const auto& glyph : glyphsOf(text)) {
    used += advance(glyph.point, weight) * size;
    if (used > room) break;
    out += glyph.bytes;
  }
  while (out.ends_with(' ')) out.pop_back();
  return out.append(kEllipsis);
}

std::vector<std::string> wrappedText(std::string_view text, double size, Weight weight,
                                     double width, std::size_t maxLines) {
  std::vector<std::string> lines;
  const auto glyphs = glyphsOf(text);
  std::size_t begin = 0;
  while (begin < glyphs.size()) {
    if (lines.size() + 1 == maxLines) {
      const auto rest = static_cast<std::size_t>(glyphs[begin].bytes.data() - text.data());
      lines.push_back(fittedText(text.substr(rest), size, weight, width));
      return lines;
    }
    double used = 0;
    std::size_t end = begin, lastBreak = begin;
    for (; end < glyphs.size(); ++end) {
      if (end > begin && breaksBetween(glyphs[end - 1].point, glyphs[end].point)) lastBreak = end;
      used += advance(glyphs[end].point, weight) * size;
      if (used > width && glyphs[end].point != U' ') break;
    }
    if (end < glyphs.size()) end = lastBreak > begin ? lastBreak : std::max(end, begin + 1);
    std::string line;
    for (std::size_t i = begin; i < end; ++i) line += glyphs[i].bytes;
    while (line.ends_with(' ')) line.pop_back();
    lines.push_back(std::move(line));
    begin = end;
    while (begin < glyphs.size() && glyphs[begin].point == U' ') ++begin;
  }
  return lines;
}

}  // namespace kijun
