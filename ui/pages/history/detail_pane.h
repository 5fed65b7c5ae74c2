// One entry: who, when, in which role, and every row it changed, field by field, before and after.
#pragma once
#include <QWidget>
#include <optional>

#include "ui/models/workspace_model.h"
#include "workspace/history.h"

class QLabel;
class QPushButton;
class QTreeWidget;

namespace kijun::ui::history {

class DetailPane : public QWidget {
  Q_OBJECT
 public:
  explicit DetailPane(WorkspaceModel& workspace, QWidget* parent = nullptr);
  // 0: nothing. Reads on a worker.
  void showEntry(std::int64_t number);
  std::int64_t number() const { return number_; }
  const std::optional<EntryInWords>& shown() const { return shown_; }

 Q_SIGNALS:
  void undoWanted(qint64 number);
  void rowWanted(const std::string& table, const std::vector<std::string>& key);
  // The entry is shown.
  void read();

 private:
  void adopt(std::optional<EntryInWords> told);
  void fillRows();
  void refreshButtons();
  QString whyNoUndo() const;
  void goToCurrent();

  WorkspaceModel& workspace_;
  std::int64_t number_ = 0;
  std::optional<EntryInWords> shown_;
  QLabel* title_;
  QLabel* who_;
  QLabel* undoes_;
  QTreeWidget* rows_;
  QLabel* hint_;
  QPushButton* undo_;
  QPushButton* go_;
};

}  // namespace kijun::ui::history
