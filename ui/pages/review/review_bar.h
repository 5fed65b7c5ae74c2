// What the answers under review are narrowed by: words, a department, what is to be looked at, and
// a chip a state with how many there are. UI thread only.
#pragma once
#include <array>

#include "ui/models/workspace_model.h"
#include "ui/pages/review/review_rows.h"
#include "ui/widgets/narrowing_bar.h"

class QToolButton;

namespace kijun::ui::review {

// The states in the order in which a reviewer cares, and any of them last.
class StateChips : public QWidget {
  Q_OBJECT
 public:
  explicit StateChips(QWidget* parent = nullptr);
  void show(std::optional<AnswerState> chosen, const Narrowed& counts);

 Q_SIGNALS:
  void chosen(std::optional<kijun::AnswerState> state);

 private:
  std::array<QToolButton*, 6> chips_{};
};

class ReviewBar : public NarrowingBar {
  Q_OBJECT
 public:
  explicit ReviewBar(WorkspaceModel& workspace, QWidget* parent = nullptr);
  const ReviewFilter& filter() const { return filter_; }
  // Shows it; signals nothing.
  void setFilter(const ReviewFilter& filter);
  void setStanding(int shown, int total);
  // Other departments, or another language.
  void renew();

 private:
  void fillChoices() override;
  void putFilter() override;
  void takeFilter() override;
  void dropExtra() override { filter_.section.clear(); }
  void dropFilter() override;
  WorkspaceModel& workspace_;
  ReviewFilter filter_;
  QComboBox *department_, *only_;
};

}  // namespace kijun::ui::review
