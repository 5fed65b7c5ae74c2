#include "ui/pages/gaps/why_pane.h"

#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <cmath>

#include "assessment/signals.h"
#include "ui/pages/risks/link_tree.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/segmented_control.h"

namespace kijun::ui::gaps {
namespace {

QLabel* addField(QFormLayout* form, std::string_view textId, QWidget* field) {
  auto* label = new QLabel(field->parentWidget());
  label->setProperty("look", "muted");
  onLanguageChange(label, [label, id = std::string(textId)] { label->setText(text(id)); });
  form->addRow(label, field);
  return label;
}

// Where a number comes from.
QString originOf(const GapValues& values, const std::string& item, bool tried, bool own) {
  if (tried) return text("gapspage.origin.tried");
  const auto at = values.ground->cycle.settings.find(item);
  return at != values.ground->cycle.settings.end() && own ? text("gapspage.origin.cycle")
                                                          : text("gapspage.origin.catalog");
}

}  // namespace

WhyPane::WhyPane(WorkspaceModel& workspace, QWidget* parent)
    : QWidget(parent),
      workspace_(workspace),
      title_(new QLabel(this)),
      reason_(new QLabel(this)),
      formula_(new QLabel(this)),
      plan_(new QPushButton(this)),
      trial_(buildTrial()),
      links_(new risks::LinkTree(this)) {
  setProperty("look", "surface");
  setAttribute(Qt::WA_StyledBackground);
  auto* column = new QVBoxLayout(this);
  setFace(title_, Face::Strong);
  title_->setObjectName(QStringLiteral("gapTitle"));
  reason_->setObjectName(QStringLiteral("gapReason"));
  formula_->setObjectName(QStringLiteral("gapFormula"));
  formula_->setProperty("look", "muted");
  formula_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  for (auto* label : {title_, reason_, formula_}) {
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    column->addWidget(label);
  }
  column->addWidget(trial_);
  plan_->setObjectName(QStringLiteral("gapPlan"));
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(plan_);
  buttons->addStretch();
  column->addLayout(buttons);
  links_->setObjectName(QStringLiteral("gapLinks"));
  retextProperty(links_, "accessibleName", KIJUN_TEXT("gapspage.links"));
  column->addWidget(links_, 1);
  connect(links_, &risks::LinkTree::followed, this, &WhyPane::followed);
  connect(plan_, &QPushButton::clicked, this, &WhyPane::planWanted);
  onLookChange(this, [column] {
    column->setContentsMargins(px(14), px(10), px(14), px(10));
    column->setSpacing(px(8));
  });
}

QWidget* WhyPane::buildTrial() {
  auto* trial = new QWidget(this);
  auto* form = new QFormLayout(trial);
  form->setContentsMargins(0, 0, 0, 0);
  form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  target_ = new SegmentedControl(trial, Clearing::Refused);
  target_->setObjectName(QStringLiteral("gapTarget"));
  retextProperty(target_, "accessibleName", KIJUN_TEXT("gapspage.trial.target"));
  addField(form, KIJUN_TEXT("gapspage.trial.target"), target_);
  weight_ = new QDoubleSpinBox(trial);
  weight_->setObjectName(QStringLiteral("gapWeight"));
  weight_->setDecimals(2);
  weight_->setSingleStep(0.5);
  retextProperty(weight_, "accessibleName", KIJUN_TEXT("gapspage.trial.weight"));
  addField(form, KIJUN_TEXT("gapspage.trial.weight"), weight_);
  effort_ = new SegmentedControl(trial, Clearing::Refused);
  effort_->setObjectName(QStringLiteral("gapEffort"));
  retextProperty(effort_, "accessibleName", KIJUN_TEXT("gapspage.trial.effort"));
  addField(form, KIJUN_TEXT("gapspage.trial.effort"), effort_);
  connect(target_, &SegmentedControl::chosenByUser, this,
          [this](const QString& id) { Q_EMIT targetTried(id.toInt()); });
  connect(effort_, &SegmentedControl::chosenByUser, this, &WhyPane::effortTried);
  connect(weight_, &QDoubleSpinBox::valueChanged, this, [this](double value) {
    if (!filling_) Q_EMIT weightTried(static_cast<int>(std::lround(value * 100)));
  });
  onLanguageChange(trial, [this] { setSegments(); });
  return trial;
}

void WhyPane::setSegments() {
  const auto& catalog = workspace_.catalog();
  filling_ = true;
  weight_->setRange(catalog.lowestWeight() / 100.0, catalog.highestWeight() / 100.0);
  filling_ = false;
  target_->setSegments(levelSegments(workspace_));
  std::vector<Segment> efforts;
  for (const auto& effort : catalog.efforts()) {
    efforts.push_back(
        {toQt(effort.id), toQt(effort.id), inLanguage(effort.label), inLanguage(effort.note), {}});
  }
  effort_->setSegments(std::move(efforts));
}

void WhyPane::focusWeight() {
  if (!trial_->isVisible()) return;
  weight_->setFocus();
  weight_->selectAll();
}

void WhyPane::setPlannable(int count, const QString& whyNot) {
  plan_->setText(count > 1 ? text("gapspage.plan.several", count) : text("gapspage.plan"));
  plan_->setEnabled(whyNot.isEmpty());
  plan_->setToolTip(whyNot.isEmpty() ? text("gapspage.plan.tip") : whyNot);
}

void WhyPane::show(const GapValuesPtr& values, std::optional<std::size_t> place, int count) {
  links_->clear();
  const bool one = place && count == 1;
  title_->setText(count > 1 ? text("gapspage.several", count) : text("gapspage.choose"));
  reason_->setVisible(one);
  formula_->setVisible(one);
  plan_->setVisible(count > 0);
  trial_->setVisible(count > 0 && values->view.trying);
  if (one) fill(*values, *place);
  if (place) fillTrial(values->rows[*place]);
  links_->expandAll();
}

void WhyPane::fillTrial(const GapRow& row) {
  filling_ = true;
  target_->setChosen(QString::number(row.score.target));
  // What is being typed there stays.
  if (!weight_->hasFocus()) weight_->setValue(row.score.weight / 100.0);
  effort_->setChosen(toQt(effortId(row.score.effort)));
  filling_ = false;
}

// What the registers say to the claim; the item's own page tells more.
void WhyPane::fillSignals(const std::string& item) {
  QTreeWidgetItem* section = nullptr;
  for (const auto& reading : readingsOf(workspace_.snapshot())) {
    if (reading.item != item) continue;
    if (!section) section = links_->addSection(text("gapspage.signals"));
    links_->addLink(section, inLanguage(reading.text), rendered(stateMessage(reading.state)),
                    "item", item);
  }
}

void WhyPane::fill(const GapValues& values, std::size_t place) {
  const auto& row = values.rows[place];
  const auto& item = values.item(row);
  const auto& score = row.score;
  title_->setText(text("gapspage.item", item.id, inLanguage(item.title)));
  reason_->setText(toQt(values.reasons[place]));
  formula_->setText(text("gapspage.formula", gapFormula(score, RankBy::Priority),
                         gapFormula(score, RankBy::PriorityPerEffort)));
  formula_->setVisible(score.priority.has_value());
  ItemSettings own, tried;
  const auto& settings = values.ground->cycle.settings;
  if (const auto at = settings.find(item.id); at != settings.end()) own = at->second;
  if (const auto at = values.changes.find(item.id); at != values.changes.end()) tried = at->second;
  auto* parts = links_->addSection(text("gapspage.parts"));
  const auto part = [&](std::string_view textId, const auto& value, const QString& remark) {
    links_->addLink(parts, text(textId, value), remark, "item", {});
  };
  part("gapspage.part.weight", shownWeight(score.weight),
       originOf(values, item.id, tried.weight.has_value(), own.weight.has_value()));
  part("gapspage.part.target", score.target,
       originOf(values, item.id, tried.target.has_value(), own.target.has_value()));
  part("gapspage.part.level", score.level ? QString::number(*score.level) : QStringLiteral("–"),
       score.carriedOver ? text("gapspage.unconfirmed") : QString());
  part("gapspage.part.risk", shownWeight(score.riskFactor),
       score.riskLevel ? toQt(*score.riskLevel) : text("gapspage.unanalysed"));
  part("gapspage.part.effort", score.effortValue,
       toQt(effortId(score.effort)) + u' ' +
           originOf(values, item.id, tried.effort.has_value(), own.effort.has_value()));
  auto* answer = links_->addSection(text("gapspage.answer"));
  links_->addLink(answer, text("gapspage.to_item", item.id), toQt(values.ownersOf(row)), "item",
                  item.id);
  fillSignals(item.id);
  const auto& risks = values.ground->links.risksOf(item.id);
  auto* risky = links_->addSection(text("gapspage.risks", risks.size()));
  for (const auto& risk : risks) {
    links_->addLink(risky, toQt(risk.title),
                    risk.level.empty() ? QStringLiteral("–")
                    : risk.raises      ? toQt(risk.level)
                                       : text("gapspage.accepted", risk.level),
                    "risk", risk.id);
  }
  const auto& plans = values.ground->links.plansOf(item.id);
  auto* planned = links_->addSection(text("gapspage.plans", plans.size()));
  for (const auto& plan : plans) {
    links_->addLink(planned, toQt(plan.title),
                    rendered(Message{"record.plan.state." + plan.state, {}}), "plan", plan.id);
  }
}

}  // namespace kijun::ui::gaps
