#include "ui/pages/asset_sheet/sheet.h"

#include <algorithm>

#include "assessment/derived.h"
#include "assessment/risk_edition.h"
#include "base/error.h"
#include "base/text.h"
#include "catalog/catalog.h"
#include "records/registers.h"
#include "workspace/session.h"

namespace kijun::ui::asset_sheet {
namespace {

std::size_t placeOf(std::string_view field) {
  return *cellDescription().indexOf(field) + 1;
}

}  // namespace

const RecordDescription& cellDescription() {
  static const auto* description = findDescription("asset_threat");
  return *description;
}

const RecordDescription& riskRecord() {
  static const auto* description = findDescription("risk");
  return *description;
}

void setField(Row& row, std::string_view field, Value value) {
  row[placeOf(field)] = std::move(value);
}

// The model's come first; then those of one's own, as they come up.
void Sheet::readThreats(const std::vector<Row>& rows, Language language) {
  for (const auto& threat : model_.threats()) {
    const auto place = threats_.size();
    threatPlaces_.emplace(kijun::folded(trimmed(threat.label.ja)), place);
    threatPlaces_.emplace(kijun::folded(trimmed(threat.label.en)), place);
    for (const auto& name : threat.former) {
      threatPlaces_.emplace(kijun::folded(trimmed(name)), place);
    }
    threats_.push_back({threat.label.in(language), threat.label, threat.note});
  }
  std::vector<bool> used(threats_.size(), false);
  for (const auto& row : rows) {
    const auto typed = RecordView(cellDescription(), row).text("threat");
    const std::string written(trimmed(typed));
    const auto [known, fresh] = threatPlaces_.emplace(kijun::folded(written), threats_.size());
    if (fresh) {
      threats_.push_back({written, {}, {}});
      used.push_back(true);
    } else if (!used[known->second]) {
      // Written further as it is written already, whatever the window speaks.
      threats_[known->second].stored = written;
      used[known->second] = true;
    }
  }
}

Sheet Sheet::read(const Session& session, const Catalog& catalog, const Date& asOf,
                  Language language) {
  Sheet sheet;
  auto registers = session.registers(riskSources());
  sheet.model_ = riskModelOf(catalog, registers);
  const auto& assetRows = registers["asset"];
  const auto& description = *findDescription("asset");
  const auto derived = DerivedValues::of(description, assetRows);
  const auto importance = importanceOf(registers);
  for (const auto& row : assetRows) {
    const RecordView view(description, row);
    SheetAsset asset{
        view.id(), view.text("name"), view.text("kind"), view.text("status") == "retired", {}, {},
        {}};
    if (const auto found = importance.find(asset.id); found != importance.end()) {
      asset.importance = found->second;
      asset.why = derived.why("derived_importance", asset.id);
    }
    asset.folded = kijun::folded(asset.name + '\n' + view.text("number") + '\n' +
                                 render(view.label("kind"), language));
    sheet.assetPlaces_.emplace(asset.id, sheet.assets_.size());
    sheet.assets_.push_back(std::move(asset));
  }
  const auto& cells = registers["asset_threat"];
  sheet.readThreats(cells, language);
  sheet.cells_.resize(sheet.assets_.size() * sheet.threats_.size());
  for (const auto& row : cells) {
    const RecordView view(cellDescription(), row);
    const auto asset = sheet.assetPlaces_.find(view.text("asset"));
    if (asset == sheet.assetPlaces_.end()) continue;
    const auto threat = sheet.threatPlaces_.find(kijun::folded(trimmed(view.text("threat"))));
    auto& cell = sheet.at({asset->second, threat->second});
    ++cell.rows;
    if (!cell.row) cell.row = row;
  }
  sheet.riskNames_ = namesOf(registers["risk"]);
  for (auto& view : riskViews(sheet.model_, registers, importance, asOf)) {
    const Id id = view.id;
    sheet.risks_.emplace(id, std::move(view));
  }
  return sheet;
}

const RiskView* Sheet::risk(const Id& id) const {
  const auto at = risks_.find(id);
  return at == risks_.end() ? nullptr : &at->second;
}

std::optional<std::size_t> Sheet::assetOf(std::string_view id) const {
  const auto at = assetPlaces_.find(id);
  return at == assetPlaces_.end() ? std::nullopt : std::optional(at->second);
}

const Row* Sheet::row(CellPlace place) const {
  const auto& cell = at(place);
  return cell.row ? &*cell.row : nullptr;
}

Row Sheet::rowToChange(CellPlace place) const {
  if (const auto* known = row(place)) return *known;
  Row fresh(cellDescription().fields.size() + 1);
  fresh.front() = Value(RandomIds().next());
  setField(fresh, "threat", Value(threats_[place.threat].stored));
  setField(fresh, "asset", Value(assets_[place.asset].id));
  return fresh;
}

void Sheet::put(CellPlace place, Row row) {
  auto& cell = at(place);
  cell.rows = std::max<std::size_t>(cell.rows, 1);
  cell.row = std::move(row);
}

void Sheet::remove(CellPlace place) {
  at(place) = {};
}

std::size_t Sheet::rowsAt(CellPlace place) const {
  return at(place).rows;
}

bool Sheet::hasCells(std::size_t asset) const {
  for (std::size_t threat = 0; threat < threats_.size(); ++threat) {
    if (row({asset, threat})) return true;
  }
  return false;
}

std::optional<int> Sheet::number(CellPlace place, std::string_view field) const {
  const auto* found = row(place);
  return found ? RecordView(cellDescription(), *found).number(field) : std::nullopt;
}

std::string Sheet::text(CellPlace place, std::string_view field) const {
  const auto* found = row(place);
  return found ? textOf((*found)[placeOf(field)]) : std::string();
}

bool Sheet::hasMeasures(CellPlace place) const {
  return std::ranges::any_of(kMeasures,
                             [&](std::string_view field) { return !text(place, field).empty(); });
}

bool Sheet::hasMore(CellPlace place) const {
  return hasMeasures(place) || !text(place, "risk").empty() || !text(place, "note").empty();
}

std::string Sheet::level(CellPlace place) const {
  const auto threat = number(place, kThreat);
  const auto measure = number(place, kCountermeasure);
  const auto& importance = assets_[place.asset].importance;
  if (!threat || !measure || !importance) return {};
  try {
    return model_.asset(*threat, *measure, *importance);
  } catch (const Error&) {
    // Outside the scales that hold now: there is no level of it.
    return {};
  }
}

bool Sheet::differs(CellPlace place, std::size_t otherAsset) const {
  const CellPlace other{otherAsset, place.threat};
  const auto same = [&](std::string_view field) {
    return text(place, field) == text(other, field);
  };
  return !same(kThreat) || !same(kCountermeasure) || !std::ranges::all_of(kMeasures, same);
}

}  // namespace kijun::ui::asset_sheet
