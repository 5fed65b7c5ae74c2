#include "ui/widgets/narrowing_bar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <algorithm>

#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui {

NarrowingBar::NarrowingBar(const QString& prefix, const Texts& texts, QWidget* parent)
    : QWidget(parent),
      row_(new QHBoxLayout(this)),
      words_(new QLineEdit(this)),
      extra_(new QToolButton(this)),
      clear_(new QToolButton(this)),
      count_(new QLabel(this)) {
  row_->setContentsMargins(0, 0, 0, 0);
  words_->setObjectName(prefix + QStringLiteral("Words"));
  words_->setClearButtonEnabled(true);
  retextProperty(words_, "placeholderText", texts.words);
  retextProperty(words_, "accessibleName", texts.words);
  words_->installEventFilter(this);
  extra_->setObjectName(prefix + QStringLiteral("Extra"));
  extra_->setProperty("look", "chip");
  extra_->setCheckable(true);
  retextProperty(extra_, "toolTip", texts.remove);
  clear_->setObjectName(prefix + QStringLiteral("Clear"));
  clear_->setProperty("look", "foot");
  retext(clear_, texts.clear);
  count_->setObjectName(prefix + QStringLiteral("Count"));
  count_->setProperty("look", "muted");
  row_->addWidget(words_, 1);
  for (QWidget* part : std::initializer_list<QWidget*>{extra_, clear_, count_}) {
    row_->addWidget(part);
  }
  onLookChange(this, [this] {
    row_->setSpacing(px(8));
    words_->setMinimumWidth(px(120));
    words_->setMaximumWidth(px(280));
  });
  connect(words_, &QLineEdit::textChanged, this, &NarrowingBar::choose);
  connect(words_, &QLineEdit::returnPressed, this, &NarrowingBar::done);
  connect(extra_, &QToolButton::clicked, this, [this] {
    dropExtra();
    showFilter();
    Q_EMIT changed();
  });
  connect(clear_, &QToolButton::clicked, this, [this] {
    dropFilter();
    showFilter();
    Q_EMIT changed();
  });
}

QComboBox* NarrowingBar::addChoice(const char* name, std::string_view nameId) {
  auto* choice = new QComboBox(this);
  choice->setObjectName(QLatin1String(name));
  choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  retextProperty(choice, "accessibleName", nameId);
  // In a narrow window or large type the choices give way, not what stands beside the list.
  onLookChange(choice, [choice] { choice->setMinimumWidth(px(76)); });
  row_->insertWidget(row_->indexOf(extra_), choice);
  setTabOrder(row_->itemAt(row_->indexOf(choice) - 1)->widget(), choice);
  connect(choice, &QComboBox::currentIndexChanged, this, &NarrowingBar::choose);
  return choice;
}

void NarrowingBar::put(QComboBox& choice, std::string_view id) {
  choice.setCurrentIndex(std::max(0, choice.findData(toQt(id))));
}

std::string NarrowingBar::chosenIn(const QComboBox& choice) {
  return fromQt(choice.currentData().toString());
}

std::string NarrowingBar::words() const {
  return fromQt(words_->text());
}

void NarrowingBar::setWords(const std::string& words) {
  words_->setText(toQt(words));
}

void NarrowingBar::setExtra(const QString& words) {
  extra_->setVisible(!words.isEmpty());
  extra_->setText(words + QStringLiteral("  ×"));
  extra_->setChecked(true);
}

void NarrowingBar::setClearable(bool clearable) {
  clear_->setVisible(clearable);
}

void NarrowingBar::setCount(const QString& words) {
  count_->setText(words);
}

void NarrowingBar::addButton(QWidget* button) {
  row_->addWidget(button);
}

void NarrowingBar::focusWords() {
  words_->setFocus();
  words_->selectAll();
}

void NarrowingBar::retell() {
  showing_ = true;
  fillChoices();
  showFilter();
}

void NarrowingBar::showFilter() {
  showing_ = true;
  putFilter();
  showing_ = false;
}

void NarrowingBar::choose() {
  if (showing_) return;
  takeFilter();
  showFilter();
  Q_EMIT changed();
}

bool NarrowingBar::eventFilter(QObject* watched, QEvent* event) {
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

}  // namespace kijun::ui
