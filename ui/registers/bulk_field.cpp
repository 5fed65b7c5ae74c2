#include "ui/registers/bulk_field.h"

#include <QCheckBox>
#include <QComboBox>
#include <QIntValidator>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QVBoxLayout>
#include <limits>

#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/day_edit.h"
#include "ui/widgets/still_wheel.h"

namespace kijun::ui::registers {
namespace {

enum Mode { kReplace, kAdd, kRemove };

Value valueOf(const QString& typed) {
  return typed.isEmpty() ? Value() : Value(fromQt(typed));
}

}  // namespace

BulkField::BulkField(const Field& field, QWidget* parent) : QWidget(parent), field_(field) {
  on_ = new QCheckBox(text(field.textId), this);
  on_->setObjectName("bulkOn." + toQt(field.id));
  auto* editor = makeEditor();
  editor->setObjectName("bulk." + toQt(field.id));
  editor->setAccessibleName(text(field.textId));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, px(6));
  column->setSpacing(px(4));
  column->addWidget(on_);
  // Unless it is on, a field takes one line.
  auto* body = new QWidget(this);
  auto* inner = new QVBoxLayout(body);
  inner->setContentsMargins(px(22), 0, 0, 0);
  inner->setSpacing(px(4));
  if (mode_) inner->addWidget(mode_);
  inner->addWidget(editor);
  column->addWidget(body);
  body->hide();
  connect(on_, &QCheckBox::toggled, this, [this, body, editor](bool on) {
    body->setVisible(on);
    if (on) (mode_ ? static_cast<QWidget*>(mode_) : editor)->setFocus();
    Q_EMIT changed();
  });
}

void BulkField::edited() {
  Q_EMIT changed();
}

QWidget* BulkField::makeEditor() {
  switch (field_.kind) {
    case FieldKind::Choice:
    case FieldKind::YesNo:
      return makeChoice();
    case FieldKind::Reference:
      return makeReference();
    case FieldKind::References:
      return makeReferences();
    case FieldKind::Day: {
      auto* edit = new DayEdit(this);
      edit->setName(text(field_.textId));
      connect(edit, &DayEdit::changed, this, &BulkField::edited);
      value_ = [edit] { return valueOf(edit->text()); };
      isSound_ = [edit] { return edit->isSound(); };
      return edit;
    }
    case FieldKind::LongText: {
      auto* edit = new QPlainTextEdit(this);
      edit->setTabChangesFocus(true);
      edit->setFixedHeight(px(72));
      connect(edit, &QPlainTextEdit::textChanged, this, &BulkField::edited);
      value_ = [edit] { return valueOf(edit->toPlainText()); };
      return edit;
    }
    case FieldKind::Number:
    case FieldKind::Level: {
      auto* edit = new QLineEdit(this);
      edit->setValidator(new QIntValidator(0, std::numeric_limits<int>::max(), edit));
      connect(edit, &QLineEdit::textChanged, this, &BulkField::edited);
      value_ = [edit] {
        bool number = false;
        const qlonglong typed = edit->text().toLongLong(&number);
        return number ? Value(std::int64_t{typed}) : Value();
      };
      return edit;
    }
    case FieldKind::Text:
    case FieldKind::Instant:
    case FieldKind::Hash:
      break;
  }
  auto* edit = new QLineEdit(this);
  connect(edit, &QLineEdit::textChanged, this, &BulkField::edited);
  value_ = [edit] { return valueOf(edit->text()); };
  return edit;
}

// Nothing is chosen until a person does.
QComboBox* BulkField::makeBox() {
  combo_ = new QComboBox(this);
  combo_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  combo_->setMinimumContentsLength(12);
  combo_->setPlaceholderText(text("ui.choose"));
  keepStill(combo_);
  return combo_;
}

QWidget* BulkField::makeChoice() {
  auto* box = makeBox();
  if (field_.kind == FieldKind::YesNo) {
    box->addItem(text("ui.yes"), 1);
    box->addItem(text("ui.no"), 0);
    value_ = [box] { return Value(std::int64_t{box->currentData().toInt()}); };
  } else {
    for (const auto& choice : field_.choices) box->addItem(text(choice.textId), toQt(choice.id));
    if (field_.need == Need::Optional) box->addItem(text("ui.none"), QString());
    value_ = [box] { return valueOf(box->currentData().toString()); };
  }
  box->setCurrentIndex(-1);
  connect(box, &QComboBox::currentIndexChanged, this, &BulkField::edited);
  return box;
}

QWidget* BulkField::makeReference() {
  auto* box = makeBox();
  auto* view = new QListView(box);
  view->setUniformItemSizes(true);
  box->setView(view);
  list_ = new TargetList(TargetList::Kind::One, field_.need == Need::Optional, box);
  box->setModel(list_);
  box->setCurrentIndex(-1);
  connect(box, &QComboBox::currentIndexChanged, this, &BulkField::edited);
  value_ = [box] { return valueOf(box->currentData(TargetList::kIdRole).toString()); };
  return box;
}

QWidget* BulkField::makeReferences() {
  mode_ = new QComboBox(this);
  keepStill(mode_);
  mode_->setObjectName("bulkMode." + toQt(field_.id));
  mode_->setAccessibleName(text("bulkedit.mode", text(field_.textId)));
  mode_->addItem(text("bulkedit.mode.replace"));
  mode_->addItem(text("bulkedit.mode.add"));
  mode_->addItem(text("bulkedit.mode.remove"));
  mode_->setCurrentIndex(kAdd);
  connect(mode_, &QComboBox::currentIndexChanged, this, &BulkField::edited);
  auto* editor = new QWidget(this);
  auto* column = new QVBoxLayout(editor);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(px(4));
  auto* filter = new QLineEdit(editor);
  filter->setObjectName("bulkFilter." + toQt(field_.id));
  filter->setPlaceholderText(text("ui.filter"));
  filter->setAccessibleName(text("ui.filter"));
  filter->setClearButtonEnabled(true);
  auto* view = new QListView(editor);
  view->setObjectName("bulkList." + toQt(field_.id));
  view->setAccessibleName(text(field_.textId));
  view->setUniformItemSizes(true);
  view->setFixedHeight(px(112));
  list_ = new TargetList(TargetList::Kind::Many, false, view);
  view->setModel(list_);
  column->addWidget(filter);
  column->addWidget(view);
  editor->setFocusProxy(filter);
  connect(filter, &QLineEdit::textChanged, list_, &TargetList::setFilter);
  connect(list_, &TargetList::tickedChanged, this, &BulkField::edited);
  return editor;
}

void BulkField::setTargets(const Targets& targets) {
  const auto names = targets.find(field_.target);
  if (!list_ || names == targets.end()) return;
  list_->setNames(names->second);
  if (combo_) combo_->setCurrentIndex(-1);
}

bool BulkField::isOn() const {
  return on_->isChecked();
}

QString BulkField::problem() const {
  if (!isOn() || !isSound_ || isSound_()) return {};
  return rendered(msg("record.unfit", "@" + std::string(field_.textId), textOf(value_())));
}

void BulkField::addTo(RecordPatch& patch) const {
  if (!isOn() || (combo_ && combo_->currentIndex() < 0)) return;
  const std::string id(field_.id);
  if (!mode_) {
    patch.values[id] = value_();
    return;
  }
  const auto ticked = list_->ticked();
  if (mode_->currentIndex() == kReplace) {
    patch.values[id] = valueOfIds(ticked);
  } else if (mode_->currentIndex() == kAdd) {
    patch.links[id].add = ticked;
  } else {
    patch.links[id].remove = ticked;
  }
}

}  // namespace kijun::ui::registers
