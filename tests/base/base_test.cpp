#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/hash.h"
#include "base/id.h"
#include "support/temporary_folder.h"

namespace kijun {
namespace {

using testing::TemporaryFolder;

TEST(Message, RendersArgumentsInBothLanguages) {
  const auto message = msg("base.file.missing", "資産 目録.kijun");
  EXPECT_EQ(render(message, Language::Japanese), "資産 目録.kijun が見つかりません。");
  EXPECT_EQ(render(message, Language::English), "資産 目録.kijun does not exist.");
  EXPECT_EQ(render({"no.such.text", {}}, Language::English), "no.such.text");
}

TEST(Message, RendersArgumentsThatAreTexts) {
  const auto message = msg("record.missing", "@record.department.name");
  EXPECT_EQ(render(message, Language::Japanese), "「部署名」を入力してください。");
}

TEST(Hash, AgreesWithPublishedDigests) {
  // RFC 7693's function at 256 bits and FIPS 180-4, of the empty string and of "abc".
  EXPECT_EQ(toHex(blake2b("abc")),
            "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
  EXPECT_EQ(toHex(sha256("abc")),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Hash, FieldsDoNotRunIntoEachOther) {
  EXPECT_NE(Blake2b().appendField("ab").appendField("c").finish(),
            Blake2b().appendField("a").appendField("bc").finish());
}

TEST(Id, IsVersion7AndSortsByTime) {
  RandomIds ids;
  const auto id = ids.next();
  EXPECT_TRUE(isId(id)) << id;
  EXPECT_EQ(id[14], '7');
  CountingIds early(Instant(1'000'000));
  CountingIds late(Instant(2'000'000));
  const auto first = early.next();
  EXPECT_LT(first, early.next());
  EXPECT_LT(first, late.next());
  EXPECT_FALSE(isId("0199A2C4-7d3e-7c52-9f6b-2d3c4b5a6978"));
}

TEST(AtomicFile, ReplacesWholeFiles) {
  const TemporaryFolder folder;
  const auto path = folder / "報告書 最終.pdf";
  writeFileAtomically(path, "old");
  writeFileAtomically(path, "new content");
  EXPECT_EQ(readFile(path, 100), "new content");
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
}

TEST(AtomicFile, FailureLeavesNothingBehind) {
  const TemporaryFolder folder;
  const auto path = folder / "report.html";
  writeFileAtomically(path, "old");
  std::filesystem::create_directory(folder / "sub");
  try {
    writeFileAtomically(folder / "sub", "x");  // a folder stands in the way
    FAIL() << "a folder was replaced by a file";
  } catch (const Error& error) {
    EXPECT_EQ(error.fault(), Fault::Input);
  }
  EXPECT_EQ(readFile(path, 100), "old");
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 2);
}

TEST(AtomicFile, FollowsALinkAndKeepsIt) {
  const TemporaryFolder folder;
  writeFileAtomically(folder / "2026.html", "old");
  std::filesystem::create_symlink("2026.html", folder / "latest.html");
  writeFileAtomically(folder / "latest.html", "new");
  EXPECT_TRUE(std::filesystem::is_symlink(folder / "latest.html"));
  EXPECT_EQ(readFile(folder / "2026.html", 100), "new");
}

TEST(AtomicFile, SaysWhatIsMissing) {
  const TemporaryFolder folder;
  try {
    writeFileAtomically(folder / "ない" / "x.pdf", "x");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.exitCode(), 1);
    EXPECT_NE(error.text(Language::Japanese).find("x.pdf"), std::string::npos);
  }
  EXPECT_THROW(readFile(folder / "none", 10), Error);
  writeFileAtomically(folder / "large", "0123456789A");
  EXPECT_THROW(readFile(folder / "large", 10), Error);
}

}  // namespace
}  // namespace kijun
