#include "ui/widgets/record_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QIntValidator>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <algorithm>
#include <limits>

#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/day_edit.h"

namespace kijun::ui {
namespace {

Value valueOf(const QString& typed) {
  return typed.isEmpty() ? Value() : Value(fromQt(typed));
}

QString idAt(const QListWidgetItem& item) {
  return item.data(Qt::UserRole).toString();
}

Value chosenIds(const QListWidget& list) {
  std::vector<std::string> ids;
  for (int i = 0; i < list.count(); ++i) {
    const auto& item = *list.item(i);
    if (item.checkState() == Qt::Checked) ids.push_back(fromQt(idAt(item)));
  }
  return valueOfIds(std::move(ids));
}

// Those that were chosen stay chosen, as far as they are still there.
void offer(QListWidget& list, const std::vector<Row>& rows) {
  const auto chosen = idsOf(chosenIds(list));
  list.clear();
  for (const Row& row : rows) {
    auto* item = new QListWidgetItem(toQt(textOf(row[1])), &list);
    item->setData(Qt::UserRole, toQt(textOf(row[0])));
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    const bool was = std::ranges::find(chosen, textOf(row[0])) != chosen.end();
    item->setCheckState(was ? Qt::Checked : Qt::Unchecked);
  }
}

// Tells when a long text is left.
class LongText : public QPlainTextEdit {
 public:
  using QPlainTextEdit::QPlainTextEdit;
  std::function<void()> left;

 protected:
  void focusOutEvent(QFocusEvent* event) override {
    QPlainTextEdit::focusOutEvent(event);
    if (left) left();
  }
};

}  // namespace

RecordForm::RecordForm(const RecordDescription& description, QWidget* parent)
    : QWidget(parent), description_(description) {
  auto* form = new QFormLayout(this);
  form->setContentsMargins(0, 0, 0, 0);
  form->setSpacing(px(10));
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  form->setRowWrapPolicy(QFormLayout::WrapLongRows);
  for (const auto& field : description.fields) {
    editors_.push_back(make(field));
    QWidget* widget = editors_.back().widget;
    widget->setObjectName("field." + toQt(field.id));
    widget->setAccessibleName(text(field.textId));
    form->addRow(field.need == Need::Required ? text("ui.field.required", text(field.textId))
                                              : text(field.textId),
                 widget);
  }
}

RecordForm::Editor RecordForm::make(const Field& field) {
  const auto say = [this] {
    if (!filling_) Q_EMIT edited();
  };
  switch (field.kind) {
    case FieldKind::LongText: {
      auto* edit = new LongText(this);
      edit->setTabChangesFocus(true);
      edit->setFixedHeight(px(88));
      edit->left = say;
      return {edit, [edit] { return valueOf(edit->toPlainText()); },
              [edit](const Value& value) { edit->setPlainText(toQt(textOf(value))); }};
    }
    case FieldKind::Choice:
    case FieldKind::Reference: {
      auto* box = new QComboBox(this);
      box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
      box->setMinimumContentsLength(12);
      if (field.need == Need::Optional) box->addItem(text("ui.none"), QString());
      for (const auto& choice : field.choices) box->addItem(text(choice.textId), toQt(choice.id));
      connect(box, &QComboBox::activated, this, say);
      return {box, [box] { return valueOf(box->currentData().toString()); },
              [box](const Value& value) {
                const int at = box->findData(toQt(textOf(value)));
                box->setCurrentIndex(std::max(0, at));
              }};
    }
    case FieldKind::References: {
      auto* list = new QListWidget(this);
      list->setFixedHeight(px(112));
      connect(list, &QListWidget::itemClicked, this, say);
      return {list, [list] { return chosenIds(*list); },
              [list](const Value& value) {
                const auto ids = idsOf(value);
                for (int i = 0; i < list->count(); ++i) {
                  auto* item = list->item(i);
                  const bool chosen = std::ranges::find(ids, fromQt(idAt(*item))) != ids.end();
                  item->setCheckState(chosen ? Qt::Checked : Qt::Unchecked);
                }
              }};
    }
    case FieldKind::Day: {
      auto* edit = new DayEdit(this);
      edit->setName(text(field.textId));
      connect(edit, &DayEdit::finished, this, say);
      return {edit, [edit] { return valueOf(edit->text()); },
              [edit](const Value& value) { edit->setDay(Date::parse(textOf(value))); }};
    }
    case FieldKind::YesNo: {
      auto* box = new QCheckBox(this);
      connect(box, &QCheckBox::clicked, this, say);
      return {box, [box] { return Value(std::int64_t{box->isChecked()}); },
              [box](const Value& value) {
                const auto* number = std::get_if<std::int64_t>(&value);
                box->setChecked(number && *number != 0);
              }};
    }
    case FieldKind::Number:
    case FieldKind::Level: {
      auto* edit = new QLineEdit(this);
      edit->setValidator(new QIntValidator(0, std::numeric_limits<int>::max(), edit));
      connect(edit, &QLineEdit::editingFinished, this, say);
      return {edit,
              [edit] {
                bool number = false;
                const qlonglong value = edit->text().toLongLong(&number);
                return number ? Value(std::int64_t{value}) : Value();
              },
              [edit](const Value& value) {
                const auto* number = std::get_if<std::int64_t>(&value);
                edit->setText(number ? QString::number(*number) : QString());
              }};
    }
    case FieldKind::Text:
    case FieldKind::Instant:
    case FieldKind::Hash:
      break;
  }
  auto* edit = new QLineEdit(this);
  connect(edit, &QLineEdit::editingFinished, this, say);
  return {edit, [edit] { return valueOf(edit->text()); },
          [edit](const Value& value) { edit->setText(toQt(textOf(value))); }};
}

RecordForm::~RecordForm() {
  for (const Editor& editor : editors_) editor.widget->disconnect(this);
}

void RecordForm::setTargets(const std::map<std::string, std::vector<Row>, std::less<>>& targets) {
  for (std::size_t i = 0; i < editors_.size(); ++i) {
    const Field& field = description_.fields[i];
    if (field.kind == FieldKind::References) {
      const auto rows = targets.find(field.target);
      if (rows != targets.end())
        offer(*static_cast<QListWidget*>(editors_[i].widget), rows->second);
      continue;
    }
    if (field.kind != FieldKind::Reference) continue;
    auto* box = static_cast<QComboBox*>(editors_[i].widget);
    const QString chosen = box->currentData().toString();
    box->clear();
    box->addItem(text("ui.none"), QString());
    const auto rows = targets.find(field.target);
    if (rows != targets.end()) {
      for (const Row& row : rows->second) {
        box->addItem(toQt(textOf(row[1])), toQt(textOf(row[0])));
      }
    }
    box->setCurrentIndex(std::max(0, box->findData(chosen)));
  }
}

void RecordForm::setRow(const Row& row) {
  filling_ = true;
  id_ = textOf(row.front());
  for (std::size_t i = 0; i < editors_.size(); ++i) editors_[i].set(row[i + 1]);
  filling_ = false;
}

void RecordForm::clear() {
  setRow(Row(description_.fields.size() + 1));
}

Row RecordForm::row() const {
  Row out{id_.empty() ? Value() : Value(id_)};
  for (const auto& editor : editors_) out.push_back(editor.get());
  return out;
}

void RecordForm::setReadOnly(bool readOnly) {
  for (const auto& editor : editors_) editor.widget->setEnabled(!readOnly);
}

QWidget* RecordForm::first() const {
  return editors_.front().widget;
}

}  // namespace kijun::ui
