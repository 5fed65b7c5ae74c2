#include "base/hash.h"

#include <sodium.h>

#include <cstdlib>

namespace kijun {
namespace {

void ensureSodium() {
  static const int ready = sodium_init();
  if (ready < 0) std::abort();
}

const unsigned char* bytePointer(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

}  // namespace

static_assert(sizeof(crypto_generichash_state) <= 512);
static_assert(sizeof(crypto_hash_sha256_state) <= 128);

Blake2b::Blake2b() {
  ensureSodium();
  crypto_generichash_init(reinterpret_cast<crypto_generichash_state*>(state_.data()), nullptr, 0,
                          sizeof(Digest));
}

Blake2b& Blake2b::update(std::string_view bytes) {
  crypto_generichash_update(reinterpret_cast<crypto_generichash_state*>(state_.data()),
                            bytePointer(bytes), bytes.size());
  return *this;
}

Blake2b& Blake2b::appendField(std::string_view bytes) {
  std::array<char, 8> length{};
  auto size = static_cast<std::uint64_t>(bytes.size());
  for (auto& byte : length) {
    byte = static_cast<char>(size & 0xff);
    size >>= 8;
  }
  return update({length.data(), length.size()}).update(bytes);
}

Digest Blake2b::finish() {
  Digest digest{};
  crypto_generichash_final(reinterpret_cast<crypto_generichash_state*>(state_.data()),
                           digest.data(), digest.size());
  return digest;
}

Sha256::Sha256() {
  ensureSodium();
  crypto_hash_sha256_init(reinterpret_cast<crypto_hash_sha256_state*>(state_.data()));
}

Sha256& Sha256::update(std::string_view bytes) {
  crypto_hash_sha256_update(reinterpret_cast<crypto_hash_sha256_state*>(state_.data()),
                            bytePointer(bytes), bytes.size());
  return *this;
}

Digest Sha256::finish() {
  Digest digest{};
  crypto_hash_sha256_final(reinterpret_cast<crypto_hash_sha256_state*>(state_.data()),
                           digest.data());
  return digest;
}

Digest blake2b(std::string_view bytes) {
  return Blake2b().update(bytes).finish();
}
Digest sha256(std::string_view bytes) {
  return Sha256().update(bytes).finish();
}

std::string toHex(std::span<const std::uint8_t> bytes) {
  static const char digits[] = "0123456789abcdef";
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const auto byte : bytes) {
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out;
}

void randomBytes(std::span<std::uint8_t> out) {
  ensureSodium();
  randombytes_buf(out.data(), out.size());
}

}  // namespace kijun
