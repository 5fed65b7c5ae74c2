#include "ui/pages/plan_board/filter_bar.h"

#include <QComboBox>

#include "ui/shell/text.h"

namespace kijun::ui::plan_board {

FilterBar::FilterBar(QWidget* parent)
    : NarrowingBar(QStringLiteral("plan"),
                   {KIJUN_TEXT("planboard.words"), KIJUN_TEXT("planboard.only.remove"),
                    KIJUN_TEXT("planboard.clear")},
                   parent),
      mark_(addChoice("planMark", KIJUN_TEXT("planboard.column.marks"))),
      department_(addChoice("planDepartment", KIJUN_TEXT("record.plan.department"))) {
  onLanguageChange(this, [this] { retell(); });
}

void FilterBar::setValues(PlanValuesPtr values) {
  values_ = std::move(values);
  retell();
}

void FilterBar::setFilter(const PlanFilter& filter) {
  filter_ = filter;
  showFilter();
}

void FilterBar::setStanding(int shown, int total) {
  setCount(text("planboard.count", shown, total));
}

void FilterBar::fillChoices() {
  mark_->clear();
  department_->clear();
  mark_->addItem(text("planboard.any.mark"), QString());
  mark_->addItem(text("planboard.mark.open"), QStringLiteral("open"));
  for (const auto mark : kMarks) mark_->addItem(text(textIdOf(mark)), toQt(idOf(mark)));
  department_->addItem(text("planboard.any.department"), QString());
  if (!values_) return;
  for (const auto& [id, name] : values_->departments) department_->addItem(toQt(name), toQt(id));
}

void FilterBar::putFilter() {
  setWords(filter_.words);
  put(*mark_, filter_.mark);
  put(*department_, filter_.department);
  setExtra(filter_.only.empty() ? QString() : text("planboard.only", filter_.only.size()));
  setClearable(!filter_.empty());
}

void FilterBar::takeFilter() {
  filter_.words = words();
  filter_.mark = chosenIn(*mark_);
  filter_.department = chosenIn(*department_);
}

}  // namespace kijun::ui::plan_board
