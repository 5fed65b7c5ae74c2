// Foreign tables: what offices keep, what programs write, and what is broken.
#include "exchange/table.h"

#include <gtest/gtest.h>
#include <zip.h>

#include <algorithm>
#include <fstream>

#include "base/error.h"
#include "exchange/csv/csv.h"
#include "exchange/xlsx/xlsx.h"
#include "support/temporary_folder.h"

namespace kijun::testing {
namespace {

using Cells = std::vector<std::string>;

class TableTest : public ::testing::Test {
 protected:
  std::filesystem::path write(const std::string& name, std::string_view bytes) {
    const auto path = folder / name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }
  TextTable read(std::string_view bytes) { return readTable(write("一覧 表.dat", bytes)); }
  std::string refusal(std::string_view bytes) {
    try {
      read(bytes);
    } catch (const Error& error) {
      EXPECT_NE(error.text(Language::Japanese).find("一覧 表.dat"), std::string::npos);
      EXPECT_FALSE(error.todo().empty());
      return error.message().id;
    }
    return "nothing";
  }

  // A spreadsheet by hand, as other programs make them.
  std::string spreadsheet(const std::map<std::string, std::string>& parts) {
    const auto path = (folder / "by hand.xlsx").string();
    int failure = 0;
    auto* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &failure);
    for (const auto& [name, text] : parts) {
      auto* source = zip_source_buffer(archive, text.data(), text.size(), 0);
      zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    }
    EXPECT_EQ(zip_close(archive), 0);
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  TemporaryFolder folder;
};

constexpr const char* kWorkbook =
    R"(<workbook xmlns="x" xmlns:r="y"><sheets><sheet name="隠し" sheetId="1" state="hidden" r:id="r1"/>)"
    R"(<sheet name="資産" sheetId="2" r:id="r2"/></sheets></workbook>)";
constexpr const char* kRelations =
    R"(<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/>)"
    R"(<Relationship Id="r2" Target="worksheets/sheet2.xml"/></Relationships>)";

TEST_F(TableTest, CsvOfAnyUsualEncodingAndSeparatorIsRead) {
  const auto utf8 = read("名称,台数\r\n浄水場,3\r\n\"ポンプ, 予備\",\"2\"\r\n");
  EXPECT_EQ(utf8.header, (Cells{"名称", "台数"}));
  ASSERT_EQ(utf8.rows.size(), 2u);
  EXPECT_EQ(utf8.rows[1].cells, (Cells{"ポンプ, 予備", "2"}));
  EXPECT_EQ(utf8.rows[1].line, 3u);
  // 資産名 and 水道 in Shift_JIS and in EUC-JP.
  const auto sjis =
      read("\x8e\x91\x8e\x59\x96\xbc\t\x8b\xe6\x95\xaa\n\x90\x85\x93\xb9\t\x90\x85\n");
  EXPECT_EQ(sjis.header, (Cells{"資産名", "区分"}));
  EXPECT_EQ(sjis.rows.at(0).cells, (Cells{"水道", "水"}));
  const auto euc = read(
      "\xbb\xf1\xbb\xba\xcc\xbe;\xb6\xe8\xca\xac;\xc8\xf7\xb9\xcd\n\xbf\xe5\xc6\xbb;\xbf\xe5;"
      "\xa4\xa2\xa4\xea\n");
  EXPECT_EQ(euc.header, (Cells{"資産名", "区分", "備考"}));
  EXPECT_EQ(euc.rows.at(0).cells, (Cells{"水道", "水", "あり"}));
}

TEST_F(TableTest, LinesWithinQuotationsCountAndBlankRowsDoNot) {
  const auto table = read("\xEF\xBB\xBF\n名,説明\n甲,\"一行目\r\n二行目\"\n\n,\n乙,\"3\"\"\"\n");
  ASSERT_EQ(table.rows.size(), 2u);
  EXPECT_EQ(table.rows[0].cells[1], "一行目\n二行目");
  EXPECT_EQ(table.rows[1].cells, (Cells{"乙", "3\""}));
  EXPECT_EQ(table.rows[1].line, 7u);
}

TEST_F(TableTest, WhatIsBrokenIsNamedWithItsLine) {
  EXPECT_EQ(refusal("名,説明\n甲,\"閉じない\n"), "exchange.csv.open");
  EXPECT_EQ(refusal(""), "exchange.empty");
  EXPECT_EQ(refusal(std::string_view("\x7f"
                                     "ELF\0\0\0",
                                     7)),
            "exchange.no_text");
  EXPECT_EQ(refusal("PK\x03\x04 this is no archive"), "exchange.xlsx.damaged");
  EXPECT_EQ(refusal("<?xml version='1.0'?><nmaprun><host>"), "exchange.xml.broken");
  EXPECT_EQ(refusal("{\"bomFormat\": \"CycloneDX\", "), "exchange.json.broken");
}

TEST_F(TableTest, FormulasAreNeutralisedAndComeBackAsTheyWere) {
  const TextTable table{{"名", "値"},
                        {{2, {"=1+1", "-5"}},
                         {3, {"@SUM(A1)", "+81-3-0000-0000"}},
                         {4, {"'=quoted", "-見出し"}},
                         {5, {"_x0041_ と _x005F_", "_x00_ _xzzzz_"}},
                         {6, {"''", "普通"}}},
                        ""};
  const auto csv = writtenCsv(table);
  EXPECT_NE(csv.find("'=1+1,-5"), std::string::npos);
  EXPECT_EQ(csv.find("\n="), std::string::npos);
  for (const char* name : {"表.csv", "表.xlsx"}) {
    writeTable(folder / name, table, "表");
    const auto back = readTable(folder / name);
    EXPECT_EQ(back.header, table.header);
    ASSERT_EQ(back.rows.size(), table.rows.size()) << name;
    for (std::size_t i = 0; i < back.rows.size(); ++i) {
      EXPECT_EQ(back.rows[i].cells, table.rows[i].cells) << name;
    }
  }
}

TEST_F(TableTest, SpreadsheetsAreTheSameBytesForTheSameTable) {
  const TextTable table{{"名"}, {{2, {"浄水場"}}}, ""};
  EXPECT_EQ(writtenXlsx(table, "資産:一覧"), writtenXlsx(table, "資産:一覧"));
}

TEST_F(TableTest, SpreadsheetsOfOthersAreReadByValue) {
  const auto bytes = spreadsheet(
      {{"xl/workbook.xml", kWorkbook},
       {"xl/_rels/workbook.xml.rels", kRelations},
       {"xl/worksheets/sheet1.xml", "<worksheet><sheetData/></worksheet>"},
       {"xl/sharedStrings.xml",
        "<sst><si><t>資産名</t><rPh sb='0' eb='3'><t>シサンメイ</t></rPh></si>"
        "<si><r><t>浄水</t></r><r><t>場</t></r></si></sst>"},
       {"xl/styles.xml",
        "<styleSheet><numFmts><numFmt numFmtId='176' formatCode='yyyy&quot;年&quot;m&quot;月&quot;"
        "d&quot;日&quot;'/></numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/>"
        "<xf numFmtId='176'/><xf numFmtId='3'/></cellXfs></styleSheet>"},
       {"xl/worksheets/sheet2.xml",
        "<worksheet><sheetData><row r='2'><c r='A2' t='s'><v>0</v></c><c r='B2' t='inlineStr'>"
        "<is><t>期限</t></is></c><c r='D2' t='str'><v>台数</v></c></row>"
        "<row r='5'><c r='A5' t='s'><v>1</v></c><c r='B5' s='1'><v>46113</v></c>"
        "<c r='C5' s='2'><v>46113.5</v></c><c r='D5' s='3'><f>1+2</f><v>3.0</v></c>"
        "<c r='E5' t='b'><v>1</v></c><c r='F5' "
        "t='e'><v>#REF!</v></c></row></sheetData></worksheet>"}});
  const auto table = read(bytes);
  EXPECT_EQ(table.header, (Cells{"資産名", "期限", "", "台数"}));
  ASSERT_EQ(table.rows.size(), 1u);
  EXPECT_EQ(table.rows[0].line, 5u);
  EXPECT_EQ(table.rows[0].cells,
            (Cells{"浄水場", "2026-04-01", "2026-04-01 12:00", "3", "TRUE", ""}));
  EXPECT_EQ(table.source, "XLSX 資産");
}

TEST_F(TableTest, ASheetIsChosenByNameAmongThoseThatAreSeen) {
  const auto sheet = [](const std::string& heading) {
    return "<worksheet><sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>" + heading +
           "</t></is></c></row></sheetData></worksheet>";
  };
  const auto bytes = spreadsheet(
      {{"xl/workbook.xml",
        R"(<workbook xmlns:r="y"><sheets><sheet name="表紙" r:id="r1"/>)"
        R"(<sheet name="控え" state="hidden" r:id="r2"/><sheet name="資産" r:id="r3"/></sheets></workbook>)"},
       {"xl/_rels/workbook.xml.rels",
        R"(<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/>)"
        R"(<Relationship Id="r2" Target="worksheets/sheet2.xml"/>)"
        R"(<Relationship Id="r3" Target="/xl/worksheets/sheet3.xml"/></Relationships>)"},
       {"xl/worksheets/sheet1.xml", sheet("題")},
       {"xl/worksheets/sheet2.xml", sheet("旧")},
       {"xl/worksheets/sheet3.xml", sheet("資産名")}});
  const auto file = write("複数 枚.xlsx", bytes);
  const auto first = readTable(file);
  EXPECT_EQ(first.sheets, (Cells{"表紙", "資産"}));
  EXPECT_EQ(first.sheet, "表紙");
  const auto wanted = readTable(file, "資産");
  EXPECT_EQ(wanted.sheet, "資産");
  EXPECT_EQ(wanted.header, Cells{"資産名"});
  const auto refused = [&](const std::filesystem::path& path, const std::string& name) {
    try {
      readTable(path, name);
    } catch (const Error& error) {
      return error.message().id;
    }
    return std::string("nothing");
  };
  EXPECT_EQ(refused(file, "控え"), "exchange.xlsx.no_sheet");
  EXPECT_EQ(refused(write("表.csv", "名,値\n"), "資産"), "exchange.no_sheets");
}

TEST_F(TableTest, WhatSwellsWhenUnpackedIsRefused) {
  constexpr std::uint64_t kMost = 4 * 1024 * 1024;
  const auto bytes = spreadsheet({{"xl/workbook.xml", kWorkbook},
                                  {"xl/_rels/workbook.xml.rels", kRelations},
                                  {"xl/worksheets/sheet2.xml", std::string(kMost, ' ')}});
  EXPECT_LT(bytes.size(), kMost / 100);
  try {
    readXlsx(bytes, "膨らむ.xlsx", {}, kMost);
    FAIL() << "unpacked more than it may";
  } catch (const Error& error) {
    EXPECT_EQ(error.message().id, "exchange.xlsx.too_large");
  }
}

TEST_F(TableTest, DaysOfSpreadsheetsAreTheirs) {
  EXPECT_EQ(daySerial(1, false), "1900-01-01");
  EXPECT_EQ(daySerial(61, false), "1900-03-01");
  EXPECT_EQ(daySerial(46113, false), "2026-04-01");
  EXPECT_EQ(daySerial(46113 - 1462, true), "2026-04-01");
  EXPECT_TRUE(isDayFormat(14, ""));
  EXPECT_TRUE(isDayFormat(57, ""));
  EXPECT_TRUE(isDayFormat(200, "[$-411]ggge\"年\"m\"月\"d\"日\";@"));
  EXPECT_FALSE(isDayFormat(200, "#,##0\"day\""));
  EXPECT_FALSE(isDayFormat(0, ""));
}

TEST_F(TableTest, BillsOfMaterialsBecomeAssetsWithWhatTheyDependOn) {
  const auto table = read(R"({"bomFormat": "CycloneDX", "specVersion": "1.5",
    "metadata": {"component": {"type": "device", "name": "PLC", "bom-ref": "plc", "version": "2"}},
    "components": [{"type": "library", "group": "org", "name": "modbus", "purl": "pkg:x/modbus",
                    "supplier": {"name": "製造 株式会社"}}],
    "services": [{"bom-ref": "s", "name": "保守クラウド", "provider": {"name": "提供社"},
                  "endpoints": ["https://a.example", "https://b.example"]}],
    "dependencies": [{"ref": "plc", "dependsOn": ["pkg:x/modbus", "s", "unknown"]}]})");
  ASSERT_EQ(table.rows.size(), 3u);
  const auto column = [&](std::size_t row, const std::string& name) {
    return table.rows[row].cell(
        static_cast<std::size_t>(std::ranges::find(table.header, name) - table.header.begin()));
  };
  EXPECT_EQ(column(0, "kind"), "hardware");
  EXPECT_EQ(column(0, "depends_on"), "pkg:x/modbus\ns");
  EXPECT_EQ(column(1, "name"), "org/modbus");
  EXPECT_EQ(column(1, "vendor"), "製造 株式会社");
  EXPECT_EQ(column(2, "kind"), "external");
  EXPECT_EQ(column(2, "address"), "https://a.example https://b.example");
}

TEST_F(TableTest, ScannedHostsThatAreUpBecomeAssets) {
  const auto table = read(
      "<?xml version=\"1.0\"?><!DOCTYPE nmaprun><nmaprun>"
      "<host><status state=\"up\"/><address addr=\"192.0.2.7\" addrtype=\"ipv4\"/>"
      "<address addr=\"00:00:5E:00:53:01\" addrtype=\"mac\" vendor=\"製造社\"/>"
      "<hostnames><hostname name=\"hmi1.example\"/></hostnames><ports>"
      "<port protocol=\"tcp\" portid=\"502\"><state state=\"open\"/><service name=\"mbap\"/></port>"
      "<port protocol=\"tcp\" portid=\"23\"><state state=\"closed\"/></port></ports>"
      "<os><osmatch name=\"VxWorks\"/></os></host>"
      "<host><status state=\"down\"/><address addr=\"192.0.2.8\" addrtype=\"ipv4\"/></host>"
      "</nmaprun>");
  ASSERT_EQ(table.rows.size(), 1u);
  EXPECT_EQ(table.rows[0].cells,
            (Cells{"hmi1.example", "hardware", "00:00:5E:00:53:01", "unapproved", "製造社",
                   "VxWorks", "192.0.2.7", "502/tcp mbap"}));
}

TEST_F(TableTest, EntitiesOfAScanAreNotResolved) {
  for (const char* entity : {"SYSTEM \"file:///etc/passwd\"", "\"inner\""}) {
    EXPECT_EQ(refusal("<!DOCTYPE nmaprun [<!ENTITY x " + std::string(entity) +
                      ">]><nmaprun><host>&x;</host></nmaprun>"),
              "exchange.xml.entity");
  }
}

}  // namespace
}  // namespace kijun::testing
