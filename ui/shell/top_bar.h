// The top line: whose workspace, which cycle and unit, search and commands, whose hat is on.
#pragma once
#include <QFrame>

class QLabel;
class QToolButton;

namespace kijun::ui {

class ActionTable;
class Chip;
class ElidedLabel;
class WorkspaceModel;

class TopBar : public QFrame {
  Q_OBJECT
 public:
  explicit TopBar(ActionTable& actions, QWidget* parent = nullptr);
  // nullptr without a workspace.
  void setWorkspace(WorkspaceModel* workspace);

 private:
  void refresh();
  void fillCycles();
  void fillUnits();
  void fillActors();

  ActionTable& actions_;
  WorkspaceModel* workspace_ = nullptr;
  ElidedLabel* organisation_;
  Chip* cycle_;
  Chip* unit_;
  QToolButton* search_;
  Chip* actor_;
};

}  // namespace kijun::ui
