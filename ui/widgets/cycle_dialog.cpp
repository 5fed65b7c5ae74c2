#include "ui/widgets/cycle_dialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/day_edit.h"

namespace kijun::ui {

CycleDialog::CycleDialog(WorkspaceModel& workspace, Purpose purpose, QWidget* parent)
    : QDialog(parent),
      workspace_(workspace),
      purpose_(purpose),
      name_(new QLineEdit(this)),
      asOf_(new DayEdit(this)),
      due_(new DayEdit(this)),
      scope_(new QPlainTextEdit(this)),
      assessors_(new QLineEdit(this)),
      problem_(new QLabel(this)) {
  const bool isNew = purpose == Purpose::New;
  setWindowTitle(isNew ? text("ui.cycle.new.title") : text("ui.cycle.edit.title"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(24), px(20), px(24), px(16));
  column->setSpacing(px(12));
  if (isNew) {
    auto* words = new QLabel(text("ui.cycle.new.words"), this);
    words->setWordWrap(true);
    words->setProperty("look", "muted");
    column->addWidget(words);
  }
  auto* form = new QFormLayout;
  form->setSpacing(px(10));
  form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
  const auto add = [&](std::string_view id, QWidget* editor) {
    form->addRow(text(id), editor);
    editor->setAccessibleName(text(id));
  };
  add(KIJUN_TEXT("ui.cycle.name"), name_);
  add(KIJUN_TEXT("ui.cycle.day"), asOf_);
  asOf_->setName(text("ui.cycle.day"));
  add(KIJUN_TEXT("ui.cycle.due"), due_);
  due_->setName(text("ui.cycle.due"));
  add(KIJUN_TEXT("ui.cycle.scope"), scope_);
  add(KIJUN_TEXT("ui.cycle.assessors"), assessors_);
  scope_->setTabChangesFocus(true);
  scope_->setFixedHeight(px(72));
  column->addLayout(form);
  problem_->setProperty("look", "muted");
  column->addWidget(problem_);
  auto* buttons = new QDialogButtonBox(this);
  accept_ = buttons->addButton(isNew ? text("ui.cycle.new.make") : text("ui.keep"),
                               QDialogButtonBox::AcceptRole);
  buttons->addButton(text("ui.cancel"), QDialogButtonBox::RejectRole);
  accept_->setDefault(true);
  column->addWidget(buttons);

  const CycleRecord& shown = workspace.cycle().cycle;
  name_->setObjectName("cycleName");
  name_->setText(isNew ? toQt(fiscalYearName(fiscalYearOf(today()), language()))
                       : toQt(shown.name));
  asOf_->setDay(isNew ? std::optional(today()) : Date::parse(shown.asOf));
  if (!isNew) due_->setDay(Date::parse(shown.due));
  scope_->setPlainText(toQt(shown.scope));
  assessors_->setText(toQt(shown.assessors));
  name_->selectAll();

  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(name_, &QLineEdit::textChanged, this, &CycleDialog::check);
  connect(asOf_, &DayEdit::changed, this, &CycleDialog::check);
  connect(due_, &DayEdit::changed, this, &CycleDialog::check);
  setMinimumWidth(px(480));
  check();
}

void CycleDialog::check() {
  const QString missing = [&] {
    if (name_->text().trimmed().isEmpty()) return text("ui.new.needs.cycle");
    if (!asOf_->day()) return text("ui.new.needs.as_of");
    if (!due_->isSound()) return text("ui.cycle.needs.due");
    return QString();
  }();
  problem_->setText(missing);
  accept_->setEnabled(missing.isEmpty());
}

void CycleDialog::post() {
  const std::string name = fromQt(name_->text().trimmed());
  const std::string asOf = asOf_->day()->iso();
  const std::string due = due_->day() ? due_->day()->iso() : std::string();
  const std::string scope = fromQt(scope_->toPlainText());
  const std::string assessors = fromQt(assessors_->text());
  if (purpose_ == Purpose::New) {
    auto* workspace = &workspace_;
    workspace_.post(
        commands::startCycle(name, asOf, due, scope, assessors), [workspace](bool made) {
          if (!made) return;
          workspace->setCycle(static_cast<int>(workspace->cycles().back().record.number));
        });
    return;
  }
  CycleRecord record = workspace_.cycle().cycle;
  record.name = name;
  record.asOf = asOf;
  record.due = due;
  record.scope = scope;
  record.assessors = assessors;
  workspace_.post(commands::editCycle(std::move(record)));
}

}  // namespace kijun::ui
