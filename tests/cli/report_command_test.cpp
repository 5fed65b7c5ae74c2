#include <unistd.h>

#include <regex>

#include "cli/command_line.h"

namespace kijun::testing {
namespace {

namespace fs = std::filesystem;

struct Kind {
  std::string format;
  std::string language;
};

class ReportCommand : public CommandLine {
 protected:
  std::vector<std::string> call(const std::string& file, const Kind& kind, const std::string& out,
                                std::vector<std::string> more = {}) const {
    std::vector<std::string> arguments{"report",   file,        "--kind", "assessment",
                                       "--format", kind.format, "--lang", kind.language,
                                       "--out",    out};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
  }
  std::string report(const std::string& file, const Kind& kind,
                     std::vector<std::string> more = {}) const {
    const auto out = path("報告 書." + kind.format);
    EXPECT_EQ(output(call(file, kind, out, std::move(more))), "");
    return bytesOf(out);
  }
  const std::vector<Kind> kinds_{{"html", "ja"}, {"html", "en"}, {"pdf", "ja"}, {"pdf", "en"}};
};

TEST_F(ReportCommand, WritesEachFormatInEachLanguage) {
  const auto file = sample();
  std::set<std::string> different;
  for (const auto& kind : kinds_) {
    const auto bytes = report(file, kind);
    different.insert(bytes);
    if (kind.format == "pdf") {
      EXPECT_TRUE(bytes.starts_with("%PDF-"));
      continue;
    }
    EXPECT_TRUE(bytes.starts_with("<!DOCTYPE html>"));
    EXPECT_NE(bytes.find("lang=\"" + kind.language + "\""), std::string::npos);
    EXPECT_NE(bytes.find("架空市水道局"), std::string::npos);
    EXPECT_NE(bytes.find(kind.language == "ja" ? "成熟度" : "Maturity"), std::string::npos);
    for (const char* outside : {"<script", "src=\"http", "<link", "url(http", "@import"}) {
      EXPECT_EQ(bytes.find(outside), std::string::npos) << outside;
    }
  }
  EXPECT_EQ(different.size(), kinds_.size());
}

TEST_F(ReportCommand, HasTheRegistersAsAnAppendixOfBearableLength) {
  const auto file = sample();
  const auto html = report(file, kinds_[0]);
  for (const auto* part : {"付録", "北浄水場 中央監視制御システム", "架空トランスクリプト社",
                           "計装盤内に届出のないルータを発見", "手動運転切替え手順書"}) {
    EXPECT_NE(html.find(part), std::string::npos) << part;
  }
  const auto pdf = report(file, kinds_[2]);
  const std::regex page("/Type /Page[ \n>/]");
  const auto pages = std::distance(std::sregex_iterator(pdf.begin(), pdf.end(), page), {});
  EXPECT_GE(pages, 80);
  EXPECT_LE(pages, 160);
  const auto summary = path("概要.html");
  output({"report", file, "--kind", "summary", "--format", "html", "--out", summary});
  EXPECT_EQ(bytesOf(summary).find("付録"), std::string::npos);
}

TEST_F(ReportCommand, LeavesNothingBesideTheFile) {
  const auto file = sample();
  fs::create_directory(path("出力"));
  output(call(file, kinds_[0], path("出力/報告.html")));
  EXPECT_EQ(std::distance(fs::directory_iterator(path("出力")), fs::directory_iterator()), 1);
}

TEST_F(ReportCommand, ReplacesAnOlderReport) {
  const auto file = sample();
  const auto out = path("報告.html");
  writeBytes(out, "older");
  output(call(file, kinds_[0], out));
  EXPECT_TRUE(bytesOf(out).starts_with("<!DOCTYPE html>"));
}

TEST_F(ReportCommand, GivesTheSameBytesWhereverItRuns) {
  const auto file = sample();
  fs::permissions(folder_.path(), fs::perms(0755));
  fs::permissions(file, fs::perms(0644));
  fs::create_directory(path("別の 場所"));
  fs::permissions(path("別の 場所"), fs::perms(0777));
  using Environment = std::map<std::string, std::optional<std::string>>;
  const std::vector<Environment> environments{
      {{"TZ", "Pacific/Kiritimati"}},
      {{"TZ", "America/Los_Angeles"}, {"LC_ALL", "C"}},
      {{"LANG", "ja_JP.UTF-8"}, {"LC_ALL", std::nullopt}},
      {{"LANG", "de_DE.UTF-8"}, {"LC_ALL", "tr_TR.UTF-8"}, {"LANGUAGE", "tr"}},
      {{"LC_ALL", "C.UTF-8"}, {"LC_NUMERIC", "fr_FR.UTF-8"}},
      {{"HOME", std::nullopt}, {"XDG_STATE_HOME", std::nullopt}},
      {{"HOME", path("別の 場所")}, {"XDG_CACHE_HOME", path("別の 場所")}, {"USER", "suzuki"}},
      {{"SOURCE_DATE_EPOCH", "0"}, {"TMPDIR", path("別の 場所")}},
      {{"FONTCONFIG_FILE", "/dev/null"}, {"FONTCONFIG_PATH", path("別の 場所")}},
  };
  for (const auto& kind : kinds_) {
    const auto expected = report(file, kind, {"--as-of", "2026-09-30"});
    const auto out = path("別の 場所/報告." + kind.format);
    const auto expectSame = [&](const Launch& changed, const std::string& what) {
      const auto finished = run(changed);
      ASSERT_EQ(finished.code, 0) << what << ": " << finished.err;
      EXPECT_TRUE(bytesOf(out) == expected) << kind.format << ' ' << kind.language << ' ' << what;
      fs::remove(out);
    };
    const auto base = launch(call(file, kind, out, {"--as-of", "2026-09-30"}));
    for (std::size_t i = 0; i < environments.size(); ++i) {
      auto changed = base;
      for (const auto& [name, value] : environments[i]) changed.environment[name] = value;
      expectSame(changed, "environment " + std::to_string(i));
    }
    auto elsewhere = base;
    elsewhere.folder = "/";
    expectSame(elsewhere, "another folder");
    if (::geteuid() == 0) expectSame(asOrdinaryUser(base), "another user");
  }
}

TEST_F(ReportCommand, SaysTheSameUnderAnotherNameOfTheFile) {
  const auto file = sample();
  const auto renamed = path("renamed.kijun");
  fs::copy_file(file, renamed);
  for (const auto& kind : kinds_) EXPECT_EQ(report(file, kind), report(renamed, kind));
}

TEST_F(ReportCommand, CarriesTheDayAskedFor) {
  const auto file = sample();
  for (const auto& kind : kinds_) {
    const auto first = report(file, kind, {"--as-of", "2026-09-30"});
    const auto second = report(file, kind, {"--as-of", "2027-01-15"});
    EXPECT_NE(first, second);
    if (kind.format == "html") {
      const std::string day = kind.language == "ja" ? "令和9年1月15日" : "15 January 2027";
      EXPECT_EQ(first.find(day), std::string::npos);
      EXPECT_NE(second.find(day), std::string::npos);
    } else if (programExists("pdfinfo")) {
      const auto information = run({.command = {"pdfinfo", "-rawdates", path("報告 書.pdf")}});
      EXPECT_NE(information.out.find("D:20270115"), std::string::npos) << information.out;
    }
  }
}

TEST_F(ReportCommand, ShowsTheCycleAskedFor) {
  const auto file = sample();
  EXPECT_NE(report(file, kinds_[0], {"--cycle", "1"}), report(file, kinds_[0]));
  EXPECT_EQ(report(file, kinds_[0], {"--cycle", "2"}), report(file, kinds_[0]));
  refused(1, call(file, kinds_[0], path("r.html"), {"--cycle", "9"}));
}

TEST_F(ReportCommand, HasJapaneseTextThatCanBeFound) {
  if (!programExists("pdftotext")) GTEST_SKIP() << "pdftotext is not installed";
  report(sample(), {"pdf", "ja"});
  const auto text = run({.command = {"pdftotext", path("報告 書.pdf"), "-"}});
  EXPECT_EQ(text.code, 0);
  EXPECT_NE(text.out.find("目標"), std::string::npos);
  EXPECT_NE(text.out.find("架空市水道局"), std::string::npos);
}

TEST_F(ReportCommand, KnowsItsKindsFormatsAndLanguages) {
  const auto file = sample();
  const auto base = call(file, kinds_[0], path("r.html"));
  for (const std::size_t at : {3u, 5u, 7u}) {
    auto changed = base;
    changed[at] = "nonsense";
    EXPECT_NE(refused(2, changed).find(changed[at - 1]), std::string::npos);
  }
  for (const std::size_t at : {2u, 4u, 8u}) {
    auto changed = base;
    changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(at),
                  changed.begin() + static_cast<std::ptrdiff_t>(at) + 2);
    EXPECT_NE(refused(2, changed).find(base[at]), std::string::npos);
  }
  EXPECT_FALSE(fs::exists(path("r.html")));
}

TEST_F(ReportCommand, SaysWhereItCannotWrite) {
  const auto file = sample();
  EXPECT_NE(refused(1, call(file, kinds_[0], path("無い/r.html"))).find("無い"), std::string::npos);
  refused(1, call(file, kinds_[0], folder_.path().string()));
}

TEST_F(ReportCommand, WritesToDevicesAndReplacesNone) {
  const auto file = sample();
  fs::create_symlink("/dev/full", path("満杯"));
  EXPECT_NE(refused(3, call(file, kinds_[0], path("満杯"))).find("満杯"), std::string::npos);
  EXPECT_TRUE(fs::is_symlink(path("満杯")));
  const auto toStdout = output(call(file, kinds_[0], "/dev/stdout"));
  EXPECT_TRUE(toStdout == report(file, kinds_[0])) << toStdout.size() << " bytes";
}

}  // namespace
}  // namespace kijun::testing
