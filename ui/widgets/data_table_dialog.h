// The table behind a picture: its figures in rows, to be read aloud and copied into a spreadsheet.
#pragma once
#include <QDialog>

#include "report/drawing.h"

class QTableWidget;

namespace kijun::ui {

class DataTableDialog : public QDialog {
  Q_OBJECT
 public:
  explicit DataTableDialog(const Drawing& drawing, QWidget* parent = nullptr);
  // Tab-separated, with the head row.
  QString asTsv() const;

 private:
  QTableWidget* table_;
};

}  // namespace kijun::ui
