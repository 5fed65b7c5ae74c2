#include "ui/assigning/assign_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/day_edit.h"
#include "workspace/permission.h"

namespace kijun::ui {
namespace {

// The data of a choice that leaves each answer as it is; ids never look so.
const QString kKeep = QStringLiteral("=");
const QString kOn = QStringLiteral("on");

std::optional<Id> chosenOf(const QComboBox& box) {
  const auto data = box.currentData().toString();
  return data == kKeep ? std::nullopt : std::optional(fromQt(data));
}

void choose(QComboBox& box, const QString& data) {
  box.setCurrentIndex(std::max(0, box.findData(data)));
}

QString numberOrNone(int number) {
  return number == 0 ? QStringLiteral("–") : QString::number(number);
}

}  // namespace

AssignDialog::AssignDialog(WorkspaceModel& workspace, std::vector<AssignTarget> targets,
                           QWidget* parent)
    : QDialog(parent),
      workspace_(workspace),
      targets_(std::move(targets)),
      what_(new QComboBox(this)),
      unit_(new QComboBox(this)),
      department_(new QComboBox(this)),
      respondent_(new QComboBox(this)),
      dueKind_(new QComboBox(this)),
      due_(new DayEdit(this)),
      list_(new QTreeWidget(this)),
      summary_(new QLabel(this)) {
  setWindowTitle(text("assigning.title"));
  build();
  for (auto* box : {what_, unit_}) {
    connect(box, &QComboBox::currentIndexChanged, this, [this] { preview(); });
  }
  connect(department_, &QComboBox::currentIndexChanged, this, [this] { departmentChosen(); });
  connect(respondent_, &QComboBox::currentIndexChanged, this, [this] { respondentChosen(); });
  connect(dueKind_, &QComboBox::currentIndexChanged, this, [this] {
    if (dueKind_->currentData() == kOn) due_->setFocus();
    preview();
  });
  connect(due_, &DayEdit::changed, this, [this] {
    if (!due_->isEmpty()) choose(*dueKind_, kOn);
    preview();
  });
  preview();
  resize(px(560), px(500));
  department_->setFocus();
}

void AssignDialog::build() {
  const auto& snapshot = workspace_.snapshot();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(20), px(16), px(20), px(16));
  column->setSpacing(px(12));
  auto* form = new QFormLayout;
  form->setSpacing(px(8));
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  for (const auto& target : targets_) {
    what_->addItem(text("assigning.target", fromQt(target.words), target.keys.size()));
  }
  what_->setEnabled(targets_.size() > 1);
  const auto name = [](QComboBox* box, const char* objectName, const QString& words) {
    box->setObjectName(QLatin1String(objectName));
    box->setAccessibleName(words);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(16);
  };
  name(what_, "assignWhat", text("assigning.what"));
  name(unit_, "assignUnit", text("record.unit"));
  name(department_, "assignDepartment", text("record.answer.department"));
  name(respondent_, "assignRespondent", text("record.answer.respondent"));
  form->addRow(text("assigning.what"), what_);
  fillUnits();
  if (snapshot.current.units.size() > 1) {
    form->addRow(text("record.unit"), unit_);
  } else {
    unit_->hide();
  }
  for (auto* box : {department_, respondent_}) {
    box->addItem(text("assigning.keep"), kKeep);
    box->addItem(text("assigning.nobody"), QString());
  }
  for (const auto& department : snapshot.departments) {
    department_->addItem(toQt(department.name), toQt(department.id));
  }
  for (const auto& person : snapshot.people) {
    const auto* of = snapshot.department(person.department);
    respondent_->addItem(of ? text("assigning.person", person.name, of->name) : toQt(person.name),
                         toQt(person.id));
  }
  form->addRow(text("record.answer.department"), department_);
  form->addRow(text("record.answer.respondent"), respondent_);
  form->addRow(text("record.answer.due"), buildDue());
  column->addLayout(form);
  list_->setObjectName(QStringLiteral("assignPreview"));
  list_->setAccessibleName(text("assigning.preview"));
  list_->setRootIsDecorated(false);
  list_->setSelectionMode(QAbstractItemView::NoSelection);
  list_->setFocusPolicy(Qt::NoFocus);
  list_->setHeaderLabels({text("assigning.column.now"), text("assigning.column.answers"),
                          text("assigning.column.changed"), text("assigning.column.given")});
  list_->header()->setStretchLastSection(false);
  list_->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
  list_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
  column->addWidget(list_, 1);
  summary_->setObjectName(QStringLiteral("assignSummary"));
  summary_->setWordWrap(true);
  column->addWidget(summary_);
  auto* buttons = new QDialogButtonBox(this);
  assign_ = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
  assign_->setObjectName(QStringLiteral("assignDo"));
  assign_->setDefault(true);
  buttons->addButton(text("ui.cancel"), QDialogButtonBox::RejectRole);
  connect(buttons, &QDialogButtonBox::accepted, this, &AssignDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &AssignDialog::reject);
  column->addWidget(buttons);
}

QWidget* AssignDialog::buildDue() {
  auto* line = new QWidget(this);
  auto* row = new QHBoxLayout(line);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(px(8));
  dueKind_->setObjectName(QStringLiteral("assignDueKind"));
  dueKind_->setAccessibleName(text("assigning.due_kind"));
  dueKind_->addItem(text("assigning.keep"), kKeep);
  dueKind_->addItem(text("assigning.due.on"), kOn);
  dueKind_->addItem(text("assigning.due.none"), QString());
  due_->setObjectName(QStringLiteral("assignDue"));
  due_->setName(text("record.answer.due"));
  row->addWidget(dueKind_, 1);
  row->addWidget(due_, 1);
  return line;
}

void AssignDialog::fillUnits() {
  unit_->addItem(text("assigning.unit.keep"), QString());
  for (const auto& unit : workspace_.cycle().units) {
    unit_->addItem(toQt(unit.name), toQt(unit.id));
  }
}

// A department brings its only person along; else nobody yet, rather than somebody of another one.
void AssignDialog::departmentChosen() {
  const auto department = chosenOf(*department_);
  const auto& people = workspace_.snapshot().people;
  if (department && !department->empty()) {
    const auto* now = workspace_.snapshot().person(fromQt(respondent_->currentData().toString()));
    if (!now || now->department != *department) {
      const auto isOf = [&](const Person& person) { return person.department == *department; };
      const auto first = std::ranges::find_if(people, isOf);
      const bool only = std::ranges::count_if(people, isOf) == 1;
      choose(*respondent_, only ? toQt(first->id) : QString());
    }
  }
  preview();
}

// A respondent brings the own department along.
void AssignDialog::respondentChosen() {
  const auto* person = workspace_.snapshot().person(fromQt(respondent_->currentData().toString()));
  const auto department = chosenOf(*department_);
  if (person && !person->department.empty() && (!department || department->empty())) {
    choose(*department_, toQt(person->department));
  }
  preview();
}

AssignWish AssignDialog::wish() const {
  AssignWish wish;
  wish.department = chosenOf(*department_);
  wish.respondent = chosenOf(*respondent_);
  const auto kind = dueKind_->currentData().toString();
  if (kind == kOn) {
    if (const auto day = due_->day()) wish.due = day->iso();
  } else if (kind.isEmpty()) {
    wish.due = std::string();
  }
  wish.unit = fromQt(unit_->currentData().toString());
  return wish;
}

bool AssignDialog::isSound() const {
  return dueKind_->currentData() != kOn || due_->day().has_value();
}

void AssignDialog::preview() {
  const auto& snapshot = workspace_.snapshot();
  const auto& target = targets_[static_cast<std::size_t>(what_->currentIndex())];
  plan_ = planAssignment(snapshot, target.keys, wish());
  list_->clear();
  for (const auto& from : plan_.from) {
    const auto* department = snapshot.department(from.department);
    auto* line = new QTreeWidgetItem(
        list_,
        {department ? toQt(department->name) : text("assigning.nobody_yet"),
         QString::number(from.answers), numberOrNone(from.changed), numberOrNone(from.given)});
    for (int column = 1; column < 4; ++column)
      line->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
  }
  const auto refused =
      refusalOf(*commands::assign({}, {}, {}, {}).kind, workspace_.actor(), snapshot, target.keys);
  const bool may = !refused && !workspace_.isReadOnly();
  summary_->setText(may       ? summary()
                    : refused ? rendered(*refused)
                              : text("registerwords.read_only"));
  assign_->setText(text("assigning.do", plan_.changed));
  assign_->setEnabled(may && plan_.changed > 0 && isSound());
}

QString AssignDialog::summary() const {
  if (!isSound()) {
    return due_->isEmpty() ? text("assigning.due.missing")
                           : text("assess.due.wrong", fromQt(due_->text()));
  }
  if (plan_.changed == 0) return text("assigning.nothing");
  QStringList sentences{text("assigning.changes", plan_.changed, plan_.answers)};
  if (plan_.moved > 0) sentences << text("assigning.moved", plan_.moved);
  if (plan_.given > 0) sentences << text("assigning.given", plan_.given);
  return sentences.join(u'\n');
}

void AssignDialog::accept() {
  if (!assign_->isEnabled()) return;
  workspace_.post(std::move(plan_.command));
  QDialog::accept();
}

}  // namespace kijun::ui
