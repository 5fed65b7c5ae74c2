#include "cli/register_names.h"

#include "base/error.h"
#include "base/text.h"

namespace kijun::cli {
namespace {

std::string pluralOf(std::string_view id) {
  if (id.ends_with('y')) return std::string(id.substr(0, id.size() - 1)) + "ies";
  if (id == "risk_criterion") return "risk_criteria";
  return std::string(id) + 's';
}

}  // namespace

bool isAnswers(const std::string& name) {
  const auto wanted = folded(trimmed(name));
  return wanted == "answers" || wanted == "answer" || wanted == "回答";
}

const RecordDescription& requireRegister(const std::string& name) {
  const auto wanted = folded(trimmed(name));
  std::string known;
  for (const auto* description : recordDescriptions()) {
    const auto label = bilingual(description->textId);
    if (wanted == description->id || wanted == pluralOf(description->id) ||
        wanted == folded(label.ja) || wanted == folded(label.en)) {
      return *description;
    }
    known += (known.empty() ? "" : ", ") + std::string(description->id);
  }
  throw Error(Fault::Usage, msg("cli.register.unknown", name, known));
}

}  // namespace kijun::cli
