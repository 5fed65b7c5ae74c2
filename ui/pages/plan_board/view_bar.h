// The head of the page of plans: which view is shown, and what belongs to that view alone. UI
// thread only.
#pragma once
#include <QWidget>
#include <optional>
#include <string_view>

#include "ui/pages/plan_board/timeline_view.h"

class QLabel;
class QToolButton;

namespace kijun::ui {
class SegmentedControl;
}

namespace kijun::ui::plan_board {

// In the order of the stack and of the keys 1 to 5.
enum View { Board, Timeline, List, Budget, BurnUp };
inline constexpr int kViews = BurnUp + 1;
// "board", "timeline", "list", "budget", "burnup".
std::string_view idOf(View view);
std::optional<View> viewFrom(std::string_view id);

class ViewBar : public QWidget {
  Q_OBJECT
 public:
  explicit ViewBar(QWidget* parent);
  // What stands there, in the language of now.
  void tell(View view, TimelineZoom zoom, TimelineView::End end);

 Q_SIGNALS:
  void viewWanted(View view);
  void zoomWanted(TimelineZoom zoom);
  void endWanted();
  void columnsWanted(const QPoint& below);

 private:
  SegmentedControl *views_, *zoom_;
  QToolButton *end_, *columns_;
  QLabel* hint_;
};

}  // namespace kijun::ui::plan_board
