// Which services, suppliers and control systems no mission scenario takes away yet. UI thread only.
#pragma once
#include <QWidget>

#include "ui/pages/risks/risk_values.h"

class QLabel;

namespace kijun::ui::risks {

class LinkTree;

class CoverageView : public QWidget {
  Q_OBJECT
 public:
  explicit CoverageView(QWidget* parent);
  void setValues(const RiskValues& values);

 Q_SIGNALS:
  void followed(const QString& record, const QString& id);

 private:
  QLabel* words_;
  LinkTree* links_;
};

}  // namespace kijun::ui::risks
