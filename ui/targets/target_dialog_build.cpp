// How the dialog of target profiles is put together.
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/shell/text.h"
#include "ui/targets/rule_list.h"
#include "ui/targets/target_dialog.h"
#include "ui/targets/target_preview.h"
#include "ui/theme/theme.h"

namespace kijun::ui {
namespace {

QLabel* heading(std::string_view textId, QWidget* parent) {
  auto* label = new QLabel(text(textId), parent);
  setFace(label, Face::Strong);
  return label;
}

QVBoxLayout* columnOf(QWidget* part) {
  auto* column = new QVBoxLayout(part);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(px(8));
  return column;
}

}  // namespace

QWidget* TargetDialog::buildProfiles() {
  auto* part = new QWidget(this);
  auto* column = columnOf(part);
  column->addWidget(heading(KIJUN_TEXT("target.profiles"), part));
  profiles_->setObjectName(QStringLiteral("targetProfiles"));
  profiles_->setAccessibleName(text("target.profiles"));
  profiles_->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
  profiles_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  profiles_->setTextElideMode(Qt::ElideRight);
  profiles_->installEventFilter(this);
  column->addWidget(profiles_, 1);
  const auto button = [&](QPushButton* made, const char* name) {
    made->setObjectName(QLatin1String(name));
    made->setAutoDefault(false);
    made->setEnabled(whyNot_.isEmpty());
    column->addWidget(made);
  };
  button(new_, "targetProfileNew");
  button(fromNow_, "targetProfileFromNow");
  button(remove_, "targetProfileRemove");
  fromNow_->setToolTip(text("target.profile.from_now.help"));
  return part;
}

QWidget* TargetDialog::buildRules() {
  auto* part = new QWidget(this);
  auto* column = columnOf(part);
  column->addWidget(heading(KIJUN_TEXT("target.rules"), part));
  auto* about = new QLabel(text("target.rules.about"), part);
  about->setWordWrap(true);
  about->setProperty("look", "muted");
  column->addWidget(about);
  list_->setReadOnly(whyNot_);
  column->addWidget(list_, 1);
  return part;
}

QWidget* TargetDialog::buildPreview() {
  auto* part = new QWidget(this);
  auto* column = columnOf(part);
  auto* line = new QHBoxLayout;
  line->setSpacing(px(8));
  line->addWidget(heading(KIJUN_TEXT("target.compare"), part));
  other_->setObjectName(QStringLiteral("targetOther"));
  other_->setAccessibleName(text("target.compare"));
  other_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  line->addWidget(other_, 1);
  column->addLayout(line);
  column->addWidget(preview_, 1);
  return part;
}

void TargetDialog::build() {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(24), px(20), px(24), px(16));
  column->setSpacing(px(12));
  auto* about = new QLabel(text("target.about"), this);
  about->setWordWrap(true);
  about->setProperty("look", "muted");
  column->addWidget(about);
  auto* parts = new QHBoxLayout;
  parts->setSpacing(px(20));
  parts->addWidget(buildProfiles(), 3);
  parts->addWidget(buildRules(), 6);
  parts->addWidget(buildPreview(), 8);
  column->addLayout(parts, 1);
  problem_->setObjectName(QStringLiteral("targetProblem"));
  problem_->setWordWrap(true);
  column->addWidget(problem_);
  auto* buttons = new QDialogButtonBox(this);
  apply_->setObjectName(QStringLiteral("targetApply"));
  apply_->setProperty("look", "primary");
  apply_->setAutoDefault(false);
  buttons->addButton(apply_, QDialogButtonBox::ApplyRole);
  auto* close = buttons->addButton(text("ui.close"), QDialogButtonBox::RejectRole);
  close->setAutoDefault(false);
  column->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

}  // namespace kijun::ui
