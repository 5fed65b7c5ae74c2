// Secrets in memory: kept out of swap where the system allows it, wiped when they go. Movable,
// never copied, never logged.
#pragma once
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/message.h"

namespace kijun {

// Overwrites the text in a way the compiler does not leave out, and empties it.
void wipe(std::string& text);

class SecretBytes {
 public:
  // Zeros. Throws std::bad_alloc.
  explicit SecretBytes(std::size_t size);
  std::span<unsigned char> bytes() { return {data_.get(), size_}; }
  std::span<const unsigned char> bytes() const { return {data_.get(), size_}; }

 private:
  struct Free {
    void operator()(unsigned char* memory) const;
  };
  std::unique_ptr<unsigned char, Free> data_;
  std::size_t size_;
};

// What a person types or keeps in a file to open what is sealed. The same characters give the same
// passphrase however a keyboard composes them (NFC).
class Passphrase {
 public:
  // Takes the UTF-8 text and wipes it. Throws Error: not UTF-8, too long.
  explicit Passphrase(std::string& typed);

  std::span<const unsigned char> bytes() const { return bytes_.bytes().first(size_); }
  std::size_t characters() const { return characters_; }
  bool operator==(const Passphrase& other) const;
  // What speaks against sealing with it, e.g. that it is too short; nothing where it will do.
  std::optional<Message> weakness() const;

  static constexpr std::size_t kLeastCharacters = 12;
  // From here on the window calls it good.
  static constexpr std::size_t kGoodCharacters = 20;
  static constexpr std::size_t kLeastDifferent = 6;
  static constexpr std::size_t kMostBytes = 1024;

 private:
  SecretBytes bytes_;
  std::size_t size_ = 0;
  std::size_t characters_ = 0;
  std::size_t different_ = 0;
};

}  // namespace kijun
