// The Gantt of 1,000 treatment plans: read, sorted and laid out, and painted as the window does at
// each place one scrolls to; beside a hundredth of it and beside as many plain rows as are in
// sight.
#include <benchmark/benchmark.h>

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QScrollBar>

#include "bench/ratios.h"
#include "ui/pages/plan_board/timeline_view.h"
#include "ui/theme/theme.h"

namespace kijun::testing {
namespace {

using ui::plan_board::PlanValues;
using ui::plan_board::TimelineView;

const Date kAsOf{2026, 9, 30};

// Over six years, each waiting for one before it, with three milestones and two updates.
RegisterRows rowsOf(int count) {
  RegisterRows rows;
  const auto add = [&](std::string_view record, const Id& id,
                       const std::map<std::string, Value>& values) {
    const auto& description = *findDescription(record);
    Row row(description.fields.size() + 1);
    row.front() = id;
    for (const auto& [field, value] : values) row[description.indexOf(field).value() + 1] = value;
    rows[std::string(record)].push_back(std::move(row));
  };
  const char* states[] = {"draft", "approved", "in_progress", "in_progress", "done", "cancelled"};
  for (int i = 0; i < count; ++i) {
    const auto id = "p" + std::to_string(i);
    const auto start = Date(2024, 4, 1).plusDays(i * 37 % 2000);
    const auto due = start.plusDays(30 + i * 13 % 300);
    add("plan", id,
        {{"title", "リスク対応計画の名称 " + std::to_string(i)},
         {"state", std::string(states[i % 6])},
         {"start", start.iso()},
         {"due", due.iso()},
         {"depends_on", i > 0 ? Value("p" + std::to_string(i * 7 % i)) : Value()}});
    for (int m = 0; m < 3; ++m) {
      add("plan_milestone", id + "m" + std::to_string(m),
          {{"title", "節目 " + std::to_string(m)},
           {"plan", id},
           {"due", start.plusDays(10 + 25 * m).iso()}});
    }
    for (int u = 0; u < 2; ++u) {
      add("plan_progress", id + "u" + std::to_string(u),
          {{"what", "進んだこと"},
           {"plan", id},
           {"on_day", start.plusDays(5 + 20 * u).iso()},
           {"percent", std::int64_t{20 + 30 * u}}});
    }
  }
  return rows;
}

std::shared_ptr<const PlanValues> valuesOf(int count) {
  static std::map<int, std::shared_ptr<PlanValues>> made;
  auto& values = made[count];
  if (!values) {
    values = std::make_shared<PlanValues>();
    values->asOf = kAsOf;
    values->plans = planViews(rowsOf(count), kAsOf);
    for (std::size_t i = 0; i < values->plans.size(); ++i) values->places[values->plans[i].id] = i;
  }
  return values;
}

std::vector<std::size_t> allOf(const PlanValues& values) {
  std::vector<std::size_t> places(values.plans.size());
  for (std::size_t i = 0; i < places.size(); ++i) places[i] = i;
  return places;
}

void read1000(benchmark::State& state) {
  const auto rows = rowsOf(1000);
  for (auto _ : state) benchmark::DoNotOptimize(planViews(rows, kAsOf).size());
}

void layOut(benchmark::State& state, int count) {
  TimelineView view;
  view.resize(1040, 600);
  const auto values = valuesOf(count);
  const auto places = allOf(*values);
  for (auto _ : state) view.setPlans(values, places);
}
void layOut10(benchmark::State& state) {
  layOut(state, 10);
}
void layOut1000(benchmark::State& state) {
  layOut(state, 1000);
}

// A step of the wheel at a time, from the first plan to the last and over the years.
void scroll(benchmark::State& state, int count) {
  TimelineView view;
  view.resize(1040, 600);
  const auto values = valuesOf(count);
  view.setPlans(values, allOf(*values));
  view.ensurePolished();
  QImage image(view.size(), QImage::Format_ARGB32_Premultiplied);
  view.render(&image);
  auto* down = view.verticalScrollBar();
  auto* across = view.horizontalScrollBar();
  int place = 0;
  for (auto _ : state) {
    place += 102;
    down->setValue(place % (down->maximum() + 1));
    across->setValue(place / 3 % (across->maximum() + 1));
    view.render(&image);
  }
  state.counters["plans"] = count;
}
void scroll10(benchmark::State& state) {
  scroll(state, 10);
}
void scroll1000(benchmark::State& state) {
  scroll(state, 1000);
}

void plainRows(benchmark::State& state) {
  QImage image(1040, 600, QImage::Format_ARGB32_Premultiplied);
  for (auto _ : state) {
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(image.rect(), Qt::white);
    for (int i = 0; i < 17; ++i) {
      painter.drawRoundedRect(QRectF(260, 50 + i * 34, 200, 16), 3, 3);
      painter.drawText(QRectF(10, 46 + i * 34, 220, 24), QStringLiteral("リスク対応計画の名称"));
      painter.drawText(QRectF(470, 46 + i * 34, 220, 24), QStringLiteral("期限超過 30日"));
    }
  }
}

BENCHMARK(read1000)->Unit(benchmark::kMillisecond);
BENCHMARK(layOut10)->Unit(benchmark::kMillisecond);
BENCHMARK(layOut1000)->Unit(benchmark::kMillisecond);
BENCHMARK(plainRows)->Unit(benchmark::kMillisecond);
BENCHMARK(scroll10)->Unit(benchmark::kMillisecond);
BENCHMARK(scroll1000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace kijun::testing

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  kijun::ui::LookSwitch look(application);
  return kijun::testing::runAndCompare(
      argc, argv,
      {{"layOut1000", "layOut10"}, {"scroll1000", "scroll10"}, {"scroll1000", "plainRows"}});
}
