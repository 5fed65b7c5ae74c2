#include "base/message.h"

#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/resources.h"

namespace kijun {
namespace {

struct Forms {
  std::string ja;
  std::string one;
  std::string other;
};

std::map<std::string, Forms, std::less<>> loadTexts() {
  std::map<std::string, Forms, std::less<>> texts;
  for (const auto& file : embeddedTexts()) {
    const auto json = nlohmann::json::parse(file.bytes);
    for (const auto& [id, entry] : json.items()) {
      Forms forms{entry.at("ja").get<std::string>(), {}, {}};
      const auto& en = entry.at("en");
      if (en.is_object()) {
        forms.one = en.at("one").get<std::string>();
        forms.other = en.at("other").get<std::string>();
      } else {
        forms.other = en.get<std::string>();
      }
      texts.emplace(id, std::move(forms));
    }
  }
  return texts;
}

const Forms* find(std::string_view id) {
  static const auto texts = loadTexts();
  const auto at = texts.find(id);
  return at == texts.end() ? nullptr : &at->second;
}

}  // namespace

std::string_view languageCode(Language language) {
  return language == Language::Japanese ? "ja" : "en";
}

Language languageFromCode(std::string_view code) {
  return code.starts_with("en") ? Language::English : Language::Japanese;
}

std::string render(const Message& message, Language language) {
  const Forms* forms = find(message.id);
  if (!forms) return message.id;
  std::vector<std::string> arguments;
  arguments.reserve(message.arguments.size());
  for (const auto& argument : message.arguments) {
    arguments.push_back(argument.starts_with('@') && find(std::string_view(argument).substr(1))
                            ? render({argument.substr(1), {}}, language)
                            : argument);
  }
  const bool singular = !forms->one.empty() && !arguments.empty() && arguments.front() == "1";
  const std::string& pattern =
      language == Language::Japanese ? forms->ja : (singular ? forms->one : forms->other);
  std::string out;
  out.reserve(pattern.size() + 32);
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '%' && i + 1 < pattern.size() && pattern[i + 1] >= '1' &&
        pattern[i + 1] <= '9') {
      const auto index = static_cast<std::size_t>(pattern[i + 1] - '1');
      if (index < arguments.size()) out += arguments[index];
      ++i;
    } else {
      out += pattern[i];
    }
  }
  return out;
}

Bilingual bilingual(std::string_view id) {
  const Message message{std::string(id), {}};
  return {render(message, Language::Japanese), render(message, Language::English)};
}

}  // namespace kijun
