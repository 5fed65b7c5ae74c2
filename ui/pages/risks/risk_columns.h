// Which columns of the risk list are seen and how wide, chosen at its heading and remembered; until
// then those that a narrow list has room for. And the chosen rows as a spreadsheet takes them. UI
// thread only.
#pragma once
#include <QObject>

#include "exchange/table.h"
#include "ui/shell/page.h"

class QMenu;
class QTableView;

namespace kijun::ui::risks {

class RiskColumns : public QObject {
  Q_OBJECT
 public:
  // shell and table outlive it.
  RiskColumns(Shell& shell, QTableView* table);
  void fill(QMenu& menu);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void fit();
  void show(int column, bool seen);
  Shell& shell_;
  QTableView* table_;
};

// The chosen rows, or all where none is, with the headings of the columns seen, as they are shown.
TextTable shownRows(const QTableView& table);

}  // namespace kijun::ui::risks
