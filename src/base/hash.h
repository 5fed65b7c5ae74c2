// Digests by libsodium. Thread-safe.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace kijun {

using Digest = std::array<std::uint8_t, 32>;

// BLAKE2b-256 over pieces fed in order; each piece is fed as its bytes only, so callers that hash
// several fields put lengths between them (see appendField).
class Blake2b {
 public:
  Blake2b();
  Blake2b& update(std::string_view bytes);
  // An 8-byte little-endian length, then the bytes: two different field lists never hash alike.
  Blake2b& appendField(std::string_view bytes);
  Digest finish();

 private:
  alignas(64) std::array<std::uint8_t, 512> state_;
};

class Sha256 {
 public:
  Sha256();
  Sha256& update(std::string_view bytes);
  Digest finish();

 private:
  alignas(16) std::array<std::uint8_t, 128> state_;
};

Digest blake2b(std::string_view bytes);
Digest sha256(std::string_view bytes);
// Lower-case hexadecimal.
std::string toHex(std::span<const std::uint8_t> bytes);
inline std::string_view asBytes(const Digest& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}
// Fills with random bytes from the operating system.
void randomBytes(std::span<std::uint8_t> out);

}  // namespace kijun
