#include "base/text.h"
#include "report/sections/words.h"

namespace kijun::sections {
namespace {

std::string referencesText(const ReportInput& input, const Answer& answer) {
  std::vector<std::string> parts;
  for (const auto& reference : answer.references) {
    const Document* document = input.snapshot.document(reference.document);
    if (!document) continue;
    parts.push_back(reference.clause.empty() ? document->title
                                             : document->title + " " + reference.clause);
  }
  return joined(input, parts);
}

void addAnswerLines(Cell& out, const ReportInput& input, const UnitAnswer& entry) {
  const Answer& answer = *entry.answer;
  const std::string unit = entry.unit ? entry.unit->name + " " : "";
  const auto line = [&](std::string label, std::string_view words) {
    if (trimmed(words).empty()) return;
    out.lines.push_back({muted(unit + std::move(label) + " "), plain(std::string(trimmed(words)))});
  };
  line(text(input, "report.label.documents"), referencesText(input, answer));
  if (answer.applicability != Applicability::Applicable) {
    line(text(input, "report.label.reason"), answer.reason);
  }
  line(text(input, "report.label.note"), answer.note);
}

Inline flagsOf(const ReportInput& input, const ItemScore& score) {
  Inline line;
  const auto add = [&](std::string words, ColourRole field) {
    if (!line.empty()) line.push_back(plain(" "));
    line.push_back(chip(std::move(words), field));
  };
  if (score.contradicted) add(text(input, "report.flag.contradicted"), ColourRole::BadSoft);
  if (score.claimsWithoutRule) add(text(input, "report.flag.no_rule"), ColourRole::WarningSoft);
  if (score.claimsWithOpenCheckpoint) {
    add(text(input, "report.flag.open_checkpoint"), ColourRole::WarningSoft);
  }
  if (score.carriedOver) add(text(input, "report.flag.unconfirmed"), ColourRole::WarningSoft);
  if (score.flagged) add(text(input, "report.flag.flagged"), ColourRole::AccentSoft);
  return line;
}

bool noEvent(const ReportInput& input, const Item& item) {
  for (const auto& [unit, answer] : answersOf(input, item)) {
    if (answer->noEvent) return true;
  }
  return false;
}

Cell questionCell(const ReportInput& input, const Item& item, const ItemScore& score) {
  Cell out;
  out.lines.push_back({strong(item.title.in(input.language)), muted("  "),
                       muted(catalogOf(input).modality(item.modality).label.in(input.language))});
  out.lines.push_back({plain(item.question.in(input.language))});
  if (score.byUnit) {
    out.lines.push_back(
        {muted(text(input, "report.label.units") + " "), plain(spreadText(input, item))});
  }
  for (const auto& entry : answersOf(input, item)) addAnswerLines(out, input, entry);
  if (noEvent(input, item)) out.lines.push_back({muted(text(input, "report.no_event"))});
  if (auto flags = flagsOf(input, score); !flags.empty()) out.lines.push_back(std::move(flags));
  return out;
}

Cell levelCell(const ReportInput& input, const ItemScore& score) {
  if (score.applicability == Applicability::NotApplicable) {
    return cell({muted(text(input, "report.not_applicable"))});
  }
  if (score.applicability == Applicability::NotAdopted) {
    return cell({muted(text(input, "report.not_adopted"))});
  }
  if (!score.level) {
    return {{levelToTarget(input, score), {muted(text(input, "report.unanswered"))}}};
  }
  return cell(levelToTarget(input, score));
}

Cell lastCell(const ReportInput& input, const ItemScore& score) {
  const ItemScore* last = before(input, score);
  if (!last || !last->level) return cell({muted("—")});
  Cell out{{{levelChip(input, last->level)}}};
  if (score.level && *score.level != *last->level) {
    const int change = *score.level - *last->level;
    out.lines.push_back({coloured((change > 0 ? "+" : "−") + std::to_string(std::abs(change)),
                                  change > 0 ? ColourRole::Good : ColourRole::Bad)});
  }
  return out;
}

Table itemTable(const ReportInput& input, const Section& section) {
  Table table;
  table.caption = section.id + " " + section.title.in(input.language);
  table.columns = {{text(input, "report.column.item"), 11, Align::Start},
                   {text(input, "report.column.question"), 55, Align::Start},
                   {text(input, "report.column.stipulation"), 12, Align::Centre},
                   {text(input, "report.column.now_to_target"), 15, Align::Centre},
                   {text(input, "report.column.last"), 8, Align::Centre}};
  for (const auto index : section.items) {
    const ItemScore& score = input.now.items[index];
    const Item& item = itemOf(input, score);
    table.rows.push_back({{cell({Span{item.id, ColourRole::Accent, Weight::Bold, {}, {}}}),
                           questionCell(input, item, score),
                           cell(score.inScope() ? stipulationText(input, score.stipulation) : "—"),
                           levelCell(input, score), lastCell(input, score)},
                          itemAnchor(item.id)});
  }
  return table;
}

std::string summaryOf(const ReportInput& input, const GroupScore& group) {
  std::string out = text(input, "report.results.summary", shown(group.maturity),
                         shownFigure(group.fulfilment, FigureUnit::Percent),
                         shownFigure(group.stipulated, FigureUnit::Percent), group.counts.answered,
                         group.counts.items);
  const GroupCounts& counts = group.counts;
  if (counts.unconfirmed + counts.notApplicable + counts.notAdopted > 0) {
    out += " " + text(input, "report.results.counts", counts.unconfirmed, counts.notApplicable,
                      counts.notAdopted);
  }
  return out;
}

}  // namespace

Blocks results(const ReportInput& input) {
  Blocks out;
  out.push_back(Heading{1, text(input, "report.results.title"), "results"});
  out.push_back(body(text(input, "report.results.about")));
  for (const auto& section : catalogOf(input).sections()) {
    if (section.allItems.empty()) continue;
    const std::string title = section.id + " " + section.title.in(input.language);
    const GroupScore* group = input.now.section(section.id);
    if (section.depth == 0) {
      out.push_back(Heading{2, title, sectionAnchor(section.id)});
      if (group) out.push_back(small(summaryOf(input, *group)));
    }
    if (section.items.empty()) continue;
    if (section.depth > 0) {
      out.push_back(Heading{3, title, sectionAnchor(section.id)});
      if (group) out.push_back(small(summaryOf(input, *group)));
    }
    out.push_back(itemTable(input, section));
  }
  return out;
}

}  // namespace kijun::sections
