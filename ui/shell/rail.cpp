#include "ui/shell/rail.h"

#include <QLabel>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/pages/registry.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui {

namespace {

void prepare(QToolButton* button) {
  button->setProperty("look", "rail");
  button->setFocusPolicy(Qt::TabFocus);
  // As wide as the rail, however long the name.
  button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

}  // namespace

Rail::Rail(QWidget* parent) : QFrame(parent), collapse_(new QToolButton(this)) {
  setObjectName("rail");
  retextProperty(this, "accessibleName", KIJUN_TEXT("ui.rail"));
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, px(2), 0, px(2));
  outer->setSpacing(0);
  // A small screen or large text has less room than there are pages.
  scroll_ = new QScrollArea(this);
  scroll_->setFrameShape(QFrame::NoFrame);
  scroll_->setWidgetResizable(true);
  scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll_->setFocusPolicy(Qt::NoFocus);
  auto* holder = new QWidget(scroll_);
  auto* column = new QVBoxLayout(holder);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  std::optional<RailGroup> group;
  for (std::size_t i = 0; i < pages().size(); ++i) {
    const PageInfo& page = pages()[i];
    if (group != page.group) {
      group = page.group;
      auto* label = new QLabel(holder);
      retext(label, textIdOf(page.group));
      setFace(label, Face::Small);
      groups_.push_back(label);
      column->addWidget(label);
    }
    auto* button = new QToolButton(holder);
    button->setObjectName("rail." + toQt(page.id));
    button->setCheckable(true);
    button->setAutoExclusive(true);
    prepare(button);
    retext(button, page.textId);
    retextProperty(button, "accessibleName", page.textId);
    connect(button, &QToolButton::clicked, this, [this, i] { Q_EMIT chosen(toQt(pages()[i].id)); });
    entries_.push_back({i, button});
    column->addWidget(button);
  }
  column->addStretch(1);
  scroll_->setWidget(holder);
  outer->addWidget(scroll_, 1);
  collapse_->setObjectName("rail.collapse");
  prepare(collapse_);
  retext(collapse_, "ui.rail.collapse");
  connect(collapse_, &QToolButton::clicked, this, &Rail::collapseWanted);
  outer->addWidget(collapse_);
  onLookChange(this, [this] { restyle(); });
  onLanguageChange(this, [this] { restyle(); });
}

void Rail::setCollapsed(bool collapsed) {
  collapsed_ = collapsed;
  restyle();
}

void Rail::setCurrent(const QString& page) {
  for (const auto& entry : entries_) {
    const bool shown = toQt(pages()[entry.page].id) == page;
    entry.button->setChecked(shown);
    if (shown) scroll_->ensureWidgetVisible(entry.button, 0, px(8));
  }
  restyle();
}

// The picture's blank at both sides is the room before the words.
void Rail::dress(QToolButton* button) {
  button->setToolButtonStyle(collapsed_ ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
  button->setIconSize({px(collapsed_ ? 18 : 24), px(18)});
}

void Rail::restyle() {
  const int width = px(collapsed_ ? 48 : 168);
  setFixedWidth(width);
  scroll_->widget()->setFixedWidth(width - 1);
  for (QLabel* label : groups_) label->setVisible(!collapsed_);
  for (const auto& entry : entries_) {
    QToolButton* button = entry.button;
    dress(button);
    const Ink ink = button->isChecked() ? Ink::Accent : Ink::Muted;
    button->setIcon(icon(pages()[entry.page].icon, ink));
    button->setToolTip(collapsed_ ? button->text() : QString());
  }
  dress(collapse_);
  collapse_->setIcon(icon("rail"));
  const QString words =
      text(collapsed_ ? KIJUN_TEXT("ui.rail.expand.tip") : KIJUN_TEXT("ui.rail.collapse.tip"));
  collapse_->setToolTip(words);
  collapse_->setAccessibleName(words);
}

}  // namespace kijun::ui
