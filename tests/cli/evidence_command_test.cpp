// kijun evidence: files in, lists, files out.
#include <algorithm>

#include "cli/command_line.h"

namespace kijun::testing {
namespace {

using EvidenceCommand = CommandLine;

std::string firstLine(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

TEST_F(EvidenceCommand, aFileGoesInIsListedAndComesOut) {
  const auto file = sample();
  writeBytes(path("議事録 第2回.txt"), "第2回の議事録");
  const auto id = firstLine(output({"evidence", "add", file, path("議事録 第2回.txt"), "--kind",
                                    "record", "--item", "4.1-1,4.1-2", "--expires", "2027-03-31",
                                    "--tlp", "AMBER+STRICT", "--tags", "委員会、監査"}));
  const auto listed = outputJson({"evidence", "list", file, "--item", "4.1-1", "--json"});
  ASSERT_EQ(listed.size(), 1u);
  const auto& piece = listed.front();
  EXPECT_EQ(piece.at("id"), id);
  EXPECT_EQ(piece.at("title"), "議事録 第2回");
  EXPECT_EQ(piece.at("tags"), json::array({"委員会", "監査"}));
  EXPECT_EQ(piece.at("links").size(), 2u);
  EXPECT_EQ(piece.at("revisions").front().at("file_name"), "議事録 第2回.txt");
  output({"evidence", "export", file, id, "--out", path("取り出し.txt")});
  EXPECT_EQ(bytesOf(path("取り出し.txt")), "第2回の議事録");
  const auto again = kijun({"evidence", "add", file, path("議事録 第2回.txt")});
  EXPECT_EQ(again.code, 0);
  EXPECT_NE(again.err.find("すでにあります"), std::string::npos) << again.err;
}

TEST_F(EvidenceCommand, theSamplesPiecesAreInEveryState) {
  const auto listed = outputJson({"evidence", "list", sample(), "--json"});
  EXPECT_EQ(listed.size(), 12u);
  for (const auto state : {"unlimited", "not_yet", "valid", "expiring", "expired"}) {
    EXPECT_TRUE(std::ranges::any_of(listed, [&](const json& piece) {
      return piece.at("validity") == state;
    })) << state;
  }
  EXPECT_TRUE(std::ranges::any_of(
      listed, [](const json& piece) { return piece.at("revisions").size() == 2; }));
  const auto lines = output({"evidence", "list", sample("二.kijun")});
  EXPECT_EQ(std::ranges::count(lines, '\n'), 12);
  EXPECT_NE(lines.find("脆弱性診断の結果概要"), std::string::npos);
}

TEST_F(EvidenceCommand, anEarlierRevisionComesOutByItsNumber) {
  const auto file = sample();
  for (const auto& piece : outputJson({"evidence", "list", file, "--json"})) {
    if (piece.at("revisions").size() != 2) continue;
    const std::string id = piece.at("id");
    output({"evidence", "export", file, id, "--revision", "1", "--out", path("一.txt")});
    output({"evidence", "export", file, id, "--out", path("二.txt")});
    EXPECT_NE(bytesOf(path("一.txt")).find("令和7年度"), std::string::npos);
    EXPECT_NE(bytesOf(path("二.txt")).find("令和8年度"), std::string::npos);
    refused(1, {"evidence", "export", file, id, "--revision", "3", "--out", path("三.txt")});
  }
  EXPECT_FALSE(std::filesystem::exists(path("三.txt")));
}

// Without pdftotext PDF waits and that is said; with one it is read, and why not is listed.
TEST_F(EvidenceCommand, whatIsUnreadIsSaidAndReadLater) {
  const auto file = empty();
  writeBytes(path("控え.pdf"), "%PDF-1.4 だめなもの");
  auto call = launch({"--messages", "en", "evidence", "add", file, path("控え.pdf")});
  call.environment["PATH"] = path("ない");
  auto finished = run(call);
  EXPECT_EQ(finished.code, 0);
  EXPECT_NE(finished.err.find("pdftotext"), std::string::npos) << finished.err;
  const auto state = [&] {
    return outputJson({"evidence", "list", file, "--json"}).front()["revisions"][0]["text"];
  };
  EXPECT_EQ(state(), "unread");
  finished = kijun({"--messages", "en", "search", file, "控え"});
  EXPECT_NE(finished.err.find("kijun evidence read"), std::string::npos) << finished.err;

  writeBytes(path("pdftotext"), "#!/bin/sh\necho '読み取った本文'\n");
  std::filesystem::permissions(path("pdftotext"), std::filesystem::perms(0755));
  call = launch({"evidence", "read", file});
  call.environment["PATH"] = folder_.path().string();
  EXPECT_EQ(run(call).code, 0);
  EXPECT_EQ(state(), "read");
  EXPECT_NE(output({"search", file, "読み取った"}).find("本文 1 ページ"), std::string::npos);

  writeBytes(path("pdftotext"), "#!/bin/sh\necho 'Incorrect password' >&2; exit 1\n");
  call.command.push_back("--again");
  EXPECT_EQ(run(call).code, 0);
  EXPECT_EQ(state(), "locked");
  EXPECT_EQ(output({"search", file, "読み取った"}), "");
  EXPECT_NE(kijun({"evidence", "list", file}).err.find("パスワード"), std::string::npos);
}

TEST_F(EvidenceCommand, wrongCallsSaySo) {
  const auto file = empty();
  writeBytes(path("空.txt"), "");
  writeBytes(path("中身.txt"), "中身");
  refused(1, {"evidence", "add", file, path("ない.txt")});
  refused(1, {"evidence", "add", file, path("空.txt")});
  refused(1, {"evidence", "add", file, folder_.path().string()});
  refused(1, {"evidence", "add", file, path("中身.txt"), "--item", "9.9-9"});
  refused(1, {"evidence", "add", file, path("中身.txt"), "--kind", "噂"});
  refused(2, {"evidence", "add", file, path("中身.txt"), path("空.txt"), "--title", "題"});
  refused(2, {"evidence"});
  refused(1, {"evidence", "export", file, "ない", "--out", path("出.txt")});
  EXPECT_EQ(outputJson({"evidence", "list", file, "--json"}), json::array());
}

}  // namespace
}  // namespace kijun::testing
