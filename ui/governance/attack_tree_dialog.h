// 攻撃ツリー: the steps of an attack scenario, written as an indented outline and seen as trees
// with their levels while one types. One change of the outline is one step to undo.
#pragma once
#include <QDialog>

#include "assessment/attack_outline.h"
#include "records/register_rows.h"
#include "ui/models/workspace_model.h"

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTreeWidget;

namespace kijun::ui {

class AttackTreeDialog : public QDialog {
  Q_OBJECT
 public:
  explicit AttackTreeDialog(WorkspaceModel& workspace, QWidget* parent = nullptr);
  // The scenario is shown once it is read.
  void showScenario(const Id& id);

 protected:
  void done(int result) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void build();
  void readRows();
  void adopt(RegisterRows rows);
  void choose();
  // Redraws the trees of what is typed; false where it cannot be read, which is said.
  bool preview();
  void showTrees(const std::vector<OutlineLine>& outline);
  void showShared(const std::vector<OutlineLine>& outline);
  void save();
  void indent(int by);
  void setLevel(int level);

  WorkspaceModel& workspace_;
  RiskModel model_;
  RegisterRows rows_;
  Id scenario_;
  QComboBox* scenarios_;
  QPlainTextEdit* outline_;
  QTreeWidget* trees_;
  QLabel* shared_;
  QLabel* problem_;
  QPushButton* save_;
  QString whyNot_;  // nothing can be changed
  QString kept_;    // the outline as stored
};

}  // namespace kijun::ui
