#include "exchange/answer_words.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace kijun {
namespace {

constexpr AnswerHeading kHeadings[] = {
    {"item", "item"},
    {"item", "項目"},
    {"item", "項目番号"},
    {"item", "項目id"},
    {"item", "番号"},
    {"item", "no"},
    {"item", "no."},
    {"item", "id"},
    {"item", "section"},
    {"item", "節"},
    {"item", "確認項目"},
    {"level", "level"},
    {"level", "実施"},
    {"level", "実施状況"},
    {"level", "実施段階"},
    {"level", "段階"},
    {"level", "レベル"},
    {"level", "成熟度"},
    {"level", "評価"},
    {"level", "評価結果"},
    {"level", "回答"},
    {"stipulation", "stipulation"},
    {"stipulation", "規定"},
    {"stipulation", "規定状況"},
    {"applicability", "applicability"},
    {"applicability", "対象"},
    {"applicability", "適用"},
    {"reason", "reason"},
    {"reason", "理由"},
    {"reason", "対象外の理由"},
    {"note", "note"},
    {"note", "根拠"},
    {"note", "メモ"},
    {"note", "根拠・メモ"},
    {"note", "basis and notes"},
    {"note", "備考"},
    {"note", "コメント"},
    {"note", "現状"},
    {"unit", "unit"},
    {"unit", "評価単位"},
};

constexpr std::array<std::pair<std::string_view, Stipulation>, 12> kStipulations{
    {{"none", Stipulation::None},
     {"なし", Stipulation::None},
     {"無", Stipulation::None},
     {"×", Stipulation::None},
     {"partial", Stipulation::Partial},
     {"一部", Stipulation::Partial},
     {"一部あり", Stipulation::Partial},
     {"△", Stipulation::Partial},
     {"full", Stipulation::Full},
     {"あり", Stipulation::Full},
     {"有", Stipulation::Full},
     {"○", Stipulation::Full}}};
constexpr std::array<std::pair<std::string_view, Applicability>, 11> kApplicabilities{
    {{"applicable", Applicability::Applicable},
     {"対象", Applicability::Applicable},
     {"○", Applicability::Applicable},
     {"not_applicable", Applicability::NotApplicable},
     {"not applicable", Applicability::NotApplicable},
     {"対象外", Applicability::NotApplicable},
     {"該当なし", Applicability::NotApplicable},
     {"n/a", Applicability::NotApplicable},
     {"not_adopted", Applicability::NotAdopted},
     {"not adopted", Applicability::NotAdopted},
     {"不採用", Applicability::NotAdopted}}};

std::string key(std::string_view written) {
  return folded(trimmed(written));
}

template <typename Enum, std::size_t N>
std::optional<Enum> chosen(std::string_view written,
                           const std::array<std::pair<std::string_view, Enum>, N>& words) {
  const auto cell = key(written);
  for (const auto& [word, value] : words) {
    if (folded(word) == cell) return value;
  }
  return std::nullopt;
}

}  // namespace

std::span<const AnswerHeading> answerHeadings() {
  return kHeadings;
}

std::vector<std::string> answerColumns() {
  return {"item", "level", "stipulation", "applicability", "reason", "note", "unit"};
}

std::string answerColumnOf(std::string_view written) {
  const auto wanted = key(written);
  for (const auto& known : kHeadings) {
    if (folded(known.heading) == wanted) return std::string(known.meaning);
  }
  return {};
}

std::optional<Stipulation> stipulationFromWords(std::string_view written) {
  return chosen(written, kStipulations);
}

std::optional<Applicability> applicabilityFromWords(std::string_view written) {
  return chosen(written, kApplicabilities);
}

std::optional<int> levelFromWords(const Scale& scale, std::string_view written) {
  const auto cell = key(written);
  for (const auto& level : scale.levels) {
    const auto digit = std::to_string(level.value);
    if (cell == digit || cell == key(level.label.ja) || cell == key(level.label.en) ||
        cell == key(digit + ' ' + level.label.ja) || cell == key(digit + ' ' + level.label.en)) {
      return level.value;
    }
  }
  return std::nullopt;
}

}  // namespace kijun
