#include <algorithm>

#include "assessment/gaps.h"
#include "report/sections/words.h"

namespace kijun::sections {
namespace {

// Ranked as the window and the command line rank them, and with the same words.
struct Ranked {
  std::vector<GapRow> rows;
  GapLinks links;
  std::size_t count(GapGroup group) const {
    return static_cast<std::size_t>(std::ranges::count(rows, group, &GapRow::group));
  }
};

Ranked rankedOf(const ReportInput& input) {
  return {gapRows(input.snapshot.current, input.now.items, RankBy::Priority),
          gapLinks(RiskModel::of(catalogOf(input)), input.registers, input.snapshot.asOf)};
}

Table gapTable(const ReportInput& input, const Ranked& ranked, GapGroup group,
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
  for (const auto& row : ranked.rows) {
    if (row.group != group) continue;
    const ItemScore& score = row.score;
    const Item& item = itemOf(input, score);
    Cell why{{{strong(item.title.in(input.language))}}};
    why.lines.push_back(
        {plain(gapReason(catalogOf(input), row, ranked.links, RankBy::Priority, input.language))});
    why.lines.push_back({muted(gapFormula(score, RankBy::Priority))});
    table.rows.push_back(
        {{cell({muted(std::to_string(row.rank))}), idCell(item), std::move(why),
          cell(levelToTarget(input, score)), cell({strong(shown(score.priority))}),
          Cell{{{plain(effortText(input, score.effort))},
                {muted(text(input, "report.gaps.per_effort", shown(score.value)))}}}}});
  }
  return table;
}

}  // namespace

Blocks gaps(const ReportInput& input) {
  const auto ranked = rankedOf(input);
  Blocks out;
  out.push_back(Heading{1, text(input, "report.gaps.title"), "gaps"});
  out.push_back(body(text(input, "report.gaps.about")));
  out.push_back(Callout{CalloutKind::Note,
                        text(input, "report.gaps.formula_title"),
                        {{strong(text(input, "report.gaps.formula"))},
                         {plain(text(input, "report.gaps.formula_words"))}}});
  if (ranked.count(GapGroup::Contradicted) > 0) {
    out.push_back(Heading{2, text(input, "report.gaps.contradicted"), "gaps-contradicted"});
    out.push_back(Callout{
        CalloutKind::Warning, {}, {{plain(text(input, "report.gaps.contradicted_about"))}}});
    out.push_back(
        gapTable(input, ranked, GapGroup::Contradicted, text(input, "report.gaps.contradicted")));
  }
  out.push_back(Heading{2, text(input, "report.gaps.ranked"), "gaps-ranked"});
  if (ranked.count(GapGroup::Ranked) == 0) {
    out.push_back(body(text(input, "report.top.none")));
  } else {
    out.push_back(gapTable(input, ranked, GapGroup::Ranked, text(input, "report.gaps.ranked")));
  }
  if (const auto unanswered = ranked.count(GapGroup::Unanswered); unanswered > 0) {
    out.push_back(small(text(input, "report.gaps.unanswered", unanswered)));
  }
  return out;
}

}  // namespace kijun::sections
