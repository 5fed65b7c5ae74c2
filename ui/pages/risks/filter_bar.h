// What the risk list is narrowed by: words, method, treatment, level and mark; a cell of the
// matrix, or a level that is not the current one, stands there as a chip while it is followed. UI
// thread only.
#pragma once
#include "ui/pages/risks/risk_filter.h"
#include "ui/widgets/narrowing_bar.h"

namespace kijun::ui::risks {

class FilterBar : public NarrowingBar {
 public:
  explicit FilterBar(QWidget* parent = nullptr);
  const RiskFilter& filter() const { return filter_; }
  // Shows it; signals nothing.
  void setFilter(const RiskFilter& filter);
  // For the words of levels and of the cell.
  void setValues(RiskValuesPtr values);
  void setStanding(int shown, int total);

 private:
  void fillChoices() override;
  void putFilter() override;
  void takeFilter() override;
  void dropExtra() override;
  void dropFilter() override { filter_ = {}; }
  // One current level: what the choice of levels can show.
  bool isOfCurrent() const;
  QString extraWords() const;
  RiskFilter filter_;
  RiskValuesPtr values_;
  QComboBox *method_, *treatment_, *level_, *mark_;
};

}  // namespace kijun::ui::risks
