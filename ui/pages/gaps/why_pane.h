// Of the gap chosen: why it stands where it does, in a sentence and in numbers, what made the
// numbers, and what it is linked to. While a what-if is on, its target, weight and effort are
// changed here. UI thread only.
#pragma once
#include <QWidget>

#include "ui/models/workspace_model.h"
#include "ui/pages/gaps/gap_values.h"

class QDoubleSpinBox;
class QLabel;
class QPushButton;

namespace kijun::ui {
class SegmentedControl;
}
namespace kijun::ui::risks {
class LinkTree;
}

namespace kijun::ui::gaps {

class WhyPane : public QWidget {
  Q_OBJECT
 public:
  WhyPane(WorkspaceModel& workspace, QWidget* parent);
  // place: of the row in the values; none: nothing chosen. Of several, count alone is told.
  void show(const GapValuesPtr& values, std::optional<std::size_t> place, int count);
  // Of the button that makes plans; why not, as its tooltip, empty where it can.
  void setPlannable(int count, const QString& whyNot);
  void focusWeight();

 Q_SIGNALS:
  // record: a register, or "item".
  void followed(const QString& record, const QString& id);
  void planWanted();
  // For every gap chosen.
  void targetTried(int target);
  void weightTried(int hundredths);
  void effortTried(const QString& effort);

 private:
  QWidget* buildTrial();
  void setSegments();
  void fill(const GapValues& values, std::size_t place);
  void fillSignals(const std::string& item);
  void fillTrial(const GapRow& row);
  WorkspaceModel& workspace_;
  QLabel *title_, *reason_, *formula_;
  QPushButton* plan_;
  QWidget* trial_;
  SegmentedControl *target_, *effort_;
  QDoubleSpinBox* weight_;
  risks::LinkTree* links_;
  bool filling_ = false;
};

}  // namespace kijun::ui::gaps
