#include "base/text.h"
#include "report/sections/words.h"

namespace kijun::sections {
namespace {

// The first of an item's answers that says who is to answer it.
const Answer* assignment(const ReportInput& input, const Item& item) {
  const Answer* first = nullptr;
  for (const auto& [unit, answer] : answersOf(input, item)) {
    if (!answer->department.empty()) return answer;
    if (!first) first = answer;
  }
  return first;
}

Table openTable(const ReportInput& input, const std::vector<const ItemScore*>& scores,
                const std::string& caption) {
  Table table;
  table.caption = caption;
  table.columns = {{text(input, "report.column.item"), 11, Align::Start},
                   {text(input, "report.column.title"), 43, Align::Start},
                   {text(input, "report.column.department"), 18, Align::Start},
                   {text(input, "report.column.state"), 13, Align::Start},
                   {text(input, "report.column.due"), 13, Align::Start}};
  for (const ItemScore* score : scores) {
    const Item& item = itemOf(input, *score);
    const Answer* answer = assignment(input, item);
    const Department* department = answer ? input.snapshot.department(answer->department) : nullptr;
    table.rows.push_back({{idCell(item), cell(item.title.in(input.language)),
                           cell(department ? department->name : "—"),
                           cell(stateText(input, answer ? answer->state : AnswerState::NotStarted)),
                           cell(answer && !answer->due.empty() ? answer->due : "—")}});
  }
  return table;
}

void addOpen(Blocks& out, const ReportInput& input, const std::string& title, std::string id,
             const std::vector<const ItemScore*>& scores, std::string none) {
  out.push_back(Heading{2, title, std::move(id)});
  if (scores.empty()) {
    out.push_back(body(std::move(none)));
  } else {
    out.push_back(openTable(input, scores, title));
  }
}

Table reasonTable(const ReportInput& input, const std::vector<const ItemScore*>& scores,
                  const std::string& caption) {
  Table table;
  table.caption = caption;
  table.columns = {{text(input, "report.column.item"), 11, Align::Start},
                   {text(input, "report.column.title"), 35, Align::Start},
                   {text(input, "report.column.modality"), 14, Align::Start},
                   {text(input, "report.column.reason"), 38, Align::Start}};
  for (const ItemScore* score : scores) {
    const Item& item = itemOf(input, *score);
    Cell reason;
    for (const auto& [unit, answer] : answersOf(input, item)) {
      const auto words = trimmed(answer->reason);
      if (words.empty()) continue;
      reason.lines.push_back({plain((unit ? unit->name + " " : "") + std::string(words))});
    }
    if (reason.lines.empty()) {
      reason.lines.push_back(
          {coloured(text(input, "report.scope.no_reason"), ColourRole::Warning)});
    }
    table.rows.push_back({{idCell(item), titleCell(input, item),
                           cell(catalogOf(input).modality(item.modality).label.in(input.language)),
                           std::move(reason)}});
  }
  return table;
}

std::vector<const ItemScore*> withApplicability(const ReportInput& input, Applicability value) {
  std::vector<const ItemScore*> out;
  for (const auto& score : input.now.items) {
    if (score.applicability == value) out.push_back(&score);
  }
  return out;
}

}  // namespace

Blocks open(const ReportInput& input) {
  std::vector<const ItemScore*> unanswered, unconfirmed;
  for (const auto& score : input.now.items) {
    if (score.carriedOver) {
      unconfirmed.push_back(&score);
    } else if (!score.answered) {
      unanswered.push_back(&score);
    }
  }
  Blocks out;
  out.push_back(Heading{1, text(input, "report.open.title"), "open"});
  out.push_back(body(text(input, "report.open.about", unanswered.size(), unconfirmed.size())));
  addOpen(out, input, text(input, "report.open.unanswered"), "open-unanswered", unanswered,
          text(input, "report.open.all_answered"));
  addOpen(out, input, text(input, "report.open.unconfirmed"), "open-unconfirmed", unconfirmed,
          text(input, "report.open.all_confirmed"));
  return out;
}

Blocks outOfScope(const ReportInput& input) {
  Blocks out;
  out.push_back(Heading{1, text(input, "report.scope.title"), "scope"});
  out.push_back(body(text(input, "report.scope.about")));
  const auto add = [&](const std::string& title, std::string id, Applicability value) {
    out.push_back(Heading{2, title, std::move(id)});
    const auto scores = withApplicability(input, value);
    if (scores.empty()) {
      out.push_back(body(text(input, "report.scope.none")));
    } else {
      out.push_back(reasonTable(input, scores, title));
    }
  };
  add(text(input, "report.not_applicable"), "scope-not-applicable", Applicability::NotApplicable);
  add(text(input, "report.not_adopted"), "scope-not-adopted", Applicability::NotAdopted);
  return out;
}

}  // namespace kijun::sections
