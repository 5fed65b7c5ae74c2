#include "report/sections/words.h"

namespace kijun::sections {
namespace {

Table gapTable(const ReportInput& input, const std::vector<std::size_t>& order,
               const std::string& caption) {
  Table table;
  table.caption = caption;
  table.headerColumn = 1;
  table.columns = {{text(input, "report.column.rank"), 6, Align::End},
                   {text(input, "report.column.item"), 11, Align::Start},
                   {text(input, "report.column.why"), 42, Align::Start},
                   {text(input, "report.column.now_to_target"), 15, Align::Centre},
                   {text(input, "report.column.priority"), 11, Align::End},
                   {text(input, "report.column.effort"), 13, Align::End}};
  std::size_t rank = 0;
  for (const auto index : order) {
    const ItemScore& score = input.now.items[index];
    const Item& item = itemOf(input, score);
    const auto modality = catalogOf(input).modality(item.modality).label.in(input.language);
    const int gap = score.gap.value_or(0);
    Cell why{{{strong(item.title.in(input.language))}}};
    why.lines.push_back({plain(
        score.riskLevel ? text(input, "report.gaps.why_risk", modality, gap, *score.riskLevel)
                        : text(input, "report.gaps.why", modality, gap))});
    why.lines.push_back({muted(priorityFormula(score))});
    table.rows.push_back(
        {{cell({muted(std::to_string(++rank))}), idCell(item), std::move(why),
          cell(levelToTarget(input, score)), cell({strong(shown(score.priority))}),
          Cell{{{plain(effortText(input, score.effort))},
                {muted(text(input, "report.gaps.per_effort", shown(score.value)))}}}}});
  }
  return table;
}

}  // namespace

Blocks gaps(const ReportInput& input) {
  const auto ranking = rankGaps(input.now.items, RankBy::Priority);
  Blocks out;
  out.push_back(Heading{1, text(input, "report.gaps.title"), "gaps"});
  out.push_back(body(text(input, "report.gaps.about")));
  out.push_back(Callout{CalloutKind::Note,
                        text(input, "report.gaps.formula_title"),
                        {{strong(text(input, "report.gaps.formula"))},
                         {plain(text(input, "report.gaps.formula_words"))}}});
  if (!ranking.contradicted.empty()) {
    out.push_back(Heading{2, text(input, "report.gaps.contradicted"), "gaps-contradicted"});
    out.push_back(Callout{
        CalloutKind::Warning, {}, {{plain(text(input, "report.gaps.contradicted_about"))}}});
    out.push_back(gapTable(input, ranking.contradicted, text(input, "report.gaps.contradicted")));
  }
  out.push_back(Heading{2, text(input, "report.gaps.ranked"), "gaps-ranked"});
  if (ranking.ranked.empty()) {
    out.push_back(body(text(input, "report.top.none")));
  } else {
    out.push_back(gapTable(input, ranking.ranked, text(input, "report.gaps.ranked")));
  }
  if (!ranking.unanswered.empty()) {
    out.push_back(small(text(input, "report.gaps.unanswered", ranking.unanswered.size())));
  }
  return out;
}

}  // namespace kijun::sections
