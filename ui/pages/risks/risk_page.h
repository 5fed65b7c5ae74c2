// リスク俯瞰: where the risks stand and where they are to go, the list of them with what the
// methods propose, the chain from each to services and items, what no scenario covers yet, and the
// measure that would help most. Values are read on a worker and follow the workspace. UI thread
// only.
#pragma once
#include <functional>

#include "ui/pages/risks/risk_filter.h"
#include "ui/shell/page.h"

class QStackedWidget;
class QTabBar;
class QTableView;
class QToolButton;

namespace kijun::ui {
class EmptyState;
}
namespace kijun::ui::dashboard {
class ChartCard;
}

namespace kijun::ui::risks {

class ChainPane;
class CoverageView;
class FilterBar;
class HelpView;
class RiskTable;

class RiskPage : public Page {
  Q_OBJECT
 public:
  RiskPage(Shell& shell, WorkspaceModel& workspace);
  void activate() override;
  // Filters as risk_filter.h names them, "risk:ID", "tab:coverage", "tab:help".
  bool focusItem(const QString& target) override;
  QString place() const override;

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  QWidget* buildHead();
  QWidget* buildRisks();
  QWidget* buildList();
  void connectParts();
  void reload();
  void adopt(RiskValuesPtr values);
  void drawCharts();
  void setFilter(const RiskFilter& filter);
  void refresh();
  void choose(const std::vector<Id>& ids);
  std::vector<const RiskView*> chosen() const;
  QString whyNotAcceptable() const;
  void accept();
  void open();
  void follow(const QString& record, const QString& id);
  void group();

  QStackedWidget* body_;
  EmptyState* empty_;
  QWidget* whole_;
  QTabBar* tabs_;
  QStackedWidget* views_;
  dashboard::ChartCard *matrix_, *bars_;
  FilterBar* bar_;
  QToolButton* grouped_;
  RiskTable* model_;
  QTableView* table_;
  ChainPane* chain_;
  CoverageView* coverage_;
  HelpView* help_;
  RiskValuesPtr values_;
  Id wanted_;
  int round_ = 0;
  bool stale_ = true;
};

}  // namespace kijun::ui::risks
