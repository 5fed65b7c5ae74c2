// Why a figure is what it is: its formula in words and numbers, and the rows that made it. Rows
// lead to their item.
#pragma once
#include <QDialog>

#include "ui/pages/dashboard/why.h"

class QLabel;
class QTableView;

namespace kijun::ui::dashboard {

class WhyFilter;
class WhyModel;

class WhyDialog : public QDialog {
  Q_OBJECT
 public:
  // The catalog need not outlive the dialog's making.
  WhyDialog(Why why, const Catalog& catalog, QWidget* parent = nullptr);
  // The item a row led to; empty where the dialog was only closed.
  const QString& chosenItem() const { return chosen_; }
  // Tab-separated with the head row: the selected rows, or all that are shown.
  QString asTsv() const;
  QTableView* table() const { return table_; }
  // Words to filter the rows by.
  void filter(const QString& words);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* makeHead(const Why& why);
  void makeTable(const Why& why);
  QWidget* makeFoot();
  void choose(const QModelIndex& index);
  void copy();
  void count();

  WhyModel* model_;
  WhyFilter* rows_;
  QTableView* table_;
  QLabel* count_;
  QString chosen_;
};

}  // namespace kijun::ui::dashboard
