#include "ui/widgets/record_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QIntValidator>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>
#include <algorithm>
#include <limits>
#include <memory>

#include "records/told_hash.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/day_edit.h"
#include "ui/widgets/long_text.h"
#include "ui/widgets/reference_edit.h"
#include "ui/widgets/references_edit.h"
#include "ui/widgets/still_wheel.h"

namespace kijun::ui {
namespace {

Value valueOf(const QString& typed) {
  return typed.isEmpty() ? Value() : Value(fromQt(typed));
}

// The text, or nothing where there is none with that id.
QString textIfAny(const std::string& id) {
  const QString words = text(id);
  return words == toQt(id) ? QString() : words;
}

QLabel* makeLine(QWidget* parent, const char* look) {
  auto* label = new QLabel(parent);
  label->setWordWrap(true);
  label->setProperty("look", look);
  setFace(label, Face::Small);
  label->hide();
  return label;
}

void tell(QLabel* label, const QString& words) {
  label->setText(words);
  label->setVisible(!words.isEmpty());
}

// Seen by its beginning, never typed, and kept.
QWidget* seenHash(QWidget* parent, std::function<Value()>& get,
                  std::function<void(const Value&)>& set) {
  auto* label = new QLabel(parent);
  label->setMinimumHeight(px(28));
  auto kept = std::make_shared<Value>();
  get = [kept] { return *kept; };
  set = [kept, label](const Value& value) {
    *kept = value;
    const auto told = toldHash(textOf(value));
    label->setText(told.empty() ? text("ui.none") : text("words.version", told));
  };
  return label;
}

}  // namespace

RecordForm::RecordForm(const RecordDescription& description, QWidget* parent)
    : QWidget(parent), description_(description) {
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(px(12));
  grid->setVerticalSpacing(px(10));
  grid->setColumnStretch(0, 2);
  grid->setColumnStretch(1, 5);
  for (const auto& field : description.fields) {
    editors_.push_back(make(field));
    place(*grid, field);
  }
  grid->setRowStretch(grid->rowCount(), 1);
  markNeeded();
}

void RecordForm::place(QGridLayout& grid, const Field& field) {
  auto& editor = editors_.back();
  editor.widget->setObjectName("field." + toQt(field.id));
  editor.widget->setAccessibleName(text(field.textId));
  editor.label = new QLabel(this);
  editor.label->setWordWrap(true);
  editor.label->setContentsMargins(0, px(6), 0, 0);
  editor.label->setBuddy(editor.widget);
  editor.help = makeLine(this, "muted");
  editor.help->setObjectName("help." + toQt(field.id));
  editor.note = makeLine(this, "accent");
  editor.note->setObjectName("note." + toQt(field.id));
  editor.trouble = makeLine(this, "bad");
  editor.trouble->setObjectName("trouble." + toQt(field.id));
  auto* column = new QVBoxLayout;
  column->setSpacing(px(3));
  column->addWidget(editor.widget);
  for (QLabel* line : {editor.trouble, editor.note, editor.help}) column->addWidget(line);
  const int row = grid.rowCount();
  grid.addWidget(editor.label, row, 0, Qt::AlignTop);
  grid.addLayout(column, row, 1);
}

void RecordForm::say() {
  if (filling_) return;
  markNeeded();
  showHelp();
  Q_EMIT edited();
}

RecordForm::Editor RecordForm::make(const Field& field) {
  switch (field.kind) {
    case FieldKind::LongText:
      return makeLongText();
    case FieldKind::Choice:
      return makeChoice(field);
    case FieldKind::Reference:
      return makeReference(field);
    case FieldKind::References:
      return makeReferences(field);
    case FieldKind::Day:
      return makeDay(field);
    case FieldKind::YesNo:
      return makeYesNo();
    case FieldKind::Number:
    case FieldKind::Level:
      return makeText(true);
    case FieldKind::Text:
      if (!targetOf(description_, field).empty()) return makeReference(field);
      break;
    case FieldKind::Hash: {
      Editor made;
      made.widget = seenHash(this, made.get, made.set);
      return made;
    }
    case FieldKind::Instant:
      break;
  }
  return makeText(false);
}

RecordForm::Editor RecordForm::makeText(bool isNumber) {
  auto* edit = new QLineEdit(this);
  connect(edit, &QLineEdit::editingFinished, this, &RecordForm::say);
  Editor made;
  made.widget = edit;
  if (!isNumber) {
    made.get = [edit] { return valueOf(edit->text()); };
    made.set = [edit](const Value& value) {
      edit->setText(toQt(textOf(value)));
      edit->setCursorPosition(0);
    };
    return made;
  }
  edit->setValidator(new QIntValidator(0, std::numeric_limits<int>::max(), edit));
  made.get = [edit] {
    bool number = false;
    const qlonglong value = edit->text().toLongLong(&number);
    return number ? Value(std::int64_t{value}) : Value();
  };
  made.set = [edit](const Value& value) {
    const auto* number = std::get_if<std::int64_t>(&value);
    edit->setText(number ? QString::number(*number) : QString());
  };
  return made;
}

RecordForm::Editor RecordForm::makeLongText() {
  auto* edit = new LongText(this);
  connect(edit, &LongText::left, this, &RecordForm::say);
  Editor made;
  made.widget = edit;
  made.get = [edit] { return valueOf(edit->toPlainText()); };
  made.set = [edit](const Value& value) { edit->setPlainText(toQt(textOf(value))); };
  // What is long must stay readable to its end.
  made.setReadOnly = [edit](bool readOnly) { edit->setReadOnly(readOnly); };
  return made;
}

RecordForm::Editor RecordForm::makeChoice(const Field& field) {
  auto* box = new QComboBox(this);
  box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  box->setMinimumContentsLength(12);
  keepStill(box);
  if (field.need == Need::Optional) box->addItem(text("ui.none"), QString());
  for (const auto& choice : field.choices) {
    box->addItem(text(choice.textId), toQt(choice.id));
    const QString help = textIfAny(std::string(choice.textId) + ".help");
    if (!help.isEmpty()) box->setItemData(box->count() - 1, help, Qt::ToolTipRole);
  }
  connect(box, &QComboBox::activated, this, &RecordForm::say);
  connect(box, &QComboBox::currentIndexChanged, this, &RecordForm::showHelp);
  Editor made;
  made.widget = box;
  made.get = [box] { return valueOf(box->currentData().toString()); };
  made.set = [box](const Value& value) {
    box->setCurrentIndex(std::max(0, box->findData(toQt(textOf(value)))));
  };
  return made;
}

RecordForm::Editor RecordForm::makeReference(const Field& field) {
  auto* edit = new ReferenceEdit(this);
  edit->setName(text(field.textId));
  connect(edit, &ReferenceEdit::finished, this, &RecordForm::say);
  Editor made;
  made.widget = edit;
  made.get = [edit] { return edit->chosen().empty() ? Value() : Value(edit->chosen()); };
  made.set = [edit](const Value& value) { edit->setChosen(textOf(value)); };
  made.problem = [edit] { return edit->problem(); };
  return made;
}

RecordForm::Editor RecordForm::makeReferences(const Field& field) {
  auto* edit = new ReferencesEdit(this);
  edit->setName(text(field.textId));
  connect(edit, &ReferencesEdit::finished, this, &RecordForm::say);
  Editor made;
  made.widget = edit;
  made.get = [edit] { return valueOfIds(edit->chosen()); };
  made.set = [edit](const Value& value) { edit->setChosen(idsOf(value)); };
  made.problem = [edit] { return edit->problem(); };
  return made;
}

RecordForm::Editor RecordForm::makeDay(const Field& field) {
  auto* edit = new DayEdit(this);
  edit->setName(text(field.textId));
  connect(edit, &DayEdit::finished, this, &RecordForm::say);
  Editor made;
  made.widget = edit;
  made.get = [edit] { return valueOf(edit->text()); };
  made.set = [edit](const Value& value) { edit->setDay(Date::parse(textOf(value))); };
  return made;
}

RecordForm::Editor RecordForm::makeYesNo() {
  auto* box = new QCheckBox(this);
  box->setMinimumHeight(px(28));
  connect(box, &QCheckBox::clicked, this, &RecordForm::say);
  Editor made;
  made.widget = box;
  made.get = [box] { return Value(std::int64_t{box->isChecked()}); };
  made.set = [box](const Value& value) {
    const auto* number = std::get_if<std::int64_t>(&value);
    box->setChecked(number && *number != 0);
  };
  return made;
}

RecordForm::~RecordForm() {
  for (const Editor& editor : editors_) editor.widget->disconnect(this);
}

void RecordForm::setNames(const NameLists& names) {
  for (std::size_t i = 0; i < editors_.size(); ++i) {
    const auto list = names.find(targetOf(description_, description_.fields[i]));
    if (list == names.end()) continue;
    if (auto* one = qobject_cast<ReferenceEdit*>(editors_[i].widget)) one->setNames(list->second);
    if (auto* many = qobject_cast<ReferencesEdit*>(editors_[i].widget)) {
      many->setNames(list->second);
    }
  }
}

void RecordForm::setTargets(const std::map<std::string, std::vector<Row>, std::less<>>& targets) {
  NameLists names;
  for (const auto& [target, rows] : targets) names[target] = namesOf(rows);
  setNames(names);
}

void RecordForm::setRow(const Row& row) {
  filling_ = true;
  const Id id = textOf(row.front());
  const bool same = !id.empty() && id == id_;
  id_ = id;
  for (std::size_t i = 0; i < editors_.size(); ++i) {
    if (!same || editors_[i].get() != row[i + 1]) editors_[i].set(row[i + 1]);
  }
  filling_ = false;
  markNeeded();
  showHelp();
}

void RecordForm::clear() {
  setRow(Row(description_.fields.size() + 1));
  check(Missing::Untold);
}

Row RecordForm::row() const {
  Row out{id_.empty() ? Value() : Value(id_)};
  for (const auto& editor : editors_) out.push_back(editor.get());
  return out;
}

void RecordForm::setReadOnly(bool readOnly) {
  for (const auto& editor : editors_) {
    if (editor.setReadOnly) {
      editor.setReadOnly(readOnly);
    } else {
      editor.widget->setEnabled(!readOnly);
    }
  }
}

QWidget* RecordForm::first() const {
  return editors_.front().widget;
}

bool RecordForm::isNeeded(const Field& field) const {
  if (field.need == Need::Required) return true;
  const auto with = description_.indexOf(field.neededWith);
  return with && editors_[*with].get() == Value(std::int64_t{1});
}

void RecordForm::markNeeded() {
  for (std::size_t i = 0; i < editors_.size(); ++i) {
    const auto& field = description_.fields[i];
    const QString label = text(field.textId);
    editors_[i].label->setText(isNeeded(field) ? text("ui.field.required", label) : label);
  }
}

// A choice may say more than its label does.
void RecordForm::showHelp() {
  for (std::size_t i = 0; i < editors_.size(); ++i) {
    const auto& field = description_.fields[i];
    QString words;
    if (const auto* box = qobject_cast<QComboBox*>(editors_[i].widget)) {
      words = box->currentData(Qt::ToolTipRole).toString();
    }
    if (words.isEmpty()) words = textIfAny(std::string(field.textId) + ".help");
    tell(editors_[i].help, words);
  }
}

bool RecordForm::check(Missing missing) {
  const Row now = row();
  const auto problems = problemsOf(description_, now);
  bool sound = true;
  for (std::size_t i = 0; i < editors_.size(); ++i) {
    const std::string label = "@" + std::string(description_.fields[i].textId);
    QString words = editors_[i].problem ? editors_[i].problem() : QString();
    for (const auto& problem : problems) {
      if (problem.arguments.empty() || problem.arguments.front() != label) continue;
      sound = false;
      const bool empty = isNull(now[i + 1]);
      if (words.isEmpty() && (!empty || missing == Missing::Told)) words = rendered(problem);
    }
    tell(editors_[i].trouble, words);
  }
  return sound;
}

QStringList RecordForm::missing() const {
  QStringList labels;
  for (std::size_t i = 0; i < editors_.size(); ++i) {
    const auto& field = description_.fields[i];
    if (isNeeded(field) && isNull(editors_[i].get())) labels << text(field.textId);
  }
  return labels;
}

void RecordForm::setNote(std::string_view field, const QString& words) {
  if (const auto at = description_.indexOf(field)) tell(editors_[*at].note, words);
}

}  // namespace kijun::ui
