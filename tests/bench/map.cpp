// The dependency map of 500 things: laid out, and painted as the window does, whole and close by;
// beside a tenth of it and beside as many plain boxes.
#include <benchmark/benchmark.h>

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <random>

#include "bench/ratios.h"
#include "records/registers.h"
#include "ui/pages/map/map_view.h"
#include "ui/theme/theme.h"

namespace kijun::testing {
namespace {

// Services on functions, systems, hardware and networks, suppliers; some three links to each.
DependencyGraph graphOf(int count) {
  std::mt19937 random(1);
  std::map<std::string_view, std::vector<Row>> rows;
  const auto add = [&](std::string_view record, const Id& id,
                       const std::map<std::string, Value>& values) {
    const auto& description = *findDescription(record);
    Row row(description.fields.size() + 1);
    row.front() = id;
    for (const auto& [field, value] : values) row[description.indexOf(field).value() + 1] = value;
    rows[record].push_back(std::move(row));
  };
  const int services = count / 50, functions = count / 20, suppliers = count / 10;
  const int assets = count - services - functions - suppliers;
  const auto some = [&](const std::string& of, int from, int to, int links) {
    std::vector<std::string> ids;
    for (int i = 0; i < links && to > from; ++i) {
      ids.push_back(of + std::to_string(from + static_cast<int>(random() % unsigned(to - from))));
    }
    return valueOfIds(std::move(ids));
  };
  for (int i = 0; i < services; ++i) {
    add("service", "s" + std::to_string(i), {{"name", "重要サービス " + std::to_string(i)}});
  }
  for (int i = 0; i < functions; ++i) {
    add("service_function", "f" + std::to_string(i),
        {{"name", "業務機能 " + std::to_string(i)},
         {"service", "s" + std::to_string(i % services)},
         {"needs", some("a", 0, assets / 4, 3)}});
  }
  for (int i = 0; i < assets; ++i) {
    const char* kinds[] = {"control_system", "software", "hardware", "network"};
    add("asset", "a" + std::to_string(i),
        {{"name", "資産の名称 " + std::to_string(i)},
         {"kind", kinds[i * 4 / assets]},
         {"status", "approved"},
         {"importance", i % 5 ? Value() : Value("3")},
         {"depends_on", some("a", (i * 4 / assets + 1) * assets / 4, assets, 2)},
         {"suppliers", some("p", 0, suppliers, 1)}});
  }
  for (int i = 0; i < suppliers; ++i) {
    add("supplier", "p" + std::to_string(i), {{"name", "架空供給者 " + std::to_string(i)}});
  }
  return DependencyGraph::of(
      [&](const RecordDescription& description) { return rows[description.id]; });
}

ui::map::LoadedPtr loadedWith(int count) {
  static std::map<int, ui::map::LoadedPtr> made;
  auto& loaded = made[count];
  if (!loaded) {
    auto fresh = std::make_shared<ui::map::Loaded>();
    fresh->graph = graphOf(count);
    fresh->map = dependencyMap(fresh->graph, {}, Language::Japanese);
    loaded = fresh;
  }
  return loaded;
}

void layOut(benchmark::State& state, int count) {
  const auto graph = graphOf(count);
  for (auto _ : state) {
    const auto map = dependencyMap(graph, {}, Language::Japanese);
    benchmark::DoNotOptimize(map.drawing.shapes.data());
    state.counters["things"] = static_cast<double>(map.nodes.size());
    state.counters["links"] = static_cast<double>(map.links.size());
  }
}
void layOut50(benchmark::State& state) {
  layOut(state, 50);
}
void layOut500(benchmark::State& state) {
  layOut(state, 500);
}

void paint(benchmark::State& state, bool close, bool chosen) {
  ui::map::MapView view;
  view.resize(1040, 600);
  view.setMap(loadedWith(500), true);
  view.ensurePolished();
  if (chosen) view.choose(loadedWith(500)->map.nodes[200].node);
  view.fitAll();
  if (close) view.zoomBy(1 / view.scale(), {520, 300});
  QImage image(view.size(), QImage::Format_ARGB32_Premultiplied);
  for (auto _ : state) view.render(&image);
}
void paintWhole500(benchmark::State& state) {
  paint(state, false, false);
}
void paintChosen500(benchmark::State& state) {
  paint(state, false, true);
}
void paintClose500(benchmark::State& state) {
  paint(state, true, false);
}

void plainBoxes500(benchmark::State& state) {
  QImage image(1040, 600, QImage::Format_ARGB32_Premultiplied);
  for (auto _ : state) {
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(image.rect(), Qt::white);
    for (int i = 0; i < 500; ++i) {
      const QRectF box(i % 25 * 41, i / 25 * 29, 36, 20);
      painter.drawRoundedRect(box, 3, 3);
      painter.drawText(box, Qt::AlignCenter, QStringLiteral("資産の名称"));
    }
  }
}

BENCHMARK(layOut50)->Unit(benchmark::kMillisecond);
BENCHMARK(layOut500)->Unit(benchmark::kMillisecond);
BENCHMARK(plainBoxes500)->Unit(benchmark::kMillisecond);
BENCHMARK(paintWhole500)->Unit(benchmark::kMillisecond);
BENCHMARK(paintChosen500)->Unit(benchmark::kMillisecond);
BENCHMARK(paintClose500)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace kijun::testing

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  kijun::ui::LookSwitch look(application);
  return kijun::testing::runAndCompare(argc, argv,
                                       {{"layOut500", "layOut50"},
                                        {"paintWhole500", "plainBoxes500"},
                                        {"paintChosen500", "plainBoxes500"},
                                        {"paintClose500", "plainBoxes500"}});
}
