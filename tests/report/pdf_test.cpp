#define POINTERHOLDER_TRANSITION 4
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFOutlineDocumentHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <regex>

#include "report/document.h"
#include "report/pdf_text.h"
#include "report/questionnaire.h"
#include "report/report_fixture.h"
#include "support/process.h"
#include "support/questionnaire_fixture.h"
#include "support/temporary_folder.h"

namespace kijun::testing {
namespace {

using Object = QPDFObjectHandle;

const std::string& report(Language language = Language::Japanese) {
  static const std::string japanese =
      makeReport(sampleInput(Language::Japanese), "assessment", ReportFormat::Pdf);
  static const std::string english =
      makeReport(sampleInput(Language::English), "assessment", ReportFormat::Pdf);
  return language == Language::Japanese ? japanese : english;
}

// How often each tag stands in the structure, and the alternatives of its figures.
struct Structure {
  std::map<std::string, int> tags;
  std::vector<std::string> alternatives;
  int headsWithoutScope = 0;

  void read(Object node) {
    if (node.isArray()) {
      for (int i = 0; i < node.getArrayNItems(); ++i) read(node.getArrayItem(i));
      return;
    }
    if (!node.isDictionary() || !node.hasKey("/S")) return;
    const auto type = node.getKey("/S").getName();
    ++tags[type];
    if (type == "/Figure") alternatives.push_back(node.getKey("/Alt").getUTF8Value());
    if (type == "/TH" && !node.getKey("/A").isDictionary()) ++headsWithoutScope;
    read(node.getKey("/K"));
  }
};

class Pdf : public ::testing::Test {
 protected:
  void SetUp() override { pdf_.processMemoryFile("report", report().data(), report().size()); }
  QPDF pdf_;
};

TEST_F(Pdf, IsWrittenForTheArchive) {
  EXPECT_TRUE(report().starts_with("%PDF-1.4"));
  Object root = pdf_.getRoot();
  EXPECT_EQ(root.getKey("/Lang").getUTF8Value(), "ja");
  EXPECT_TRUE(root.getKey("/MarkInfo").getKey("/Marked").getBoolValue());
  const auto metadata = root.getKey("/Metadata").getRawStreamData();
  const std::string xmp(reinterpret_cast<const char*>(metadata->getBuffer()), metadata->getSize());
  EXPECT_NE(xmp.find("<pdfaid:part>1</pdfaid:part>"), std::string::npos);
  EXPECT_NE(xmp.find("2026-09-30T00:00:00Z"), std::string::npos);
  EXPECT_EQ(root.getKey("/OutputIntents").getArrayItem(0).getKey("/S").getName(), "/GTS_PDFA1");
  EXPECT_EQ(pdf_.getTrailer().getKey("/Info").getKey("/CreationDate").getStringValue(),
            "D:20260930000000Z");
  EXPECT_EQ(report().find("/ObjStm"), std::string::npos);
  for (auto& page : QPDFPageDocumentHelper(pdf_).getAllPages()) {
    EXPECT_FALSE(page.getObjectHandle().hasKey("/Group"));
    for (auto& annotation : page.getAnnotations()) EXPECT_EQ(annotation.getFlags(), 4);
  }
}

TEST_F(Pdf, HoldsItsFontsAndTheSetsOfTheirGlyphs) {
  int fonts = 0;
  for (auto& object : pdf_.getAllObjects()) {
    if (!object.isDictionaryOfType("/FontDescriptor")) continue;
    ++fonts;
    EXPECT_TRUE(object.getKey("/FontFile3").isStream());
    EXPECT_TRUE(object.getKey("/CIDSet").isStream());
    EXPECT_NE(object.getKey("/FontName").getName().find("NotoSansCJKjp"), std::string::npos);
  }
  EXPECT_EQ(fonts, 2);
}

TEST_F(Pdf, IsTagged) {
  Structure structure;
  structure.read(pdf_.getRoot().getKey("/StructTreeRoot").getKey("/K"));
  for (const char* tag : {"/Document", "/H1", "/H2", "/H3", "/P", "/Table", "/TR", "/TH", "/TD",
                          "/Figure", "/L", "/LI", "/Link", "/TOC", "/TOCI"}) {
    EXPECT_GT(structure.tags[tag], 0) << tag;
  }
  EXPECT_EQ(structure.tags["/Document"], 1);
  EXPECT_EQ(structure.headsWithoutScope, 0);
  ASSERT_EQ(structure.alternatives.size(), 3U);
  for (const auto& words : structure.alternatives) {
    EXPECT_NE(words.find("最も低いのは"), std::string::npos) << words;
  }
}

TEST_F(Pdf, RunningHeadsAreArtifacts) {
  auto pages = QPDFPageDocumentHelper(pdf_).getAllPages();
  for (std::size_t i = 1; i < pages.size(); i += 7) {
    auto buffer = pages[i].getObjectHandle().getKey("/Contents").getStreamData();
    const std::string content(reinterpret_cast<const char*>(buffer->getBuffer()),
                              buffer->getSize());
    const std::regex mark("/Artifact BMC|BDC|EMC|\\bBT\\b");
    int depth = 0;
    for (std::sregex_iterator at(content.begin(), content.end(), mark), end; at != end; ++at) {
      if (at->str() == "BT") {
        EXPECT_EQ(depth, 1) << "text outside of marks on page " << i + 1;
      } else {
        depth += at->str() == "EMC" ? -1 : 1;
      }
    }
    EXPECT_EQ(depth, 0);
  }
}

TEST_F(Pdf, TextCanBeFoundAndIsNoneOfTheLookAlikes) {
  std::string text;
  for (const auto& page : pdfPages(report(), TextOrder::Content)) text += page;
  for (const char* word : {"目標", "成熟度", "見直", "一部", "確認"}) {
    EXPECT_NE(text.find(word), std::string::npos) << word;
  }
  // U+2F00 to U+2FD5, the radicals: E2 BC 80 to E2 BF 95.
  EXPECT_EQ(text.find("\xe2\xbc"), std::string::npos);
  EXPECT_EQ(text.find("\xe2\xbd"), std::string::npos);
  // Ligatures would hide "fi" from a search.
  std::string english;
  for (const auto& page : pdfPages(report(Language::English), TextOrder::Content)) english += page;
  EXPECT_NE(english.find("fulfilled"), std::string::npos);
  EXPECT_EQ(english.find("\xef\xac\x81"), std::string::npos);
}

TEST_F(Pdf, ContentsNameThePagesWhereHeadingsStand) {
  const auto document = makeDocument(sampleInput(), "assessment", {});
  const auto pages = pdfPages(report(), TextOrder::Layout);
  int checked = 0;
  for (const auto& block : document.blocks) {
    const auto* heading = std::get_if<Heading>(&block);
    if (!heading || heading->level > 2) continue;
    std::string escaped;
    for (const char c : heading->text) {
      if (std::string_view("().[]{}*+?^$|\\").find(c) != std::string_view::npos) escaped += '\\';
      escaped += c;
    }
    std::smatch found;
    const std::string& contents = pages[1];
    ASSERT_TRUE(std::regex_search(contents, found,
                                  std::regex("(?:^|\n) *" + escaped + " +([0-9]+)(?:\n|$)")))
        << heading->text;
    const auto page = static_cast<std::size_t>(std::stoi(found[1]));
    ASSERT_LE(page, pages.size());
    EXPECT_NE(withoutBlanks(pages[page - 1]).find(withoutBlanks(heading->text)), std::string::npos)
        << heading->text << " on page " << page;
    if (heading->level == 1) {
      // It opens its page, right under the running head.
      const auto at = withoutBlanks(pages[page - 1]).find(withoutBlanks(heading->text));
      EXPECT_LT(at, 200U) << heading->text;
    }
    ++checked;
  }
  EXPECT_GT(checked, 20);
}

TEST_F(Pdf, BookmarksAndLinksArrive) {
  QPDFOutlineDocumentHelper outlines(pdf_);
  const auto tops = outlines.getTopLevelOutlines();
  EXPECT_EQ(tops.size(), 11U);
  for (auto top : tops) {
    EXPECT_TRUE(top.getDestPage().isDictionary()) << top.getTitle();
    for (auto& kid : top.getKids()) EXPECT_TRUE(kid.getDestPage().isDictionary()) << kid.getTitle();
  }
  int links = 0;
  for (auto& page : QPDFPageDocumentHelper(pdf_).getAllPages()) {
    for (auto& annotation : page.getAnnotations("/Link")) {
      ++links;
      EXPECT_FALSE(
          outlines.resolveNamedDest(annotation.getObjectHandle().getKey("/Dest")).isNull());
    }
  }
  EXPECT_GT(links, 50);
}

TEST_F(Pdf, RowsAreNotSplit) {
  const auto input = sampleInput();
  std::vector<std::string> pages;
  for (const auto& page : pdfPages(report(), TextOrder::Content)) {
    pages.push_back(withoutBlanks(page));
  }
  for (const auto& item : input.snapshot.current.catalog->items()) {
    const auto question = withoutBlanks(item.question.ja);
    EXPECT_TRUE(std::ranges::any_of(pages, [&](const std::string& page) {
      return page.find(question) != std::string::npos;
    })) << item.id;
  }
  for (const auto& page : pages)
    EXPECT_EQ(page.find("この行は次のページに続きます"), std::string::npos);
}

TEST(PdfRows, OnesTallerThanAPageGoOnWithANote) {
  const auto bytes = makeReport(sampleInput(Language::Japanese, Notes::LongerThanAPage),
                                "assessment", ReportFormat::Pdf);
  std::string text;
  for (const auto& page : pdfPages(bytes, TextOrder::Content)) text += page;
  EXPECT_NE(text.find("この行は次のページに続きます"), std::string::npos);
  for (const auto& page : pdfPages(bytes, TextOrder::Content)) {
    EXPECT_GT(withoutBlanks(page).size(), 220U) << "an empty page: " << page;
  }
  const auto flat = withoutBlanks(text);
  for (int i = 1; i <= 150; ++i) {
    EXPECT_NE(flat.find("記録" + std::to_string(i) + "：棚卸し"), std::string::npos) << i;
  }
}

// Run by the next test in a process of its own.
TEST(PdfChild, DISABLED_WritesAReport) {
  const char* file = std::getenv("KIJUN_TEST_REPORT");
  ASSERT_NE(file, nullptr);
  std::ofstream(file, std::ios::binary)
      << makeReport(sampleInput(), "assessment", ReportFormat::Pdf);
}

TEST(PdfBytes, AreTheSameInAnotherProcessPlaceAndLanguage) {
  const TemporaryFolder folder;
  const auto file = folder / "報告 書.pdf";
  const auto done =
      run({{"/proc/self/exe", "--gtest_filter=PdfChild.*", "--gtest_also_run_disabled_tests"},
           {{"KIJUN_TEST_REPORT", file.string()},
            {"TZ", "America/New_York"},
            {"LANG", "de_DE.UTF-8"},
            {"LC_ALL", "C"},
            {"HOME", folder.path().string()}}});
  ASSERT_EQ(done.code, 0) << done.out << done.err;
  std::ifstream in(file, std::ios::binary);
  const std::string other{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  EXPECT_TRUE(other == report()) << other.size() << " against " << report().size();
  EXPECT_TRUE(makeReport(sampleInput(), "assessment", ReportFormat::Pdf) == report());
}

TEST(PdfArchive, KeepsToPdfA1b) {
  if (!programExists("java") || !std::filesystem::exists("/usr/share/java/preflight.jar")) {
    GTEST_SKIP() << "needs default-jre-headless (with the compiler) and libpdfbox2-java";
  }
  const TemporaryFolder folder;
  std::string classes;
  for (const char* jar : {"preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging",
                          "javax.activation", "jaxb-api"}) {
    classes += "/usr/share/java/" + std::string(jar) + ".jar:";
  }
  std::vector<std::string> command = {"java", "-cp", classes,
                                      KIJUN_SOURCE_DIR "/tests/report/preflight/Preflight.java"};
  const auto add = [&](const char* name, const std::string& bytes) {
    const auto file = folder / name;
    std::ofstream(file, std::ios::binary) << bytes;
    command.push_back(file.string());
  };
  add("ja.pdf", report());
  add("en.pdf", report(Language::English));
  Snapshot snapshot = sampleSnapshot();
  auto& note = snapshot.current.answers.begin()->second.front().note;
  note = "絵文字 😀 と فارسی と 𠮷 と ﬁ";
  add("odd.pdf",
      makeReport(reportInput(snapshot, Language::Japanese), "assessment", ReportFormat::Pdf));
  snapshot.current.answers.clear();
  snapshot.previous.reset();
  add("empty.pdf",
      makeReport(reportInput(snapshot, Language::English), "summary", ReportFormat::Pdf));
  for (const auto fill : {QuestionnaireFill::Filled, QuestionnaireFill::Blank}) {
    const bool blank = fill == QuestionnaireFill::Blank;
    add(blank ? "questionnaire-blank.pdf" : "questionnaire.pdf",
        makeQuestionnaire(sampleQuestionnaire(fill), blank ? Language::English : Language::Japanese,
                          ReportFormat::Pdf));
  }
  // Java reads file names by the locale.
  const auto done = run({.command = command, .environment = {{"LC_ALL", "C.UTF-8"}}});
  EXPECT_EQ(done.code, 0) << done.out << done.err;
}

}  // namespace
}  // namespace kijun::testing
