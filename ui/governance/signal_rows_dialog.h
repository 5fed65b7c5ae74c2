// Why a signal has its value: the rows behind it, those that fall short first, each leading to its
// place in the registers. UI thread only.
#pragma once
#include <QDialog>

#include "assessment/signals.h"
#include "ui/models/workspace_model.h"

class QLabel;
class QPushButton;
class QTableWidget;

namespace kijun::ui {

class Shell;

class SignalRowsDialog : public QDialog {
  Q_OBJECT
 public:
  SignalRowsDialog(WorkspaceModel& workspace, const SignalReading& reading,
                   QWidget* parent = nullptr);
  // The row somebody chose to go to; nothing where the dialog was closed.
  const std::optional<SignalRow>& chosen() const { return chosen_; }

 private:
  void build();
  void readNames();
  void choose();
  WorkspaceModel& workspace_;
  SignalReading reading_;
  std::vector<SignalRow> rows_;  // as the table shows them
  std::optional<SignalRow> chosen_;
  QTableWidget* table_;
  QLabel* words_;
  QPushButton* go_;
};

// Asks and goes there. True where it went.
bool showSignalRows(Shell* shell, WorkspaceModel& workspace, const SignalReading& reading,
                    QWidget* parent);

}  // namespace kijun::ui
