#include "ui/widgets/references_edit.h"

#include <QAbstractItemView>
#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/name_completer.h"

namespace kijun::ui {
namespace {

constexpr std::size_t kShown = 24;  // chosen ones, before they are asked for all

}  // namespace

ReferencesEdit::ReferencesEdit(QWidget* parent)
    : QWidget(parent),
      holder_(new QWidget(this)),
      edit_(new QLineEdit(this)),
      completer_(new NameCompleter(edit_)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(px(4));
  new FlowLayout(holder_, px(4), px(4));
  column->addWidget(holder_);
  column->addWidget(edit_);
  holder_->hide();
  setFocusProxy(edit_);
  retextProperty(edit_, "placeholderText", KIJUN_TEXT("ui.references.add"));
  auto* open = edit_->addAction(QIcon(), QLineEdit::TrailingPosition);
  setIcon(open, "down");
  retextProperty(open, "toolTip", KIJUN_TEXT("ui.reference.all"));
  for (auto* button : edit_->findChildren<QToolButton*>()) {
    retextProperty(button, "accessibleName", KIJUN_TEXT("ui.reference.all"));
  }
  edit_->installEventFilter(this);
  connect(open, &QAction::triggered, this, [this] {
    edit_->setFocus();
    completer_->offer({});
  });
  connect(completer_, &NameCompleter::chosen, this, [this](const QString& id) { add(fromQt(id)); });
  connect(edit_, &QLineEdit::editingFinished, this, &ReferencesEdit::leave);
}

// A field that loses the focus as it goes tells nobody.
ReferencesEdit::~ReferencesEdit() {
  edit_->disconnect(this);
  for (auto* chip : chips_) chip->removeEventFilter(this);
  edit_->removeEventFilter(this);
}

void ReferencesEdit::setNames(NameListPtr names) {
  completer_->setNames(std::move(names));
  show();
}

void ReferencesEdit::setChosen(std::vector<Id> ids) {
  chosen_ = std::move(ids);
  all_ = false;
  edit_->clear();
  show();
}

QString ReferencesEdit::problem() const {
  const QString typed = edit_->text().trimmed();
  return typed.isEmpty() ? QString() : text("ui.reference.unknown", typed);
}

void ReferencesEdit::setName(const QString& name) {
  edit_->setAccessibleName(name);
}

void ReferencesEdit::show() {
  completer_->leaveOut(chosen_);
  clear(*holder_->layout());
  chips_.clear();
  const auto& names = completer_->names();
  const auto shown = all_ ? chosen_.size() : std::min(kShown, chosen_.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const auto* found = names ? names->find(chosen_[i]) : nullptr;
    const QString name = found ? nameWithDetail(*found) : toQt(chosen_[i]);
    auto* chip = new QToolButton(holder_);
    chip->setProperty("look", "chip");
    chip->setFocusPolicy(Qt::ClickFocus);
    chip->setText(QFontMetrics(chip->font()).elidedText(name, Qt::ElideRight, px(210)) +
                  QStringLiteral("  ×"));
    chip->setToolTip(text("ui.references.remove", name));
    chip->setAccessibleName(chip->toolTip());
    chip->installEventFilter(this);
    connect(chip, &QToolButton::clicked, this, [this, id = chosen_[i]] { remove(id); });
    holder_->layout()->addWidget(chip);
    chips_.push_back(chip);
  }
  if (shown < chosen_.size()) {
    auto* more = new QToolButton(holder_);
    more->setProperty("look", "chip");
    more->setText(text("ui.references.more", chosen_.size() - shown));
    connect(
        more, &QToolButton::clicked, this,
        [this] {
          all_ = true;
          show();
        },
        Qt::QueuedConnection);
    holder_->layout()->addWidget(more);
  }
  holder_->setVisible(!chosen_.empty());
  updateGeometry();
}

void ReferencesEdit::add(const Id& id) {
  edit_->clear();
  if (std::ranges::find(chosen_, id) == chosen_.end()) chosen_.push_back(id);
  show();
  Q_EMIT finished();
}

void ReferencesEdit::remove(const Id& id) {
  std::erase(chosen_, id);
  edit_->setFocus();
  // The button that was pressed still stands in its own signal.
  QMetaObject::invokeMethod(this, &ReferencesEdit::show, Qt::QueuedConnection);
  Q_EMIT finished();
}

void ReferencesEdit::leave() {
  if (completer_->popup()->isVisible()) return;
  if (const QString typed = edit_->text().trimmed(); !typed.isEmpty()) {
    if (const Id found = completer_->named(typed); !found.empty()) return add(found);
  }
  Q_EMIT finished();
}

bool ReferencesEdit::chipKey(QToolButton& chip, int key) {
  const auto at = std::ranges::find(chips_, &chip) - chips_.begin();
  const auto count = static_cast<std::ptrdiff_t>(chips_.size());
  switch (key) {
    case Qt::Key_Left:
      chips_[static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, at - 1))]->setFocus();
      return true;
    case Qt::Key_Right:
      if (at + 1 < count) {
        chips_[static_cast<std::size_t>(at + 1)]->setFocus();
      } else {
        edit_->setFocus();
      }
      return true;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
      remove(chosen_[static_cast<std::size_t>(at)]);
      return true;
    default:
      return false;
  }
}

bool ReferencesEdit::eventFilter(QObject* watched, QEvent* event) {
  const bool press = event->type() == QEvent::KeyPress;
  if (!press && event->type() != QEvent::ShortcutOverride) return false;
  const int key = static_cast<QKeyEvent*>(event)->key();
  if (auto* chip = qobject_cast<QToolButton*>(watched)) {
    // These are the chip's, not the page's.
    const bool own = key == Qt::Key_Delete || key == Qt::Key_Backspace || key == Qt::Key_Left ||
                     key == Qt::Key_Right;
    if (!press && own) event->accept();
    return press ? chipKey(*chip, key) : own;
  }
  if (!press || watched != edit_ || chips_.empty() || !edit_->text().isEmpty()) return false;
  if (key == Qt::Key_Backspace) {
    remove(chosen_.back());
    return true;
  }
  if (key == Qt::Key_Left) {
    chips_.back()->setFocus();
    return true;
  }
  return false;
}

}  // namespace kijun::ui
