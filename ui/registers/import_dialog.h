// An import, from the file to the register: read, columns matched, previewed line by line, applied
// as one undoable command. All work is on a worker, the lists are virtual. UI thread only.
#pragma once
#include <QDialog>
#include <memory>

#include "ui/registers/import_job.h"

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;
class QTreeWidget;

namespace kijun::ui {
class Banner;
class ElidedLabel;
class ProgressLine;
class SegmentedControl;
class WorkspaceModel;
}  // namespace kijun::ui

namespace kijun::ui::registers {

class ColumnList;
class ImportLines;
class LevelWords;

class ImportDialog : public QDialog {
  Q_OBJECT
 public:
  ImportDialog(WorkspaceModel& workspace, const RecordDescription& description,
               QWidget* parent = nullptr);
  ~ImportDialog() override;
  // CSV, XLSX, CycloneDX or nmap: its content tells.
  void openFile(const QString& path);
  // Rows as a spreadsheet copies them, with their headings.
  void openText(const QString& text);

 Q_SIGNALS:
  // Nothing is being read, planned or written any more.
  void settled();

 protected:
  ImportDialog(WorkspaceModel& workspace, std::unique_ptr<ImportTarget> target, QWidget* parent);
  void done(int result) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  QWidget* makeHead();
  QWidget* makeColumns();
  QWidget* makePreview();
  QWidget* makeFoot();
  void makeLines();
  void connectJob();
  void choose();
  void read();
  void replan();
  void forgetPreview();
  void showTable(const TablePtr& table);
  void showPreview(const PreviewPtr& preview);
  void showCounts();
  void showDetail();
  void showRunning(bool running, const QString& words = {});
  void showFailure(const QString& words);
  void showApplied();
  void refreshApply();
  void apply();

  WorkspaceModel& workspace_;
  std::shared_ptr<const ImportTarget> target_;
  QString whyNot_;
  ImportSource source_;
  TablePtr table_;
  PreviewPtr preview_;
  ImportJob* job_;

  ElidedLabel* file_;
  QLabel* kind_;
  QComboBox* sheets_;
  Banner* banner_;
  QStackedWidget* body_;
  QWidget* empty_;
  QWidget* work_;
  ColumnList* columns_;
  LevelWords* levels_;
  SegmentedControl* fates_;
  ImportLines* model_;
  QTableView* lines_;
  QTreeWidget* detail_;
  QLabel* leftOut_;
  ProgressLine* progress_;
  QLabel* doing_;
  QPushButton* apply_;
  QPushButton* close_;
};

// Last year's self-assessment into the answers of the newest cycle.
class AnswerImportDialog : public ImportDialog {
  Q_OBJECT
 public:
  explicit AnswerImportDialog(WorkspaceModel& workspace, QWidget* parent = nullptr);
};

}  // namespace kijun::ui::registers
