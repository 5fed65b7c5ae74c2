#include "ui/shell/top_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

#include "ui/models/workspace_model.h"
#include "ui/shell/action_table.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/elided_label.h"

namespace kijun::ui {
namespace {

QString roleName(kijun::Role role) {
  return rendered(Message{"record.role." + std::string(idOf(role)), {}});
}

}  // namespace

TopBar::TopBar(ActionTable& actions, QWidget* parent)
    : QFrame(parent),
      actions_(actions),
      organisation_(new ElidedLabel({}, this)),
      cycle_(new Chip(this)),
      unit_(new Chip(this)),
      search_(new QToolButton(this)),
      actor_(new Chip(this)) {
  setProperty("look", "bar");
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(px(16), px(6), px(16), px(6));
  row->setSpacing(px(12));
  onLookChange(this, [this] {
    QFont face = ui::font(Face::Strong);
    face.setWeight(QFont::Bold);
    face.setPixelSize(px(14));
    organisation_->setFont(face);
    search_->setMinimumWidth(px(260));
    search_->setIconSize({px(22), px(16)});
  });
  row->addWidget(organisation_);
  row->addWidget(cycle_);
  row->addWidget(unit_);
  row->addStretch(1);
  row->addWidget(search_);
  row->addWidget(actor_);

  for (Chip* chip : {cycle_, unit_, actor_}) {
    chip->setMenu(new QMenu(chip));
    chip->setFocusPolicy(Qt::TabFocus);
  }
  cycle_->setObjectName("cycleChooser");
  unit_->setObjectName("unitChooser");
  actor_->setObjectName("actorChooser");
  actor_->setLongest(320);
  connect(cycle_->menu(), &QMenu::aboutToShow, this, &TopBar::fillCycles);
  connect(unit_->menu(), &QMenu::aboutToShow, this, &TopBar::fillUnits);
  connect(actor_->menu(), &QMenu::aboutToShow, this, &TopBar::fillActors);

  search_->setProperty("look", "search");
  search_->setObjectName("searchField");
  search_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  search_->setFocusPolicy(Qt::TabFocus);
  setIcon(search_, "search");
  connect(search_, &QToolButton::clicked, actions_.action("edit.search"), &QAction::trigger);
  onLanguageChange(this, [this] { refresh(); });
}

void TopBar::setWorkspace(WorkspaceModel* workspace) {
  workspace_ = workspace;
  if (workspace_) {
    for (const auto signal : {&WorkspaceModel::cycleChanged, &WorkspaceModel::unitChanged,
                              &WorkspaceModel::structureChanged, &WorkspaceModel::actorChanged}) {
      connect(workspace_, signal, this, &TopBar::refresh);
    }
  }
  refresh();
}

void TopBar::refresh() {
  search_->setText(text("ui.search.field", ActionTable::shownKeys(actions_.spec("edit.search"))));
  search_->setAccessibleName(text("ui.search"));
  for (QWidget* widget : std::initializer_list<QWidget*>{organisation_, cycle_, unit_, actor_}) {
    widget->setVisible(workspace_ != nullptr);
  }
  if (!workspace_) return;
  const auto& name = workspace_->snapshot().organisation.name;
  organisation_->setText(name.empty() ? text("ui.organisation.unnamed") : toQt(name));
  const QString cycle = toQt(workspace_->cycle().cycle.name);
  cycle_->setWords(cycle);
  cycle_->setAccessibleName(text("ui.pair", text("ui.cycle"), cycle));
  const QString unit = toQt(workspace_->unit().name);
  unit_->setWords(unit);
  unit_->setAccessibleName(text("ui.pair", text("ui.unit"), unit));
  const auto actor = workspace_->actor();
  const bool known = !actor.person.empty() || workspace_->snapshot().people.empty();
  const QString who = known ? text("ui.actor", actor.name, roleName(actor.role))
                            : text("ui.actor.unknown", actor.name, roleName(actor.role));
  actor_->setWords(who);
  actor_->setAccessibleName(text("ui.pair", text("ui.actor.label"), who));
  actor_->setToolTip(who + u'\n' + text("record.role." + std::string(idOf(actor.role)) + ".help"));
}

void TopBar::fillCycles() {
  QMenu* menu = cycle_->menu();
  menu->clear();
  if (!workspace_) return;
  const auto& cycles = workspace_->cycles();
  for (auto at = cycles.rbegin(); at != cycles.rend(); ++at) {
    const int number = static_cast<int>(at->record.number);
    auto* action = menu->addAction(text("ui.cycle.as_of", at->record.name, at->record.asOf));
    action->setCheckable(true);
    action->setChecked(number == workspace_->cycleNumber());
    connect(action, &QAction::triggered, workspace_,
            [this, number] { workspace_->setCycle(number); });
  }
  menu->addSeparator();
  menu->addAction(actions_.action("cycle.edit"));
  menu->addAction(actions_.action("cycle.new"));
}

void TopBar::fillUnits() {
  QMenu* menu = unit_->menu();
  menu->clear();
  if (!workspace_) return;
  for (const auto& unit : workspace_->cycle().units) {
    auto* action = menu->addAction(toQt(unit.name));
    action->setCheckable(true);
    action->setChecked(unit.id == workspace_->unit().id);
    connect(action, &QAction::triggered, workspace_,
            [this, id = unit.id] { workspace_->setUnit(id); });
  }
  menu->addSeparator();
  menu->addAction(actions_.action("cycle.units"));
}

void TopBar::fillActors() {
  QMenu* menu = actor_->menu();
  menu->clear();
  if (!workspace_) return;
  for (const auto& person : workspace_->snapshot().people) {
    const auto role = roleFromId(person.role).value_or(kijun::Role::Assessor);
    auto* action = menu->addAction(text("ui.actor", person.name, roleName(role)));
    action->setCheckable(true);
    action->setChecked(person.id == workspace_->actor().person);
    connect(action, &QAction::triggered, workspace_,
            [this, id = toQt(person.id)] { workspace_->actAs(id); });
  }
  menu->addSeparator();
  menu->addAction(actions_.action("records.people"));
}

}  // namespace kijun::ui
