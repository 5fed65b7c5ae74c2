// Due dates on their way to a calendar: whose and in which form, the list of what will be written,
// and the file. UI thread only.
#pragma once
#include <QDialog>

#include "exchange/icalendar/due_dates.h"
#include "ui/models/workspace_model.h"

class QComboBox;
class QLabel;
class QPushButton;
class QTableWidget;

namespace kijun::ui {

class CalendarDialog : public QDialog {
  Q_OBJECT
 public:
  explicit CalendarDialog(WorkspaceModel& workspace, QWidget* parent = nullptr);

 private:
  void build();
  void readRows();
  void showDates();
  void save();

  WorkspaceModel& workspace_;
  RegisterRows rows_;
  Calendar calendar_;
  QComboBox* department_;
  QComboBox* form_;
  QTableWidget* dates_;
  QLabel* problem_;
  QPushButton* save_;
};

}  // namespace kijun::ui
