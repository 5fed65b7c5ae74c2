// Why a gap stands where it does, in words and in numbers.
#include "assessment/gaps.h"

namespace kijun {
namespace {

Message ofRanked(const GapRow& row, const std::string& modality,
                 const std::vector<GapRisk>& risks) {
  const auto weight = shownWeight(row.score.weight);
  const int gap = row.score.gap.value_or(0);
  if (risks.empty()) return msg("gaps.why.unanalysed", gap, weight, modality, row.score.target);
  const auto& worst = risks.front();
  if (!worst.raises) {
    return msg("gaps.why.not_raised", gap, weight, modality, row.score.target, risks.size());
  }
  const auto raising = std::ranges::count(risks, true, &GapRisk::raises);
  return raising == 1 ? msg("gaps.why.risk", gap, weight, modality, row.score.target, worst.level,
                            worst.title)
                      : msg("gaps.why.risks", gap, weight, modality, row.score.target, worst.level,
                            worst.title, raising - 1);
}

}  // namespace

std::string shownWeight(int hundredths) {
  return Fraction(hundredths, 100).shown(hundredths % 10 == 0 ? 1 : 2);
}

std::string gapFormula(const ItemScore& item, RankBy by) {
  if (by == RankBy::Priority || !item.priority) return priorityFormula(item);
  return item.priority->shown(2) + " ÷ " + std::to_string(item.effortValue) + " = " +
         item.value->shown(2);
}

std::string gapReason(const Catalog& catalog, const GapRow& row, const GapLinks& links, RankBy by,
                      Language language) {
  const auto& item = catalog.items()[row.score.index];
  const auto& modality = catalog.modality(item.modality).label.in(language);
  const auto weight = shownWeight(row.score.weight);
  switch (row.group) {
    case GapGroup::Contradicted:
      return render(msg("gaps.why.contradicted", row.score.level.value_or(0)), language);
    case GapGroup::Unanswered:
      return render(
          msg("gaps.why.unanswered", row.score.gap.value_or(0), weight, modality, row.score.target),
          language);
    case GapGroup::NotAdopted:
      return render(row.reason.empty() ? msg("gaps.why.not_adopted.bare", modality)
                                       : msg("gaps.why.not_adopted", modality, row.reason),
                    language);
    case GapGroup::Ranked:
      break;
  }
  const auto why = render(ofRanked(row, modality, links.risksOf(item.id)), language);
  if (by == RankBy::Priority) return why;
  const auto effort =
      render(msg("gaps.why.effort", effortId(row.score.effort), row.score.effortValue), language);
  return language == Language::Japanese ? why + effort : why + ' ' + effort;
}

}  // namespace kijun
