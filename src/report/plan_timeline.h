// Treatment plans along the days: a bar from start to due filled as far as it has come, milestones
// as diamonds, what waits for what as lines, the fiscal years as bands and the as-of day as a line.
// A view asks for the rows it shows; a report for the whole as a drawing. What is due, late or done
// is said by shape and words, never by colour alone. Pure values; any thread.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "report/charts.h"

namespace kijun {

struct TimelineMilestone {
  std::string id, title;
  std::optional<Date> due, doneOn;
};

struct TimelinePlan {
  std::string id, title;
  std::string state;        // draft, approved, in_progress, done, cancelled
  std::string responsible;  // a name, may be empty
  std::optional<Date> start, due, closedOn;
  int percent = 0;
  std::vector<TimelineMilestone> milestones;
  std::vector<std::string> dependsOn;  // ids of plans; those that are not among them are left out

  bool isOpen() const { return state != "done" && state != "cancelled"; }
  bool isOverdue(const Date& asOf) const { return isOpen() && due && *due < asOf; }
};

// By the day they begin, else are due; those without a day last; then by due and title.
void sortForTimeline(std::vector<TimelinePlan>& plans);

// What one step of the scale stands for.
enum class TimelineZoom { Weeks, Months, Quarters };
double pixelsPerDay(TimelineZoom zoom);

class PlanTimeline {
 public:
  static constexpr double kHead = 46, kRow = 34;  // heights

  // In the order given.
  PlanTimeline(std::vector<TimelinePlan> plans, const Date& asOf, Language language,
               double pixelsPerDay);
  const std::vector<TimelinePlan>& plans() const { return plans_; }
  const Date& asOf() const { return asOf_; }
  double pixelsPerDay() const { return pixelsPerDay_; }
  double width() const;
  double height() const { return kRow * static_cast<double>(plans_.size()); }
  // Where a day begins, from the left edge.
  double x(const Date& day) const;
  Date dayAt(double x) const;
  // From start to due; of one day where only one of them stands. Nothing without either.
  std::optional<Rectangle> bar(std::size_t row) const;

  // Between left and right alone, on y from 0.
  std::vector<Shape> head(double left, double right) const;
  // Bands, lines and what lies in these rows, on y from 0 at the first row of all; of what waits
  // for what, the lines that begin or end there. Bars lead to "plan:ID", milestones to
  // "milestone:ID".
  std::vector<Shape> rows(std::size_t first, std::size_t count, double left, double right) const;
  // A row in words, as one points at it.
  std::string tip(std::size_t row) const;
  DataTable table() const;
  std::string alternative() const;

 private:
  struct Link {
    std::size_t from, to;  // rows
  };
  struct Step {
    Date begin, end;  // end is the first day of the next
    std::string label;
  };
  std::vector<Step> steps(double left, double right) const;
  std::vector<Step> years(double left, double right) const;
  std::string shortDay(const Date& day) const;
  std::string wordsAfter(const TimelinePlan& plan) const;

  std::vector<TimelinePlan> plans_;
  std::vector<Link> links_;
  Date asOf_;
  Language language_;
  double pixelsPerDay_;
  Date first_, last_;  // days shown; the first of a month each, last is not shown any more
};

// All of them with their names at the left, the days fitted into the width.
Drawing planTimelineChart(std::vector<TimelinePlan> plans, const Date& asOf, Language language,
                          ChartSize size);

}  // namespace kijun
