// The organisation's own standard after chapter 2 of the guideline: the texts as people left them.
#include "report/sections/words.h"

namespace kijun::sections {
namespace {

constexpr std::string_view kPoint = "・";

// Paragraphs are parted by empty lines; lines after a paragraph's first that begin with "・" are a
// list.
void addText(Blocks& out, std::string_view text) {
  List list;
  const auto endList = [&] {
    if (!list.items.empty()) out.push_back(std::move(list));
    list = {};
  };
  while (!text.empty()) {
    const auto end = text.find('\n');
    std::string line(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    if (line.starts_with(kPoint)) {
      list.items.push_back({plain(line.substr(kPoint.size()))});
      continue;
    }
    endList();
    if (!line.empty()) out.push_back(body(std::move(line)));
  }
  endList();
}

}  // namespace

Blocks standard(const ReportInput& input) {
  const auto& organisation = input.snapshot.organisation;
  Blocks out;
  out.push_back(Heading{1, text(input, "report.standard.title"), "standard"});
  const auto part = [&](std::string_view titleId, const char* id, const std::string& words) {
    out.push_back(Heading{2, text(input, titleId), id});
    if (words.empty()) {
      out.push_back(Paragraph{{muted(text(input, "report.standard.empty"))}, TextStyle::Body});
    } else {
      addText(out, words);
    }
  };
  part("standard.part.aim", "standard-aim", organisation.standardAim);
  part("standard.part.scope", "standard-scope", organisation.standardScope);
  part("standard.part.roles", "standard-roles", organisation.standardRoles);
  return out;
}

}  // namespace kijun::sections
