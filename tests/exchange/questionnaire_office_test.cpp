// A questionnaire that another spreadsheet program opened and saved: what it says, and that it can
// still be filled in.
#include <gtest/gtest.h>
#include <zip.h>

#include <cstdlib>
#include <fstream>
#include <regex>

#include "exchange/questionnaire/form_xlsx.h"
#include "exchange/questionnaire/returned.h"
#include "support/process.h"
#include "support/questionnaire_fixture.h"
#include "support/temporary_folder.h"

namespace kijun::testing {
namespace {

std::string partOf(const std::filesystem::path& file, const std::string& part) {
  int failure = 0;
  auto* archive = zip_open(file.c_str(), ZIP_RDONLY, &failure);
  if (!archive) return {};
  std::string text;
  if (auto* in = zip_fopen(archive, part.c_str(), 0)) {
    char piece[4096];
    for (auto count = zip_fread(in, piece, sizeof piece); count > 0;
         count = zip_fread(in, piece, sizeof piece)) {
      text.append(piece, static_cast<std::size_t>(count));
    }
    zip_fclose(in);
  }
  zip_discard(archive);
  return text;
}

std::size_t count(const std::string& text, const char* pattern) {
  const std::regex wanted(pattern);
  return static_cast<std::size_t>(
      std::distance(std::sregex_iterator(text.begin(), text.end(), wanted), {}));
}

// The styles, by their number, whose cells may be written to on a protected sheet.
std::vector<bool> unlockedStyles(const std::string& styles) {
  const auto begin = styles.find("<cellXfs"), end = styles.find("</cellXfs>");
  const auto part = styles.substr(begin, end - begin);
  std::vector<bool> unlocked;
  for (auto at = part.find("<xf "); at != std::string::npos;) {
    const auto next = part.find("<xf ", at + 1);
    const auto one = part.substr(at, next - at);
    unlocked.push_back(std::regex_search(one, std::regex("locked=\"(0|false)\"")));
    at = next;
  }
  return unlocked;
}

std::size_t unlockedCells(const std::filesystem::path& file, const std::string& sheet) {
  const auto styles = unlockedStyles(partOf(file, "xl/styles.xml"));
  const auto text = partOf(file, sheet);
  std::size_t cells = 0;
  const std::regex cell("<c [^>]*\\bs=\"([0-9]+)\"");
  for (std::sregex_iterator at(text.begin(), text.end(), cell), end; at != end; ++at) {
    const auto style = static_cast<std::size_t>(std::stoi((*at)[1]));
    if (style < styles.size() && styles[style]) ++cells;
  }
  return cells;
}

class QuestionnaireOffice : public ::testing::TestWithParam<QuestionnaireFill> {
 protected:
  void SetUp() override {
    if (programExists("soffice")) return;
    if (std::getenv("CI")) FAIL() << "soffice is missing: see scripts/packages-test";
    GTEST_SKIP() << "needs libreoffice-calc-nogui";
  }
  // Opened and saved by a program with a home and settings of its own.
  std::filesystem::path saved(const std::filesystem::path& file) {
    const auto out = folder / "saved";
    const auto done = run(
        {.command = {"soffice", "--headless", "--norestore",
                     "-env:UserInstallation=file:///" + (place() / "profile").string().substr(1),
                     "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", out.string(),
                     file.string()},
         .environment = {{"HOME", place().string()}, {"LC_ALL", "C.UTF-8"}}});
    EXPECT_EQ(done.code, 0) << done.out << done.err;
    EXPECT_TRUE(std::filesystem::exists(out / file.filename())) << done.out << done.err;
    return out / file.filename();
  }
  // An address of a profile has neither blanks nor Japanese signs.
  const std::filesystem::path& place() {
    if (!home_.empty()) return home_;
    std::string name = (std::filesystem::temp_directory_path() / "kijun-office-XXXXXX").string();
    EXPECT_NE(::mkdtemp(name.data()), nullptr);
    return home_ = name;
  }
  void TearDown() override {
    if (!home_.empty()) std::filesystem::remove_all(home_);
  }

  TemporaryFolder folder;

 private:
  std::filesystem::path home_;
};

TEST_P(QuestionnaireOffice, SavedAnewItSaysTheSameAndCanStillBeFilledIn) {
  const auto form = sampleQuestionnaire(GetParam());
  const auto file = folder / "回答票 浄水課.xlsx";
  std::ofstream(file, std::ios::binary) << questionnaireXlsx(form, Language::Japanese);
  const auto out = readReturned(file);
  const auto anew = saved(file);
  const auto back = readReturned(anew);
  EXPECT_EQ(back.cycle, out.cycle);
  EXPECT_EQ(back.department, out.department);
  EXPECT_EQ(back.respondent, out.respondent);
  EXPECT_TRUE(back.leftOut.empty());
  ASSERT_EQ(back.rows.size(), out.rows.size());
  for (std::size_t i = 0; i < out.rows.size(); ++i) {
    const auto& before = out.rows[i];
    const auto& after = back.rows[i];
    SCOPED_TRACE(before.item);
    EXPECT_EQ(after.line, before.line);
    EXPECT_EQ(after.item, before.item);
    EXPECT_EQ(after.unit, before.unit);
    EXPECT_EQ(after.level, before.level);
    EXPECT_EQ(after.stipulation, before.stipulation);
    EXPECT_EQ(after.applicability, before.applicability);
    EXPECT_EQ(after.reason, before.reason);
    EXPECT_EQ(after.note, before.note);
    EXPECT_EQ(after.evidence, before.evidence);
    ASSERT_TRUE(after.base);
    EXPECT_EQ(after.base->fields, before.base->fields);
    EXPECT_EQ(after.base->blankForm, GetParam() == QuestionnaireFill::Blank);
  }
  const auto sheet = partOf(anew, "xl/worksheets/sheet2.xml");
  EXPECT_EQ(count(sheet, "<dataValidation [^>]*type=\"list\""), 3u);
  EXPECT_EQ(count(sheet, "<sheetProtection [^>]*sheet=\"(1|true)\""), 1u);
  EXPECT_EQ(count(sheet, "<autoFilter "), 1u);
  EXPECT_EQ(count(sheet, "<conditionalFormatting "), 1u);
  EXPECT_GE(count(sheet, "<col [^>]*hidden=\"(1|true)\""), 1u);
  EXPECT_EQ(count(partOf(anew, "xl/workbook.xml"), "state=\"(hidden|veryHidden)\""), 1u);
  // Seven cells a row to write into, and the respondent's name; nothing else.
  for (const auto& each : {file, anew}) {
    EXPECT_EQ(unlockedCells(each, "xl/worksheets/sheet2.xml"), 7 * form.rows.size()) << each;
    EXPECT_EQ(unlockedCells(each, "xl/worksheets/sheet1.xml"), 1u) << each;
  }
}

INSTANTIATE_TEST_SUITE_P(Either, QuestionnaireOffice,
                         ::testing::Values(QuestionnaireFill::Filled, QuestionnaireFill::Blank),
                         [](const auto& each) {
                           return std::string(each.param == QuestionnaireFill::Blank ? "Blank"
                                                                                     : "Filled");
                         });

}  // namespace
}  // namespace kijun::testing
