// The risk factors: what a risk of each level adds to the priority of its items. UI thread only.
#pragma once
#include <QWidget>
#include <map>

#include "assessment/risk_draft.h"

class QDoubleSpinBox;
class QFormLayout;

namespace kijun::ui::risk_model {

class FactorsTab : public QWidget {
  Q_OBJECT
 public:
  explicit FactorsTab(QWidget* parent = nullptr);
  void show(const RiskModelDraft& draft, bool readOnly);

 Q_SIGNALS:
  void factorSet(const QString& level, int hundredths);

 private:
  QFormLayout* form_;
  std::map<std::string, QDoubleSpinBox*> boxes_;
};

}  // namespace kijun::ui::risk_model
