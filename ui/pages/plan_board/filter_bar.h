// What all views of the plans are narrowed by: words, a mark, a department; a set of plans that
// another place led to stands there as a chip. UI thread only.
#pragma once
#include <QWidget>

#include "ui/pages/plan_board/plan_values.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QToolButton;

namespace kijun::ui::plan_board {

class FilterBar : public QWidget {
  Q_OBJECT
 public:
  explicit FilterBar(QWidget* parent = nullptr);
  const PlanFilter& filter() const { return filter_; }
  // Shows it; signals nothing.
  void setFilter(const PlanFilter& filter);
  // For the names of the departments.
  void setValues(PlanValuesPtr values);
  void setStanding(int shown, int total);
  void focusWords();

 Q_SIGNALS:
  void changed();
  // Enter, Down or Escape in the words: the plans are wanted.
  void done();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void choose();
  void retell();
  void show();
  PlanFilter filter_;
  PlanValuesPtr values_;
  QLineEdit* words_;
  QComboBox *mark_, *department_;
  QToolButton *only_, *clear_;
  QLabel* count_;
  bool showing_ = false;
};

}  // namespace kijun::ui::plan_board
