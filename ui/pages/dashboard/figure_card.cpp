#include "ui/pages/dashboard/figure_card.h"

#include <QEvent>
#include <QLabel>
#include <algorithm>

#include "ui/pages/dashboard/number_button.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui::dashboard {
namespace {

constexpr double kBetweenFacts = 10;

Ink inkOfChange(int direction) {
  return direction > 0 ? Ink::Good : direction < 0 ? Ink::Bad : Ink::Muted;
}

}  // namespace

FigureCard::FigureCard(QWidget* parent)
    : QFrame(parent),
      title_(new QLabel(this)),
      number_(new NumberButton(Face::Figure, this)),
      change_(new NumberButton(Face::Small, this)) {
  setProperty("look", "card");
  title_->setProperty("look", "muted");
  onLookChange(this, [this] { restyle(); });
}

void FigureCard::setWords(const CardWords& words) {
  title_->setText(words.title);
  const auto ask = [this](NumberButton* button, const Question& question) {
    button->disconnect(this);
    const QString link = toQt(linkOf(question));
    connect(button, &NumberButton::clicked, this, [this, link] { Q_EMIT asked(link); });
  };
  number_->setWords({}, words.value);
  number_->setAccessibleName(words.title + u' ' + words.value);
  number_->setToolTip(words.tip);
  ask(number_, words.question);
  change_->setVisible(!words.change.value.isEmpty());
  change_->setWords(words.change.words, words.change.value);
  change_->setInk(inkOfChange(words.direction));
  change_->setToolTip(text("dashboard.why.tip"));
  ask(change_, words.change.question);
  while (facts_.size() > words.facts.size()) {
    delete facts_.back();
    facts_.pop_back();
  }
  while (facts_.size() < words.facts.size()) {
    facts_.push_back(new NumberButton(Face::Small, this));
    facts_.back()->setMagnification(magnification_);
    facts_.back()->show();
  }
  for (std::size_t i = 0; i < facts_.size(); ++i) {
    facts_[i]->setWords(words.facts[i].words, words.facts[i].value);
    facts_[i]->setToolTip(text("dashboard.why.tip"));
    ask(facts_[i], words.facts[i].question);
  }
  updateGeometry();
  place();
}

void FigureCard::setMagnification(double factor) {
  magnification_ = factor;
  restyle();
}

void FigureCard::restyle() {
  title_->setFont(magnified(Face::Body, magnification_));
  number_->setMagnification(magnification_);
  change_->setMagnification(magnification_);
  for (auto* fact : facts_) fact->setMagnification(magnification_);
  updateGeometry();
  place();
}

int FigureCard::pad() const {
  return static_cast<int>(px(14) * magnification_);
}

int FigureCard::titleHeight() const {
  return QFontMetrics(title_->font()).height();
}

QSize FigureCard::minimumSizeHint() const {
  const auto unit = [this](double length) { return static_cast<int>(px(length) * magnification_); };
  int facts = 0, factHeight = 0;
  for (const auto* fact : facts_) {
    facts += fact->sizeHint().width() + (facts ? unit(kBetweenFacts) : 0);
    factHeight = std::max(factHeight, fact->sizeHint().height());
  }
  const int top = number_->sizeHint().width() +
                  (change_->isHidden() ? 0 : unit(kBetweenFacts) + change_->sizeHint().width());
  const int width = std::max({facts, top, title_->sizeHint().width()});
  const int height = titleHeight() + unit(4) + number_->sizeHint().height() + unit(4) + factHeight;
  return {width + 2 * pad(), height + 2 * unit(12)};
}

void FigureCard::place() {
  const auto unit = [this](double length) { return static_cast<int>(px(length) * magnification_); };
  const int left = pad();
  const int needed = minimumSizeHint().height();
  int y = unit(12) + std::max(0, (height() - needed) / 2);
  title_->setGeometry(left, y, std::max(0, width() - 2 * left), titleHeight());
  y += titleHeight() + unit(4);
  // Buttons keep a little room around their words, which shall stand under the title.
  const int x = left - 3;
  number_->setGeometry(QRect(QPoint(x, y), number_->sizeHint()));
  const int line = y + number_->baseline();
  change_->setGeometry(
      QRect(QPoint(x + number_->width() + unit(kBetweenFacts), line - change_->baseline()),
            change_->sizeHint()));
  y += number_->sizeHint().height() + unit(4);
  int at = x;
  for (auto* fact : facts_) {
    fact->setGeometry(QRect(QPoint(at, y), fact->sizeHint()));
    at += fact->width() + unit(kBetweenFacts);
  }
}

void FigureCard::changeEvent(QEvent* event) {
  QFrame::changeEvent(event);
  if (event->type() == QEvent::StyleChange) place();
}

}  // namespace kijun::ui::dashboard
