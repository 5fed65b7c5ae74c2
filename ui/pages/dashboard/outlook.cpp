#include "ui/pages/dashboard/outlook.h"

#include "assessment/risk_edition.h"
#include "report/plan_charts.h"
#include "report/risk_charts.h"
#include "ui/shell/text.h"
#include "workspace/session.h"

namespace kijun::ui::dashboard {

OutlookPtr readOutlook(const Session& session, const Catalog& catalog, const Date& asOf) {
  auto which = planSources();
  for (const auto* id : {"risk", "scenario", "risk_model"}) which.push_back(findDescription(id));
  const auto rows = session.registers(which);
  auto out = std::make_shared<Outlook>();
  out->model = riskModelOf(catalog, rows);
  out->risks = riskFiguresOf(out->model, riskViews(out->model, rows, {}, asOf));
  out->points = scenarioPoints(out->model, rows);
  const auto plans = planViews(rows, asOf);
  out->plans = countPlans(plans);
  out->burnUp = burnUp(plans, asOf);
  out->asOf = asOf;
  return out;
}

Draw scenarioMatrix(OutlookPtr outlook) {
  return [outlook = std::move(outlook)](ChartSize size) {
    auto drawing = riskMatrix(outlook->model, outlook->points, language(), size);
    for (auto& shape : drawing.shapes) {
      if (!shape.target.empty()) shape.target = "go:riskmap:" + shape.target;
    }
    return drawing;
  };
}

Draw planBurnUp(OutlookPtr outlook) {
  return [outlook = std::move(outlook)](ChartSize size) {
    return burnUpChart(outlook->burnUp, outlook->asOf, language(), size);
  };
}

std::vector<OutlookFact> factsOf(const Outlook& outlook) {
  std::vector<OutlookFact> facts;
  const auto add = [&](const QString& words, int count, const QString& target, bool pressing) {
    facts.push_back({words, QString::number(count), target, pressing && count > 0});
  };
  if (outlook.risks.open > 0) {
    QString letters;
    QStringList named;
    for (const auto& level : outlook.risks.levels) {
      letters += toQt(level);
      named << toQt(level);
    }
    add(text("dashboard.risks.high", named.join(text("dashboard.risks.between"))),
        outlook.risks.high, QStringLiteral("go:riskmap:level:current:") + letters, true);
    add(text("dashboard.risks.accepted"), outlook.risks.accepted,
        QStringLiteral("go:riskmap:mark:accepted"), false);
    add(text("dashboard.risks.expired"), outlook.risks.expired,
        QStringLiteral("go:riskmap:mark:expired"), true);
    add(text("dashboard.risks.overdue"), outlook.risks.overdue,
        QStringLiteral("go:riskmap:mark:overdue"), true);
  }
  if (outlook.plans.all() > 0) {
    add(text("dashboard.plans.overdue"), outlook.plans.overdue,
        QStringLiteral("go:plan_board:mark:overdue"), true);
  }
  return facts;
}

}  // namespace kijun::ui::dashboard
