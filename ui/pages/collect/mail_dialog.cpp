#include "ui/pages/collect/mail_dialog.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/pages/collect/department_table.h"
#include "ui/pages/collect/mail_pane.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui::collect {

MailDialog::MailDialog(CollectValuesPtr values, const std::vector<Id>& departments, QWidget* parent)
    : QDialog(parent),
      values_(std::move(values)),
      list_(new QListWidget(this)),
      pane_(new MailPane(this)) {
  setWindowTitle(text("collect.mail.title"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(20), px(16), px(20), px(12));
  column->setSpacing(px(12));
  auto* about = new QLabel(text("collect.mail.about"), this);
  about->setWordWrap(true);
  about->setProperty("look", "muted");
  column->addWidget(about);
  auto* row = new QHBoxLayout;
  row->setSpacing(px(16));
  list_->setObjectName(QStringLiteral("mailDepartments"));
  list_->setAccessibleName(text("record.answer.department"));
  list_->setFixedWidth(px(200));
  bool late = true;
  for (const auto& id : departments) {
    auto* line = new QListWidgetItem(departmentWords(*values_, id), list_);
    line->setData(Qt::UserRole, toQt(id));
    const auto at = std::ranges::find(values_->standings, id, &DepartmentStanding::department);
    late = late && at != values_->standings.end() && at->overdue > 0;
  }
  if (late) pane_->setKind(MailKind::Reminder);
  row->addWidget(list_);
  row->addWidget(pane_, 1);
  column->addLayout(row, 1);
  auto* buttons = new QDialogButtonBox(this);
  buttons->addButton(text("ui.close"), QDialogButtonBox::RejectRole)->setAutoDefault(false);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  column->addWidget(buttons);
  connect(list_, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* line) {
    if (!line) return;
    pane_->showMail(values_, fromQt(line->data(Qt::UserRole).toString()), HandOutFormat::Xlsx, {});
  });
  list_->setCurrentRow(0);
  list_->setVisible(departments.size() > 1);
  resize(px(820), px(560));
}

}  // namespace kijun::ui::collect
