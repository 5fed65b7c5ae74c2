// What a set of targets changes against another: a sentence of counts, the radar with now, target
// and the other, and the same item by item and section by section. UI thread only.
#pragma once
#include <QWidget>
#include <optional>

#include "assessment/target_profile.h"
#include "ui/models/workspace_model.h"

class QLabel;
class QStackedWidget;
class QTabBar;
class QTableWidget;

namespace kijun::ui {

class DrawingView;

class TargetPreview : public QWidget {
  Q_OBJECT
 public:
  explicit TargetPreview(WorkspaceModel& workspace, QWidget* parent = nullptr);
  // otherName: what the targets are compared with, as people call it.
  void show(TargetComparison comparison, const QString& otherName);

 Q_SIGNALS:
  // An item of the list was chosen with Enter or a double click.
  void itemWanted(const QString& item);

 private:
  QTableWidget* makeTable(const char* name, const std::vector<std::string_view>& heads);
  void showItems();
  void showSections();
  void draw();

  WorkspaceModel& workspace_;
  std::optional<TargetComparison> comparison_;
  QString otherName_;
  QLabel* summary_;
  DrawingView* radar_;
  QTabBar* tabs_;
  QStackedWidget* pages_;
  QTableWidget* items_;
  QTableWidget* sections_;
};

}  // namespace kijun::ui
