#include <gtest/gtest.h>

#include <regex>
#include <set>

#include "report/report_fixture.h"

namespace kijun::testing {
namespace {

std::string html(Language language = Language::Japanese) {
  return makeReport(sampleInput(language), "assessment", ReportFormat::Html);
}

std::vector<std::string> matches(const std::string& text, const char* pattern) {
  const std::regex expression(pattern);
  std::vector<std::string> found;
  for (std::sregex_iterator at(text.begin(), text.end(), expression), end; at != end; ++at) {
    found.push_back((*at)[1]);
  }
  return found;
}

TEST(Html, EscapesWhatPeopleWrote) {
  const auto page = html();
  EXPECT_EQ(page.find("<script"), std::string::npos);
  EXPECT_NE(page.find("&lt;script&gt;alert("), std::string::npos);
  EXPECT_NE(page.find("&lt; 5 &amp;amp;"), std::string::npos);
}

TEST(Html, StandsAlone) {
  const auto page = html();
  for (const char* outside : {"http://", "https://", "<link", "@import", "url(", "javascript:"}) {
    std::string rest = page;
    // The name of the SVG namespace is no address.
    for (std::size_t at; (at = rest.find("http://www.w3.org/2000/svg")) != std::string::npos;) {
      rest.erase(at, 26);
    }
    EXPECT_EQ(rest.find(outside), std::string::npos) << outside;
  }
}

TEST(Html, EveryLinkArrives) {
  const auto page = html();
  std::set<std::string> ids;
  for (const auto& id : matches(page, " id=\"([^\"]+)\"")) {
    EXPECT_TRUE(ids.insert(id).second) << "twice: " << id;
  }
  const auto links = matches(page, "href=\"#([^\"]+)\"");
  EXPECT_GT(links.size(), 50U);
  for (const auto& link : links) EXPECT_TRUE(ids.contains(link)) << link;
  for (const auto& names : matches(page, "aria-labelledby=\"([^\"]+)\"")) {
    for (const auto& name : matches(names + " ", "([^ ]+) ")) EXPECT_TRUE(ids.contains(name));
  }
}

TEST(Html, ElementsCloseInOrder) {
  const auto page = html(Language::English);
  std::vector<std::string> open;
  const std::regex tag("<(/?)([!A-Za-z0-9]+)[^>]*?(/?)>");
  const auto style = page.find("</style>");
  const auto body = page.substr(0, page.find("<style>")) + page.substr(style + 8);
  for (std::sregex_iterator at(body.begin(), body.end(), tag), end; at != end; ++at) {
    const std::string name = (*at)[2];
    if ((*at)[1].length()) {
      ASSERT_FALSE(open.empty()) << name;
      ASSERT_EQ(open.back(), name)
          << "near " << body.substr(static_cast<std::size_t>(at->position()), 80);
      open.pop_back();
    } else if (!(*at)[3].length() && name != "meta" && name != "col" && name != "!DOCTYPE") {
      open.push_back(name);
    }
  }
  EXPECT_TRUE(open.empty());
}

TEST(Html, HeadingsDescendOneByOne) {
  int level = 0;
  for (const auto& digit : matches(html().substr(html().find("<main")), "<h([1-6])[ >]")) {
    EXPECT_LE(std::stoi(digit), level + 1);
    level = std::stoi(digit);
  }
  EXPECT_GT(level, 0);
}

TEST(Html, SaysItsLanguageAndNamesItsTables) {
  EXPECT_NE(html().find("<html lang=\"ja\">"), std::string::npos);
  const auto page = html(Language::English);
  EXPECT_NE(page.find("<html lang=\"en\">"), std::string::npos);
  EXPECT_EQ(matches(page, "(<table)").size(), matches(page, "(<caption>[^<])").size());
  EXPECT_TRUE(matches(page, "(<th(?! scope)[^e])").empty());
}

TEST(Html, SameInputSameBytes) {
  EXPECT_EQ(html(), html());
}

}  // namespace
}  // namespace kijun::testing
