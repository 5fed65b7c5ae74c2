#include "ui/pages/dashboard/outlook_line.h"

#include <algorithm>

#include "ui/pages/dashboard/number_button.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui::dashboard {

OutlookLine::OutlookLine(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("outlookLine"));
  onLookChange(this, [this] { setMagnification(magnification_); });
}

void OutlookLine::setFacts(const std::vector<OutlookFact>& facts) {
  while (buttons_.size() > facts.size()) {
    delete buttons_.back();
    buttons_.pop_back();
  }
  while (buttons_.size() < facts.size()) {
    buttons_.push_back(new NumberButton(Face::Strong, this));
    buttons_.back()->setMagnification(magnification_);
    buttons_.back()->show();
  }
  for (std::size_t i = 0; i < facts.size(); ++i) {
    auto* button = buttons_[i];
    button->setWords(facts[i].words, facts[i].value);
    button->setInk(facts[i].pressing ? Ink::Bad : Ink::Text);
    button->setToolTip(text("dashboard.risks.tip"));
    button->disconnect(this);
    connect(button, &NumberButton::clicked, this,
            [this, target = facts[i].target] { Q_EMIT asked(target); });
  }
  setVisible(!facts.empty());
  updateGeometry();
  arrange(width(), true);
}

void OutlookLine::setMagnification(double factor) {
  magnification_ = factor;
  for (auto* button : buttons_) button->setMagnification(factor);
  updateGeometry();
  arrange(width(), true);
}

int OutlookLine::heightForWidth(int width) const {
  return arrange(width, false);
}

QSize OutlookLine::sizeHint() const {
  return {width(), heightForWidth(std::max(1, width()))};
}

int OutlookLine::arrange(int width, bool place) const {
  const int between = static_cast<int>(px(20) * magnification_);
  int x = 0, y = 0, line = 0;
  for (auto* button : buttons_) {
    const auto size = button->sizeHint();
    if (x > 0 && x + size.width() > width) {
      x = 0;
      y += line + px(4);
      line = 0;
    }
    // Buttons keep a little room around their words, which shall stand under the sentence.
    if (place) button->setGeometry(QRect(QPoint(std::max(0, x - 3), y), size));
    x += size.width() + between;
    line = std::max(line, size.height());
  }
  return y + line;
}

}  // namespace kijun::ui::dashboard
