#include "ui/pages/assess/assign_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/pages/assess/assignment_section.h"
#include "ui/pages/assess/parts.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/day_edit.h"

namespace kijun::ui::assess {

AssignDialog::AssignDialog(AnswerDesk& desk, std::vector<std::size_t> items, QWidget* parent)
    : QDialog(parent), desk_(desk), items_(std::move(items)) {
  setWindowTitle(text("assess.section.assign"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(20), px(16), px(20), px(16));
  column->setSpacing(px(12));
  auto* what = makeLabel(this);
  what->setText(text("assess.assign.what", items_.size()));
  column->addWidget(what);
  auto* form = new QFormLayout;
  form->setSpacing(px(8));
  department_ = new QComboBox(this);
  respondent_ = new QComboBox(this);
  due_ = new DayEdit(this);
  const auto& snapshot = desk_.workspace().snapshot();
  fillDepartments(*department_, snapshot, {});
  fillPeople(*respondent_, snapshot, {});
  due_->setDay(Date::parse(snapshot.current.cycle.due));
  due_->setName(text("record.answer.due"));
  form->addRow(text("record.answer.department"), department_);
  form->addRow(text("record.answer.respondent"), respondent_);
  form->addRow(text("record.answer.due"), due_);
  column->addLayout(form);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
  auto* assign = buttons->addButton(text("assess.assign.do"), QDialogButtonBox::AcceptRole);
  assign->setDefault(true);
  connect(buttons, &QDialogButtonBox::accepted, this, &AssignDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &AssignDialog::reject);
  column->addWidget(buttons);
}

void AssignDialog::accept() {
  if (!due_->isSound()) {
    due_->setFocus();
    return;
  }
  desk_.assign(items_, fromQt(department_->currentData().toString()),
               fromQt(respondent_->currentData().toString()),
               due_->day() ? due_->day()->iso() : std::string());
  QDialog::accept();
}

}  // namespace kijun::ui::assess
