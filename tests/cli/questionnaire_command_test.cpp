// kijun questionnaire: out to a department, back in with a preview, and who owes what.
#include "cli/command_line.h"

namespace kijun::testing {
namespace {

class QuestionnaireCommand : public CommandLine {
 protected:
  std::string handOut(const std::string& file, const std::string& format,
                      const std::vector<std::string>& more = {}) const {
    const auto out = path("回答票 配水." + format);
    std::vector<std::string> arguments{"questionnaire", "out",        file,
                                       "--department",  "配水管理課", "--format",
                                       format,          "--out",      out};
    arguments.insert(arguments.end(), more.begin(), more.end());
    output(arguments);
    return out;
  }
  json standing(const std::string& file, const std::string& department) const {
    for (const auto& one : outputJson({"questionnaire", "list", file, "--json"})) {
      if (one.at("department") == department) return one;
    }
    ADD_FAILURE() << department;
    return {};
  }
};

TEST_F(QuestionnaireCommand, ListsEightDepartmentsInEveryState) {
  const auto file = sample();
  const auto all = outputJson({"questionnaire", "list", file, "--json"});
  ASSERT_EQ(all.size(), 8u);
  for (const auto* state : {"not_started", "in_progress", "submitted", "returned", "confirmed"}) {
    int count = 0;
    for (const auto& one : all) count += one.at(state).get<int>();
    EXPECT_GT(count, 0) << state;
  }
  const auto one = standing(file, "配水管理課");
  EXPECT_EQ(one.at("items"), 6);
  EXPECT_EQ(one.at("owed"), 6);
  EXPECT_EQ(one.at("overdue"), 0);
  EXPECT_EQ(one.at("due"), "2026-10-16");
  EXPECT_EQ(one.at("respondents"), json::array({"小林 直樹"}));
  const auto later = outputJson({"questionnaire", "list", file, "--json", "--as-of", "2026-10-17"});
  int overdue = 0;
  for (const auto& department : later) overdue += department.at("overdue").get<int>();
  EXPECT_GT(overdue, 6);
  EXPECT_NE(output({"questionnaire", "list", file}).find("配水管理課\t6\t6"), std::string::npos);
}

TEST_F(QuestionnaireCommand, ASmallWorkspaceIsAnsweredElsewhereAndComesBack) {
  const auto file = sample();
  const auto part = handOut(file, "kijun");
  refused(1, {"answer", part, "3.2-4", "--level", "3"});
  output({"answer", part, "5.1.4-1", "--unit", "制御系", "--level", "2", "--stipulation", "partial",
          "--note", "夜間は委託先が代行"});
  const auto preview = outputJson({"questionnaire", "in", file, part, "--json"});
  EXPECT_EQ(preview.at("applied"), false);
  EXPECT_EQ(preview.at("department"), "配水管理課");
  EXPECT_EQ(preview.at("new"), 1);
  EXPECT_EQ(preview.at("unchanged"), 5);
  EXPECT_EQ(standing(file, "配水管理課").at("not_started"), 6) << "only shown";
  const auto shown = output({"questionnaire", "in", file, part, "--as", "佐藤 真理子"});
  EXPECT_NE(shown.find("5.1.4-1 / 制御系"), std::string::npos);
  EXPECT_NE(shown.find("夜間は委託先が代行"), std::string::npos);
  refused(1, {"questionnaire", "in", file, part, "--yes", "--as", "山本 恵"});
  EXPECT_EQ(
      outputJson({"questionnaire", "in", file, part, "--yes", "--json", "--as", "佐藤 真理子"})
          .at("applied"),
      true);
  EXPECT_EQ(standing(file, "配水管理課").at("in_progress"), 1);
  const auto history = output({"history", file, "--limit", "1"});
  EXPECT_NE(history.find("小林 直樹"), std::string::npos) << "in the respondent's name";
  EXPECT_NE(history.find("佐藤 真理子"), std::string::npos) << "taken back by";
  EXPECT_EQ(
      outputJson({"questionnaire", "in", file, part, "--yes", "--json", "--as", "佐藤 真理子"})
          .at("applied"),
      false)
      << "twice";
  output({"verify", file});
}

TEST_F(QuestionnaireCommand, ConflictsWaitForAPerson) {
  const auto file = sample();
  const auto part = handOut(file, "kijun");
  output({"answer", part, "5.1.4-1", "--unit", "制御系", "--level", "2"});
  output({"answer", file, "5.1.4-1", "--unit", "制御系", "--level", "4", "--as", "佐藤 真理子"});
  EXPECT_EQ(
      outputJson({"questionnaire", "in", file, part, "--yes", "--json", "--as", "佐藤 真理子"})
          .at("applied"),
      false);
  refused(2, {"questionnaire", "in", file, part, "--take", "4.1-1", "--as", "佐藤 真理子"});
  const auto taken = outputJson({"questionnaire", "in", file, part, "--take", "5.1.4-1", "--yes",
                                 "--json", "--as", "佐藤 真理子"});
  EXPECT_EQ(taken.at("applied"), true);
  EXPECT_EQ(taken.at("conflict"), 1);
}

TEST_F(QuestionnaireCommand, EveryFormatIsWrittenAndNothingIsReplacedUnasked) {
  const auto file = sample();
  for (const std::string format : {"xlsx", "html", "pdf", "kijun"}) {
    const auto out = handOut(file, format);
    EXPECT_GT(std::filesystem::file_size(out), 1000u) << format;
    const auto before = bytesOf(out);
    refused(1, {"questionnaire", "out", file, "--department", "配水管理課", "--format", format,
                "--out", out});
    EXPECT_EQ(bytesOf(out), before) << format;
    handOut(file, format, {"--blank", "--replace", "--lang", "en"});
    EXPECT_NE(bytesOf(out), before) << format;
    if (format == "html" || format == "pdf") {
      EXPECT_NE(refused(1, {"questionnaire", "in", file, out}).find("XLSX"), std::string::npos);
    }
  }
  EXPECT_EQ(
      outputJson({"questionnaire", "in", file, path("回答票 配水.xlsx"), "--json"}).at("unchanged"),
      6);
}

TEST_F(QuestionnaireCommand, SaysWhatIsWrongWithWhatItIsGiven) {
  const auto file = sample();
  const auto out = path("out.xlsx");
  EXPECT_NE(refused(1, {"questionnaire", "out", file, "--department", "水質課", "--format", "xlsx",
                        "--out", out})
                .find("配水管理課"),
            std::string::npos)
      << "names those there are";
  refused(2, {"questionnaire", "out", file, "--department", "配水管理課", "--format", "docx",
              "--out", out});
  const auto other = empty();
  refused(1, {"questionnaire", "out", other, "--department", "配水管理課", "--format", "xlsx",
              "--out", out});
  refused(1, {"questionnaire", "in", file, other});
  refused(1, {"questionnaire", "in", file, path("ない.xlsx")});
  writeBytes(path("壊れた.xlsx"), "PK\x03\x04 nonsense");
  refused(1, {"questionnaire", "in", file, path("壊れた.xlsx")});
  EXPECT_FALSE(std::filesystem::exists(out));
}

}  // namespace
}  // namespace kijun::testing
