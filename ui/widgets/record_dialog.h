// The rows of one described register in a list beside a form made from its field table:
// departments, people, documents. A field is saved as it is left, as one command.
#pragma once
#include <QDialog>
#include <map>

#include "records/description.h"
#include "ui/models/workspace_model.h"

class QLabel;
class QLineEdit;
class QListView;
class QPushButton;

namespace kijun::ui {

class RecordForm;
class RecordListModel;

class RecordDialog : public QDialog {
  Q_OBJECT
 public:
  RecordDialog(WorkspaceModel& workspace, const RecordDescription& description,
               QWidget* parent = nullptr);
  ~RecordDialog() override;
  // Starts with an empty form.
  void beginNew();
  // Opens at this record.
  void showRecord(const Id& id);
  // The record last chosen or made; empty without one.
  Id current() const { return current_; }

 Q_SIGNALS:
  // The list stands as the workspace does.
  void loaded();

 protected:
  void done(int result) override;

 private:
  void build();
  // Reads the rows on a worker.
  void reload();
  void adopt(std::map<std::string, std::vector<Row>, std::less<>> rows);
  void showCurrent();
  void save();
  void remove();
  void refresh();

  WorkspaceModel& workspace_;
  const RecordDescription& description_;
  RecordListModel* model_;
  QLineEdit* filter_;
  QListView* list_;
  RecordForm* form_;
  QLabel* problem_;
  QPushButton* newButton_;
  QPushButton* removeButton_;
  Id current_;
  bool editable_ = false;
  QString whyNot_;         // it is not editable
  bool making_ = false;    // the form holds a record that is not stored yet
  bool creating_ = false;  // it is on its way to the disk
};

}  // namespace kijun::ui
