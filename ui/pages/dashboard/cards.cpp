#include "ui/pages/dashboard/cards.h"

#include "ui/pages/dashboard/contribution.h"
#include "ui/shell/text.h"

namespace kijun::ui::dashboard {
namespace {

Fact fact(Asked asked, const QString& value) {
  return {text(textsOf(asked).title), value, Question{asked, {}, {}, {}}};
}

Fact countOf(Asked asked, int count) {
  return fact(asked, QString::number(count));
}

class Cards {
 public:
  Cards(const Scores& now, const Scores* before) : now_(now.overall), before_(before) {}

  std::array<CardWords, 4> words() const {
    auto maturity = card(Asked::Maturity, now_.maturity);
    compare(maturity, Asked::MaturityChange, &GroupScore::maturity);
    maturity.facts = {fact(Asked::Floor, figureText(Asked::Floor, now_.maturityFloor)),
                      fact(Asked::Target, figureText(Asked::Target, now_.target))};
    auto fulfilment = card(Asked::Fulfilment, now_.fulfilment);
    compare(fulfilment, Asked::FulfilmentChange, &GroupScore::fulfilment);
    fulfilment.facts = {countOf(Asked::Expected, now_.counts.expected),
                        countOf(Asked::Low, now_.counts.low)};
    auto stipulated = card(Asked::Stipulated, now_.stipulated);
    compare(stipulated, Asked::StipulatedChange, &GroupScore::stipulated);
    stipulated.facts = {countOf(Asked::Expected, now_.counts.expected)};
    auto answered = card(Asked::Answered, now_.answeredRate);
    answered.facts = {
        countOf(Asked::Unconfirmed, now_.counts.unconfirmed),
        {text("dashboard.not_applicable.short"), QString::number(now_.counts.notApplicable),
         Question{Asked::NotApplicable, {}, {}, {}}},
        countOf(Asked::NotAdopted, now_.counts.notAdopted)};
    return {maturity, fulfilment, stipulated, answered};
  }

 private:
  CardWords card(Asked asked, const Figure& value) const {
    CardWords words;
    words.title = text(textsOf(asked).title);
    words.value = figureText(asked, value);
    words.question = {asked, {}, {}, {}};
    words.tip = text("dashboard.card.tip", now_.counts.unconfirmed, now_.counts.notApplicable,
                     now_.counts.notAdopted);
    return words;
  }

  void compare(CardWords& words, Asked change, Figure GroupScore::*figure) const {
    if (!before_) return;
    const Figure& now = now_.*figure;
    const Figure& last = before_->overall.*figure;
    words.change = {text("dashboard.since"), changeText(figureOf(change), now, last),
                    Question{change, {}, {}, {}}};
    if (!now || !last || words.change.value == QStringLiteral("±0")) return;
    words.direction = *now > *last ? 1 : *now < *last ? -1 : 0;
  }

  const GroupScore& now_;
  const Scores* before_;
};

}  // namespace

std::array<CardWords, 4> cardsOf(const Scores& now, const Scores* before) {
  return Cards(now, before).words();
}

}  // namespace kijun::ui::dashboard
