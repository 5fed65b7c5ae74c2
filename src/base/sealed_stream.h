// Bytes sealed with a passphrase: encrypted and authenticated as a stream of chunks, so that
// nothing of their size has to be in memory (Argon2id, XChaCha20-Poly1305 secretstream; libsodium).
// Every failure has its own message: not sealed, newer, damaged, asking too much of the machine,
// wrong passphrase, cut short, altered, followed by more.
//
//   header   magic[8] version kdf passes kibibytes chunk reserved (u32 each) size (u64) salt[16]
//            stream[24] reserved[16] commitment[32] checksum[32]; little-endian
//   chunks   of `chunk` bytes of content and 17 more, the last one shorter and tagged final; each
//            has the header as its associated data
//
// checksum is BLAKE2b of the header before it: it tells damage from a wrong passphrase. commitment
// is BLAKE2b of the header before it, keyed with a key from the passphrase: it tells a wrong
// passphrase before anything is decrypted, and binds the content to one passphrase.
#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/secret.h"

namespace kijun {

// What Argon2id spends to make a key of a passphrase.
struct KdfCost {
  std::uint32_t passes = 3;
  std::uint32_t kibibytes = 256 * 1024;
  bool operator==(const KdfCost&) const = default;
};
// A header that asks for more is refused before any of it is spent.
inline constexpr KdfCost kMostKdfCost{16, 1024 * 1024};

inline constexpr std::string_view kSealMagic = "KIJUNPKG";
inline constexpr std::size_t kSealHeaderBytes = 160;
inline constexpr std::uint32_t kSealChunkBytes = 256 * 1024;

struct SealHeader {
  KdfCost cost;
  std::uint32_t chunkBytes = kSealChunkBytes;
  std::uint64_t size = 0;  // of the content
  std::array<unsigned char, 16> salt{};
  std::array<unsigned char, 24> stream{};
  std::array<unsigned char, 32> commitment{};
};

// The size of the whole for content of this size.
std::uint64_t sealedSize(std::uint64_t contentBytes, std::uint32_t chunkBytes = kSealChunkBytes);

// bytes: the first kSealHeaderBytes of what is sealed, or all of it where it is shorter. wholeSize:
// of the whole. name: what messages call it. Throws Error.
SealHeader parseSealHeader(std::string_view bytes, std::uint64_t wholeSize, const std::string& name,
                           KdfCost most = kMostKdfCost);

// A header of the key that seals: SecretStream keeps libsodium out of this header.
struct SecretStream;
struct FreeSecretStream {
  void operator()(SecretStream* stream) const;
};
using SecretStreamPtr = std::unique_ptr<SecretStream, FreeSecretStream>;

class SealWriter {
 public:
  using Sink = std::function<void(std::string_view)>;
  // Writes the header at once. size: of all that will be written. Throws Error (Machine) where
  // there is no memory for the cost; what the sink throws passes.
  SealWriter(std::uint64_t size, const Passphrase& passphrase, Sink sink, KdfCost cost = {},
             std::uint32_t chunkBytes = kSealChunkBytes);
  ~SealWriter();
  SealWriter(const SealWriter&) = delete;
  SealWriter& operator=(const SealWriter&) = delete;
  void write(std::string_view bytes);
  // After exactly `size` bytes.
  void finish();

 private:
  void push(bool last);

  Sink sink_;
  SecretStreamPtr stream_;
  std::uint64_t left_;
  std::size_t filled_ = 0;
  std::vector<char> plain_;
  std::vector<char> sealed_;
};

class SealReader {
 public:
  // Fills up to size bytes; fewer only at the end.
  using Source = std::function<std::size_t(char* to, std::size_t size)>;
  // Reads the header. wholeSize: of everything the source will give. Throws Error as above.
  SealReader(Source source, std::uint64_t wholeSize, const Passphrase& passphrase, std::string name,
             KdfCost most = kMostKdfCost);
  ~SealReader();
  SealReader(const SealReader&) = delete;
  SealReader& operator=(const SealReader&) = delete;

  std::uint64_t size() const { return header_.size; }
  // The next piece of authenticated content, valid until the next call; empty after the last, and
  // only when all of it was there. Throws Error.
  std::string_view next();

 private:
  Source source_;
  std::string name_;
  SealHeader header_;
  SecretStreamPtr stream_;
  std::uint64_t left_ = 0;
  bool finished_ = false;
  std::vector<char> sealed_;
  std::vector<char> plain_;
};

}  // namespace kijun
