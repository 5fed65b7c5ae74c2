#include "ui/widgets/units_dialog.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "workspace/permission.h"

namespace kijun::ui {

UnitsDialog::UnitsDialog(WorkspaceModel& workspace, QWidget* parent)
    : QDialog(parent),
      workspace_(workspace),
      list_(new QListWidget(this)),
      name_(new QLineEdit(this)),
      add_(new QPushButton(text("ui.add"), this)),
      remove_(new QPushButton(text("ui.units.remove"), this)) {
  setWindowTitle(text("ui.units.title"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(24), px(20), px(24), px(16));
  column->setSpacing(px(12));
  auto* words = new QLabel(text("ui.units.words"), this);
  words->setWordWrap(true);
  words->setProperty("look", "muted");
  column->addWidget(words);
  list_->setAccessibleName(windowTitle());
  column->addWidget(list_, 1);
  auto* row = new QHBoxLayout;
  name_->setObjectName("unitName");
  name_->setPlaceholderText(text("ui.units.hint"));
  name_->setAccessibleName(text("ui.units.hint"));
  add_->setAutoDefault(false);
  add_->setObjectName("unitAdd");
  remove_->setAutoDefault(false);
  remove_->setObjectName("unitRemove");
  row->addWidget(name_, 1);
  row->addWidget(add_);
  column->addLayout(row);
  auto* buttons = new QDialogButtonBox(this);
  buttons->addButton(remove_, QDialogButtonBox::ActionRole);
  buttons->addButton(text("ui.close"), QDialogButtonBox::RejectRole);
  column->addWidget(buttons);

  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::accept);
  connect(name_, &QLineEdit::returnPressed, this, &UnitsDialog::add);
  connect(add_, &QPushButton::clicked, this, &UnitsDialog::add);
  connect(remove_, &QPushButton::clicked, this, &UnitsDialog::remove);
  connect(name_, &QLineEdit::textChanged, this, &UnitsDialog::check);
  connect(list_, &QListWidget::currentRowChanged, this, &UnitsDialog::check);
  connect(&workspace_, &WorkspaceModel::structureChanged, this, &UnitsDialog::refresh);
  setMinimumSize(px(440), px(360));
  refresh();
}

void UnitsDialog::refresh() {
  const int row = list_->currentRow();
  list_->clear();
  for (const auto& unit : workspace_.cycle().units) {
    auto* item = new QListWidgetItem(toQt(unit.name), list_);
    item->setData(Qt::UserRole, toQt(unit.id));
  }
  list_->setCurrentRow(std::min(row, list_->count() - 1));
  check();
}

void UnitsDialog::check() {
  const auto refused =
      refusalOf(*commands::addUnit({}, {}).kind, workspace_.actor(), workspace_.snapshot());
  const bool writable = !workspace_.isReadOnly() && !refused;
  for (auto* button : {add_, remove_}) button->setToolTip(refused ? rendered(*refused) : QString());
  const QString name = name_->text().trimmed();
  add_->setEnabled(writable && !name.isEmpty() &&
                   list_->findItems(name, Qt::MatchExactly).isEmpty());
  // 全体 stays.
  remove_->setEnabled(writable && list_->currentRow() > 0);
}

void UnitsDialog::add() {
  if (!add_->isEnabled()) return;
  workspace_.post(commands::addUnit(workspace_.cycle().cycle.id, fromQt(name_->text().trimmed())));
  name_->clear();
}

void UnitsDialog::remove() {
  const auto* item = list_->currentItem();
  if (!item) return;
  workspace_.post(commands::removeUnit(workspace_.cycle().cycle.id,
                                       fromQt(item->data(Qt::UserRole).toString())));
}

}  // namespace kijun::ui
