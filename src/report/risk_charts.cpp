#include "report/risk_charts.h"

#include <algorithm>
#include <array>

#include "report/chart_parts.h"
#include "report/measure.h"

namespace kijun {
namespace {

using chart::Canvas;

constexpr double kGap = 2;
constexpr double kRadius = 3;
constexpr double kAxisLine = 15;
constexpr double kLeast = 20;  // of a cell or a bar
constexpr double kLegendLine = 22;

std::string levelName(const RiskModel& model, const std::string& level, Language language) {
  const auto rank = model.rankOf(level);
  if (rank == RiskModel::npos) return render(msg("riskchart.none"), language);
  return level + " " + model.levels()[rank].label.in(language);
}

ColourRole fillOf(const std::string& level) {
  return riskRole(level).value_or(ColourRole::Line);
}

ColourRole inkOn(const std::string& level) {
  return onRiskRole(level).value_or(ColourRole::Text);
}

// ---- the matrix ----

struct Matrix {
  const RiskModel& model;
  const RiskScale& likelihood;
  const RiskScale& impact;
  double left = 0, top = 0, width = 0, height = 0;

  Rectangle cell(int row, int column) const {
    return {left + width * (column - impact.lowest()), top + height * (likelihood.highest() - row),
            width - kGap, height - kGap, kRadius};
  }
};

Matrix matrixOf(const RiskModel& model, ChartSize size) {
  Matrix matrix{model, model.likelihood(), model.impacts().front().scale};
  matrix.left = kAxisLine + 16;
  matrix.top = kAxisLine + 4;
  matrix.width = (size.width - matrix.left) / static_cast<double>(matrix.impact.steps().size());
  matrix.height = std::max(kLeast, (size.height - matrix.top - kAxisLine) /
                                       static_cast<double>(matrix.likelihood.steps().size()));
  return matrix;
}

void drawAxes(Canvas& canvas, const Matrix& matrix, Language language, ChartSize size) {
  const auto name = [&](const char* id) { return render(msg(id), language); };
  canvas.text({0, chart::kSmallSize + 1},
              fittedText(name("riskchart.matrix.likelihood"), chart::kSmallSize, Weight::Regular,
                         size.width),
              chart::kSmallSize, ColourRole::Muted);
  for (const auto& step : matrix.likelihood.steps()) {
    const auto box = matrix.cell(step.value, matrix.impact.lowest());
    canvas
        .text({matrix.left - 8, box.y + box.height / 2 + 4.2}, std::to_string(step.value),
              chart::kTextSize, ColourRole::Muted, Anchor::End)
        .tip(std::to_string(step.value) + " " + step.label.in(language));
  }
  const auto lowest = matrix.cell(matrix.likelihood.lowest(), matrix.impact.lowest());
  const double base = lowest.y + lowest.height + 13;
  canvas.text({0, base}, name("riskchart.matrix.impact"), chart::kSmallSize, ColourRole::Muted);
  for (const auto& step : matrix.impact.steps()) {
    const auto box = matrix.cell(matrix.likelihood.lowest(), step.value);
    const double middle = box.x + box.width / 2;
    canvas
        .text({middle, base}, std::to_string(step.value), chart::kTextSize, ColourRole::Muted,
              Anchor::Middle)
        .tip(std::to_string(step.value) + " " + step.label.in(language));
  }
}

// The letter stands in the corner, the count in the middle: an empty cell shows its level alone.
void drawCell(Canvas& canvas, const Matrix& matrix, int row, int column, std::size_t count,
              Language language) {
  const auto box = matrix.cell(row, column);
  const auto level = matrix.model.scenario(row, {column});
  canvas.rectangle(box, fillOf(level))
      .tip(render(
          msg("riskchart.matrix.tip", row, column, levelName(matrix.model, level, language), count),
          language));
  if (count > 0) {
    canvas.leadsTo("cell:" + std::to_string(row) + ":" + std::to_string(column));
    canvas.text({box.x + box.width / 2, box.y + box.height / 2 + 5.4}, std::to_string(count), 15,
                inkOn(level), Anchor::Middle, Weight::Bold);
  }
  canvas.text({box.x + 6, box.y + 13}, level, chart::kSmallSize, inkOn(level));
}

std::string joined(const std::vector<std::string>& parts, Language language) {
  std::string out;
  for (const auto& part : parts) {
    if (!out.empty()) out += language == Language::Japanese ? "、" : ", ";
    out += part;
  }
  return out;
}

// "A 3, B 2": levels that somebody has, the highest first.
std::string countsInWords(const RiskModel& model, const std::map<std::string, std::size_t>& counts,
                          Language language) {
  std::vector<std::string> parts;
  const auto add = [&](const std::string& level, const std::string& name) {
    const auto at = counts.find(level);
    if (at == counts.end() || at->second == 0) return;
    parts.push_back(name + " " + std::to_string(at->second));
  };
  for (const auto& level : model.levels()) add(level.id, level.id);
  add({}, render(msg("riskchart.none"), language));
  return parts.empty() ? render(msg("riskchart.nothing"), language) : joined(parts, language);
}

// ---- the bars ----

struct Phase {
  const char* id;
  const char* textId;
  const std::map<std::string, std::size_t>& counts;
};

struct BarPlace {
  double left = 0, width = 0;  // of the whole bar
  double y = 0, height = 0;
};

void drawBar(Canvas& canvas, const RiskModel& model, const Phase& phase, const BarPlace& place,
             Language language) {
  std::size_t whole = 0;
  for (const auto& [level, count] : phase.counts) whole += count;
  if (whole == 0) {
    canvas.rectangle({place.left, place.y, place.width, place.height, kRadius}, ColourRole::Window);
    return;
  }
  const auto name = render(msg(phase.textId), language);
  std::vector<std::string> levels;
  for (const auto& level : model.levels()) levels.push_back(level.id);
  levels.emplace_back();
  double x = place.left;
  for (const auto& level : levels) {
    const auto at = phase.counts.find(level);
    if (at == phase.counts.end() || at->second == 0) continue;
    const double width = place.width * static_cast<double>(at->second) / static_cast<double>(whole);
    const Rectangle box{x, place.y, std::max(1.0, width - kGap), place.height, kRadius};
    canvas.rectangle(box, fillOf(level))
        .tip(
            render(msg("riskchart.levels.tip", name, levelName(model, level, language), at->second),
                   language))
        .leadsTo("level:" + std::string(phase.id) + ":" + level);
    const auto words =
        (level.empty() ? std::string("–") : level) + " " + std::to_string(at->second);
    if (textWidth(words, chart::kTextSize, Weight::Bold) + 6 <= box.width) {
      canvas.text({box.x + box.width / 2, box.y + box.height / 2 + 4.4}, words, chart::kTextSize,
                  inkOn(level), Anchor::Middle, Weight::Bold);
    }
    x += width;
  }
}

void drawLegend(Canvas& canvas, const RiskModel& model, Language language, double left,
                double right, double y) {
  double x = left;
  for (const auto& level : model.levels()) {
    const auto words = levelName(model, level.id, language);
    const double width = 14 + textWidth(words, chart::kSmallSize) + 14;
    if (x + width - 14 > right) break;
    canvas.rectangle({x, y, 10, 10, 2}, fillOf(level.id));
    canvas.text({x + 14, y + 9}, words, chart::kSmallSize, ColourRole::Muted);
    x += width;
  }
}

}  // namespace

Drawing riskMatrix(const RiskModel& model, std::span<const ScenarioPoint> points, Language language,
                   ChartSize size) {
  const auto matrix = matrixOf(model, size);
  std::map<std::pair<int, int>, std::size_t> counts;
  std::map<std::string, std::size_t> levels;
  for (const auto& point : points) {
    ++counts[{point.likelihood, point.impact}];
    ++levels[model.scenario(point.likelihood, {point.impact})];
  }
  Canvas canvas;
  drawAxes(canvas, matrix, language, size);
  DataTable table;
  table.columns.push_back(render(msg("riskchart.matrix.table"), language));
  for (const auto& step : matrix.impact.steps()) {
    table.columns.push_back(render(msg("riskchart.matrix.column", step.value), language));
  }
  const auto& rows = matrix.likelihood.steps();
  for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
    auto& cells = table.rows.emplace_back();
    cells.push_back(std::to_string(row->value) + " " + row->label.in(language));
    for (const auto& step : matrix.impact.steps()) {
      const auto at = counts.find({row->value, step.value});
      const auto count = at == counts.end() ? 0 : at->second;
      drawCell(canvas, matrix, row->value, step.value, count, language);
      cells.push_back(model.scenario(row->value, {step.value}) + " " + std::to_string(count));
    }
  }
  const auto lowest = matrix.cell(matrix.likelihood.lowest(), matrix.impact.lowest());
  return {size.width,
          lowest.y + lowest.height + kAxisLine + 2,
          render(msg("riskchart.matrix.title"), language),
          render(msg("riskchart.matrix.alternative", points.size(),
                     countsInWords(model, levels, language)),
                 language),
          canvas.take(),
          std::move(table)};
}

RiskCounts countsOf(std::span<const RiskView> risks) {
  RiskCounts counts;
  for (const auto& risk : risks) {
    if (!risk.open) continue;
    ++counts.inherent[risk.inherent];
    ++counts.current[risk.current];
    ++counts.target[risk.target];
  }
  return counts;
}

Drawing riskLevelBars(const RiskModel& model, const RiskCounts& counts, Language language,
                      ChartSize size) {
  const std::array phases = {Phase{"inherent", "riskchart.inherent", counts.inherent},
                             Phase{"current", "riskchart.current", counts.current},
                             Phase{"target", "riskchart.target", counts.target}};
  double widest = 0;
  for (const auto& phase : phases) {
    widest = std::max(widest, textWidth(render(msg(phase.textId), language), chart::kTextSize));
  }
  const double left = widest + 12;
  const double step = std::max(kLeast + 8, (size.height - kLegendLine) / 3);
  const double thick = std::min(step - 8, 40.0);
  Canvas canvas;
  DataTable table;
  table.columns.push_back(render(msg("riskchart.levels.table"), language));
  for (const auto& level : model.levels()) {
    table.columns.push_back(levelName(model, level.id, language));
  }
  table.columns.push_back(render(msg("riskchart.none"), language));
  double y = 0;
  for (const auto& phase : phases) {
    const double top = y + (step - thick) / 2;
    const auto name = render(msg(phase.textId), language);
    canvas.text({0, top + thick / 2 + 4.4}, name, chart::kTextSize, ColourRole::Text);
    drawBar(canvas, model, phase, {left, size.width - left, top, thick}, language);
    y += step;
    auto& cells = table.rows.emplace_back();
    cells.push_back(name);
    const auto add = [&](const std::string& level) {
      const auto at = phase.counts.find(level);
      cells.push_back(std::to_string(at == phase.counts.end() ? 0 : at->second));
    };
    for (const auto& level : model.levels()) add(level.id);
    add({});
  }
  drawLegend(canvas, model, language, left, size.width, y + 6);
  return {
      size.width,
      y + kLegendLine,
      render(msg("riskchart.levels.title"), language),
      render(msg("riskchart.levels.alternative", countsInWords(model, counts.inherent, language),
                 countsInWords(model, counts.current, language),
                 countsInWords(model, counts.target, language)),
             language),
      canvas.take(),
      std::move(table)};
}

}  // namespace kijun
