#include "ui/pages/assess/item_filter.h"

#include <algorithm>

#include "assessment/answer_owner.h"
#include "base/text.h"
#include "ui/pages/assess/background.h"
#include "ui/shell/text.h"

namespace kijun::ui::assess {
namespace {

struct ShowName {
  Show show;
  std::string_view id;
  std::string_view textId;
};

constexpr ShowName kNames[] = {
    {Show::All, "all", KIJUN_TEXT("assess.show.all")},
    {Show::Unanswered, "unanswered", KIJUN_TEXT("assess.show.unanswered")},
    {Show::Unconfirmed, "unconfirmed", KIJUN_TEXT("assess.show.unconfirmed")},
    {Show::Gaps, "gaps", KIJUN_TEXT("assess.show.gaps")},
    {Show::Flagged, "flagged", KIJUN_TEXT("assess.show.flagged")},
    {Show::Changed, "changed", KIJUN_TEXT("assess.show.changed")},
};

const ShowName& nameOf(Show show) {
  return kNames[static_cast<std::size_t>(show)];
}

}  // namespace

std::string_view idOf(Show show) {
  return nameOf(show).id;
}
std::string_view textIdOf(Show show) {
  return nameOf(show).textId;
}
std::optional<Show> showFromId(std::string_view id) {
  for (const auto& name : kNames) {
    if (name.id == id) return name.show;
  }
  return std::nullopt;
}

FilteredItems::FilteredItems(AnswerDesk& desk, QObject* parent) : QObject(parent), desk_(desk) {
  readTexts();
  readChanged();
  recompute();
  connect(&desk_, &AnswerDesk::itemChanged, this, &FilteredItems::noteItem);
  connect(&desk_, &AnswerDesk::reset, this, [this] {
    readTexts();
    readChanged();
    recompute();
    announce();
  });
  // Only what is written counts as changed: the desk's own signal comes before it is.
  connect(&desk_.workspace(), &WorkspaceModel::answerChanged, this, [this](const QString& id) {
    changedItems_.insert(fromQt(id));
    const auto index = desk_.catalog().indexOf(fromQt(id));
    if (index != Catalog::npos) noteItem(index);
  });
}

void FilteredItems::readTexts() {
  texts_.clear();
  for (const auto& item : desk_.catalog().items()) {
    const auto& section = *desk_.catalog().section(item.section);
    std::string all = item.id;
    for (const auto* text : {&item.title, &item.question, &item.intent, &section.title}) {
      all += '\n' + text->ja + '\n' + text->en;
    }
    texts_.push_back(folded(all));
  }
}

void FilteredItems::readChanged() {
  changedItems_.clear();
  inBackground(
      this,
      [session = desk_.workspace().sessionPtr(), cycle = desk_.workspace().cycle().cycle.id] {
        return session->itemsChangedIn(cycle);
      },
      [this](std::vector<std::string> items) {
        changedItems_.insert(items.begin(), items.end());
        recompute();
        announce();
      });
}

bool FilteredItems::isOfKind(std::size_t index, Show show) const {
  const ItemScore& score = desk_.score(index);
  switch (show) {
    case Show::All:
      return true;
    case Show::Unanswered:
      return !score.answered;
    case Show::Unconfirmed:
      return score.carriedOver;
    case Show::Gaps:
      return score.gap.value_or(0) > 0;
    case Show::Flagged:
      return score.flagged;
    case Show::Changed:
      return changedItems_.contains(desk_.item(index).id);
  }
  return true;
}

// In whichever unit: one may have been given what 全体 was not.
bool FilteredItems::isOf(const Id& department, std::size_t index) const {
  const auto& snapshot = desk_.workspace().snapshot();
  const auto answers = snapshot.current.answers.find(desk_.item(index).id);
  if (answers == snapshot.current.answers.end()) return false;
  return std::ranges::any_of(answers->second, [&](const Answer& answer) {
    return departmentOf(snapshot, ownerOf(snapshot.current, answer.key)) == department;
  });
}

bool FilteredItems::matchesRest(std::size_t index) const {
  if (filter_.modality && desk_.item(index).modality != *filter_.modality) return false;
  if (!filter_.department.empty() && !isOf(filter_.department, index)) return false;
  return std::ranges::all_of(needles_, [&](const std::string& needle) {
    return texts_[index].find(needle) != std::string::npos;
  });
}

void FilteredItems::recompute() {
  needles_.clear();
  const std::string words = folded(fromQt(filter_.words));
  for (const auto part : split(words, ' ')) {
    if (!trimmed(part).empty()) needles_.emplace_back(trimmed(part));
  }
  passes_.resize(desk_.size());
  for (std::size_t i = 0; i < passes_.size(); ++i) passes_[i] = matches(i);
}

void FilteredItems::noteItem(std::size_t index) {
  if (!passes_[index] && matches(index)) {
    passes_[index] = true;
    announce();
  } else {
    Q_EMIT countsChanged();
  }
}

void FilteredItems::announce() {
  Q_EMIT aboutToChange();
  Q_EMIT changed();
  Q_EMIT countsChanged();
}

void FilteredItems::setFilter(const ItemFilter& filter) {
  filter_ = filter;
  recompute();
  announce();
}

void FilteredItems::settle() {
  const auto before = passes_;
  recompute();
  if (passes_ != before) announce();
}

int FilteredItems::countIn(const std::vector<std::size_t>& indexes) const {
  return static_cast<int>(
      std::ranges::count_if(indexes, [this](std::size_t i) { return passes_[i]; }));
}

int FilteredItems::count(Show show) const {
  int count = 0;
  for (std::size_t i = 0; i < passes_.size(); ++i) count += matchesRest(i) && isOfKind(i, show);
  return count;
}

}  // namespace kijun::ui::assess
