// Of the risk chosen: what its method proposes and why, how its acceptance stands, and the chain
// both ways: what it rests on, what it threatens, and the items that answer it. UI thread only.
#pragma once
#include <QWidget>

#include "ui/models/workspace_model.h"
#include "ui/pages/risks/risk_values.h"

class QLabel;
class QPushButton;

namespace kijun::ui::risks {

class LinkTree;

class ChainPane : public QWidget {
  Q_OBJECT
 public:
  ChainPane(WorkspaceModel& workspace, QWidget* parent);
  // Several chosen: count alone is told. risk may be nullptr.
  void show(const RiskValuesPtr& values, const RiskView* risk, int count);
  // Of the button that takes the proposals over; why not, as its tooltip, empty where it can.
  void setAcceptable(int count, const QString& whyNot);

 Q_SIGNALS:
  void followed(const QString& record, const QString& id);
  void acceptWanted();

 private:
  void fill(const RiskValues& values, const RiskView& risk);
  WorkspaceModel& workspace_;
  QLabel *title_, *words_, *proposal_;
  QPushButton* accept_;
  LinkTree* links_;
};

}  // namespace kijun::ui::risks
