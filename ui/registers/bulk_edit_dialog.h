// Changes several rows of a register at once: which fields, to what, and before it is done what
// each row would become. One command, one undo. UI thread only.
#pragma once
#include <QDialog>
#include <vector>

#include "ui/registers/bulk_plan.h"
#include "ui/registers/command_job.h"
#include "ui/registers/targets.h"

class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QTableView;
class QVBoxLayout;

namespace kijun::ui {
class ProgressLine;
class WorkspaceModel;
}  // namespace kijun::ui

namespace kijun::ui::registers {

class BulkField;
class BulkTable;

class BulkEditDialog : public QDialog {
  Q_OBJECT
 public:
  // rows: as they stand, from the register's list.
  BulkEditDialog(WorkspaceModel& workspace, const RecordDescription& description,
                 std::vector<Row> rows, QWidget* parent = nullptr);
  ~BulkEditDialog() override;

 Q_SIGNALS:
  // The preview shows what is asked for now.
  void previewed();

 protected:
  void done(int result) override;

 private:
  QWidget* makeFields();
  QWidget* makePreview();
  QWidget* makeFoot();
  void readNames();
  RecordPatch patch() const;
  void preview();
  void adopt(BulkPlan plan);
  void showProblems();
  void say(const QString& words, const char* look);
  void apply();
  void setRunning(bool running);

  WorkspaceModel& workspace_;
  const RecordDescription& description_;
  std::shared_ptr<const std::vector<Row>> rows_;
  std::vector<BulkField*> fields_;
  QString whyNot_;
  BulkPlan plan_;
  Targets targets_;
  int round_ = 0;  // of the latest preview
  CommandJob job_;
  QLineEdit* filter_;
  QLabel* count_;
  QListWidget* problems_;
  BulkTable* model_;
  QTableView* table_;
  ProgressLine* progress_;
  QPushButton* apply_;
  QPushButton* cancel_;
};

}  // namespace kijun::ui::registers
