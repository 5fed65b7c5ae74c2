// The dashboard for a board: full screen, large type, one page after the other. Arrow keys, Page
// Up and Down, Space, Home and End turn pages; Esc or F11 leaves.
#pragma once
#include <QWidget>
#include <array>
#include <vector>

#include "base/time.h"
#include "ui/pages/dashboard/charts.h"
#include "ui/pages/dashboard/figure_card.h"
#include "ui/pages/dashboard/outlook.h"
#include "ui/pages/dashboard/standing.h"

class QGridLayout;
class QHBoxLayout;
class QLabel;
class QStackedWidget;
class QToolButton;
class QVBoxLayout;

namespace kijun::ui::dashboard {

class ChartCard;
class GapCard;
class Headline;
class OutlookLine;

struct PresentedValues {
  std::string organisation;
  std::string cycle;
  Date asOf;
  Standing standing;
  std::array<CardWords, 4> cards;
  ChartValuesPtr charts;
  OutlookPtr outlook;  // nullptr until it is read
};

class Presenter : public QWidget {
  Q_OBJECT
 public:
  // Deletes itself when closed.
  explicit Presenter(QWidget* parent = nullptr);
  void setValues(const PresentedValues& values);
  int pageCount() const;
  int currentPage() const;
  void turnTo(int page);

 Q_SIGNALS:
  // A number or a chart's shape, as the dashboard follows it.
  void followed(const QString& target);
  void itemChosen(const QString& item);
  void left();

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void closeEvent(QCloseEvent* event) override;

 private:
  QWidget* makeFirstPage();
  QWidget* makeFoot();
  void addKeys();
  void rescale();
  void retell();

  QVBoxLayout* column_;
  QLabel* whose_;
  QStackedWidget* pages_;
  QVBoxLayout* first_;
  QGridLayout* grid_;
  QHBoxLayout* foot_;
  Headline* headline_;
  std::array<FigureCard*, 4> cards_;
  OutlookLine* outlookLine_;
  ChartCard *radar_, *heat_, *outlook_;
  GapCard* gaps_;
  QToolButton *back_, *on_;
  QLabel* place_;
  QLabel* keys_;
};

}  // namespace kijun::ui::dashboard
