#include "ui/pages/collect/submit_dialog.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/pages/assess/item_list_model.h"
#include "ui/pages/collect/collect_values.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui::collect {

SubmitDialog::SubmitDialog(WorkspaceModel& workspace, const std::vector<DueAnswer>& answers,
                           QWidget* parent)
    : QDialog(parent), open_(new QTreeWidget(this)) {
  setWindowTitle(text("collect.submit.title"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(20), px(16), px(20), px(12));
  column->setSpacing(px(10));
  open_->setObjectName(QStringLiteral("submitOpen"));
  open_->setAccessibleName(text("collect.submit.open.name"));
  open_->setRootIsDecorated(false);
  open_->setHeaderLabels({text("collect.column.item"), text("collect.column.title"),
                          text("record.unit"), text("record.answer.state")});
  open_->setColumnHidden(2, workspace.cycle().units.size() < 2);
  for (const auto& answer : answers) {
    if (!isOwed(answer.state)) continue;
    if (answer.answered) {
      ready_.push_back(answer.key);
      continue;
    }
    const auto* unit = workspace.cycle().unit(answer.key.unit);
    auto* line = new QTreeWidgetItem(
        open_, {toQt(answer.key.item), inLanguage(workspace.catalog().items()[answer.item].title),
                unit ? toQt(unit->name) : QString(), assess::stateWords(answer.state)});
    line->setToolTip(1, inLanguage(workspace.catalog().items()[answer.item].question));
  }
  const auto left = open_->topLevelItemCount();
  auto* what = new QLabel(this);
  what->setObjectName(QStringLiteral("submitWhat"));
  what->setWordWrap(true);
  what->setText(ready_.empty() ? text("collect.submit.none")
                : left == 0    ? text("collect.submit.all", ready_.size())
                               : text("collect.submit.some", ready_.size(), left));
  column->addWidget(what);
  open_->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
  open_->header()->setStretchLastSection(false);
  open_->header()->setSectionResizeMode(1, QHeaderView::Stretch);
  open_->setVisible(left > 0);
  column->addWidget(open_, 1);
  auto* buttons = new QDialogButtonBox(this);
  auto* submit =
      buttons->addButton(text("collect.submit.do", ready_.size()), QDialogButtonBox::AcceptRole);
  submit->setObjectName(QStringLiteral("submitDo"));
  submit->setDefault(true);
  submit->setEnabled(!ready_.empty());
  buttons->addButton(text("ui.cancel"), QDialogButtonBox::RejectRole);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(open_, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem* line) {
    wanted_ = line->text(0);
    reject();
  });
  column->addWidget(buttons);
  if (left > 0) resize(px(640), px(420));
}

}  // namespace kijun::ui::collect
