// What the list of answers is narrowed by: words, section, state and mark; the departments chosen
// above stand there as a chip. UI thread only.
#pragma once
#include "ui/pages/collect/answer_filter.h"
#include "ui/widgets/narrowing_bar.h"

namespace kijun::ui::collect {

class FilterBar : public NarrowingBar {
 public:
  explicit FilterBar(QWidget* parent = nullptr);
  const AnswerFilter& filter() const { return filter_; }
  // Shows it; signals nothing.
  void setFilter(const AnswerFilter& filter);
  // For the words of sections and departments.
  void setValues(CollectValuesPtr values);
  void setStanding(int shown, int total);

 private:
  void fillChoices() override;
  void putFilter() override;
  void takeFilter() override;
  void dropExtra() override { filter_.departments.clear(); }
  void dropFilter() override { filter_ = {}; }
  QString departmentsInWords() const;
  AnswerFilter filter_;
  CollectValuesPtr values_;
  QComboBox *section_, *state_, *mark_;
};

}  // namespace kijun::ui::collect
