// Which items the page shows: a kind, a modality, a department and words. An item that stops
// matching while it is worked on stays until the filter or the section changes, so that nothing
// slips away under the cursor; the counts are always those of now. UI thread only.
#pragma once
#include <QObject>
#include <QString>
#include <optional>
#include <set>
#include <vector>

#include "ui/pages/assess/answer_desk.h"

namespace kijun::ui::assess {

enum class Show { All, Unanswered, Unconfirmed, Gaps, Flagged, Changed };
inline constexpr Show kShows[] = {Show::All,  Show::Unanswered, Show::Unconfirmed,
                                  Show::Gaps, Show::Flagged,    Show::Changed};
// "unanswered" …, as places and settings write it.
std::string_view idOf(Show show);
std::optional<Show> showFromId(std::string_view id);
std::string_view textIdOf(Show show);

struct ItemFilter {
  Show show = Show::All;
  std::optional<Modality> modality;
  Id department;  // empty: any
  QString words;
  bool isActive() const {
    return show != Show::All || modality || !department.empty() || !words.isEmpty();
  }
  bool operator==(const ItemFilter&) const = default;
};

class FilteredItems : public QObject {
  Q_OBJECT
 public:
  explicit FilteredItems(AnswerDesk& desk, QObject* parent = nullptr);

  const ItemFilter& filter() const { return filter_; }
  void setFilter(const ItemFilter& filter);
  bool contains(std::size_t index) const { return passes_[index]; }
  // How many of these pass.
  int countIn(const std::vector<std::size_t>& indexes) const;
  // How many would pass with this kind, the rest of the filter as it is.
  int count(Show show) const;
  // Items that were kept only because they were being worked on go now.
  void settle();

 Q_SIGNALS:
  void aboutToChange();
  // contains() may answer otherwise than before.
  void changed();
  void countsChanged();

 private:
  bool isOfKind(std::size_t index, Show show) const;
  bool isOf(const Id& department, std::size_t index) const;
  bool matchesRest(std::size_t index) const;
  bool matches(std::size_t index) const {
    return matchesRest(index) && isOfKind(index, filter_.show);
  }
  void recompute();
  void announce();
  void noteItem(std::size_t index);
  void readTexts();
  void readChanged();

  AnswerDesk& desk_;
  ItemFilter filter_;
  std::vector<bool> passes_;
  std::vector<std::string> texts_;    // folded, both languages
  std::vector<std::string> needles_;  // folded words of the filter
  std::set<std::string, std::less<>> changedItems_;
};

}  // namespace kijun::ui::assess
