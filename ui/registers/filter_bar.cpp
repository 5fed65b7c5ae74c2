#include "ui/registers/filter_bar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/flow_layout.h"

namespace kijun::ui::registers {
namespace {

constexpr std::size_t kInCharge = 2;  // fields looked at for what is missing

// Emptiness of a yes/no says nothing.
bool mayBeEmpty(const Field& field) {
  return field.need == Need::Optional && field.kind != FieldKind::YesNo;
}

}  // namespace

FilterBar::FilterBar(const RecordDescription& description, QWidget* parent)
    : QWidget(parent),
      description_(description),
      words_(new QLineEdit(this)),
      add_(new Chip(this)),
      count_(new QLabel(this)),
      second_(new QWidget(this)) {
  setProperty("look", "bar");
  setAttribute(Qt::WA_StyledBackground);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(16), px(10), px(16), px(10));
  column->setSpacing(px(8));
  auto* row = new QHBoxLayout;
  row->setSpacing(px(8));
  words_->setObjectName(QStringLiteral("registerWords"));
  words_->setClearButtonEnabled(true);
  retextProperty(words_, "placeholderText", KIJUN_TEXT("registerpage.words"));
  retextProperty(words_, "accessibleName", KIJUN_TEXT("registerpage.words"));
  words_->installEventFilter(this);
  add_->setObjectName(QStringLiteral("registerConditions"));
  auto* menu = new QMenu(add_);
  add_->setMenu(menu);
  connect(menu, &QMenu::aboutToShow, this, [this, menu] {
    menu->clear();
    fillMenu(*menu);
  });
  count_->setObjectName(QStringLiteral("registerCount"));
  count_->setProperty("look", "muted");
  row->addWidget(words_, 1);
  row->addWidget(add_);
  row->addWidget(count_);
  column->addLayout(row);
  new FlowLayout(second_, px(6), px(4));
  second_->hide();
  column->addWidget(second_);
  connect(words_, &QLineEdit::textChanged, this, &FilterBar::changed);
  connect(words_, &QLineEdit::returnPressed, this, &FilterBar::done);
  onLanguageChange(this, [this] {
    add_->setWords(text("registerpage.conditions"));
    showConditions();
  });
}

void FilterBar::addButton(QWidget* button) {
  auto* row = static_cast<QHBoxLayout*>(layout()->itemAt(0)->layout());
  row->addWidget(button);
}

void FilterBar::hideFilter() {
  for (QWidget* each : std::initializer_list<QWidget*>{words_, add_, count_}) each->hide();
  static_cast<QHBoxLayout*>(layout()->itemAt(0)->layout())->insertStretch(0, 1);
}

RegisterFilter FilterBar::filter() const {
  return {fromQt(words_->text()), conditions_};
}

void FilterBar::clear() {
  if (filter().empty()) return;
  {
    const QSignalBlocker quiet(words_);
    words_->clear();
  }
  conditions_.clear();
  showConditions();
  Q_EMIT changed();
}

void FilterBar::focusWords() {
  words_->setFocus(Qt::ShortcutFocusReason);
  words_->selectAll();
}

// Who is in charge is what most registers lack: their first fields that name another record. Later
// ones, a deputy or who accepted a risk, may well be empty.
void FilterBar::setStanding(int shown, int total, const ContentsPtr& contents) {
  count_->setText(shown == total ? text("registerpage.count.all", total)
                                 : text("registerpage.count", shown, total));
  if (contents == counted_) return;
  counted_ = contents;
  std::vector<Lack> lacks;
  std::size_t looked = 0;
  for (std::size_t i = 0; i < description_.fields.size() && looked < kInCharge; ++i) {
    const auto& field = description_.fields[i];
    if (field.kind != FieldKind::Reference || field.need != Need::Optional || !contents) continue;
    ++looked;
    const auto rows = std::ranges::count_if(
        contents->rows(), [&](const Row& row) { return isEmptyValue(row[i + 1]); });
    if (rows > 0 && rows < total) lacks.push_back({i, static_cast<int>(rows)});
  }
  if (lacks == lacks_) return;
  lacks_ = std::move(lacks);
  showConditions();
}

void FilterBar::toggle(const RegisterFilter::Condition& condition, bool on) {
  std::erase(conditions_, condition);
  if (on) conditions_.push_back(condition);
  // The button that was pressed still stands in its own signal.
  QMetaObject::invokeMethod(this, &FilterBar::showConditions, Qt::QueuedConnection);
  Q_EMIT changed();
}

QString FilterBar::wordsOf(const RegisterFilter::Condition& condition) const {
  const QString heading = text(headingOf(description_, condition.column));
  if (!condition.value) return text("registerpage.condition.empty", heading);
  const auto& field = fieldOf(description_, condition.column);
  QString value = toQt(*condition.value);
  if (field.kind == FieldKind::YesNo) {
    value = *condition.value == "1" ? text("ui.yes") : text("ui.no");
  }
  for (const auto& choice : field.choices) {
    if (choice.id == *condition.value) value = text(choice.textId);
  }
  return text("registerpage.condition", heading, value);
}

void FilterBar::addConditions(QMenu& menu, std::size_t column) {
  const auto& field = fieldOf(description_, column);
  auto* under = menu.addMenu(text(headingOf(description_, column)));
  const auto add = [&](std::optional<std::string> value, const QString& words) {
    const RegisterFilter::Condition condition{column, std::move(value)};
    auto* action = under->addAction(words);
    action->setCheckable(true);
    action->setChecked(std::ranges::find(conditions_, condition) != conditions_.end());
    connect(action, &QAction::toggled, this, [this, condition](bool on) { toggle(condition, on); });
  };
  if (field.kind == FieldKind::YesNo) {
    add("1", text("ui.yes"));
    add("0", text("ui.no"));
  }
  for (const auto& choice : field.choices) add(std::string(choice.id), text(choice.textId));
  if (mayBeEmpty(field)) {
    under->addSeparator();
    add(std::nullopt, text("registerpage.empty_value"));
  }
}

void FilterBar::fillMenu(QMenu& menu) {
  auto* empty = new QMenu(text("registerpage.empty_fields"), &menu);
  for (std::size_t column = 0; column < columnCount(description_); ++column) {
    const auto& field = fieldOf(description_, column);
    if (field.kind == FieldKind::Choice || field.kind == FieldKind::YesNo) {
      addConditions(menu, column);
    } else if (mayBeEmpty(field)) {
      const RegisterFilter::Condition condition{column, std::nullopt};
      auto* action = empty->addAction(text(headingOf(description_, column)));
      action->setCheckable(true);
      action->setChecked(std::ranges::find(conditions_, condition) != conditions_.end());
      connect(action, &QAction::toggled, this,
              [this, condition](bool on) { toggle(condition, on); });
    }
  }
  menu.addSeparator();
  menu.addMenu(empty);
  empty->setEnabled(!empty->isEmpty());
  auto* none = menu.addAction(text("registerpage.clear"), this, &FilterBar::clear);
  none->setEnabled(!filter().empty());
}

void FilterBar::showConditions() {
  ui::clear(*second_->layout());
  const auto chip = [this](const QString& words, const char* tipId, auto call) {
    auto* button = new QToolButton(second_);
    button->setProperty("look", "chip");
    button->setText(words);
    button->setToolTip(text(tipId));
    connect(button, &QToolButton::clicked, this, call);
    second_->layout()->addWidget(button);
    return button;
  };
  for (const auto& condition : conditions_) {
    auto* button = chip(wordsOf(condition) + QStringLiteral("  ×"),
                        KIJUN_TEXT("registerpage.condition.remove"),
                        [this, condition] { toggle(condition, false); });
    button->setCheckable(true);
    button->setChecked(true);
  }
  for (const auto& lack : lacks_) {
    const RegisterFilter::Condition condition{lack.column, std::nullopt};
    if (std::ranges::find(conditions_, condition) != conditions_.end()) continue;
    chip(text("registerpage.lack", text(headingOf(description_, lack.column)), lack.rows),
         KIJUN_TEXT("registerpage.lack.tip"), [this, condition] { toggle(condition, true); });
  }
  second_->setVisible(second_->layout()->count() > 0);
}

bool FilterBar::eventFilter(QObject* watched, QEvent* event) {
  if (watched == words_ && event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Escape && !words_->text().isEmpty()) {
      words_->clear();
      return true;
    }
    if (key == Qt::Key_Escape || key == Qt::Key_Down) {
      Q_EMIT done();
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace kijun::ui::registers
