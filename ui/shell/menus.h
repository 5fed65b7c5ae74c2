// The menu bar, made from the action table.
#pragma once
#include <QString>
#include <functional>

class QMainWindow;
class QSettings;

namespace kijun::ui {

class ActionTable;

// Adds the window's actions to it too, so that their keys act everywhere in it.
void buildMenus(QMainWindow& window, ActionTable& actions, QSettings& settings,
                std::function<void(const QString&)> openRecent);

}  // namespace kijun::ui
