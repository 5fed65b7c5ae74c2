#include "ui/pages/plan_board/progress_dialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/day_edit.h"

namespace kijun::ui::plan_board {

Date likelyDay(const Date& asOf) {
  return std::min(asOf, today());
}

ProgressDialog::ProgressDialog(const PlanValues& values, const PlanView& plan, const Id& person,
                               QWidget* parent)
    : QDialog(parent),
      plan_(plan.id),
      person_(person),
      asOf_(values.asOf),
      day_(new DayEdit(this)),
      percent_(new QSpinBox(this)),
      what_(new QLineEdit(this)),
      note_(new QLabel(this)) {
  setWindowTitle(text("planboard.progress.title"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(20), px(16), px(20), px(16));
  column->setSpacing(px(12));
  auto* title = new QLabel(toQt(plan.title), this);
  title->setTextFormat(Qt::PlainText);
  title->setWordWrap(true);
  setFace(title, Face::Strong);
  column->addWidget(title);
  auto* form = new QFormLayout;
  form->setSpacing(px(8));
  what_->setObjectName(QStringLiteral("planWhat"));
  what_->setAccessibleName(text("record.plan_progress.what"));
  what_->setMinimumWidth(px(320));
  percent_->setObjectName(QStringLiteral("planPercent"));
  percent_->setRange(0, 100);
  percent_->setSingleStep(5);
  percent_->setSuffix(QStringLiteral(" %"));
  percent_->setValue(plan.percent);
  percent_->setAccessibleName(text("record.plan_progress.percent"));
  day_->setObjectName(QStringLiteral("planDay"));
  day_->setName(text("record.plan_progress.on_day"));
  day_->setDay(likelyDay(values.asOf));
  form->addRow(text("record.plan_progress.what"), what_);
  form->addRow(text("planboard.column.percent"), percent_);
  form->addRow(text("record.plan_progress.on_day"), day_);
  column->addLayout(form);
  note_->setWordWrap(true);
  note_->setProperty("look", "muted");
  column->addWidget(note_);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
  add_ = buttons->addButton(text("planboard.progress.do"), QDialogButtonBox::AcceptRole);
  add_->setDefault(true);
  connect(buttons, &QDialogButtonBox::accepted, this, &ProgressDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &ProgressDialog::reject);
  column->addWidget(buttons);
  connect(what_, &QLineEdit::textChanged, this, [this] { refresh(); });
  connect(day_, &DayEdit::changed, this, [this] { refresh(); });
  what_->setFocus();
  refresh();
}

void ProgressDialog::refresh() {
  const auto day = day_->day();
  add_->setEnabled(day && !what_->text().trimmed().isEmpty());
  note_->setText(day && *day > asOf_ ? text("planboard.progress.after", toQt(asOf_.iso()))
                                     : QString());
}

void ProgressDialog::accept() {
  if (add_->isEnabled()) QDialog::accept();
}

Row ProgressDialog::row() const {
  const auto& description = *findDescription("plan_progress");
  Row row(description.fields.size() + 1);
  const auto set = [&](std::string_view field, Value value) {
    row[description.indexOf(field).value() + 1] = std::move(value);
  };
  set("what", fromQt(what_->text().trimmed()));
  set("plan", plan_);
  set("on_day", day_->day() ? day_->day()->iso() : std::string());
  set("percent", std::int64_t{percent_->value()});
  if (!person_.empty()) set("person", person_);
  return row;
}

}  // namespace kijun::ui::plan_board
