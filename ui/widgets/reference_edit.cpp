#include "ui/widgets/reference_edit.h"

#include <QAbstractItemView>
#include <QAction>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/name_completer.h"

namespace kijun::ui {

ReferenceEdit::ReferenceEdit(QWidget* parent)
    : QWidget(parent), edit_(new QLineEdit(this)), completer_(new NameCompleter(edit_)) {
  auto* row = new QVBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->addWidget(edit_);
  setFocusProxy(edit_);
  retextProperty(edit_, "placeholderText", KIJUN_TEXT("ui.none"));
  auto* open = edit_->addAction(QIcon(), QLineEdit::TrailingPosition);
  setIcon(open, "down");
  retextProperty(open, "toolTip", KIJUN_TEXT("ui.reference.all"));
  for (auto* button : edit_->findChildren<QToolButton*>()) {
    retextProperty(button, "accessibleName", KIJUN_TEXT("ui.reference.all"));
  }
  connect(open, &QAction::triggered, this, [this] {
    edit_->setFocus();
    completer_->offer({});
  });
  connect(completer_, &NameCompleter::chosen, this,
          [this](const QString& id) { take(fromQt(id)); });
  connect(edit_, &QLineEdit::editingFinished, this, &ReferenceEdit::leave);
}

// A field that loses the focus as it goes tells nobody.
ReferenceEdit::~ReferenceEdit() {
  edit_->disconnect(this);
}

QString ReferenceEdit::nameOf(const Id& id) const {
  if (id.empty()) return {};
  const auto& names = completer_->names();
  const auto* found = names ? names->find(id) : nullptr;
  return found ? nameWithDetail(*found) : toQt(id);
}

void ReferenceEdit::setNames(NameListPtr names) {
  const bool asIs = edit_->text() == nameOf(chosen_);
  completer_->setNames(std::move(names));
  if (asIs) edit_->setText(nameOf(chosen_));
}

void ReferenceEdit::setChosen(const Id& id) {
  chosen_ = id;
  edit_->setText(nameOf(id));
  edit_->setCursorPosition(0);
}

QString ReferenceEdit::problem() const {
  const QString typed = edit_->text().trimmed();
  if (typed.isEmpty() || typed == nameOf(chosen_)) return {};
  return text("ui.reference.unknown", typed);
}

void ReferenceEdit::setName(const QString& name) {
  edit_->setAccessibleName(name);
}

void ReferenceEdit::take(const Id& id) {
  setChosen(id);
  Q_EMIT finished();
}

// A name typed to its end counts without being chosen from the list.
void ReferenceEdit::leave() {
  if (completer_->popup()->isVisible()) return;
  const QString typed = edit_->text().trimmed();
  if (typed.isEmpty()) {
    chosen_.clear();
  } else if (typed != nameOf(chosen_)) {
    if (const Id found = completer_->named(typed); !found.empty()) setChosen(found);
  }
  Q_EMIT finished();
}

}  // namespace kijun::ui
