// Who answers, by when, and how far it is.
#pragma once
#include "ui/pages/assess/editor_section.h"

class QComboBox;
class QLabel;

namespace kijun::ui {
class DayEdit;
}

namespace kijun::ui::assess {

class AssignmentSection : public EditorSection {
  Q_OBJECT
 public:
  AssignmentSection(AnswerDesk& desk, QWidget* parent);
  void refresh() override;

 private:
  std::optional<Answer> behind() const;
  void assign();

  QComboBox* department_;
  QComboBox* respondent_;
  DayEdit* due_;
  QComboBox* state_;
  // Instead of the fields where they cannot be changed.
  QLabel* departmentWords_;
  QLabel* respondentWords_;
  QLabel* dueWords_;
  QLabel* stateWords_;
};

// The departments (or people) of the workspace behind an empty first choice.
void fillDepartments(QComboBox& box, const Snapshot& snapshot, const Id& chosen);
void fillPeople(QComboBox& box, const Snapshot& snapshot, const Id& chosen);

}  // namespace kijun::ui::assess
