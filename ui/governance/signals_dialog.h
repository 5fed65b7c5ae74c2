// 台帳との照合の基準: every signal with the catalog's threshold, the organisation's own, the value
// now and its state; below, the own threshold of the one that is chosen, with its reason and who
// approved it. Each recording is one entry (register signal_threshold) and can be undone. UI thread
// only.
#pragma once
#include <QDialog>
#include <vector>

#include "assessment/signals.h"
#include "ui/models/workspace_model.h"

class QLabel;
class QPushButton;
class QSpinBox;
class QTableWidget;

namespace kijun::ui {

class DayEdit;
class LongText;
class ReferenceEdit;

class SignalsDialog : public QDialog {
  Q_OBJECT
 public:
  explicit SignalsDialog(WorkspaceModel& workspace, QWidget* parent = nullptr);

 private:
  void buildTable();
  QWidget* buildForm();
  QWidget* buildButtons();
  // Reads the signals again; the chosen one stays chosen, and what is typed stays typed.
  void reload();
  void showRow(int row, const SignalReading& reading);
  void showChosen();
  const SignalReading* chosen() const;
  void record();
  void takeBack();
  void showRows();

  WorkspaceModel& workspace_;
  // One a signal: items share threshold and value.
  std::vector<SignalReading> readings_;
  std::string shown_;  // the signal whose threshold stands in the form
  QString whyNot_;     // nothing can be changed
  QTableWidget* table_;
  QLabel* sentence_;
  QSpinBox* threshold_;
  QLabel* unit_;
  LongText* reason_;
  ReferenceEdit* approver_;
  DayEdit* approvedOn_;
  QLabel* problem_;
  QPushButton* record_;
  QPushButton* back_;
  QPushButton* rows_;
};

}  // namespace kijun::ui
