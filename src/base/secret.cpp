#include "base/secret.h"

#include <sodium.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>

#include "base/error.h"

namespace kijun {
namespace {

void ensureSodium() {
  static const int ready = sodium_init();
  if (ready < 0) std::abort();
}

// UTF-16 text in memory of its own that is wiped.
struct SecretUnits {
  explicit SecretUnits(std::size_t capacity) : memory(capacity * sizeof(UChar)) {}
  UChar* data() { return reinterpret_cast<UChar*>(memory.bytes().data()); }
  std::int32_t capacity() const {
    return static_cast<std::int32_t>(memory.bytes().size() / sizeof(UChar));
  }
  SecretBytes memory;
  std::int32_t length = 0;
};

// The same text may take up to three times its length when it is composed.
constexpr std::size_t kMostGrowth = 3;

SecretUnits composed(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  SecretUnits typed(Passphrase::kMostBytes + 1);
  u_strFromUTF8(typed.data(), typed.capacity(), &typed.length, utf8.data(),
                static_cast<std::int32_t>(utf8.size()), &status);
  if (U_FAILURE(status)) {
    throw Error(Fault::Input, msg("base.passphrase.not_utf8"),
                msg("base.passphrase.not_utf8.todo"));
  }
  SecretUnits out((Passphrase::kMostBytes + 1) * kMostGrowth);
  out.length = unorm2_normalize(unorm2_getNFCInstance(&status), typed.data(), typed.length,
                                out.data(), out.capacity(), &status);
  if (U_FAILURE(status)) throw Error(Fault::Input, msg("base.passphrase.not_utf8"));
  return out;
}

}  // namespace

void wipe(std::string& text) {
  text.resize(text.capacity());
  sodium_memzero(text.data(), text.size());
  text.clear();
}

SecretBytes::SecretBytes(std::size_t size) : size_(size) {
  ensureSodium();
  data_.reset(static_cast<unsigned char*>(sodium_malloc(std::max<std::size_t>(size, 1))));
  if (!data_) throw std::bad_alloc();
  std::memset(data_.get(), 0, size);
}

void SecretBytes::Free::operator()(unsigned char* memory) const {
  sodium_free(memory);
}

Passphrase::Passphrase(std::string& typed) : bytes_(kMostBytes * kMostGrowth) {
  struct WipeAtEnd {
    ~WipeAtEnd() { wipe(text); }
    std::string& text;
  } wipeAtEnd{typed};
  if (typed.size() > kMostBytes) {
    throw Error(Fault::Input, msg("base.passphrase.too_long", kMostBytes));
  }
  auto units = composed(typed);
  UErrorCode status = U_ZERO_ERROR;
  std::int32_t size = 0;
  u_strToUTF8(reinterpret_cast<char*>(bytes_.bytes().data()),
              static_cast<std::int32_t>(bytes_.bytes().size()), &size, units.data(), units.length,
              &status);
  if (U_FAILURE(status)) throw Error(Fault::Input, msg("base.passphrase.not_utf8"));
  size_ = static_cast<std::size_t>(size);
  characters_ = static_cast<std::size_t>(u_countChar32(units.data(), units.length));
  std::sort(units.data(), units.data() + units.length);
  different_ = static_cast<std::size_t>(std::unique(units.data(), units.data() + units.length) -
                                        units.data());
}

bool Passphrase::operator==(const Passphrase& other) const {
  return size_ == other.size_ && sodium_memcmp(bytes().data(), other.bytes().data(), size_) == 0;
}

std::optional<Message> Passphrase::weakness() const {
  if (characters_ < kLeastCharacters) {
    return msg("base.passphrase.too_short", kLeastCharacters, characters_);
  }
  if (different_ < kLeastDifferent) return msg("base.passphrase.too_plain", kLeastDifferent);
  return std::nullopt;
}

}  // namespace kijun
