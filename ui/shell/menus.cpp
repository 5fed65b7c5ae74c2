#include "ui/shell/menus.h"

#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

#include "ui/pages/start/recent_files.h"
#include "ui/shell/action_table.h"
#include "ui/shell/text.h"

namespace kijun::ui {
namespace {

QMenu* addMenu(QMenuBar* bar, std::string_view textId) {
  auto* menu = new QMenu(bar);
  bar->addMenu(menu);
  retextProperty(menu, "title", textId);
  return menu;
}

QMenu* addSubmenu(QMenu* parent, std::string_view textId) {
  auto* menu = new QMenu(parent);
  parent->addMenu(menu);
  retextProperty(menu, "title", textId);
  return menu;
}

// "-" is a separator.
void fill(QMenu* menu, const ActionTable& actions, std::initializer_list<std::string_view> ids) {
  for (const auto id : ids) {
    if (id == "-") {
      menu->addSeparator();
    } else {
      menu->addAction(actions.action(id));
    }
  }
}

}  // namespace

void buildMenus(QMainWindow& window, ActionTable& actions, QSettings& settings,
                std::function<void(const QString&)> openRecent) {
  for (const auto& spec : actionSpecs()) {
    if (spec.context == "window") window.addAction(actions.action(spec.id));
  }
  QMenuBar* bar = window.menuBar();
  QMenu* file = addMenu(bar, KIJUN_TEXT("ui.menu.file"));
  fill(file, actions, {"file.new", "file.open"});
  QMenu* recent = addSubmenu(file, KIJUN_TEXT("ui.menu.recent"));
  QObject::connect(recent, &QMenu::aboutToShow, recent, [recent, &settings, openRecent] {
    recent->clear();
    for (const auto& entry : RecentFiles(settings).all()) {
      recent->addAction(entry.path, recent, [openRecent, path = entry.path] { openRecent(path); });
    }
    if (recent->isEmpty()) recent->addAction(text("ui.recent.none"))->setEnabled(false);
  });
  fill(file, actions,
       {"file.sample", "-", "file.export", "file.calendar", "file.import_answers", "file.take_back",
        "file.seal", "file.merge", "file.backup", "file.reload", "-", "file.close", "file.quit"});
  QMenu* edit = addMenu(bar, KIJUN_TEXT("ui.menu.edit"));
  fill(edit, actions, {"edit.undo", "edit.redo", "-", "edit.search"});
  QMenu* workspace = addMenu(bar, KIJUN_TEXT("ui.menu.workspace"));
  fill(workspace, actions,
       {"cycle.new", "cycle.edit", "cycle.units", "-", "records.departments", "records.people",
        "records.documents", "-", "records.appointment", "records.standard", "records.targets",
        "records.policies", "records.signals", "records.risk_model", "-", "file.verify"});
  QMenu* view = addMenu(bar, KIJUN_TEXT("ui.menu.view"));
  QMenu* theme = addSubmenu(view, KIJUN_TEXT("ui.menu.theme"));
  fill(theme, actions, {"view.theme.system", "view.theme.light", "view.theme.dark"});
  fill(view, actions, {"view.language", "-", "view.larger", "view.smaller", "-", "view.rail"});
  QMenu* help = addMenu(bar, KIJUN_TEXT("ui.menu.help"));
  fill(help, actions, {"help.keys", "-", "help.about"});
}

}  // namespace kijun::ui
