// What files are, and which of them could run something.
#include "base/media_type.h"

#include <gtest/gtest.h>

namespace kijun::testing {
namespace {

using namespace std::string_view_literals;

TEST(MediaType, theFirstBytesDecideBeforeTheName) {
  EXPECT_EQ(mediaTypeOf("%PDF-1.7\n", "画面.png"), "application/pdf");
  EXPECT_EQ(mediaTypeOf("\x89PNG\r\n\x1a\n....", "規程.pdf"), "image/png");
  EXPECT_EQ(mediaTypeOf("RIFF\x10\0\0\0WEBPVP8 "sv, "x"), "image/webp");
  EXPECT_EQ(mediaTypeOf("PK\x03\x04rest", "台帳.XLSX"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  EXPECT_EQ(mediaTypeOf("PK\x03\x04rest", "まとめ.zip"), "application/zip");
  EXPECT_EQ(mediaTypeOf("氏名,受講日\n", "受講.csv"), "text/csv");
  EXPECT_EQ(mediaTypeOf("氏名,受講日\n", "受講"), "text/plain");
  EXPECT_EQ(mediaTypeOf("\x8e\x8e\x8c\xb1\r\n", "sjis.txt"), "text/plain");
  EXPECT_EQ(mediaTypeOf("BM is how this sentence begins.", "x.txt"), "text/plain");
  EXPECT_EQ(mediaTypeOf("MZ\x90\0\x03"sv, "x.txt"),
            "application/vnd.microsoft.portable-executable");
  EXPECT_EQ(mediaTypeOf("a\0b"sv, "x.txt"), "application/octet-stream");
}

TEST(MediaType, whatCouldRunIsKnownByNameOrContent) {
  for (const auto name : {"a.exe", "a.EXE ", "a.exe.", "請求書.ｅｘｅ", "a.jar", "a.msi"}) {
    EXPECT_EQ(dangerOf("text", name), Danger::Program) << name;
  }
  for (const auto name : {"a.bat", "a.ps1", "a.vbs", "a.js", "a.hta", "a.sh"}) {
    EXPECT_EQ(dangerOf("text", name), Danger::Script) << name;
  }
  for (const auto name : {"a.xlsm", "a.docm", "a.xls"}) {
    EXPECT_EQ(dangerOf("PK\x03\x04", name), Danger::Macros) << name;
  }
  for (const auto name : {"a.lnk", "a.url", "a.desktop"}) {
    EXPECT_EQ(dangerOf("[Desktop Entry]", name), Danger::Shortcut) << name;
  }
  EXPECT_EQ(dangerOf("\x7f"
                     "ELF\x02",
                     "photo.png"),
            Danger::Program);
  EXPECT_EQ(dangerOf("MZ and nothing but words", "notes.txt"), Danger::Program);
  EXPECT_EQ(dangerOf("#!/bin/sh\n", "readme.txt"), Danger::Script);
  EXPECT_EQ(dangerOf("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "unknown"), Danger::Macros);
  EXPECT_EQ(dangerOf("L\0\0\0\x01\x14\x02\0"sv, "x"), Danger::Shortcut);
  EXPECT_EQ(dangerOf("%PDF-1.4", "a\u202efdp.exe"), Danger::HiddenName);
  for (const auto name : {"規程.pdf", "台帳.xlsx", "画面.png", "記録.txt", "名前だけ"}) {
    EXPECT_EQ(dangerOf("%PDF-1.4", name), Danger::None) << name;
  }
}

TEST(MediaType, namesOfFilesAreMadeSafe) {
  EXPECT_EQ(safeFileName("../../etc/passwd"), "passwd");
  EXPECT_EQ(safeFileName("C:\\temp\\台帳.xlsx"), "台帳.xlsx");
  EXPECT_EQ(safeFileName("a\nb.txt"), "ab.txt");
  EXPECT_EQ(safeFileName(".."), "file");
  EXPECT_EQ(safeFileName(""), "file");
  EXPECT_EQ(safeFileName("-rf"), "rf");
  EXPECT_EQ(safeFileName("\xff\xfe"), "file");
  std::string name;
  for (int i = 0; i < 100; ++i) name += "長";
  const auto shortened = safeFileName(name + ".pdf");
  EXPECT_LE(shortened.size(), 200u);
  EXPECT_TRUE(shortened.ends_with("長.pdf")) << shortened;
}

}  // namespace
}  // namespace kijun::testing
