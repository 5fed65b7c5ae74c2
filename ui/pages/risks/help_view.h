// What would help most: the single measures by how many attack trees of the workspace they lower,
// and the steps that several trees share. UI thread only.
#pragma once
#include <QWidget>

#include "ui/pages/risks/risk_values.h"

class QLabel;

namespace kijun::ui::risks {

class LinkTree;

class HelpView : public QWidget {
  Q_OBJECT
 public:
  explicit HelpView(QWidget* parent);
  void setValues(const RiskValues& values);

 Q_SIGNALS:
  void followed(const QString& record, const QString& id);

 private:
  QLabel* words_;
  LinkTree* links_;
};

}  // namespace kijun::ui::risks
