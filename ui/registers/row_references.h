// 参照 of one row, both ways: what it points to and what points to it, by register, each leading to
// its place. Read on a worker, and again after every change. UI thread only.
#pragma once
#include <QWidget>

#include "ui/shell/page.h"
#include "workspace/references.h"

class QLabel;
class QTreeWidget;
class QTreeWidgetItem;

namespace kijun::ui::registers {

class RowReferences : public QWidget {
  Q_OBJECT
 public:
  RowReferences(Shell& shell, WorkspaceModel& workspace, QWidget* parent = nullptr);
  // An empty id shows nothing.
  void showRow(const RecordDescription& description, const Id& id);

 Q_SIGNALS:
  // What is asked for is shown.
  void read();

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  struct Both {
    std::vector<RowLink> from, to;
  };
  void reload();
  void adopt(Both both);
  void addGroups(const QString& heading, const std::vector<RowLink>& links, std::size_t first);
  void go(const QTreeWidgetItem* item);
  void say(const QString& words);

  Shell& shell_;
  WorkspaceModel& workspace_;
  const RecordDescription* description_ = nullptr;
  Id id_;
  bool stale_ = false;
  int round_ = 0;  // of the latest reading
  std::vector<RowLink> links_;
  QTreeWidget* tree_;
  QLabel* words_;
};

// Opens the place of the other end. False where it has none.
bool goToLink(Shell& shell, WorkspaceModel& workspace, const RowLink& link);
bool hasPlace(const RowLink& link);
// What the table at the other end is called.
QString tableName(const RowLink& link);

}  // namespace kijun::ui::registers
