#include "ui/pages/review/review_rows.h"

#include <algorithm>
#include <numeric>

#include "base/text.h"

namespace kijun::ui::review {
namespace {

struct OnlyId {
  Only only;
  std::string_view id;
};
constexpr OnlyId kOnlyIds[] = {{Only::Any, ""},
                               {Only::Touched, "touched"},
                               {Only::OpenComments, "comments"},
                               {Only::Spread, "spread"},
                               {Only::Overdue, "overdue"}};

bool fitsOnly(const ReviewRow& row, Only only) {
  switch (only) {
    case Only::Touched:
      return row.touch.has_value();
    case Only::OpenComments:
      return row.due.openComments > 0;
    case Only::Spread:
      return row.spread > 0;
    case Only::Overdue:
      return row.due.overdue;
    case Only::Any:
      break;
  }
  return true;
}

std::vector<std::string> wordsOf(const std::string& typed) {
  std::vector<std::string> words;
  const auto whole = folded(trimmed(typed));
  for (const auto word : split(whole, ' ')) {
    if (!word.empty()) words.emplace_back(word);
  }
  return words;
}

// What words are looked for in.
std::string searched(const ReviewRow& row, const Snapshot& snapshot, Language language) {
  const auto& item = snapshot.current.catalog->items()[row.due.item];
  std::string all = item.id + ' ' + item.title.in(language) + ' ' + item.question.in(language);
  if (const auto* department = snapshot.department(row.due.department))
    all += ' ' + department->name;
  if (const auto* person = snapshot.person(row.due.respondent)) all += ' ' + person->name;
  if (const auto* unit = snapshot.current.unit(row.key().unit)) all += ' ' + unit->name;
  if (const auto* answer = snapshot.current.answer(item.id, row.key().unit)) {
    all += ' ' + answer->note + ' ' + answer->reason;
  }
  return folded(all);
}

}  // namespace

std::string_view idOf(Only only) {
  return std::ranges::find(kOnlyIds, only, &OnlyId::only)->id;
}

std::optional<Only> onlyFromId(std::string_view id) {
  const auto* at = std::ranges::find(kOnlyIds, id, &OnlyId::id);
  return at == std::end(kOnlyIds) ? std::nullopt : std::optional(at->only);
}

std::vector<Concern> ReviewRow::concerns() const {
  std::vector<Concern> found;
  if (!given) found.push_back(Concern::Unanswered);
  if (due.state == AnswerState::InProgress || due.state == AnswerState::Returned) {
    found.push_back(Concern::NotSubmitted);
  }
  if (carriedOver) found.push_back(Concern::CarriedOver);
  if (spread >= kWideSpread) found.push_back(Concern::Spread);
  if (due.openComments > 0) found.push_back(Concern::OpenComments);
  return found;
}

std::vector<ReviewRow> reviewRows(const Snapshot& snapshot, const Touches& touches) {
  std::vector<ReviewRow> rows;
  const auto& cycle = snapshot.current;
  for (auto& due : dueAnswers(snapshot, snapshot.asOf)) {
    ReviewRow row;
    if (const Answer* answer = cycle.answer(due.key.item, due.key.unit)) {
      row.level = answer->level;
      row.applicability = answer->applicability;
      row.carriedOver = answer->confirmation == Confirmation::CarriedOver;
      auto confirmed = *answer;
      confirmed.confirmation = Confirmation::Confirmed;
      row.given = isComplete(confirmed);
    }
    if (const auto spread = unitSpread(cycle, due.key.item)) row.spread = spread->width();
    if (const auto at = touches.find(due.key); at != touches.end()) row.touch = at->second;
    row.due = std::move(due);
    rows.push_back(std::move(row));
  }
  return rows;
}

bool ReviewFilter::isByStateAlone() const {
  return department.empty() && only == Only::Any && trimmed(words).empty() && section.empty();
}

int Narrowed::anyState() const {
  return std::accumulate(states.begin(), states.end(), 0);
}

Narrowed narrowed(const std::vector<ReviewRow>& rows, const Snapshot& snapshot,
                  const ReviewFilter& filter, Language language) {
  Narrowed out;
  const auto words = wordsOf(filter.words);
  const auto& catalog = *snapshot.current.catalog;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto& row = rows[i];
    if (!filter.department.empty() &&
        row.due.department != (filter.department == kNobody ? Id() : Id(filter.department))) {
      continue;
    }
    if (!fitsOnly(row, filter.only)) continue;
    if (!filter.section.empty() &&
        !catalog.isUnder(catalog.items()[row.due.item].section, filter.section)) {
      continue;
    }
    if (!words.empty()) {
      const auto text = searched(row, snapshot, language);
      if (!std::ranges::all_of(words, [&](const std::string& word) {
            return text.find(word) != std::string::npos;
          })) {
        continue;
      }
    }
    ++out.states[static_cast<std::size_t>(row.due.state)];
    if (!filter.state || row.due.state == *filter.state) out.rows.push_back(i);
  }
  return out;
}

std::vector<std::string> confirmedChapters(const Catalog& catalog,
                                           const std::vector<ReviewRow>& rows) {
  std::set<std::size_t> open, confirmed;
  for (const auto& row : rows) {
    (row.due.state == AnswerState::Confirmed ? confirmed : open).insert(row.due.item);
  }
  std::vector<std::string> chapters;
  for (const auto& section : catalog.sections()) {
    if (section.depth != 0 || section.allItems.empty()) continue;
    const bool whole = std::ranges::all_of(section.allItems, [&](std::size_t item) {
      return confirmed.contains(item) && !open.contains(item);
    });
    if (whole) chapters.push_back(section.id);
  }
  return chapters;
}

}  // namespace kijun::ui::review
