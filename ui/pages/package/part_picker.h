// Chooses a part of a workspace: chapters and items in a tree, cycles, departments, and what comes
// along.
#pragma once
#include <QWidget>

#include "workspace/selection.h"

class QCheckBox;
class QListWidget;
class QTreeWidget;
class QTreeWidgetItem;

namespace kijun::ui {

class WorkspaceModel;

class PartPicker : public QWidget {
  Q_OBJECT
 public:
  explicit PartPicker(const WorkspaceModel& workspace, QWidget* parent = nullptr);
  Selection selection() const;
  // Whether anything would be taken.
  bool isAnything() const;

 Q_SIGNALS:
  void changed();

 private:
  void fillGuideline(const WorkspaceModel& workspace);
  void fillLists(const WorkspaceModel& workspace);

  QTreeWidget* guideline_;
  QListWidget* cycles_;
  QListWidget* departments_;
  QCheckBox* comments_;
  QCheckBox* evidence_;
  QCheckBox* everybody_;
  QCheckBox* everyUnit_;
};

}  // namespace kijun::ui
