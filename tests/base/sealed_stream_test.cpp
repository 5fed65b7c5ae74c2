// What is sealed opens with its passphrase and with nothing else, and every byte of it counts.
#include "base/sealed_stream.h"

#include <gtest/gtest.h>

#include <cstring>

#include "base/error.h"
#include "base/hash.h"

namespace kijun {
namespace {

constexpr KdfCost kCheap{1, 8};
constexpr std::uint32_t kChunk = 4096;

Passphrase phrase(std::string text) {
  return Passphrase(text);
}

std::string content(std::size_t size) {
  std::string bytes;
  for (std::size_t i = 0; bytes.size() < size; ++i) bytes += "行" + std::to_string(i);
  bytes.resize(size);
  return bytes;
}

std::string seal(const std::string& bytes, const std::string& passphrase = "正しい 合言葉 です") {
  std::string sealed;
  SealWriter writer(
      bytes.size(), phrase(passphrase), [&](std::string_view piece) { sealed += piece; }, kCheap,
      kChunk);
  // In pieces that fit no chunk.
  for (std::size_t at = 0; at < bytes.size(); at += 1000) {
    writer.write(std::string_view(bytes).substr(at, 1000));
  }
  writer.finish();
  return sealed;
}

std::string open(std::string_view sealed, const std::string& passphrase = "正しい 合言葉 です") {
  std::string_view rest = sealed;
  SealReader reader(
      [&](char* to, std::size_t size) {
        const auto count = std::min(size, rest.size());
        std::memcpy(to, rest.data(), count);
        rest.remove_prefix(count);
        return count;
      },
      sealed.size(), phrase(passphrase), "包み");
  std::string bytes;
  for (auto piece = reader.next(); !piece.empty(); piece = reader.next()) bytes += piece;
  EXPECT_EQ(bytes.size(), reader.size());
  return bytes;
}

std::string refusal(std::string_view sealed, const std::string& passphrase = "正しい 合言葉 です") {
  try {
    open(sealed, passphrase);
  } catch (const Error& error) {
    EXPECT_FALSE(error.text(Language::Japanese).empty());
    return error.message().id;
  }
  return "nothing";
}

// A header whose checksum is right again after a field was changed.
std::string withField(std::string sealed, std::size_t at, std::uint32_t value) {
  for (std::size_t i = 0; i < 4; ++i) sealed[at + i] = static_cast<char>(value >> (8 * i) & 0xff);
  const auto sum = blake2b(std::string_view(sealed).substr(0, kSealHeaderBytes - 32));
  std::memcpy(sealed.data() + kSealHeaderBytes - 32, sum.data(), sum.size());
  return sealed;
}

TEST(SealedStream, OpensAgain) {
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{1}, std::size_t{kChunk - 1}, std::size_t{kChunk},
        std::size_t{kChunk + 1}, std::size_t{3 * kChunk}, std::size_t{50'000}}) {
    const auto bytes = content(size);
    const auto sealed = seal(bytes);
    EXPECT_EQ(sealed.size(), sealedSize(size, kChunk)) << size;
    EXPECT_EQ(open(sealed), bytes) << size;
    if (size > 8) {
      EXPECT_EQ(sealed.find(bytes.substr(0, 8)), std::string::npos);
    }
  }
}

TEST(SealedStream, IsNeverTheSameTwice) {
  EXPECT_NE(seal("同じ"), seal("同じ"));
}

TEST(SealedStream, NeedsItsPassphrase) {
  const auto sealed = seal(content(100));
  EXPECT_EQ(refusal(sealed, "違う 合言葉 です"), "base.sealed.wrong_passphrase");
  EXPECT_EQ(refusal(sealed, ""), "base.sealed.wrong_passphrase");
}

TEST(SealedStream, TellsEveryFlippedByteOfTheHeader) {
  const auto sealed = seal(content(100));
  for (std::size_t at = 0; at < kSealHeaderBytes; ++at) {
    auto bytes = sealed;
    bytes[at] = static_cast<char>(bytes[at] ^ 0x20);
    const auto* expected = at < 8    ? "base.sealed.not_sealed"
                           : at < 12 ? "base.sealed.newer"
                                     : "base.sealed.damaged";
    EXPECT_EQ(refusal(bytes), expected) << at;
  }
}

TEST(SealedStream, TellsEveryFlippedByteOfTheContent) {
  const auto sealed = seal(content(2 * kChunk + 50));
  for (std::size_t at = kSealHeaderBytes; at < sealed.size(); at += at % 97 == 0 ? 1 : 61) {
    auto bytes = sealed;
    bytes[at] = static_cast<char>(bytes[at] ^ 1);
    EXPECT_EQ(refusal(bytes), "base.sealed.altered") << at;
  }
  auto last = sealed;
  last.back() = static_cast<char>(last.back() ^ 0x80);
  EXPECT_EQ(refusal(last), "base.sealed.altered");
}

TEST(SealedStream, TellsWhatIsCutShort) {
  const auto sealed = seal(content(3 * kChunk));
  EXPECT_EQ(refusal(""), "base.sealed.not_sealed");
  const std::size_t sealedChunk = kChunk + 17;
  for (std::size_t chunk = 0; chunk < 3; ++chunk) {
    const auto boundary = kSealHeaderBytes + chunk * sealedChunk;
    for (const std::size_t size :
         {boundary - 1, boundary, boundary + 1, boundary + sealedChunk / 2}) {
      EXPECT_EQ(refusal(std::string_view(sealed).substr(0, size)), "base.sealed.truncated") << size;
    }
  }
  EXPECT_EQ(refusal(std::string_view(sealed).substr(0, sealed.size() - 1)),
            "base.sealed.truncated");
  // With a header that claims what is there, the last chunk is still no last chunk.
  auto shorter = sealed.substr(0, kSealHeaderBytes + sealedChunk);
  EXPECT_EQ(refusal(withField(shorter, 32, kChunk)), "base.sealed.wrong_passphrase");
}

TEST(SealedStream, TellsWhatWasAddedOrSwapped) {
  const auto sealed = seal(content(3 * kChunk));
  EXPECT_EQ(refusal(sealed + "x"), "base.sealed.appended");
  const std::size_t sealedChunk = kChunk + 17;
  const auto first = sealed.substr(kSealHeaderBytes, sealedChunk);
  const auto second = sealed.substr(kSealHeaderBytes + sealedChunk, sealedChunk);
  auto swapped = sealed;
  swapped.replace(kSealHeaderBytes, sealedChunk, second);
  swapped.replace(kSealHeaderBytes + sealedChunk, sealedChunk, first);
  EXPECT_EQ(refusal(swapped), "base.sealed.altered");
  // The chunks of another package under the same passphrase.
  auto mixed = seal(content(3 * kChunk));
  mixed.replace(kSealHeaderBytes + sealedChunk, sealedChunk, second);
  EXPECT_EQ(refusal(mixed), "base.sealed.altered");
}

TEST(SealedStream, RefusesAHostileHeaderBeforeItCosts) {
  const auto sealed = seal(content(10));
  EXPECT_EQ(refusal(withField(sealed, 16, 0xffffffff)), "base.sealed.asks_too_much");
  EXPECT_EQ(refusal(withField(sealed, 20, 0xffffffff)), "base.sealed.asks_too_much");
  EXPECT_EQ(refusal(withField(sealed, 20, 1024 * 1024 + 1)), "base.sealed.asks_too_much");
  for (const auto& [at, value] : std::vector<std::pair<std::size_t, std::uint32_t>>{
           {12, 2}, {16, 0}, {20, 0}, {24, 0}, {24, 0xffffffff}, {28, 1}, {36, 0xffffffff}}) {
    EXPECT_EQ(refusal(withField(sealed, at, value)), "base.sealed.damaged") << at;
  }
  EXPECT_EQ(refusal(withField(sealed, 8, 0)), "base.sealed.damaged");
  EXPECT_EQ(refusal(withField(sealed, 40, 7)), "base.sealed.wrong_passphrase");
}

TEST(Passphrase, IsTheSameHoweverItIsComposed) {
  EXPECT_EQ(open(seal("中身", "パスフレーズ"), "ハ\u309aスフレース\u3099"), "中身");
  EXPECT_EQ(phrase("パス").characters(), 2u);
  EXPECT_FALSE(phrase("abc") == phrase("abd"));
  EXPECT_FALSE(phrase("abc") == phrase("ab"));
}

TEST(Passphrase, IsWipedWhereItWasTyped) {
  std::string typed = "秘密の合言葉";
  const auto* memory = typed.data();
  const auto size = typed.capacity();
  const Passphrase passphrase(typed);
  EXPECT_TRUE(typed.empty());
  EXPECT_EQ(std::count(memory, memory + size, '\0'), static_cast<std::ptrdiff_t>(size));
}

TEST(Passphrase, SaysWhatIsWeak) {
  EXPECT_EQ(phrase("12345678901").weakness()->id, "base.passphrase.too_short");
  EXPECT_EQ(phrase("aaaaaaaaaaaabb").weakness()->id, "base.passphrase.too_plain");
  EXPECT_FALSE(phrase("馬 電池 留め具 正しい").weakness());
  const auto refusedWith = [](std::string text) -> std::string {
    try {
      phrase(std::move(text));
    } catch (const Error& error) {
      return error.message().id;
    }
    return "nothing";
  };
  EXPECT_EQ(refusedWith("\xff\xfe"
                        "abc"),
            "base.passphrase.not_utf8");
  EXPECT_EQ(refusedWith(std::string(Passphrase::kMostBytes + 1, 'a')), "base.passphrase.too_long");
  EXPECT_EQ(refusedWith(std::string(Passphrase::kMostBytes, 'a')), "nothing");
}

}  // namespace
}  // namespace kijun
