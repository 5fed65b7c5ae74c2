// 履歴 of one row: who changed what, when, before and after, newest first. Read on a worker, and
// again after every change. UI thread only.
#pragma once
#include <QWidget>

#include "ui/shell/page.h"
#include "workspace/row_history.h"

class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace kijun::ui::registers {

class RowHistory : public QWidget {
  Q_OBJECT
 public:
  RowHistory(Shell& shell, WorkspaceModel& workspace, QWidget* parent = nullptr);
  // An empty id shows nothing.
  void showRow(const RecordDescription& description, const Id& id);

 Q_SIGNALS:
  // What is asked for is shown.
  void read();

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void reload();
  void adopt(const RowHistoryRead& read);
  QWidget* makeEntry(const RowEntry& entry);

  Shell& shell_;
  WorkspaceModel& workspace_;
  const RecordDescription* description_ = nullptr;
  Id id_;
  bool stale_ = false;
  int round_ = 0;  // of the latest reading
  std::shared_ptr<std::atomic<bool>> cancelled_;
  QScrollArea* scroll_;
  QVBoxLayout* entries_;
  QPushButton* all_;
};

}  // namespace kijun::ui::registers
