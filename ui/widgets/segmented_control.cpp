#include "ui/widgets/segmented_control.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QToolButton>
#include <algorithm>

#include "ui/models/workspace_model.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui {

SegmentedControl::SegmentedControl(QWidget* parent, Clearing clearing)
    : QWidget(parent), clearing_(clearing) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(px(6));
  setFocusPolicy(Qt::NoFocus);
}

void SegmentedControl::setSegments(std::vector<Segment> segments) {
  const bool same = segments.size() == buttons_.size() &&
                    std::equal(segments.begin(), segments.end(), segments_.begin(),
                               [](const auto& a, const auto& b) { return a.id == b.id; });
  segments_ = std::move(segments);
  if (!same) {
    qDeleteAll(buttons_);
    buttons_.clear();
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      auto* button = new QToolButton(this);
      button->setProperty("look", "segment");
      button->setCheckable(true);
      button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
      button->installEventFilter(this);
      connect(button, &QToolButton::clicked, this, [this, i] {
        const QString id = segments_[i].id;
        choose(id == chosen_ && clearing_ == Clearing::Allowed ? QString() : id);
      });
      layout()->addWidget(button);
      button->show();  // the control may be seen already: its layout would show it only later
      buttons_.push_back(button);
    }
  }
  restyle();
}

void SegmentedControl::setChosen(const QString& id) {
  chosen_ = id;
  restyle();
}

void SegmentedControl::setReadOnly(bool readOnly, const QString& why) {
  whyReadOnly_ = readOnly ? why : QString();
  readOnly_ = readOnly;
  restyle();
}

QToolButton* SegmentedControl::button(const QString& id) const {
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    if (segments_[i].id == id) return buttons_[i];
  }
  return nullptr;
}

void SegmentedControl::choose(const QString& id) {
  if (readOnly_) {
    restyle();
    return;
  }
  const bool changes = id != chosen_;
  setChosen(id);
  if (changes) Q_EMIT chosenByUser(id);
}

void SegmentedControl::restyle() {
  const auto at = std::find_if(segments_.begin(), segments_.end(),
                               [this](const Segment& segment) { return segment.id == chosen_; });
  const auto stop =
      at == segments_.end() ? std::size_t{0} : static_cast<std::size_t>(at - segments_.begin());
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    const Segment& segment = segments_[i];
    QToolButton* button = buttons_[i];
    const bool chosen = segment.id == chosen_;
    button->setText(segment.text);
    button->setChecked(chosen);
    button->setAccessibleName(segment.name.isEmpty() ? segment.text : segment.name);
    button->setToolTip(!whyReadOnly_.isEmpty()     ? whyReadOnly_
                       : segment.tooltip.isEmpty() ? segment.name
                                                   : segment.tooltip);
    // One tab stop: the chosen segment, or the first.
    button->setFocusPolicy(i == stop ? Qt::StrongFocus : Qt::ClickFocus);
    QString rules;
    if (chosen && segment.level) {
      const QString fill = color(levelInk(*segment.level)).name();
      rules = QStringLiteral(
                  "QToolButton { background: %1; color: %2; border-color: %1; }"
                  "QToolButton:focus { border: 2px solid %3; }")
                  .arg(fill, color(onLevelInk(*segment.level)).name(), color(Ink::Text).name());
    }
    if (button->styleSheet() != rules) button->setStyleSheet(rules);
  }
}

void SegmentedControl::step(int by) {
  const auto focused = std::find_if(buttons_.begin(), buttons_.end(),
                                    [](const QToolButton* button) { return button->hasFocus(); });
  if (focused == buttons_.end()) return;
  const auto count = static_cast<int>(buttons_.size());
  const int place = std::clamp(static_cast<int>(focused - buttons_.begin()) + by, 0, count - 1);
  buttons_[static_cast<std::size_t>(place)]->setFocus(Qt::OtherFocusReason);
}

bool SegmentedControl::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
  const auto* key = static_cast<QKeyEvent*>(event);
  const bool plain = (key->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
  if (!plain) return false;
  switch (key->key()) {
    case Qt::Key_Left:
      step(-1);
      return true;
    case Qt::Key_Right:
      step(1);
      return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      static_cast<QToolButton*>(watched)->click();
      return true;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
      if (clearing_ == Clearing::Allowed) choose({});
      return true;
    default:
      return false;
  }
}

void SegmentedControl::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange && !buttons_.empty()) restyle();
}

std::vector<Segment> levelSegments(const WorkspaceModel& workspace) {
  std::vector<Segment> out;
  for (const auto& level : workspace.catalog().scale().levels) {
    const QString number = QString::number(level.value);
    out.push_back(
        {number, number, text("ui.level.named", number, inLanguage(level.label)),
         text("ui.level.explained", number, inLanguage(level.label), inLanguage(level.criterion)),
         level.value});
  }
  return out;
}

}  // namespace kijun::ui
