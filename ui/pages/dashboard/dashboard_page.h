// The dashboard: where the organisation stands, in one screen. Every number asks why, every chart
// has its table, and F11 presents it to a board.
#pragma once
#include <QPointer>
#include <array>
#include <vector>

#include "ui/pages/dashboard/charts.h"
#include "ui/pages/dashboard/outlook.h"
#include "ui/pages/dashboard/presenter.h"
#include "ui/pages/dashboard/why.h"
#include "ui/shell/page.h"

class QScrollArea;
class QStackedLayout;
class QToolButton;

namespace kijun::ui {
class EmptyState;
}

namespace kijun::ui::dashboard {

class ChartCard;
class FigureCard;
class GapCard;
class Headline;
class OutlookLine;

class DashboardPage : public Page {
  Q_OBJECT
 public:
  DashboardPage(Shell& shell, WorkspaceModel& workspace);
  ~DashboardPage() override;
  void activate() override;
  void leave() override;
  QString place() const override { return {}; }
  // Presents full screen, or not any more.
  void present();
  Presenter* presenter() const { return presenter_; }

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void showEvent(QShowEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void build();
  void connectParts();
  void refreshSoon();
  void refresh();
  void readTrend();
  void showTrend();
  void readOutlook();
  void showOutlook();
  bool hasOutlookCharts() const;
  void arrange();
  void follow(const QString& target);
  void ask(const Question& question);
  void askOfCycle(const Question& question, int cycle);
  QWidget* front();
  void goToItem(const QString& item);
  Ground ground() const;

  QStackedLayout* stack_;
  EmptyState* empty_;
  QScrollArea* scroll_;
  QWidget* board_;
  Headline* headline_;
  QToolButton* presentButton_;
  std::array<FigureCard*, 4> cards_;
  OutlookLine* outlookLine_;
  ChartCard *radar_, *heat_, *trend_, *outlook_;
  GapCard* gaps_;
  QPointer<Presenter> presenter_;
  std::vector<CycleValues> cycles_;
  OutlookPtr outlookValues_;  // nullptr until it is read
  int outlookRound_ = 0;
  bool waiting_ = false;  // a refresh is on its way
  bool stale_ = true;
};

}  // namespace kijun::ui::dashboard
