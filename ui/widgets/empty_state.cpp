#include "ui/widgets/empty_state.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui {

EmptyState::EmptyState(std::string_view icon, std::string_view titleId, std::string_view wordsId,
                       QWidget* parent)
    : QWidget(parent),
      icon_(icon),
      picture_(new QLabel(this)),
      title_(new QLabel(this)),
      words_(new QLabel(this)) {
  auto* column = new QVBoxLayout(this);
  column->setSpacing(px(8));
  column->addStretch(2);
  for (QLabel* label : {picture_, title_, words_}) {
    label->setAlignment(Qt::AlignCenter);
    column->addWidget(label, 0, Qt::AlignHCenter);
  }
  words_->setWordWrap(true);
  words_->setProperty("look", "muted");
  setFace(title_, Face::Question);
  retext(title_, titleId);
  retext(words_, wordsId);
  onLookChange(this, [this] { restyle(); });
  onLanguageChange(this, [this] { restyle(); });
  column->addSpacing(px(8));
  column->addStretch(3);
}

QPushButton* EmptyState::setAction(std::string_view textId, std::function<void()> call) {
  if (!button_) {
    button_ = new QPushButton(this);
    button_->setProperty("look", "primary");
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->insertWidget(column->count() - 1, button_, 0, Qt::AlignHCenter);
  }
  QObject::disconnect(button_, &QPushButton::clicked, nullptr, nullptr);
  connect(button_, &QPushButton::clicked, this, std::move(call));
  retext(button_, textId);
  return button_;
}

void EmptyState::restyle() {
  picture_->setPixmap(iconPixmap(icon_, Ink::Muted, px(40), devicePixelRatioF()));
  // A layout that centres gives wrapped words no room by itself.
  words_->setFixedWidth(px(480));
  words_->setMinimumHeight(words_->heightForWidth(px(480)));
}

}  // namespace kijun::ui
