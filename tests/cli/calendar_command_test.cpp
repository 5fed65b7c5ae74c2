// kijun calendar, as people call it.
#include "cli/command_line.h"

namespace kijun::testing {
namespace {

class CalendarCommand : public CommandLine {
 protected:
  // Two departments, each with a document to review.
  std::string dated() const {
    const auto file = empty();
    add(file, "department", "name\n水道部\n総務課\n");
    add(file, "document",
        "title,document_class,owner,review_due\n"
        "運用規程,4,水道部,2026-11-01\n"
        "文書規程,4,総務課,2026-12-01\n");
    return file;
  }
  void add(const std::string& file, const std::string& name, std::string_view bytes) const {
    writeBytes(path("一覧.csv"), bytes);
    output({"import", file, path("一覧.csv"), "--register", name, "--yes"});
  }
  std::string calendar(const std::string& file, std::vector<std::string> more = {}) const {
    std::vector<std::string> arguments{"calendar", file, "--out", path("期日.ics")};
    arguments.insert(arguments.end(), more.begin(), more.end());
    output(arguments);
    return bytesOf(path("期日.ics"));
  }
  static std::size_t count(const std::string& bytes, std::string_view what) {
    std::size_t found = 0;
    for (auto at = bytes.find(what); at != std::string::npos; at = bytes.find(what, at + 1)) {
      ++found;
    }
    return found;
  }
};

TEST_F(CalendarCommand, WritesWhatIsDueAndTheSameTwice) {
  const auto file = dated();
  const auto before = bytesOf(file);
  const auto bytes = calendar(file);
  EXPECT_TRUE(bytes.starts_with("BEGIN:VCALENDAR\r\n"));
  EXPECT_EQ(count(bytes, "BEGIN:VEVENT\r\n"), 2u);
  EXPECT_NE(bytes.find("SUMMARY:文書の見直し：運用規程\r\n"), std::string::npos);
  EXPECT_NE(bytes.find("DTSTART;VALUE=DATE:20261101\r\n"), std::string::npos);
  EXPECT_EQ(calendar(file), bytes);
  EXPECT_EQ(bytesOf(file), before) << "nothing is written into the workspace";
}

TEST_F(CalendarCommand, NarrowsDownByDepartmentAndStampsByTheDayGiven) {
  const auto file = dated();
  const auto bytes =
      calendar(file, {"--department", "総務課", "--as-of", "2026-10-01", "--lang", "en"});
  EXPECT_EQ(count(bytes, "BEGIN:VEVENT\r\n"), 1u);
  EXPECT_NE(bytes.find("SUMMARY:Document review: 文書規程\r\n"), std::string::npos);
  EXPECT_NE(bytes.find("DTSTAMP:20261001T000000Z\r\n"), std::string::npos);
  EXPECT_EQ(count(calendar(file, {"--tasks"}), "BEGIN:VTODO\r\n"), 2u);
}

TEST_F(CalendarCommand, SaysWhatIsWrong) {
  const auto file = dated();
  const auto out = path("期日.ics");
  EXPECT_NE(
      refused(1, {"calendar", file, "--out", out, "--department", "営業部"}).find("「営業部」"),
      std::string::npos);
  EXPECT_NE(refused(2, {"calendar", file, "--out", path("期日.txt")}).find(".ics"),
            std::string::npos);
  EXPECT_NE(refused(2, {"calendar", file, "--out", out, "--as-of", "きょう"}).find("きょう"),
            std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(out));
}

}  // namespace
}  // namespace kijun::testing
