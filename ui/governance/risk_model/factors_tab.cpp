#include "ui/governance/risk_model/factors_tab.h"

#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <cmath>

#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/still_wheel.h"

namespace kijun::ui::risk_model {

FactorsTab::FactorsTab(QWidget* parent) : QWidget(parent), form_(new QFormLayout) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(px(12));
  auto* help = new QLabel(text("riskmodel.factors.help"), this);
  help->setWordWrap(true);
  help->setProperty("look", "muted");
  column->addWidget(help);
  form_->setSpacing(px(10));
  form_->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
  column->addLayout(form_);
  column->addStretch();
}

void FactorsTab::show(const RiskModelDraft& draft, bool readOnly) {
  const auto add = [&](const std::string& level, const QString& words) {
    auto& box = boxes_[level];
    if (!box) {
      box = new QDoubleSpinBox(this);
      box->setObjectName(QStringLiteral("riskFactor.") + toQt(level));
      box->setRange(0, 100);
      box->setDecimals(2);
      box->setSingleStep(0.05);
      box->setMinimumWidth(px(110));
      keepStill(box);
      form_->addRow(words, box);
      box->setAccessibleName(words);
      connect(box, &QDoubleSpinBox::valueChanged, this, [this, level](double value) {
        Q_EMIT factorSet(toQt(level), static_cast<int>(std::lround(value * 100)));
      });
    }
    const QSignalBlocker quiet(box);
    const auto known = draft.factors().find(level);
    const double value = known == draft.factors().end() ? 0 : known->second / 100.0;
    if (std::abs(box->value() - value) > 0.001) box->setValue(value);
    box->setEnabled(!readOnly);
  };
  for (const auto& one : draft.texts()) {
    if (one.group != "levels") continue;
    add(one.value, text("riskmodel.level", one.value, inLanguage(one.label)));
  }
  add("unlinked", text("risk.factor.unlinked"));
}

}  // namespace kijun::ui::risk_model
