// Calendars as RFC 5545 wants them, read back by a reader written for this test alone: it unfolds,
// parts and unescapes, and refuses what the RFC forbids.
#include "exchange/icalendar/icalendar.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>
#include <stdexcept>

#include "base/text.h"
#include "exchange/icalendar/due_dates.h"
#include "support/rows.h"
#include "support/test_catalog.h"

namespace kijun::testing {
namespace {

using Properties = std::multimap<std::string, std::string>;
struct Component {
  std::string name;
  Properties properties;
};

// RFC 5545 3.1: lines of at most 75 octets that end in CRLF; a blank at the front continues.
std::vector<std::string> unfolded(const std::string& bytes) {
  std::vector<std::string> lines;
  std::size_t at = 0;
  while (at < bytes.size()) {
    const auto end = bytes.find("\r\n", at);
    if (end == std::string::npos) throw std::runtime_error("the last line has no break");
    const auto line = bytes.substr(at, end - at);
    if (line.size() > 75) throw std::runtime_error("longer than 75 octets: " + line);
    if (line.empty()) throw std::runtime_error("an empty line");
    if (!isValidUtf8(line)) throw std::runtime_error("a code point was parted");
    if (line.find_first_of("\r\n") != std::string::npos) throw std::runtime_error("a bare break");
    if (line.front() == ' ') {
      if (lines.empty()) throw std::runtime_error("nothing to continue");
      lines.back() += line.substr(1);
    } else {
      lines.push_back(line);
    }
    at = end + 2;
  }
  return lines;
}

std::string unescaped(const std::string& value) {
  std::string out;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] == ';' || value[i] == ',') throw std::runtime_error("unescaped: " + value);
    if (value[i] != '\\') {
      out += value[i];
      continue;
    }
    if (++i == value.size()) throw std::runtime_error("ends in an escape");
    if (value[i] == 'n' || value[i] == 'N') {
      out += '\n';
    } else if (value[i] == '\\' || value[i] == ';' || value[i] == ',') {
      out += value[i];
    } else {
      throw std::runtime_error("unknown escape");
    }
  }
  return out;
}

struct Read {
  Properties calendar;
  std::vector<Component> entries;
};

Read readBack(const std::string& bytes) {
  const auto lines = unfolded(bytes);
  if (lines.size() < 2 || lines.front() != "BEGIN:VCALENDAR" || lines.back() != "END:VCALENDAR") {
    throw std::runtime_error("no calendar");
  }
  Read read;
  for (std::size_t i = 1; i + 1 < lines.size(); ++i) {
    const auto colon = lines[i].find(':');
    if (colon == std::string::npos) throw std::runtime_error("no value: " + lines[i]);
    const auto name = lines[i].substr(0, colon);
    const auto value = unescaped(lines[i].substr(colon + 1));
    if (name == "BEGIN") {
      read.entries.push_back({value, {}});
    } else if (name == "END") {
      if (read.entries.back().name != value) throw std::runtime_error("ends otherwise");
    } else {
      (read.entries.empty() ? read.calendar : read.entries.back().properties).emplace(name, value);
    }
  }
  return read;
}

std::string valueOf(const Properties& properties, const std::string& name) {
  EXPECT_EQ(properties.count(name), 1u) << name;
  const auto at = properties.find(name);
  return at == properties.end() ? std::string() : at->second;
}

Calendar one(std::string summary) {
  return {"基準",
          Date(2026, 9, 30),
          CalendarForm::Events,
          {{"a@kijun", Date(2026, 12, 31), std::move(summary), {}, {}, false}}};
}

TEST(ICalendar, AnEventTakesItsDayAndIsStampedByTheAsOfDate) {
  const auto read = readBack(toICalendar(one("見直し")));
  EXPECT_EQ(valueOf(read.calendar, "VERSION"), "2.0");
  EXPECT_FALSE(valueOf(read.calendar, "PRODID").empty());
  ASSERT_EQ(read.entries.size(), 1u);
  const auto& event = read.entries.front();
  EXPECT_EQ(event.name, "VEVENT");
  EXPECT_EQ(valueOf(event.properties, "UID"), "a@kijun");
  EXPECT_EQ(valueOf(event.properties, "DTSTAMP"), "20260930T000000Z");
  EXPECT_EQ(valueOf(event.properties, "DTSTART;VALUE=DATE"), "20261231");
  EXPECT_EQ(valueOf(event.properties, "DTEND;VALUE=DATE"), "20270101") << "the day after";
  EXPECT_EQ(valueOf(event.properties, "SUMMARY"), "見直し");
  EXPECT_EQ(event.properties.count("DESCRIPTION"), 0u) << "nothing is said of nothing";
}

TEST(ICalendar, ATaskIsDueAndSaysWhetherItIsBegun) {
  auto calendar = one("点検");
  calendar.form = CalendarForm::Tasks;
  calendar.entries.push_back(calendar.entries.front());
  calendar.entries.back().begun = true;
  const auto read = readBack(toICalendar(calendar));
  ASSERT_EQ(read.entries.size(), 2u);
  EXPECT_EQ(read.entries[0].name, "VTODO");
  EXPECT_EQ(valueOf(read.entries[0].properties, "DUE;VALUE=DATE"), "20261231");
  EXPECT_EQ(valueOf(read.entries[0].properties, "STATUS"), "NEEDS-ACTION");
  EXPECT_EQ(valueOf(read.entries[1].properties, "STATUS"), "IN-PROCESS");
}

TEST(ICalendar, AnyTextComesBackAsItWas) {
  for (const std::string& text :
       std::vector<std::string>{"a,b;c\\d", "一行目\n二行目", "\\n", "末尾\\", ",",
                                "契約、更新；期限", "👩‍💻 担当"}) {
    const auto read = readBack(toICalendar(one(text)));
    EXPECT_EQ(valueOf(read.entries.at(0).properties, "SUMMARY"), text);
  }
  EXPECT_EQ(icalendarText("a\r\nb\rc"), "a\\nb\\nc");
  EXPECT_EQ(icalendarText(std::string("a\0b\x7f\x1b", 5)), "ab")
      << "control characters are no text";
}

TEST(ICalendar, LinesOfEveryLengthFoldBetweenCodePoints) {
  const std::vector<std::string> letters{"a", "é", "水", "𠮷"};
  std::mt19937 random(20260930);
  for (int round = 0; round < 400; ++round) {
    std::string line = "X:";
    const int length = round % 200;
    for (int i = 0; i < length; ++i) line += letters[random() % letters.size()];
    const auto folded = icalendarLine(line);
    const auto lines = unfolded(folded);
    ASSERT_EQ(lines, std::vector<std::string>{line});
  }
  EXPECT_EQ(icalendarLine(std::string(75, 'x')), std::string(75, 'x') + "\r\n") << "just fits";
  EXPECT_EQ(icalendarLine(std::string(76, 'x')), std::string(75, 'x') + "\r\n x\r\n");
}

class DueDates : public ::testing::Test {
 protected:
  DueDates() {
    snapshot.organisation.name = "架空市水道局";
    snapshot.asOf = Date(2026, 9, 30);
    snapshot.current.cycle = {"c", "令和8年度", 1, "2026-09-30", "2027-01-15", "", "", "", "open"};
    snapshot.current.catalog = testCatalog({{"5.1-1"}, {"5.1-2"}, {"5.1-3"}, {"5.2-1"}});
    snapshot.current.units = {{"u", "全体", true, 0}};
    snapshot.departments = {{"d1", "水道部", {}, 1}, {"d2", "総務課", {}, 2}};
    snapshot.people = {{"p1", "佐藤 真理子", "", "", "assessor"}};
    put("document", "doc1",
        {{"title", "方針"},
         {"document_class", "4"},
         {"owner", "d1"},
         {"review_due", "2026-11-01"}});
    put("supplier", "s1",
        {{"name", "みなと計装"},
         {"owner", "d2"},
         {"contract_until", "2027-03-31"},
         {"review_due", "2026-10-20"}});
    put("risk", "r1",
        {{"title", "停止"},
         {"method", "scenario"},
         {"state", "open"},
         {"owner", "d1"},
         {"responsible", "p1"},
         {"review_due", "2026-08-01"}});
    put("risk", "r2",
        {{"title", "保有"},
         {"method", "scenario"},
         {"state", "open"},
         {"treatment", "retain"},
         {"acceptance_until", "2027-06-30"}});
    put("risk", "r3",
        {{"title", "解決"},
         {"method", "scenario"},
         {"state", "closed"},
         {"review_due", "2026-08-01"}});
  }
  void put(const char* record, const char* id, const std::map<std::string, std::string>& fields) {
    registers[record].push_back(rowOf(record, id, fields));
  }
  void give(const std::string& item, const Id& department, const std::string& due,
            AnswerState state) {
    Answer answer;
    answer.key = {"c", "u", item};
    answer.department = department;
    answer.due = due;
    answer.state = state;
    snapshot.current.answers[item] = {answer};
  }
  std::vector<std::string> uids(const Id& department = {}) const {
    std::vector<std::string> list;
    for (const auto& entry :
         dueCalendar(snapshot, registers, Language::Japanese, department).entries) {
      list.push_back(entry.uid);
    }
    return list;
  }
  Snapshot snapshot;
  RegisterRows registers;
};

TEST_F(DueDates, ReadsOnlyRegistersThatExist) {
  for (const auto* source : dueDateSources()) EXPECT_NE(source, nullptr);
}

TEST_F(DueDates, ListsWhatIsOpenInTheOrderOfItsDays) {
  EXPECT_EQ(uids(), (std::vector<std::string>{
                        "risk.review_due.r1@kijun", "supplier.review_due.s1@kijun",
                        "document.review_due.doc1@kijun", "cycle.due.c@kijun",
                        "supplier.contract_until.s1@kijun", "risk.acceptance_until.r2@kijun"}));
  snapshot.current.cycle.state = "closed";
  EXPECT_EQ(uids().size(), 5u);
}

TEST_F(DueDates, OfOneDepartmentAndTheCycleWhichIsEverybodys) {
  EXPECT_EQ(uids("d2"),
            (std::vector<std::string>{"supplier.review_due.s1@kijun", "cycle.due.c@kijun",
                                      "supplier.contract_until.s1@kijun"}));
  EXPECT_EQ(dueCalendar(snapshot, registers, Language::English, "d2").name,
            "Kijun due dates (総務課)");
}

TEST_F(DueDates, AnswersAreOneEntryADepartmentAndDayUntilTheyAreSubmitted) {
  registers = {};
  give("5.1-1", "d1", "2026-11-30", AnswerState::NotStarted);
  give("5.1-2", "d1", "2026-11-30", AnswerState::Returned);
  give("5.1-3", "d2", "2026-11-30", AnswerState::Submitted);
  give("5.2-1", "d1", "2026-10-31", AnswerState::NotStarted);
  const auto all = dueCalendar(snapshot, registers, Language::Japanese);
  ASSERT_EQ(all.entries.size(), 3u) << "two days of one department, and the cycle";
  EXPECT_EQ(all.entries[0].uid, "answers.due.c.d1.2026-10-31@kijun");
  EXPECT_FALSE(all.entries[0].begun);
  EXPECT_EQ(all.entries[1].day, Date(2026, 11, 30));
  EXPECT_EQ(all.entries[1].summary, "回答の期限：水道部 2項目（令和8年度）");
  EXPECT_TRUE(all.entries[1].begun);
  EXPECT_EQ(uids("d2"), std::vector<std::string>{"cycle.due.c@kijun"}) << "submitted";
  give("5.1-3", {}, "2026-12-15", AnswerState::NotStarted);
  EXPECT_EQ(dueCalendar(snapshot, registers, Language::English).entries[2].summary,
            "Answers due: not assigned, items: 1 (令和8年度)");
  snapshot.current.cycle.state = "closed";
  EXPECT_TRUE(uids().empty());
}

TEST_F(DueDates, PlansAndTheirMilestonesUntilTheyAreDone) {
  registers = {};
  put("plan", "a",
      {{"title", "多要素認証"},
       {"state", "in_progress"},
       {"due", "2026-12-01"},
       {"department", "d1"},
       {"responsible", "p1"}});
  put("plan", "b", {{"title", "済み"}, {"state", "done"}, {"due", "2026-12-01"}});
  put("plan", "c", {{"title", "中止"}, {"state", "cancelled"}, {"due", "2026-12-01"}});
  put("plan_milestone", "m1", {{"title", "試行"}, {"plan", "a"}, {"due", "2026-10-15"}});
  put("plan_milestone", "m2",
      {{"title", "済み"}, {"plan", "a"}, {"due", "2026-10-01"}, {"done_on", "2026-09-20"}});
  put("plan_milestone", "m3", {{"title", "済んだ計画の"}, {"plan", "b"}, {"due", "2026-10-01"}});
  const auto calendar = dueCalendar(snapshot, registers, Language::Japanese, "d1");
  ASSERT_EQ(calendar.entries.size(), 3u) << "the milestone is its plan's department's";
  EXPECT_EQ(calendar.entries[0].uid, "plan_milestone.due.m1@kijun");
  EXPECT_EQ(calendar.entries[0].description,
            "計画：多要素認証\n担当部署：水道部\n責任者：佐藤 真理子");
  EXPECT_EQ(calendar.entries[1].summary, "リスク対応計画の期限：多要素認証");
  EXPECT_TRUE(calendar.entries[1].begun);
}

TEST_F(DueDates, TheSameInputGivesTheSameBytesWithEachUidOnce) {
  const auto bytes = toICalendar(dueCalendar(snapshot, registers, Language::Japanese));
  EXPECT_EQ(bytes, toICalendar(dueCalendar(snapshot, registers, Language::Japanese)));
  const auto read = readBack(bytes);
  std::set<std::string> seen;
  for (const auto& entry : read.entries) seen.insert(valueOf(entry.properties, "UID"));
  EXPECT_EQ(seen.size(), read.entries.size());
  EXPECT_EQ(seen.size(), 6u);
}

TEST_F(DueDates, EveryTextOfTheRegistersCanBeACalendar) {
  put("document", "doc2",
      {{"title", "長い、「名前」; 二つ, の\\文書\n改行"},
       {"document_class", "4"},
       {"review_due", "2026-11-02"}});
  const auto read = readBack(toICalendar(dueCalendar(snapshot, registers, Language::English)));
  bool found = false;
  for (const auto& entry : read.entries) {
    found |= valueOf(entry.properties, "SUMMARY") ==
             "Document review: 長い、「名前」; 二つ, の\\文書\n改行";
  }
  EXPECT_TRUE(found);
}

}  // namespace
}  // namespace kijun::testing
