// 予算 and 進み: what the plans cost by fiscal year and department, and how many are done of those
// that were to be, with the maturity to expect. Charts with the table behind them. UI thread only.
#pragma once
#include <QWidget>

#include "ui/pages/plan_board/plan_values.h"

class QLabel;
class QTableWidget;

namespace kijun::ui::dashboard {
class ChartCard;
}

namespace kijun::ui::plan_board {

class BudgetView : public QWidget {
  Q_OBJECT
 public:
  explicit BudgetView(QWidget* parent = nullptr);
  void setPlans(const PlanValuesPtr& values, const std::vector<std::size_t>& places);
  void focus();

 Q_SIGNALS:
  // A line was chosen: the plans it is made of.
  void followed(const std::set<Id>& plans);

 private:
  void fill();
  void follow(const QString& target);
  PlanValuesPtr values_;
  std::vector<BudgetLine> lines_;
  QLabel* words_;
  dashboard::ChartCard *cost_, *days_;
  QTableWidget* table_;
};

// Both charts' values: the assessment as it stands, and as the open plans promise.
struct Projection {
  CatalogPtr catalog;
  Scores now, projected;
  std::size_t items = 0;  // that rise
};
using ProjectionPtr = std::shared_ptr<const Projection>;

class BurnUpView : public QWidget {
  Q_OBJECT
 public:
  explicit BurnUpView(QWidget* parent = nullptr);
  // All plans: the promise is not that of those one happens to look at.
  void setPlans(const PlanValuesPtr& values);
  void setProjection(ProjectionPtr projection);
  void focus();

 Q_SIGNALS:
  void followed(const std::set<Id>& plans);
  void sectionFollowed(const QString& target);

 private:
  void fill();
  PlanValuesPtr values_;
  ProjectionPtr projection_;
  QLabel* words_;
  dashboard::ChartCard *burn_, *radar_;
};

}  // namespace kijun::ui::plan_board
