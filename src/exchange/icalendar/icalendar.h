// iCalendar (RFC 5545) files: days with what is due on them, for any calendar program. Pure: the
// same calendar gives the same bytes, since the stamp is the as-of date and not the clock's.
#pragma once
#include <string>
#include <vector>

#include "base/time.h"

namespace kijun {

// Tasks (VTODO) carry their state and due day; many calendar programs show events (VEVENT) only.
enum class CalendarForm { Events, Tasks };

struct CalendarEntry {
  std::string uid;  // the same for the same due date, in every export
  Date day;
  std::string summary;
  std::string description;  // may be empty
  std::string category;     // may be empty
  bool begun = false;       // of a task
};

struct Calendar {
  std::string name;
  Date asOf;
  CalendarForm form = CalendarForm::Events;
  std::vector<CalendarEntry> entries;
};

std::string toICalendar(const Calendar& calendar);

// A text value as RFC 5545 3.3.11 wants it: \ ; , and line breaks escaped, other control characters
// left out.
std::string icalendarText(std::string_view text);
// A content line with its line break, folded at 75 octets between code points (3.1). The line is
// valid UTF-8.
std::string icalendarLine(std::string_view line);

}  // namespace kijun
