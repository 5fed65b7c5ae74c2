// The plans along the days, scrolled and worked by mouse and keys. Only the rows and days in sight
// are drawn, so that a thousand plans scroll like ten. A bar is dragged as a whole or by an end;
// Alt with an arrow moves the chosen end by a day (left, right) or a week (up, down). UI thread
// only.
#pragma once
#include <QAbstractScrollArea>
#include <optional>

#include "report/plan_timeline.h"
#include "ui/pages/plan_board/plan_values.h"

namespace kijun::ui::plan_board {

TimelinePlan timelinePlan(const PlanValues& values, const PlanView& plan);

class TimelineView : public QAbstractScrollArea {
  Q_OBJECT
 public:
  // What the keys move.
  enum class End { Start, Due, Both };

  explicit TimelineView(QWidget* parent = nullptr);
  void setPlans(const PlanValuesPtr& values, const std::vector<std::size_t>& places);
  void setZoom(TimelineZoom zoom);
  TimelineZoom zoom() const { return zoom_; }
  // Makes it the current row and shows it; signals nothing. Empty: none.
  void choose(const Id& plan);
  void showAsOf();
  End end() const { return end_; }
  void setEnd(End end);
  // The days of the current plan, moved; nothing where it has none to move.
  void move(int days);
  void showTable();
  const PlanTimeline& timeline() const { return *timeline_; }
  // Of a bar, in the viewport; for tests.
  QRectF barInView(std::size_t row) const;

 Q_SIGNALS:
  void chosen(const Id& plan);
  void opened(const Id& plan);
  void scheduled(const Id& plan, const std::string& start, const std::string& due);
  void zoomed(TimelineZoom zoom);

 protected:
  bool viewportEvent(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  struct Days {
    std::optional<Date> start, due;
  };
  struct Drag {
    std::size_t row;
    End end;
    double from;  // x of the drawing, where it was taken
    int days = 0;
    bool moving = false;
  };
  void build();
  void refit();
  double unit() const;
  double names() const;  // width of the column of names, in the viewport
  QPointF inDrawing(QPointF place) const;
  std::optional<std::size_t> rowAt(QPointF place) const;
  std::optional<End> endAt(QPointF place) const;  // what a press there would take
  std::string underPointer(QPointF place) const;  // its tooltip
  Days moved(std::size_t row, End end, int days) const;
  void setRow(std::size_t row, bool tell);
  void keepInSight(std::size_t row);
  void paintNames(QPainter& painter, std::size_t first, std::size_t end);
  void paintGhost(QPainter& painter);

  PlanValuesPtr values_;
  std::vector<std::size_t> places_;
  std::optional<PlanTimeline> timeline_;
  TimelineZoom zoom_ = TimelineZoom::Months;
  End end_ = End::Due;
  Id plan_;
  std::optional<std::size_t> row_;
  std::optional<Drag> drag_;
  bool placed_ = false;  // the as-of day was brought into sight once
};

}  // namespace kijun::ui::plan_board
