#include <algorithm>

#include "assessment/plan_figures.h"
#include "assessment/risk_edition.h"
#include "assessment/risk_register.h"
#include "report/sections/words.h"

namespace kijun::sections {
namespace {

constexpr std::size_t kTopGaps = 10;
constexpr std::size_t kChangesShown = 6;

// The figure without its unit, which stands smaller beside it.
KeyFigure keyFigure(std::string label, const Figure& now, const Figure& last, FigureUnit unit,
                    std::string note) {
  KeyFigure figure;
  figure.label = std::move(label);
  figure.value = unit == FigureUnit::Percent && now ? now->shownPercent() : shown(now);
  figure.unit = unit == FigureUnit::Percent && now ? "%" : "";
  figure.change = shownChange(now, last, unit);
  figure.note = std::move(note);
  return figure;
}

KeyFigure countFigure(std::string label, int count, std::string note) {
  return {std::move(label), std::to_string(count), "", "", std::move(note)};
}

std::string firstSentence(const ReportInput& input) {
  const GroupCounts& counts = input.now.overall.counts;
  const int lowest = catalogOf(input).scale().lowest();
  return text(input, "report.executive.sentence", counts.expected, counts.fulfilled, counts.low,
              lowest, lowest + 1, counts.unconfirmed);
}

KeyFigures figuresOf(const ReportInput& input) {
  const GroupScore& now = input.now.overall;
  const GroupScore none;
  const GroupScore& last = input.previous ? input.previous->overall : none;
  KeyFigures row;
  row.figures.push_back(keyFigure(
      text(input, "report.figure.maturity"), now.maturity, last.maturity, FigureUnit::Level,
      text(input, "report.figure.maturity_note", shown(now.maturityFloor), shown(now.target))));
  row.figures.push_back(keyFigure(
      text(input, "report.figure.fulfilment"), now.fulfilment, last.fulfilment, FigureUnit::Percent,
      text(input, "report.figure.fulfilment_note",
           shownFigure(now.fulfilmentUncontradicted, FigureUnit::Percent))));
  row.figures.push_back(keyFigure(text(input, "report.figure.stipulated"), now.stipulated,
                                  last.stipulated, FigureUnit::Percent,
                                  text(input, "report.figure.stipulated_note")));
  row.figures.push_back(
      keyFigure(text(input, "report.figure.answered"), now.answeredRate, last.answeredRate,
                FigureUnit::Percent,
                text(input, "report.figure.answered_note", now.counts.answered, now.counts.items)));
  return row;
}

KeyFigures countsOf(const ReportInput& input) {
  const GroupCounts& counts = input.now.overall.counts;
  const auto attention = std::ranges::count_if(input.now.items, [](const ItemScore& item) {
    return item.claimsWithoutRule || item.claimsWithOpenCheckpoint || item.contradicted;
  });
  KeyFigures row;
  row.figures.push_back(countFigure(text(input, "report.figure.unconfirmed"), counts.unconfirmed,
                                    text(input, "report.figure.unconfirmed_note")));
  row.figures.push_back(countFigure(text(input, "report.figure.attention"),
                                    static_cast<int>(attention),
                                    text(input, "report.figure.attention_note")));
  row.figures.push_back(countFigure(text(input, "report.not_applicable"), counts.notApplicable,
                                    text(input, "report.figure.not_applicable_note")));
  row.figures.push_back(countFigure(text(input, "report.not_adopted"), counts.notAdopted,
                                    text(input, "report.figure.not_adopted_note")));
  return row;
}

struct Change {
  const ItemScore* now = nullptr;
  const ItemScore* last = nullptr;
  int size() const { return *now->level - *last->level; }
};

// Items with a level in both cycles that differs, the largest falls first, then the largest rises.
std::vector<Change> changesOf(const ReportInput& input) {
  std::vector<Change> changes;
  for (const auto& item : input.now.items) {
    const ItemScore* last = before(input, item);
    if (last && item.level && last->level && item.inScope() && *item.level != *last->level) {
      changes.push_back({&item, last});
    }
  }
  return changes;
}

void addChangeTable(Blocks& out, const ReportInput& input, std::vector<Change> changes,
                    const std::string& caption) {
  if (changes.empty()) return;
  std::ranges::stable_sort(changes, [](const Change& a, const Change& b) {
    const int left = std::abs(a.size()), right = std::abs(b.size());
    return left != right ? left > right : a.now->weight > b.now->weight;
  });
  const std::size_t more = changes.size() > kChangesShown ? changes.size() - kChangesShown : 0;
  changes.resize(changes.size() - more);
  out.push_back(Paragraph{{strong(caption)}, TextStyle::Body});
  Table table;
  table.caption = caption;
  table.columns = {{text(input, "report.column.item"), 12, Align::Start},
                   {text(input, "report.column.title"), 60, Align::Start},
                   {text(input, "report.column.last_to_now"), 26, Align::Centre}};
  for (const auto& change : changes) {
    const Item& item = itemOf(input, *change.now);
    table.rows.push_back({{idCell(item), cell(item.title.in(input.language)),
                           cell({levelChip(input, change.last->level), muted(" → "),
                                 levelChip(input, change.now->level)})}});
  }
  out.push_back(std::move(table));
  if (more > 0) out.push_back(small(text(input, "report.more", more)));
}

void addChanges(Blocks& out, const ReportInput& input) {
  if (input.previous) out.push_back(PageBreak{});
  out.push_back(Heading{2, text(input, "report.changes.title"), "changes"});
  if (!input.previous) {
    out.push_back(body(text(input, "report.changes.first")));
    return;
  }
  auto changes = changesOf(input);
  const auto split = std::ranges::stable_partition(
      changes, [](const Change& change) { return change.size() < 0; });
  std::vector<Change> rises(split.begin(), split.end());
  changes.erase(split.begin(), split.end());
  out.push_back(body(text(input, "report.changes.counts", input.snapshot.previous->cycle.name,
                          rises.size(), changes.size())));
  addChangeTable(out, input, std::move(changes), text(input, "report.changes.falls"));
  addChangeTable(out, input, std::move(rises), text(input, "report.changes.rises"));
}

void addTopGaps(Blocks& out, const ReportInput& input) {
  const auto ranking = rankGaps(input.now.items, RankBy::Priority);
  out.push_back(Heading{2, text(input, "report.top.title"), "top-gaps"});
  if (ranking.ranked.empty()) {
    out.push_back(body(text(input, "report.top.none")));
    return;
  }
  Table table;
  table.caption = text(input, "report.top.title");
  table.headerColumn = 1;
  table.columns = {{text(input, "report.column.rank"), 7, Align::End},
                   {text(input, "report.column.item"), 12, Align::Start},
                   {text(input, "report.column.title"), 39, Align::Start},
                   {text(input, "report.column.now_to_target"), 16, Align::Centre},
                   {text(input, "report.column.risk"), 14, Align::Centre},
                   {text(input, "report.column.priority"), 12, Align::End}};
  for (std::size_t i = 0; i < std::min(kTopGaps, ranking.ranked.size()); ++i) {
    const ItemScore& score = input.now.items[ranking.ranked[i]];
    const Item& item = itemOf(input, score);
    table.rows.push_back(
        {{cell({muted(std::to_string(i + 1))}), idCell(item),
          cell({strong(item.title.in(input.language))}), cell(levelToTarget(input, score)),
          cell(riskText(input, score)), cell({strong(shown(score.priority))})}});
  }
  out.push_back(std::move(table));
  out.push_back(small(text(input, "report.top.note")));
}

// What of risks and plans waits for a decision, in sentences; nothing where there are none.
void addOutlook(Blocks& out, const ReportInput& input) {
  const auto model = riskModelOf(catalogOf(input), input.registers);
  const auto risks =
      riskFiguresOf(model, riskViews(model, input.registers, {}, input.snapshot.asOf));
  const auto plans = countPlans(planViews(input.registers, input.snapshot.asOf));
  if (risks.open > 0) {
    out.push_back(
        body(text(input, "report.executive.risks", risks.open, joined(input, risks.levels),
                  risks.high, risks.accepted, risks.expired, risks.overdue)));
  }
  if (plans.all() > 0) {
    out.push_back(
        body(text(input, "report.executive.plans", plans.open(), plans.overdue, plans.done)));
  }
}

}  // namespace

Blocks executive(const ReportInput& input) {
  Blocks out;
  out.push_back(Heading{1, text(input, "report.executive.title"), "summary"});
  out.push_back(lead({plain(firstSentence(input))}));
  out.push_back(figuresOf(input));
  out.push_back(countsOf(input));
  addOutlook(out, input);
  out.push_back(small(text(input, "report.executive.bar", catalogOf(input).scale().fulfilled)));
  addTopGaps(out, input);
  addChanges(out, input);
  return out;
}

}  // namespace kijun::sections
