// What all views of the plans are narrowed by: words, a mark, a department; a set of plans that
// another place led to stands there as a chip. UI thread only.
#pragma once
#include "ui/pages/plan_board/plan_values.h"
#include "ui/widgets/narrowing_bar.h"

namespace kijun::ui::plan_board {

class FilterBar : public NarrowingBar {
 public:
  explicit FilterBar(QWidget* parent = nullptr);
  const PlanFilter& filter() const { return filter_; }
  // Shows it; signals nothing.
  void setFilter(const PlanFilter& filter);
  // For the names of the departments.
  void setValues(PlanValuesPtr values);
  void setStanding(int shown, int total);

 private:
  void fillChoices() override;
  void putFilter() override;
  void takeFilter() override;
  void dropExtra() override { filter_.only.clear(); }
  void dropFilter() override { filter_ = {}; }
  PlanFilter filter_;
  PlanValuesPtr values_;
  QComboBox *mark_, *department_;
};

}  // namespace kijun::ui::plan_board
