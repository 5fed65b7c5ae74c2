// Text below the window: an id with arguments, rendered at the edge in the language asked for.
// Never rendered by locale. The texts are resources/texts/*.json; scripts/check-texts holds them
// complete in both languages at every build.
#pragma once
#include <concepts>
#include <string>
#include <string_view>
#include <vector>

namespace kijun {

enum class Language { Japanese, English };

// "ja" / "en".
std::string_view languageCode(Language language);
// The language of a code, Japanese for anything unknown.
Language languageFromCode(std::string_view code);

// A text in both languages, as catalogs and field tables carry it.
struct Bilingual {
  std::string ja;
  std::string en;
  const std::string& in(Language language) const {
    return language == Language::Japanese ? ja : en;
  }
  bool operator==(const Bilingual&) const = default;
};

// An id of resources/texts with the arguments for its %1, %2, … in order.
// An argument that begins with '@' is itself a text id and rendered first.
struct Message {
  std::string id;
  std::vector<std::string> arguments;
  bool empty() const { return id.empty(); }
  bool operator==(const Message&) const = default;
};

namespace detail {
inline std::string toArgument(std::string_view value) {
  return std::string(value);
}
inline std::string toArgument(std::integral auto value) {
  return std::to_string(value);
}
}  // namespace detail

// msg("workspace.open.missing", path): scripts/check-texts checks the id.
template <typename... Arguments>
Message msg(std::string_view id, const Arguments&... arguments) {
  return {std::string(id), {detail::toArgument(arguments)...}};
}

// Marks a text id kept in a table, so that scripts/check-texts sees it.
#define KIJUN_TEXT(id) id

// The text in the language; an unknown id renders as the id itself, so that nothing is lost.
// Thread-safe.
std::string render(const Message& message, Language language);
// Both languages of a text without arguments.
Bilingual bilingual(std::string_view id);

}  // namespace kijun
