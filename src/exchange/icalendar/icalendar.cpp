#include "exchange/icalendar/icalendar.h"

namespace kijun {
namespace {

constexpr std::size_t kMostOctets = 75;  // of a line, without its break

bool startsCodePoint(char octet) {
  return (static_cast<unsigned char>(octet) & 0xC0U) != 0x80U;
}

std::string basicDay(const Date& day) {
  std::string iso = day.iso();
  std::erase(iso, '-');
  return iso;
}

class Lines {
 public:
  void add(std::string_view name, std::string_view value) {
    bytes_ += icalendarLine(std::string(name) + ':' + std::string(value));
  }
  void addText(std::string_view name, std::string_view value) {
    if (!value.empty()) add(name, icalendarText(value));
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

void add(Lines& lines, const Calendar& calendar, const CalendarEntry& entry) {
  const bool task = calendar.form == CalendarForm::Tasks;
  lines.add("BEGIN", task ? "VTODO" : "VEVENT");
  lines.addText("UID", entry.uid);
  lines.add("DTSTAMP", basicDay(calendar.asOf) + "T000000Z");
  if (task) {
    lines.add("DUE;VALUE=DATE", basicDay(entry.day));
    lines.add("STATUS", entry.begun ? "IN-PROCESS" : "NEEDS-ACTION");
  } else {
    // A day's event ends where the next day begins (3.6.1), and takes nobody's time.
    lines.add("DTSTART;VALUE=DATE", basicDay(entry.day));
    lines.add("DTEND;VALUE=DATE", basicDay(entry.day.plusDays(1)));
    lines.add("TRANSP", "TRANSPARENT");
  }
  lines.addText("SUMMARY", entry.summary);
  lines.addText("DESCRIPTION", entry.description);
  lines.addText("CATEGORIES", entry.category);
  lines.add("END", task ? "VTODO" : "VEVENT");
}

}  // namespace

std::string icalendarText(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\\' || c == ';' || c == ',') {
      out += '\\';
      out += c;
    } else if (c == '\n' || c == '\r') {
      if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
      out += "\\n";
    } else if (c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F)) {
      out += c;
    }
  }
  return out;
}

std::string icalendarLine(std::string_view line) {
  std::string out;
  std::size_t room = kMostOctets;
  while (line.size() > room) {
    std::size_t cut = room;
    while (cut > 0 && !startsCodePoint(line[cut])) --cut;
    out += line.substr(0, cut);
    out += "\r\n ";
    line.remove_prefix(cut);
    room = kMostOctets - 1;  // the blank that marks the continuation counts
  }
  out += line;
  out += "\r\n";
  return out;
}

std::string toICalendar(const Calendar& calendar) {
  Lines lines;
  lines.add("BEGIN", "VCALENDAR");
  lines.add("VERSION", "2.0");
  lines.add("PRODID", "-//Kijun//Kijun//JA");
  lines.add("CALSCALE", "GREGORIAN");
  lines.add("METHOD", "PUBLISH");
  lines.addText("X-WR-CALNAME", calendar.name);
  for (const auto& entry : calendar.entries) add(lines, calendar, entry);
  lines.add("END", "VCALENDAR");
  return lines.take();
}

}  // namespace kijun
