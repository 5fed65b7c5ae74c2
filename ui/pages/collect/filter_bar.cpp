#include "ui/pages/collect/filter_bar.h"

#include <QComboBox>
#include <algorithm>

#include "ui/assigning/section_choice.h"
#include "ui/pages/assess/item_list_model.h"
#include "ui/pages/collect/department_table.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/state_bar.h"

namespace kijun::ui::collect {

FilterBar::FilterBar(QWidget* parent)
    : NarrowingBar(QStringLiteral("collect"),
                   {KIJUN_TEXT("collect.words"), KIJUN_TEXT("collect.extra.remove"),
                    KIJUN_TEXT("collect.clear")},
                   parent),
      section_(addChoice("collectSection", KIJUN_TEXT("collect.section"))),
      state_(addChoice("collectState", KIJUN_TEXT("record.answer.state"))),
      mark_(addChoice("collectMark", KIJUN_TEXT("collect.mark"))) {
  // Titles of sections are long: the list shows them whole.
  section_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  section_->setMinimumContentsLength(12);
  onLanguageChange(this, [this] { retell(); });
}

void FilterBar::setValues(CollectValuesPtr values) {
  values_ = std::move(values);
  retell();
}

void FilterBar::setFilter(const AnswerFilter& filter) {
  filter_ = filter;
  showFilter();
}

void FilterBar::setStanding(int shown, int total) {
  setCount(text("collect.count", shown, total));
}

void FilterBar::fillChoices() {
  for (auto* each : {section_, state_, mark_}) each->clear();
  section_->addItem(text("collect.any.section"), QString());
  if (values_) addSections(*section_, values_->catalog());
  state_->addItem(text("collect.any.state"), QString());
  for (const auto state : kStatesInOrder) {
    state_->addItem(assess::stateWords(state), toQt(kijun::idOf(state)));
  }
  mark_->addItem(text("collect.any.mark"), QString());
  for (const auto mark : kMarks) mark_->addItem(text(textIdOf(mark)), toQt(idOf(mark)));
}

QString FilterBar::departmentsInWords() const {
  if (filter_.departments.empty()) return {};
  if (filter_.departments.size() > 2) {
    return text("collect.departments", filter_.departments.size());
  }
  QStringList names;
  for (const auto& id : filter_.departments) {
    names << (values_ ? departmentWords(*values_, id) : QString());
  }
  return names.join(text("collect.comma"));
}

void FilterBar::putFilter() {
  setWords(filter_.words);
  put(*section_, filter_.section);
  put(*state_, filter_.state ? kijun::idOf(*filter_.state) : std::string_view());
  put(*mark_, filter_.mark ? idOf(*filter_.mark) : std::string_view());
  setExtra(departmentsInWords());
  setClearable(!filter_.empty());
}

void FilterBar::takeFilter() {
  filter_.words = words();
  filter_.section = chosenIn(*section_);
  filter_.state = answerStateFromId(chosenIn(*state_));
  filter_.mark.reset();
  const auto mark = chosenIn(*mark_);
  for (const auto each : kMarks) {
    if (idOf(each) == mark) filter_.mark = each;
  }
}

}  // namespace kijun::ui::collect
