#include "ui/pages/risks/filter_bar.h"

#include <QComboBox>

#include "ui/pages/risks/risk_table.h"
#include "ui/shell/text.h"

namespace kijun::ui::risks {
namespace {

constexpr std::string_view kMethods[] = {"scenario", "asset", "damage"};
constexpr std::string_view kTreatments[] = {"reduce", "avoid", "transfer", "retain",
                                            RiskFilter::kNone};

}  // namespace

FilterBar::FilterBar(QWidget* parent)
    : NarrowingBar(QStringLiteral("risk"),
                   {KIJUN_TEXT("riskpage.words"), KIJUN_TEXT("riskpage.extra.remove"),
                    KIJUN_TEXT("riskpage.clear")},
                   parent),
      method_(addChoice("riskMethod", KIJUN_TEXT("record.risk.method"))),
      treatment_(addChoice("riskTreatment", KIJUN_TEXT("record.risk.treatment"))),
      level_(addChoice("riskLevel", KIJUN_TEXT("record.risk.current"))),
      mark_(addChoice("riskMark", KIJUN_TEXT("riskpage.column.marks"))) {
  onLanguageChange(this, [this] { retell(); });
}

void FilterBar::setValues(RiskValuesPtr values) {
  values_ = std::move(values);
  retell();
}

void FilterBar::setFilter(const RiskFilter& filter) {
  filter_ = filter;
  showFilter();
}

void FilterBar::setStanding(int shown, int total) {
  setCount(text("riskpage.count", shown, total));
}

void FilterBar::fillChoices() {
  for (auto* each : {method_, treatment_, level_, mark_}) each->clear();
  method_->addItem(text("riskpage.any.method"), QString());
  for (const auto method : kMethods) {
    method_->addItem(methodWords(std::string(method)), toQt(method));
  }
  treatment_->addItem(text("riskpage.any.treatment"), QString());
  for (const auto treatment : kTreatments) {
    treatment_->addItem(treatmentWords(std::string(treatment)), toQt(treatment));
  }
  level_->addItem(text("riskpage.any.level"), QString());
  if (values_) {
    for (const auto& level : values_->model.levels()) {
      level_->addItem(levelWords(values_->model, level.id), toQt(level.id));
    }
  }
  level_->addItem(text("riskpage.level.none"), toQt(RiskFilter::kNone));
  mark_->addItem(text("riskpage.any.mark"), QString());
  for (const auto mark : kMarks) mark_->addItem(text(textIdOf(mark)), toQt(idOf(mark)));
}

bool FilterBar::isOfCurrent() const {
  return filter_.level && filter_.level->phase == "current" && !filter_.level->isSeveral();
}

QString FilterBar::extraWords() const {
  if (filter_.cell) {
    auto words = text("riskpage.cell", filter_.cell->likelihood, filter_.cell->impact);
    const auto without = values_ ? withoutRisk(*values_, *filter_.cell) : 0;
    if (without > 0) words += text("riskpage.cell.without", without);
    return words;
  }
  if (!filter_.level || isOfCurrent()) return {};
  if (filter_.level->isSeveral()) {
    QStringList letters;
    for (const char letter : filter_.level->level) letters << QString(QLatin1Char(letter));
    return text("riskpage.level.several", letters.join(text("riskpage.comma")));
  }
  const auto level =
      filter_.level->level == RiskFilter::kNone ? std::string() : filter_.level->level;
  const auto words = values_ ? levelWords(values_->model, level) : toQt(level);
  return filter_.level->phase == "target" ? text("riskpage.level.target", words)
                                          : text("riskpage.level.inherent", words);
}

void FilterBar::putFilter() {
  setWords(filter_.words);
  put(*method_, filter_.method);
  put(*treatment_, filter_.treatment);
  put(*level_, isOfCurrent() ? filter_.level->level : std::string());
  put(*mark_, filter_.mark ? idOf(*filter_.mark) : std::string_view());
  setExtra(extraWords());
  setClearable(!filter_.empty());
}

void FilterBar::takeFilter() {
  filter_.words = words();
  filter_.method = chosenIn(*method_);
  filter_.treatment = chosenIn(*treatment_);
  if (const auto level = chosenIn(*level_); !level.empty()) {
    filter_.level = {"current", level};
  } else if (isOfCurrent()) {
    filter_.level.reset();
  }
  filter_.mark.reset();
  const auto mark = chosenIn(*mark_);
  for (const auto each : kMarks) {
    if (idOf(each) == mark) filter_.mark = each;
  }
}

void FilterBar::dropExtra() {
  filter_.cell.reset();
  if (!isOfCurrent()) filter_.level.reset();
}

}  // namespace kijun::ui::risks
