#include "ui/pages/review/review_bar.h"

#include <QComboBox>
#include <QToolButton>

#include "ui/pages/assess/item_list_model.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flow_layout.h"

namespace kijun::ui::review {
namespace {

constexpr std::optional<AnswerState> kStates[] = {AnswerState::Submitted,  AnswerState::Returned,
                                                  AnswerState::InProgress, AnswerState::NotStarted,
                                                  AnswerState::Confirmed,  std::nullopt};

QString onlyWords(Only only) {
  switch (only) {
    case Only::Touched:
      return text("review.only.touched");
    case Only::OpenComments:
      return text("review.only.comments");
    case Only::Spread:
      return text("review.only.spread");
    case Only::Overdue:
      return text("review.only.overdue");
    case Only::Any:
      break;
  }
  return text("review.only.any");
}

}  // namespace

StateChips::StateChips(QWidget* parent) : QWidget(parent) {
  auto* flow = new FlowLayout(this, px(6), px(4));
  for (std::size_t i = 0; i < chips_.size(); ++i) {
    auto* chip = new QToolButton(this);
    chip->setObjectName(QStringLiteral("reviewState.") +
                        (kStates[i] ? toQt(idOf(*kStates[i])) : QStringLiteral("any")));
    chip->setProperty("look", "chip");
    chip->setCheckable(true);
    chip->setFocusPolicy(Qt::StrongFocus);
    flow->addWidget(chip);
    connect(chip, &QToolButton::clicked, this, [this, i] { Q_EMIT chosen(kStates[i]); });
    chips_[i] = chip;
  }
}

void StateChips::show(std::optional<AnswerState> chosen, const Narrowed& counts) {
  for (std::size_t i = 0; i < chips_.size(); ++i) {
    const auto& state = kStates[i];
    const int count = state ? counts.states[static_cast<std::size_t>(*state)] : counts.anyState();
    chips_[i]->setText(text("review.state.count",
                            state ? assess::stateWords(*state) : text("review.state.any"), count));
    chips_[i]->setChecked(state == chosen);
  }
  updateGeometry();
}

ReviewBar::ReviewBar(WorkspaceModel& workspace, QWidget* parent)
    : NarrowingBar(QStringLiteral("review"),
                   {KIJUN_TEXT("review.words"), KIJUN_TEXT("review.section.remove"),
                    KIJUN_TEXT("review.clear")},
                   parent),
      workspace_(workspace),
      department_(addChoice("reviewDepartment", KIJUN_TEXT("record.answer.department"))),
      only_(addChoice("reviewOnly", KIJUN_TEXT("review.only"))) {
  onLanguageChange(this, [this] { retell(); });
}

void ReviewBar::setFilter(const ReviewFilter& filter) {
  filter_ = filter;
  showFilter();
}

void ReviewBar::setStanding(int shown, int total) {
  setCount(text("review.count", shown, total));
}

void ReviewBar::renew() {
  retell();
}

void ReviewBar::fillChoices() {
  department_->clear();
  department_->addItem(text("review.department.any"), QString());
  for (const auto& department : workspace_.snapshot().departments) {
    department_->addItem(toQt(department.name), toQt(department.id));
  }
  department_->addItem(text("review.department.nobody"), toQt(kNobody));
  only_->clear();
  for (const auto only : kOnly) only_->addItem(onlyWords(only), toQt(idOf(only)));
}

void ReviewBar::putFilter() {
  setWords(filter_.words);
  put(*department_, filter_.department);
  put(*only_, idOf(filter_.only));
  setExtra(filter_.section.empty() ? QString() : text("review.section", filter_.section));
  setClearable(!filter_.isByStateAlone());
}

void ReviewBar::takeFilter() {
  filter_.words = words();
  filter_.department = chosenIn(*department_);
  filter_.only = onlyFromId(chosenIn(*only_)).value_or(Only::Any);
}

void ReviewBar::dropFilter() {
  const auto state = filter_.state;
  filter_ = {};
  filter_.state = state;
}

}  // namespace kijun::ui::review
