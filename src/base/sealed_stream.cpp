#include "base/sealed_stream.h"

#include <sodium.h>

#include <algorithm>
#include <cassert>
#include <cstring>

#include "base/error.h"
#include "base/hash.h"

namespace kijun {

struct SecretStream {
  crypto_secretstream_xchacha20poly1305_state state{};
  std::string header;  // as sealed, the associated data of every chunk
};

void FreeSecretStream::operator()(SecretStream* stream) const {
  sodium_memzero(&stream->state, sizeof(stream->state));
  delete stream;
}

namespace {

constexpr std::uint32_t kVersion = 1;
constexpr std::uint32_t kArgon2id = 1;
constexpr std::uint32_t kLeastChunk = 4 * 1024;
constexpr std::uint32_t kMostChunk = 1024 * 1024;
// 256 TiB, SQLite's own limit; sums with it stay within 64 bits.
constexpr std::uint64_t kMostContent = std::uint64_t{1} << 48;
constexpr std::size_t kChecksumAt = kSealHeaderBytes - sizeof(Digest);
constexpr std::size_t kCommitmentAt = kChecksumAt - sizeof(Digest);
constexpr auto kTagBytes = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr unsigned char kFinal = crypto_secretstream_xchacha20poly1305_TAG_FINAL;
constexpr unsigned char kMessage = crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;

static_assert(sizeof(SealHeader::salt) == crypto_pwhash_SALTBYTES);
static_assert(sizeof(SealHeader::stream) == crypto_secretstream_xchacha20poly1305_HEADERBYTES);
static_assert(kTagBytes == 17);

unsigned char* bytePointer(char* at) {
  return reinterpret_cast<unsigned char*>(at);
}
const unsigned char* bytePointer(const char* at) {
  return reinterpret_cast<const unsigned char*>(at);
}

void putNumber(std::string& out, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xff);
}

template <std::size_t N>
void putBytes(std::string& out, const std::array<unsigned char, N>& bytes) {
  out.append(reinterpret_cast<const char*>(bytes.data()), N);
}

class Fields {
 public:
  explicit Fields(std::string_view bytes) : rest_(bytes) {}
  std::uint64_t number(std::size_t bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < bytes; ++i) {
      value |= std::uint64_t{static_cast<unsigned char>(rest_[i])} << (8 * i);
    }
    rest_.remove_prefix(bytes);
    return value;
  }
  std::uint32_t number32() { return static_cast<std::uint32_t>(number(4)); }
  template <std::size_t N>
  void bytes(std::array<unsigned char, N>& out) {
    std::memcpy(out.data(), rest_.data(), N);
    rest_.remove_prefix(N);
  }

 private:
  std::string_view rest_;
};

// Everything that the commitment covers.
std::string startOf(const SealHeader& header) {
  std::string out(kSealMagic);
  for (const std::uint32_t field : {kVersion, kArgon2id, header.cost.passes, header.cost.kibibytes,
                                    header.chunkBytes, std::uint32_t{0}}) {
    putNumber(out, field, 4);
  }
  putNumber(out, header.size, 8);
  putBytes(out, header.salt);
  putBytes(out, header.stream);
  out.resize(kCommitmentAt);  // room for later fields, zero
  return out;
}

std::string bytesOf(const SealHeader& header) {
  auto out = startOf(header);
  putBytes(out, header.commitment);
  out += asBytes(blake2b(out));
  return out;
}

// Two keys of one passphrase: one seals, the other commits to it.
struct Keys {
  SecretBytes sealing{crypto_secretstream_xchacha20poly1305_KEYBYTES};
  SecretBytes committing{crypto_generichash_KEYBYTES};
};

Keys keysOf(const Passphrase& passphrase, const SealHeader& header) {
  static_assert(crypto_kdf_KEYBYTES == 32);
  SecretBytes master(crypto_kdf_KEYBYTES);
  const auto secret = passphrase.bytes();
  if (crypto_pwhash(master.bytes().data(), master.bytes().size(),
                    reinterpret_cast<const char*>(secret.data()), secret.size(), header.salt.data(),
                    header.cost.passes, std::size_t{header.cost.kibibytes} * 1024,
                    crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw Error(Fault::Machine, msg("base.sealed.no_memory", header.cost.kibibytes / 1024),
                msg("base.sealed.no_memory.todo"));
  }
  Keys keys;
  const auto derive = [&](SecretBytes& key, std::uint64_t number) {
    crypto_kdf_derive_from_key(key.bytes().data(), key.bytes().size(), number, "KIJUNPKG",
                               master.bytes().data());
  };
  derive(keys.sealing, 1);
  derive(keys.committing, 2);
  return keys;
}

std::array<unsigned char, 32> commitmentOf(const Keys& keys, const std::string& start) {
  std::array<unsigned char, 32> out{};
  const auto key = keys.committing.bytes();
  crypto_generichash(out.data(), out.size(), bytePointer(start.data()), start.size(), key.data(),
                     key.size());
  return out;
}

std::uint64_t chunksOf(std::uint64_t size, std::uint32_t chunkBytes) {
  return size == 0 ? 1 : (size + chunkBytes - 1) / chunkBytes;
}

Error damaged(const std::string& name) {
  return {Fault::Input, msg("base.sealed.damaged", name), msg("base.sealed.fetch_again")};
}
Error truncated(const std::string& name, std::uint64_t expected, std::uint64_t found) {
  return {Fault::Input, msg("base.sealed.truncated", name, expected, found),
          msg("base.sealed.fetch_again")};
}
Error altered(const std::string& name, std::uint64_t at) {
  return {Fault::Input, msg("base.sealed.altered", name, at), msg("base.sealed.fetch_again")};
}

std::string firstBytes(const SealReader::Source& source) {
  std::string bytes(kSealHeaderBytes, '\0');
  bytes.resize(source(bytes.data(), bytes.size()));
  return bytes;
}

}  // namespace

std::uint64_t sealedSize(std::uint64_t contentBytes, std::uint32_t chunkBytes) {
  return kSealHeaderBytes + contentBytes + chunksOf(contentBytes, chunkBytes) * kTagBytes;
}

SealHeader parseSealHeader(std::string_view bytes, std::uint64_t wholeSize, const std::string& name,
                           KdfCost most) {
  const auto magic = bytes.substr(0, kSealMagic.size());
  if (magic.empty() || magic != kSealMagic.substr(0, magic.size())) {
    throw Error(Fault::Input, msg("base.sealed.not_sealed", name),
                msg("base.sealed.not_sealed.todo"));
  }
  if (bytes.size() < kSealMagic.size() + 4) throw truncated(name, kSealHeaderBytes, bytes.size());
  Fields fields(bytes.substr(kSealMagic.size()));
  const auto version = fields.number32();
  if (version > kVersion) {
    throw Error(Fault::Input, msg("base.sealed.newer", name, version, kVersion),
                msg("base.sealed.newer.todo"));
  }
  if (bytes.size() < kSealHeaderBytes) throw truncated(name, kSealHeaderBytes, bytes.size());
  bytes = bytes.substr(0, kSealHeaderBytes);
  if (asBytes(blake2b(bytes.substr(0, kChecksumAt))) != bytes.substr(kChecksumAt)) {
    throw damaged(name);
  }
  SealHeader header;
  const auto kdf = fields.number32();
  header.cost.passes = fields.number32();
  header.cost.kibibytes = fields.number32();
  header.chunkBytes = fields.number32();
  const auto reserved = fields.number32();
  header.size = fields.number(8);
  fields.bytes(header.salt);
  fields.bytes(header.stream);
  std::memcpy(header.commitment.data(), bytes.data() + kCommitmentAt, header.commitment.size());

  if (header.cost.passes > most.passes || header.cost.kibibytes > most.kibibytes) {
    throw Error(
        Fault::Input,
        msg("base.sealed.asks_too_much", name, header.cost.kibibytes / 1024, most.kibibytes / 1024),
        msg("base.sealed.asks_too_much.todo"));
  }
  if (version < kVersion || kdf != kArgon2id || reserved != 0 ||
      header.cost.passes < crypto_pwhash_argon2id_OPSLIMIT_MIN ||
      header.cost.kibibytes < crypto_pwhash_argon2id_MEMLIMIT_MIN / 1024 ||
      header.chunkBytes < kLeastChunk || header.chunkBytes > kMostChunk ||
      header.size > kMostContent) {
    throw damaged(name);
  }
  const auto expected = sealedSize(header.size, header.chunkBytes);
  if (wholeSize < expected) throw truncated(name, expected, wholeSize);
  if (wholeSize > expected) {
    throw Error(Fault::Input, msg("base.sealed.appended", name, wholeSize - expected),
                msg("base.sealed.fetch_again"));
  }
  return header;
}

SealWriter::SealWriter(std::uint64_t size, const Passphrase& passphrase, Sink sink, KdfCost cost,
                       std::uint32_t chunkBytes)
    : sink_(std::move(sink)),
      stream_(new SecretStream),
      left_(size),
      plain_(chunkBytes),
      sealed_(chunkBytes + kTagBytes) {
  assert(size <= kMostContent && chunkBytes >= kLeastChunk && chunkBytes <= kMostChunk);
  SealHeader header;
  header.cost = cost;
  header.chunkBytes = chunkBytes;
  header.size = size;
  randomBytes(header.salt);
  const auto keys = keysOf(passphrase, header);
  crypto_secretstream_xchacha20poly1305_init_push(&stream_->state, header.stream.data(),
                                                  keys.sealing.bytes().data());
  header.commitment = commitmentOf(keys, startOf(header));
  stream_->header = bytesOf(header);
  sink_(stream_->header);
}

SealWriter::~SealWriter() {
  sodium_memzero(plain_.data(), plain_.size());
}

void SealWriter::write(std::string_view bytes) {
  assert(bytes.size() <= left_);
  while (!bytes.empty()) {
    if (filled_ == plain_.size()) push(false);
    const auto count = std::min(bytes.size(), plain_.size() - filled_);
    std::memcpy(plain_.data() + filled_, bytes.data(), count);
    filled_ += count;
    left_ -= count;
    bytes.remove_prefix(count);
  }
}

void SealWriter::finish() {
  assert(left_ == 0);
  push(true);
}

void SealWriter::push(bool last) {
  unsigned long long size = 0;
  crypto_secretstream_xchacha20poly1305_push(
      &stream_->state, bytePointer(sealed_.data()), &size, bytePointer(plain_.data()), filled_,
      bytePointer(stream_->header.data()), stream_->header.size(), last ? kFinal : kMessage);
  filled_ = 0;
  sink_({sealed_.data(), static_cast<std::size_t>(size)});
}

SealReader::SealReader(Source source, std::uint64_t wholeSize, const Passphrase& passphrase,
                       std::string name, KdfCost most)
    : source_(std::move(source)), name_(std::move(name)), stream_(new SecretStream) {
  stream_->header = firstBytes(source_);
  header_ = parseSealHeader(stream_->header, wholeSize, name_, most);
  left_ = header_.size;
  const auto keys = keysOf(passphrase, header_);
  const auto commitment = commitmentOf(keys, stream_->header.substr(0, kCommitmentAt));
  if (sodium_memcmp(commitment.data(), header_.commitment.data(), commitment.size()) != 0) {
    throw Error(Fault::Input, msg("base.sealed.wrong_passphrase", name_),
                msg("base.sealed.wrong_passphrase.todo"));
  }
  if (crypto_secretstream_xchacha20poly1305_init_pull(&stream_->state, header_.stream.data(),
                                                      keys.sealing.bytes().data()) != 0) {
    throw damaged(name_);
  }
  sealed_.resize(header_.chunkBytes + kTagBytes);
  plain_.resize(header_.chunkBytes);
}

SealReader::~SealReader() {
  sodium_memzero(plain_.data(), plain_.size());
}

std::string_view SealReader::next() {
  if (finished_) return {};
  const auto expected = std::min<std::uint64_t>(left_, header_.chunkBytes);
  const auto wanted = static_cast<std::size_t>(expected) + kTagBytes;
  if (const auto got = source_(sealed_.data(), wanted); got < wanted) {
    throw truncated(name_, wanted, got);
  }
  unsigned char tag = 0;
  unsigned long long size = 0;
  const bool authentic =
      crypto_secretstream_xchacha20poly1305_pull(
          &stream_->state, bytePointer(plain_.data()), &size, &tag, bytePointer(sealed_.data()),
          wanted, bytePointer(stream_->header.data()), stream_->header.size()) == 0;
  const bool last = expected == left_;
  if (!authentic || tag != (last ? kFinal : kMessage)) throw altered(name_, header_.size - left_);
  left_ -= expected;
  finished_ = last;
  return {plain_.data(), static_cast<std::size_t>(size)};
}

}  // namespace kijun
