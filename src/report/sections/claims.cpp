#include "report/sections/words.h"

namespace kijun::sections {
namespace {

// The compulsory checkpoints that a claiming unit has not ticked, each once.
std::vector<const Checkpoint*> openCheckpoints(const ReportInput& input, const Item& item) {
  std::vector<const Checkpoint*> open;
  for (const auto& checkpoint : item.checkpoints) {
    if (checkpoint.example) continue;
    for (const auto& [unit, answer] : answersOf(input, item)) {
      if (!answer->level || *answer->level < catalogOf(input).scale().fulfilled) continue;
      const auto tick = answer->ticks.find(checkpoint.id);
      if (tick == answer->ticks.end() || tick->second == Tick::No) {
        open.push_back(&checkpoint);
        break;
      }
    }
  }
  return open;
}

Cell whyCell(const ReportInput& input, const Item& item, const ItemScore& score) {
  Cell out{{{strong(item.title.in(input.language))}}};
  if (score.contradicted) {
    out.lines.push_back({plain(text(input, "report.claims.contradicted"))});
  }
  if (score.claimsWithoutRule) out.lines.push_back({plain(text(input, "report.claims.no_rule"))});
  if (score.claimsWithOpenCheckpoint) {
    out.lines.push_back({plain(text(input, "report.claims.open_checkpoint"))});
    for (const Checkpoint* checkpoint : openCheckpoints(input, item)) {
      out.lines.push_back({muted("· " + checkpoint->text.in(input.language))});
    }
  }
  return out;
}

}  // namespace

Blocks claims(const ReportInput& input) {
  Blocks out;
  out.push_back(Heading{1, text(input, "report.claims.title"), "claims"});
  out.push_back(body(text(input, "report.claims.about", catalogOf(input).scale().fulfilled)));
  Table table;
  table.caption = text(input, "report.claims.title");
  table.columns = {{text(input, "report.column.item"), 11, Align::Start},
                   {text(input, "report.column.attention"), 58, Align::Start},
                   {text(input, "report.column.stipulation"), 13, Align::Centre},
                   {text(input, "report.column.now_to_target"), 16, Align::Centre}};
  for (const auto& score : input.now.items) {
    if (!score.claimsWithoutRule && !score.claimsWithOpenCheckpoint && !score.contradicted) {
      continue;
    }
    const Item& item = itemOf(input, score);
    table.rows.push_back(
        {{idCell(item), whyCell(input, item, score),
          cell(stipulationText(input, score.stipulation)), cell(levelToTarget(input, score))}});
  }
  if (table.rows.empty()) {
    out.push_back(body(text(input, "report.claims.none")));
  } else {
    out.push_back(std::move(table));
  }
  return out;
}

}  // namespace kijun::sections
