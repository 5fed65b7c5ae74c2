// What the risk list is narrowed by: words, method, treatment, level and mark; a cell of the matrix
// stands there as a chip while it is followed. UI thread only.
#pragma once
#include <QWidget>

#include "ui/pages/risks/risk_filter.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QToolButton;

namespace kijun::ui::risks {

class FilterBar : public QWidget {
  Q_OBJECT
 public:
  explicit FilterBar(QWidget* parent = nullptr);
  const RiskFilter& filter() const { return filter_; }
  // Shows it; signals nothing.
  void setFilter(const RiskFilter& filter);
  // For the words of levels and of the cell.
  void setValues(RiskValuesPtr values);
  void setStanding(int shown, int total);
  // To the right of the filters.
  void addButton(QWidget* button);
  void focusWords();

 Q_SIGNALS:
  void changed();
  // Down or Escape in the words: the list is wanted.
  void done();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void choose();
  void retell();
  void show();
  RiskFilter filter_;
  RiskValuesPtr values_;
  QLineEdit* words_;
  QComboBox *method_, *treatment_, *level_, *mark_;
  QToolButton *extra_, *clear_;
  QLabel* count_;
  bool showing_ = false;
};

}  // namespace kijun::ui::risks
