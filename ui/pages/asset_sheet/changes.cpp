#include "ui/pages/asset_sheet/changes.h"

#include "records/registers.h"
#include "workspace/commands.h"

namespace kijun::ui::asset_sheet {
namespace {

std::vector<Row> rowsOf(const CellChanges& changes) {
  std::vector<Row> rows;
  for (const auto& change : changes) {
    if (change.row) rows.push_back(*change.row);
  }
  return rows;
}

}  // namespace

CellChanges setLevels(const Sheet& sheet, const std::vector<CellPlace>& places,
                      std::string_view field, int level) {
  CellChanges changes;
  for (const auto& place : places) {
    if (sheet.number(place, field) == level) continue;
    Row row = sheet.rowToChange(place);
    setField(row, field, Value(std::to_string(level)));
    changes.push_back({place, std::move(row)});
  }
  return changes;
}

CellChanges clearCells(const Sheet& sheet, const std::vector<CellPlace>& places, bool withAll) {
  CellChanges changes;
  for (const auto& place : places) {
    if (!sheet.row(place)) continue;
    if (withAll || !sheet.hasMore(place)) {
      changes.push_back({place, std::nullopt});
      continue;
    }
    if (!sheet.number(place, kThreat) && !sheet.number(place, kCountermeasure)) continue;
    Row row = *sheet.row(place);
    setField(row, kThreat, {});
    setField(row, kCountermeasure, {});
    changes.push_back({place, std::move(row)});
  }
  return changes;
}

CellChanges copyAssessment(const Sheet& sheet, std::size_t from,
                           const std::vector<std::size_t>& to) {
  CellChanges changes;
  for (const auto asset : to) {
    for (std::size_t threat = 0; threat < sheet.threats().size(); ++threat) {
      const CellPlace origin{from, threat};
      const CellPlace place{asset, threat};
      const auto* row = sheet.row(origin);
      if (!row || asset == from || !sheet.differs(place, from)) continue;
      Row copy = sheet.rowToChange(place);
      const RecordView view(cellDescription(), *row);
      setField(copy, kThreat, view.value(kThreat));
      setField(copy, kCountermeasure, view.value(kCountermeasure));
      for (const auto field : kMeasures) setField(copy, field, view.value(field));
      changes.push_back({place, std::move(copy)});
    }
  }
  return changes;
}

Command commandOf(const Sheet& sheet, const CellChanges& changes) {
  auto put = commands::putRecords(cellDescription(), rowsOf(changes));
  std::vector<Id> gone;
  for (const auto& change : changes) {
    if (!change.row) gone.push_back(textOf(sheet.row(change.place)->front()));
  }
  if (gone.empty()) return put;
  auto remove = commands::deleteRecords(cellDescription(), gone);
  if (gone.size() == changes.size()) return remove;
  return {remove.kind, msg("command.clear_asset_threats", changes.size()),
          [put, remove](Writer& writer) {
            put.apply(writer);
            remove.apply(writer);
          }};
}

Command newRiskCommand(const Row& risk, const CellChanges& changes) {
  auto made = commands::putRecords(riskRecord(), {risk});
  auto cells = commands::putRecords(cellDescription(), rowsOf(changes));
  return {made.kind, msg("command.add_asset_risk", textOf(risk[1]), changes.size()),
          [made, cells](Writer& writer) {
            made.apply(writer);
            cells.apply(writer);
          }};
}

}  // namespace kijun::ui::asset_sheet
