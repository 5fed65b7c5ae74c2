#include "ui/pages/package/part_picker.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QTreeWidget>
#include <map>

#include "ui/models/workspace_model.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui {
namespace {

constexpr int kIdRole = Qt::UserRole;
constexpr int kIsItemRole = Qt::UserRole + 1;

QLabel* heading(std::string_view textId, QWidget* buddy) {
  auto* label = new QLabel(text(textId), buddy->parentWidget());
  label->setBuddy(buddy);
  buddy->setProperty("accessibleName", text(textId));
  setFace(label, Face::Strong);
  return label;
}

void addCheckable(QListWidget* list, const QString& words, const Id& id, Qt::CheckState state) {
  auto* entry = new QListWidgetItem(words, list);
  entry->setData(kIdRole, toQt(id));
  entry->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
  entry->setCheckState(state);
}

std::vector<Id> checkedIn(const QListWidget& list) {
  std::vector<Id> ids;
  for (int row = 0; row < list.count(); ++row) {
    if (list.item(row)->checkState() == Qt::Checked) {
      ids.push_back(fromQt(list.item(row)->data(kIdRole).toString()));
    }
  }
  return ids;
}

QTreeWidgetItem* entryOf(const std::string& id, const QString& words, bool isItem) {
  auto* entry = new QTreeWidgetItem({toQt(id) + u' ' + words});
  entry->setData(0, kIdRole, toQt(id));
  entry->setData(0, kIsItemRole, isItem);
  entry->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable |
                  (isItem ? Qt::NoItemFlags : Qt::ItemIsAutoTristate));
  entry->setCheckState(0, Qt::Checked);
  return entry;
}

// Whole branches by their section, single leaves by their item.
void gather(const QTreeWidgetItem& entry, Selection& selection) {
  const auto state = entry.checkState(0);
  if (state == Qt::Unchecked) return;
  const auto id = fromQt(entry.data(0, kIdRole).toString());
  if (state == Qt::Checked) {
    auto& ids = entry.data(0, kIsItemRole).toBool() ? selection.items : selection.sections;
    ids.push_back(id);
    return;
  }
  for (int i = 0; i < entry.childCount(); ++i) gather(*entry.child(i), selection);
}

}  // namespace

PartPicker::PartPicker(const WorkspaceModel& workspace, QWidget* parent)
    : QWidget(parent),
      guideline_(new QTreeWidget(this)),
      cycles_(new QListWidget(this)),
      departments_(new QListWidget(this)),
      comments_(new QCheckBox(text("ui.package.comments"), this)),
      evidence_(new QCheckBox(text("ui.package.evidence"), this)),
      everybody_(new QCheckBox(text("ui.package.everybody"), this)),
      everyUnit_(new QCheckBox(text("ui.package.every_unit"), this)) {
  guideline_->setObjectName("partGuideline");
  cycles_->setObjectName("partCycles");
  departments_->setObjectName("partDepartments");
  comments_->setObjectName("partComments");
  evidence_->setChecked(true);
  guideline_->setHeaderHidden(true);
  guideline_->setTextElideMode(Qt::ElideRight);
  guideline_->setUniformRowHeights(true);
  cycles_->setMaximumHeight(px(64));
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(px(16));
  grid->setVerticalSpacing(px(6));
  grid->addWidget(heading(KIJUN_TEXT("ui.package.guideline"), guideline_), 0, 0);
  grid->addWidget(guideline_, 1, 0, 7, 1);
  grid->addWidget(heading(KIJUN_TEXT("ui.package.cycles"), cycles_), 0, 1);
  grid->addWidget(cycles_, 1, 1);
  grid->addWidget(heading(KIJUN_TEXT("ui.package.departments"), departments_), 2, 1);
  grid->addWidget(departments_, 3, 1);
  int row = 4;
  for (auto* box : {comments_, evidence_, everybody_, everyUnit_}) grid->addWidget(box, row++, 1);
  grid->setColumnStretch(0, 3);
  grid->setColumnStretch(1, 2);
  grid->setRowStretch(3, 1);
  fillGuideline(workspace);
  fillLists(workspace);
  connect(guideline_, &QTreeWidget::itemChanged, this, &PartPicker::changed);
  connect(cycles_, &QListWidget::itemChanged, this, &PartPicker::changed);
}

void PartPicker::fillGuideline(const WorkspaceModel& workspace) {
  const auto& catalog = *workspace.cycle().catalog;
  std::map<std::string, QTreeWidgetItem*> sections;
  for (const auto& section : catalog.sections()) {
    auto* entry = entryOf(section.id, inLanguage(section.title), false);
    sections[section.id] = entry;
    if (section.parent.empty()) {
      guideline_->addTopLevelItem(entry);
    } else {
      sections.at(section.parent)->addChild(entry);
    }
    for (const auto index : section.items) {
      const auto& item = catalog.items()[index];
      entry->addChild(entryOf(item.id, inLanguage(item.title), true));
    }
  }
}

void PartPicker::fillLists(const WorkspaceModel& workspace) {
  const auto current = workspace.cycle().cycle.id;
  for (const auto& cycle : workspace.cycles()) {
    addCheckable(cycles_, toQt(cycle.record.name), cycle.record.id,
                 cycle.record.id == current ? Qt::Checked : Qt::Unchecked);
  }
  for (const auto& department : workspace.snapshot().departments) {
    addCheckable(departments_, toQt(department.name), department.id, Qt::Unchecked);
  }
}

Selection PartPicker::selection() const {
  Selection selection;
  bool everything = true;
  for (int i = 0; i < guideline_->topLevelItemCount(); ++i) {
    everything = everything && guideline_->topLevelItem(i)->checkState(0) == Qt::Checked;
  }
  for (int i = 0; !everything && i < guideline_->topLevelItemCount(); ++i) {
    gather(*guideline_->topLevelItem(i), selection);
  }
  selection.cycles = checkedIn(*cycles_);
  selection.departments = checkedIn(*departments_);
  selection.comments = comments_->isChecked();
  selection.evidence = evidence_->isChecked();
  selection.everybody = everybody_->isChecked();
  selection.everyUnit = everyUnit_->isChecked();
  return selection;
}

bool PartPicker::isAnything() const {
  if (checkedIn(*cycles_).empty()) return false;
  for (int i = 0; i < guideline_->topLevelItemCount(); ++i) {
    if (guideline_->topLevelItem(i)->checkState(0) != Qt::Unchecked) return true;
  }
  return false;
}

}  // namespace kijun::ui
