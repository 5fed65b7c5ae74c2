#include "ui/pages/assess/assignment_section.h"

#include <QApplication>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/pages/assess/item_list_model.h"
#include "ui/pages/assess/parts.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/day_edit.h"

namespace kijun::ui::assess {
namespace {

void choose(QComboBox& box, const Id& id) {
  const int at = box.findData(toQt(id));
  box.setCurrentIndex(at < 0 ? 0 : at);
}

QComboBox* makeBox(QWidget* parent, std::string_view textId) {
  auto* box = new QComboBox(parent);
  box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  box->setMinimumContentsLength(6);
  retextMessage(box, {std::string(textId), {}}, "accessibleName");
  return box;
}

}  // namespace

void fillDepartments(QComboBox& box, const Snapshot& snapshot, const Id& chosen) {
  box.clear();
  box.addItem(text("assess.nobody"), QString());
  for (const auto& department : snapshot.departments) {
    box.addItem(toQt(department.name), toQt(department.id));
  }
  choose(box, chosen);
}

void fillPeople(QComboBox& box, const Snapshot& snapshot, const Id& chosen) {
  box.clear();
  box.addItem(text("assess.nobody"), QString());
  for (const auto& person : snapshot.people) box.addItem(toQt(person.name), toQt(person.id));
  choose(box, chosen);
}

AssignmentSection::AssignmentSection(AnswerDesk& desk, QWidget* parent)
    : EditorSection(desk, parent) {
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(px(8));
  grid->setVerticalSpacing(px(6));
  department_ = makeBox(this, KIJUN_TEXT("record.answer.department"));
  respondent_ = makeBox(this, KIJUN_TEXT("record.answer.respondent"));
  state_ = makeBox(this, KIJUN_TEXT("record.answer.state"));
  due_ = new DayEdit(this);
  onLanguageChange(due_, [this] { due_->setName(text("record.answer.due")); });
  const auto put = [&](int row, int column, std::string_view textId, QWidget* field) {
    auto* label = makeLabel(this, "muted", false);
    retextMessage(label, {std::string(textId), {}}, "text");
    auto* words = makeLabel(this, "", false);
    grid->addWidget(label, row, column);
    grid->addWidget(field, row, column + 1);
    grid->addWidget(words, row, column + 1);
    return words;
  };
  departmentWords_ = put(0, 0, KIJUN_TEXT("assess.department"), department_);
  respondentWords_ = put(0, 2, KIJUN_TEXT("record.answer.respondent"), respondent_);
  dueWords_ = put(1, 0, KIJUN_TEXT("record.answer.due"), due_);
  stateWords_ = put(1, 2, KIJUN_TEXT("record.answer.state"), state_);
  grid->setColumnStretch(1, 1);
  grid->setColumnStretch(3, 1);

  connect(department_, &QComboBox::activated, this, &AssignmentSection::assign);
  connect(respondent_, &QComboBox::activated, this, [this] {
    // A respondent brings the department along where none is set.
    const Person* person =
        this->desk().workspace().snapshot().person(fromQt(respondent_->currentData().toString()));
    if (person && department_->currentData().toString().isEmpty()) {
      choose(*department_, person->department);
    }
    assign();
  });
  connect(due_, &DayEdit::finished, this, &AssignmentSection::assign);
  connect(state_, &QComboBox::activated, this, [this] {
    const auto state = answerStateFromId(fromQt(state_->currentData().toString()));
    if (state) this->desk().setState(index(), *state);
  });
}

// The first of the rows behind what is shown: assigning reaches all of them.
std::optional<Answer> AssignmentSection::behind() const {
  const auto keys = desk().keysBehind(index());
  return keys.empty() ? std::nullopt : desk().answerOf(index(), keys.front().unit);
}

void AssignmentSection::assign() {
  const auto answer = behind().value_or(Answer{});
  const Id department = fromQt(department_->currentData().toString());
  const Id respondent = fromQt(respondent_->currentData().toString());
  if (!due_->isSound()) {
    Q_EMIT said(text("assess.due.wrong", due_->text()));
    return;
  }
  const std::string due = due_->day() ? due_->day()->iso() : std::string();
  if (department == answer.department && respondent == answer.respondent && due == answer.due) {
    return;
  }
  desk().assign({index()}, department, respondent, due);
}

void AssignmentSection::refresh() {
  const auto answer = behind().value_or(Answer{});
  const auto& snapshot = desk().workspace().snapshot();
  fillDepartments(*department_, snapshot, answer.department);
  fillPeople(*respondent_, snapshot, answer.respondent);
  const bool typing = due_->isAncestorOf(QApplication::focusWidget());
  if (!typing) due_->setDay(Date::parse(answer.due));
  state_->clear();
  for (const auto state : {AnswerState::NotStarted, AnswerState::InProgress, AnswerState::Submitted,
                           AnswerState::Returned, AnswerState::Confirmed}) {
    state_->addItem(stateWords(state), toQt(idOf(state)));
  }
  state_->setCurrentIndex(static_cast<int>(answer.state));
  const bool may = desk().refusalOf(commands::assign({}, {}, {}, {})) == AnswerDesk::Refusal::None;
  const auto offer = [](QWidget& field, QLabel& words, bool editable, const QString& value) {
    field.setVisible(editable);
    words.setVisible(!editable);
    words.setText(value);
  };
  offer(*department_, *departmentWords_, may, department_->currentText());
  offer(*respondent_, *respondentWords_, may, respondent_->currentText());
  const auto due = Date::parse(answer.due);
  offer(*due_, *dueWords_, may, due ? toQt(due->iso()) : text("assess.nobody"));
  const bool mayMove =
      desk().whyNot(commands::setState({}, answer.state), desk().keysBehind(index())).isEmpty();
  offer(*state_, *stateWords_, mayMove, state_->currentText());
}

}  // namespace kijun::ui::assess
