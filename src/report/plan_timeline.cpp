#include "report/plan_timeline.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "report/chart_parts.h"
#include "report/measure.h"

namespace kijun {
namespace {

using chart::Canvas;

constexpr double kBarTop = 9, kBarHeight = 16, kDiamond = 6.5;

std::int64_t daysBetween(const Date& from, const Date& to) {
  return (to.days() - from.days()).count();
}

Date monthOf(const Date& day) {
  return {day.year(), day.month(), 1};
}

Date plusMonths(const Date& day, int count) {
  const int months = day.year() * 12 + static_cast<int>(day.month()) - 1 + count;
  return {months / 12, static_cast<unsigned>(months % 12) + 1, 1};
}

Date mondayOf(const Date& day) {
  const std::chrono::weekday weekday(day.days());
  return day.plusDays(-static_cast<int>(weekday.iso_encoding()) + 1);
}

Date quarterOf(const Date& day) {
  return {day.year(), (day.month() - 1) / 3 * 3 + 1, 1};
}

// Of the fiscal year: April to June is the first.
int fiscalQuarterOf(const Date& day) {
  return static_cast<int>((day.month() + 8) % 12 / 3) + 1;
}

std::optional<Date> firstDayOf(const TimelinePlan& plan) {
  return plan.start ? plan.start : plan.due;
}

// Due is meant to its end.
std::optional<Date> lastDayOf(const TimelinePlan& plan) {
  return plan.due ? plan.due : plan.start;
}

struct Look {
  ColourRole fill, line;
  std::vector<double> dashes;
};

Look lookOf(const TimelinePlan& plan) {
  if (plan.state == "done") return {ColourRole::GoodSoft, ColourRole::Good, {}};
  if (plan.state == "cancelled") return {ColourRole::Surface, ColourRole::Muted, {2, 3}};
  if (plan.state == "draft") return {ColourRole::Surface, ColourRole::Muted, {5, 3}};
  return {ColourRole::AccentSoft, ColourRole::Accent, {}};
}

// A tick mark, an exclamation mark in a triangle: shapes that say done and late without colour.
void drawTick(Canvas& canvas, Point at, ColourRole role) {
  canvas.path({{at.x, at.y}, {at.x + 3.5, at.y + 4}, {at.x + 10, at.y - 4.5}}, false, {},
              Stroke{role, 2, {}});
}

void drawAlarm(Canvas& canvas, Point at) {
  canvas.path({{at.x + 6, at.y - 7}, {at.x + 12, at.y + 4.5}, {at.x, at.y + 4.5}}, true,
              ColourRole::BadSoft, Stroke{ColourRole::Bad, 1.4, {}});
  canvas.line({at.x + 6, at.y - 3.5}, {at.x + 6, at.y + 0.8}, {ColourRole::Bad, 1.4, {}});
  canvas.circle({at.x + 6, at.y + 2.8}, 0.9, ColourRole::Bad);
}

void drawDiamond(Canvas& canvas, Point at, const TimelineMilestone& milestone, const Date& asOf) {
  const std::vector<Point> corners = {{at.x, at.y - kDiamond},
                                      {at.x + kDiamond, at.y},
                                      {at.x, at.y + kDiamond},
                                      {at.x - kDiamond, at.y}};
  if (milestone.doneOn) {
    canvas.path(corners, true, ColourRole::Good, Stroke{ColourRole::Surface, 1.2, {}});
  } else if (*milestone.due < asOf) {
    canvas.path(corners, true, ColourRole::BadSoft, Stroke{ColourRole::Bad, 1.6, {}});
    canvas.line({at.x, at.y - 3}, {at.x, at.y + 0.8}, {ColourRole::Bad, 1.4, {}});
    canvas.circle({at.x, at.y + 2.8}, 0.8, ColourRole::Bad);
  } else {
    canvas.path(corners, true, ColourRole::Surface, Stroke{ColourRole::Accent, 1.6, {}});
  }
}

}  // namespace

void sortForTimeline(std::vector<TimelinePlan>& plans) {
  const auto place = [](const TimelinePlan& plan) {
    const auto first = firstDayOf(plan), last = lastDayOf(plan);
    return std::tuple(!first, first.value_or(Date()), last.value_or(Date()));
  };
  std::ranges::stable_sort(plans, [&](const TimelinePlan& a, const TimelinePlan& b) {
    const auto left = place(a), right = place(b);
    return left != right ? left < right : a.title < b.title;
  });
}

double pixelsPerDay(TimelineZoom zoom) {
  switch (zoom) {
    case TimelineZoom::Weeks:
      return 12;
    case TimelineZoom::Quarters:
      return 1.1;
    case TimelineZoom::Months:
      break;
  }
  return 3.2;
}

PlanTimeline::PlanTimeline(std::vector<TimelinePlan> plans, const Date& asOf, Language language,
                           double pixelsPerDay)
    : plans_(std::move(plans)), asOf_(asOf), language_(language), pixelsPerDay_(pixelsPerDay) {
  Date earliest = asOf, latest = asOf;
  const auto reach = [&](const std::optional<Date>& day) {
    if (!day) return;
    earliest = std::min(earliest, *day);
    latest = std::max(latest, *day);
  };
  std::map<std::string_view, std::size_t> places;
  for (std::size_t row = 0; row < plans_.size(); ++row) {
    places.emplace(plans_[row].id, row);
    reach(plans_[row].start);
    reach(plans_[row].due);
    for (const auto& milestone : plans_[row].milestones) reach(milestone.due);
  }
  first_ = monthOf(earliest.plusDays(-10));
  last_ = plusMonths(monthOf(latest), 3);
  for (std::size_t row = 0; row < plans_.size(); ++row) {
    for (const auto& before : plans_[row].dependsOn) {
      const auto at = places.find(before);
      if (at != places.end() && bar(at->second) && bar(row)) links_.push_back({at->second, row});
    }
  }
}

double PlanTimeline::width() const {
  return x(last_);
}

double PlanTimeline::x(const Date& day) const {
  return static_cast<double>(daysBetween(first_, day)) * pixelsPerDay_;
}

Date PlanTimeline::dayAt(double x) const {
  return first_.plusDays(static_cast<int>(std::floor(x / pixelsPerDay_)));
}

std::optional<Rectangle> PlanTimeline::bar(std::size_t row) const {
  const auto first = firstDayOf(plans_[row]), last = lastDayOf(plans_[row]);
  if (!first) return std::nullopt;
  const double left = x(std::min(*first, *last));
  const double right = x(std::max(*first, *last).plusDays(1));
  return Rectangle{left, kRow * static_cast<double>(row) + kBarTop, std::max(right - left, 4.0),
                   kBarHeight, 3};
}

// A day within a year that the eye knows from the head.
std::string PlanTimeline::shortDay(const Date& day) const {
  return std::to_string(day.month()) + "/" + std::to_string(day.day());
}

std::vector<PlanTimeline::Step> PlanTimeline::years(double left, double right) const {
  std::vector<Step> out;
  const Date end = dayAt(right);
  for (int year = fiscalYearOf(dayAt(left)); Date(year, 4, 1) <= end; ++year) {
    out.push_back({Date(year, 4, 1), Date(year + 1, 4, 1), fiscalYearName(year, language_)});
  }
  return out;
}

std::vector<PlanTimeline::Step> PlanTimeline::steps(double left, double right) const {
  std::vector<Step> out;
  const Date end = dayAt(right);
  if (pixelsPerDay_ >= 6) {
    for (Date day = mondayOf(dayAt(left)); day <= end; day = day.plusDays(7)) {
      out.push_back({day, day.plusDays(7), shortDay(day)});
    }
  } else if (pixelsPerDay_ >= 1.5) {
    for (Date day = monthOf(dayAt(left)); day <= end; day = plusMonths(day, 1)) {
      out.push_back({day, plusMonths(day, 1),
                     render(msg("plantime.month." + std::to_string(day.month())), language_)});
    }
  } else if (pixelsPerDay_ >= 0.35) {
    for (Date day = quarterOf(dayAt(left)); day <= end; day = plusMonths(day, 3)) {
      out.push_back({day, plusMonths(day, 3),
                     render(msg("plantime.quarter", fiscalQuarterOf(day)), language_)});
    }
  }
  return out;
}

std::vector<Shape> PlanTimeline::head(double left, double right) const {
  Canvas canvas;
  const double middle = kHead / 2;
  canvas.rectangle({left, 0, right - left, kHead}, ColourRole::Surface);
  for (const auto& year : years(left, right)) {
    const double from = x(year.begin), to = std::min(x(year.end), right);
    canvas.line({from, 0}, {from, kHead}, {ColourRole::Line, 1, {}});
    // Its name stays in sight while any of it does.
    const double at = std::max(from, left) + 8;
    const auto name = fittedText(year.label, chart::kTextSize, Weight::Bold, to - at - 6);
    if (to - at > 30) {
      canvas.text({at, 16}, name, chart::kTextSize, ColourRole::Text, Anchor::Start, Weight::Bold);
    }
  }
  for (const auto& step : steps(left, right)) {
    const double from = x(step.begin), to = std::min(x(step.end), right);
    canvas.line({from, middle}, {from, kHead}, {ColourRole::Line, 1, {}});
    if (to - from < 14) continue;
    canvas.text({from + 5, kHead - 8},
                fittedText(step.label, chart::kSmallSize, Weight::Regular, to - from - 6),
                chart::kSmallSize, ColourRole::Muted);
  }
  const double now = x(asOf_);
  const auto words = render(msg("plantime.as_of", shortDay(asOf_)), language_);
  const double room = textWidth(words, chart::kSmallSize, Weight::Bold) + 10;
  canvas.rectangle({now - room / 2, middle - 1, room, 16, 3}, ColourRole::Accent);
  canvas.text({now, middle + 11}, words, chart::kSmallSize, ColourRole::OnAccent, Anchor::Middle,
              Weight::Bold);
  canvas.line({left, kHead - 0.5}, {right, kHead - 0.5}, {ColourRole::Line, 1, {}});
  return canvas.take();
}

// What stands behind the bar: how it is with its end.
std::string PlanTimeline::wordsAfter(const TimelinePlan& plan) const {
  const auto say = [&](const Message& message) { return render(message, language_); };
  if (plan.state == "cancelled") return say(msg("plantime.cancelled"));
  if (plan.state == "done") {
    return plan.closedOn ? say(msg("plantime.done_on", shortDay(*plan.closedOn)))
                         : say(msg("plantime.done"));
  }
  const auto end = !plan.due ? say(msg("plantime.no_due"))
                   : plan.isOverdue(asOf_)
                       ? say(msg("plantime.overdue", daysBetween(*plan.due, asOf_)))
                       : say(msg("plantime.due", shortDay(*plan.due)));
  if (plan.state != "in_progress") return end;
  return say(msg("plantime.percent", plan.percent, end));
}

std::vector<Shape> PlanTimeline::rows(std::size_t first, std::size_t count, double left,
                                      double right) const {
  Canvas canvas;
  const std::size_t end = std::min(first + count, plans_.size());
  const double top = kRow * static_cast<double>(first);
  const double bottom = kRow * static_cast<double>(std::max(end, first));
  for (const auto& year : years(left, right)) {
    const double from = std::max(x(year.begin), left), to = std::min(x(year.end), right);
    const bool odd = fiscalYearOf(year.begin) % 2 != 0;
    canvas.rectangle({from, top, to - from, bottom - top},
                     odd ? ColourRole::Surface : ColourRole::Window);
    canvas.line({x(year.begin), top}, {x(year.begin), bottom}, {ColourRole::Muted, 1, {}});
  }
  for (const auto& step : steps(left, right)) {
    canvas.line({x(step.begin), top}, {x(step.begin), bottom}, {ColourRole::Line, 1, {}});
  }
  for (std::size_t row = first; row < end; ++row) {
    const double y = kRow * static_cast<double>(row + 1);
    canvas.line({left, y}, {right, y}, {ColourRole::Line, 1, {}});
  }
  canvas.line({x(asOf_), top}, {x(asOf_), bottom}, {ColourRole::Accent, 1.5, {}});

  for (const auto& link : links_) {
    // What only passes by, from far above to far below, would hide what is looked at.
    const auto within = [&](std::size_t row) { return row >= first && row < end; };
    if (!within(link.from) && !within(link.to)) continue;
    const auto from = *bar(link.from), to = *bar(link.to);
    // Out of the end of the bar, along the line between two rows: the words after a bar stay free.
    const bool down = link.to > link.from;
    const double above = from.y - kBarTop;
    const Point begin{from.x + std::max(from.width - 5, from.width / 2),
                      down ? from.y + kBarHeight : from.y};
    const Point arrow{to.x, to.y + kBarHeight / 2};
    const bool early = to.x + 0.5 < from.x + from.width;
    const Stroke stroke{early ? ColourRole::Warning : ColourRole::Muted, 1.2,
                        early ? std::vector<double>{4, 3} : std::vector<double>{}};
    const double between = down ? above + kRow : above;
    std::vector<Point> way{
        begin, {begin.x, between}, {arrow.x - 8, between}, {arrow.x - 8, arrow.y}};
    way.push_back({arrow.x - 1, arrow.y});
    canvas.path(std::move(way), false, {}, stroke)
        .tip(render(msg(early ? "plantime.link.early" : "plantime.link", plans_[link.to].title,
                        plans_[link.from].title),
                    language_));
    canvas.path(
        {{arrow.x - 1, arrow.y}, {arrow.x - 6, arrow.y - 3.5}, {arrow.x - 6, arrow.y + 3.5}}, true,
        stroke.role, {});
  }

  for (std::size_t row = first; row < end; ++row) {
    const auto& plan = plans_[row];
    const auto box = bar(row);
    const double middle = kRow * static_cast<double>(row) + kBarTop + kBarHeight / 2;
    if (!box) {
      canvas
          .text({std::clamp(x(asOf_), left, right) + 8, middle + 4},
                render(msg("plantime.no_days"), language_), chart::kSmallSize, ColourRole::Muted)
          .tip(tip(row))
          .leadsTo("plan:" + plan.id);
      continue;
    }
    if (box->x > right || box->x + box->width + 260 < left) {
      const bool late = plan.isOverdue(asOf_) && x(asOf_) + 260 >= left;
      if (!late) continue;
    }
    const auto look = lookOf(plan);
    canvas.rectangle(*box, look.fill, Stroke{look.line, 1.3, look.dashes});
    if (plan.state == "in_progress" && plan.percent > 0) {
      auto part = *box;
      part.width *= std::clamp(plan.percent, 0, 100) / 100.0;
      canvas.rectangle(part, look.line);
    }
    if (plan.state == "cancelled") {
      canvas.line({box->x, middle}, {box->x + box->width, middle}, {ColourRole::Muted, 1.3, {}});
    }
    canvas.rectangle(*box, {}).tip(tip(row)).leadsTo("plan:" + plan.id);
    double after = box->x + box->width + 6;
    auto ink = ColourRole::Muted;
    if (plan.isOverdue(asOf_)) {
      const double now = x(asOf_);
      canvas.line({box->x + box->width, middle}, {now, middle}, {ColourRole::Bad, 1.6, {4, 3}});
      after = std::max(after, now + 6);
      drawAlarm(canvas, {after, middle});
      after += 16;
      ink = ColourRole::Bad;
    } else if (plan.state == "done") {
      drawTick(canvas, {after, middle}, ColourRole::Good);
      after += 14;
    } else if (plan.due && plan.isOpen()) {
      // The end that is meant to be kept.
      const double edge = box->x + box->width;
      canvas.line({edge, middle - 12}, {edge, middle + 12}, {ColourRole::Accent, 2, {}});
    }
    for (const auto& milestone : plan.milestones) {
      if (milestone.due) after = std::max(after, x(*milestone.due) + pixelsPerDay_ / 2 + 12);
    }
    canvas.text({after, middle + 4}, wordsAfter(plan), chart::kSmallSize, ink);
    for (const auto& milestone : plan.milestones) {
      if (!milestone.due) continue;
      drawDiamond(canvas, {x(*milestone.due) + pixelsPerDay_ / 2, middle}, milestone, asOf_);
      const auto id = milestone.doneOn         ? "plantime.milestone.done"
                      : *milestone.due < asOf_ ? "plantime.milestone.overdue"
                                               : "plantime.milestone.due";
      const double at = x(*milestone.due) + pixelsPerDay_ / 2;
      canvas.rectangle({at - kDiamond, middle - kDiamond, 2 * kDiamond, 2 * kDiamond}, {})
          .tip(render(msg(id, milestone.title,
                          (milestone.doneOn ? *milestone.doneOn : *milestone.due).iso()),
                      language_))
          .leadsTo("milestone:" + milestone.id);
    }
  }
  return canvas.take();
}

std::string PlanTimeline::tip(std::size_t row) const {
  const auto& plan = plans_[row];
  const auto day = [&](const std::optional<Date>& date) { return date ? date->iso() : "–"; };
  const auto state = render(msg("record.plan.state." + plan.state), language_);
  return render(msg("plantime.tip", plan.title, state, day(plan.start), day(plan.due),
                    wordsAfter(plan), plan.responsible.empty() ? "–" : plan.responsible),
                language_);
}

DataTable PlanTimeline::table() const {
  DataTable table;
  for (const auto* id :
       {"record.plan.title", "record.plan.state", "record.plan.responsible", "record.plan.start",
        "record.plan.due", "plantime.column.standing", "plantime.column.milestones"}) {
    table.columns.push_back(render(msg(id), language_));
  }
  const auto day = [](const std::optional<Date>& date) { return date ? date->iso() : "–"; };
  for (const auto& plan : plans_) {
    const auto done = std::ranges::count_if(
        plan.milestones, [](const auto& milestone) { return milestone.doneOn.has_value(); });
    table.rows.push_back({plan.title, render(msg("record.plan.state." + plan.state), language_),
                          plan.responsible.empty() ? "–" : plan.responsible, day(plan.start),
                          day(plan.due), wordsAfter(plan),
                          plan.milestones.empty() ? "–"
                                                  : std::to_string(done) + "/" +
                                                        std::to_string(plan.milestones.size())});
  }
  return table;
}

std::string PlanTimeline::alternative() const {
  const auto open = std::ranges::count_if(plans_, &TimelinePlan::isOpen);
  const auto late =
      std::ranges::count_if(plans_, [&](const auto& plan) { return plan.isOverdue(asOf_); });
  return render(msg("plantime.alternative", plans_.size(), open, late, asOf_.iso()), language_);
}

Drawing planTimelineChart(std::vector<TimelinePlan> plans, const Date& asOf, Language language,
                          ChartSize size) {
  sortForTimeline(plans);
  const double names = std::clamp(size.width * 0.28, 120.0, 260.0);
  // Words stand to the right of the bars.
  const double words = 110, room = std::max(size.width - names - words, 100.0);
  const PlanTimeline measured(plans, asOf, language, 1);
  const PlanTimeline timeline(std::move(plans), asOf, language, room / measured.width());
  const double right = size.width - names;
  std::vector<Shape> shapes = timeline.head(0, right);
  const auto shift = [](Shape& shape, double dx, double dy) {
    const auto move = [&](Point& point) { point = {point.x + dx, point.y + dy}; };
    if (auto* box = std::get_if<Rectangle>(&shape.geometry)) box->x += dx, box->y += dy;
    if (auto* path = std::get_if<Path>(&shape.geometry)) std::ranges::for_each(path->points, move);
    if (auto* circle = std::get_if<Circle>(&shape.geometry)) move(circle->centre);
    if (auto* label = std::get_if<Label>(&shape.geometry)) move(label->at);
  };
  for (auto& shape : shapes) shift(shape, names, 0);
  for (auto& shape : timeline.rows(0, timeline.plans().size(), 0, right)) {
    shift(shape, names, PlanTimeline::kHead);
    shapes.push_back(std::move(shape));
  }
  Canvas canvas;
  for (std::size_t row = 0; row < timeline.plans().size(); ++row) {
    const auto& plan = timeline.plans()[row];
    canvas
        .text({0, PlanTimeline::kHead + PlanTimeline::kRow * (static_cast<double>(row) + 0.5) + 4},
              fittedText(plan.title, chart::kTextSize, Weight::Regular, names - 10),
              chart::kTextSize, ColourRole::Text)
        .tip(timeline.tip(row))
        .leadsTo("plan:" + plan.id);
  }
  for (auto& shape : canvas.take()) shapes.push_back(std::move(shape));
  return {size.width,
          PlanTimeline::kHead + timeline.height() + 1,
          render(msg("plantime.title"), language),
          timeline.alternative(),
          std::move(shapes),
          timeline.table()};
}

}  // namespace kijun
