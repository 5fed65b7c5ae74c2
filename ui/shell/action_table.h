// The one table of actions: menus, the Ctrl+K palette, toolbars and the shortcut help all read it.
// Adding an action is one line in ui/shell/action_specs.cpp; who carries it out connects to its
// QAction (the window) or calls Page::handle (a page).
#pragma once
#include <QAction>
#include <QObject>
#include <span>
#include <string_view>
#include <vector>

namespace kijun::ui {

struct ActionSpec {
  std::string_view id;       // "file.open", "assess.level.3"
  std::string_view textId;   // what it is called; %1 is `argument`
  std::string_view icon;     // of resources/icons, may be empty
  std::string_view keys;     // portable key sequences, parted by a blank: "Ctrl+O F2"
  std::string_view context;  // "window", or that of the page on which it acts
  std::string_view argument = {};
};

std::span<const ActionSpec> actionSpecs();

class ActionTable : public QObject {
  Q_OBJECT
 public:
  explicit ActionTable(QObject* parent = nullptr);
  // The action with that id; an unknown id is a bug.
  QAction* action(std::string_view id) const;
  const ActionSpec& spec(std::string_view id) const;
  // Actions somebody carries out, in the table's order: those of the window and of the context.
  std::vector<QAction*> available(std::string_view asked) const;
  // "Ctrl+K" as this platform writes it; several are parted by " / ".
  static QString shownKeys(const ActionSpec& spec);
  static const ActionSpec& specOf(const QAction* action);

 private:
  std::vector<QAction*> actions_;  // in the order of actionSpecs()
};

}  // namespace kijun::ui
