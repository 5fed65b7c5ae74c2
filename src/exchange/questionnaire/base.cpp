#include <nlohmann/json.hpp>

#include "base/hash.h"
#include "exchange/questionnaire/returned.h"

namespace kijun {
namespace {

constexpr std::size_t kCheckLength = 8;  // hexadecimal digits of the hash

std::string checkOf(std::string_view text) {
  return toHex(blake2b(text)).substr(0, kCheckLength);
}

void readTicks(const nlohmann::json& json, AnswerFields& fields) {
  const auto ticks = json.find("t");
  if (ticks == json.end() || !ticks->is_object()) return;
  for (const auto& [checkpoint, word] : ticks->items()) {
    const auto tick = word.is_string() ? tickFromId(word.get<std::string>()) : std::nullopt;
    if (tick) fields.ticks[checkpoint] = *tick;
  }
}

void readReferences(const nlohmann::json& json, AnswerFields& fields) {
  const auto references = json.find("d");
  if (references == json.end() || !references->is_array()) return;
  for (const auto& pair : *references) {
    if (pair.is_array() && pair.size() == 2 && pair[0].is_string() && pair[1].is_string()) {
      fields.references.push_back({pair[0].get<std::string>(), pair[1].get<std::string>()});
    }
  }
}

}  // namespace

AnswerFields fieldsOf(const Answer& answer) {
  return {answer.level, answer.stipulation, answer.applicability, answer.reason,
          answer.note,  answer.noEvent,     answer.ticks,         answer.references};
}

std::string encodedBase(const AnswerFields& fields, bool blankForm) {
  nlohmann::json json = nlohmann::json::object();
  if (fields.level) json["l"] = *fields.level;
  if (fields.stipulation) json["s"] = idOf(*fields.stipulation);
  if (fields.applicability != Applicability::Applicable) json["a"] = idOf(fields.applicability);
  if (!fields.reason.empty()) json["r"] = fields.reason;
  if (!fields.note.empty()) json["n"] = fields.note;
  if (fields.noEvent) json["e"] = 1;
  for (const auto& [checkpoint, tick] : fields.ticks) json["t"][checkpoint] = idOf(tick);
  for (const auto& reference : fields.references) {
    json["d"].push_back({reference.document, reference.clause});
  }
  if (blankForm) json["b"] = 1;
  const auto text = json.dump();
  return checkOf(text) + text;
}

std::optional<Base> decodedBase(std::string_view text) {
  if (text.size() <= kCheckLength) return std::nullopt;
  const auto content = text.substr(kCheckLength);
  if (text.substr(0, kCheckLength) != checkOf(content)) return std::nullopt;
  const auto json = nlohmann::json::parse(content, nullptr, false);
  if (!json.is_object()) return std::nullopt;
  Base base;
  const auto textAt = [&](const char* name) {
    const auto at = json.find(name);
    return at != json.end() && at->is_string() ? at->get<std::string>() : std::string();
  };
  if (const auto level = json.find("l"); level != json.end() && level->is_number_integer()) {
    base.fields.level = level->get<int>();
  }
  base.fields.stipulation = stipulationFromId(textAt("s"));
  base.fields.applicability = applicabilityFromId(textAt("a")).value_or(Applicability::Applicable);
  base.fields.reason = textAt("r");
  base.fields.note = textAt("n");
  base.fields.noEvent = json.contains("e");
  readTicks(json, base.fields);
  readReferences(json, base.fields);
  base.blankForm = json.contains("b");
  return base;
}

}  // namespace kijun
