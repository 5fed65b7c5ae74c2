// What is done to cells of the sheet, as one command each. Any thread.
#pragma once
#include "ui/pages/asset_sheet/sheet.h"
#include "workspace/command.h"

namespace kijun::ui::asset_sheet {

struct CellChange {
  CellPlace place;
  std::optional<Row> row;  // nothing: the row goes
};
using CellChanges = std::vector<CellChange>;

// Cells that have the value already are left out.
CellChanges setLevels(const Sheet& sheet, const std::vector<CellPlace>& places,
                      std::string_view field, int level);
// Clears the levels; a cell in which nothing else is written goes. withAll: whole cells go.
CellChanges clearCells(const Sheet& sheet, const std::vector<CellPlace>& places, bool withAll);
// Levels and measures of one asset, as they stand, onto others; their risks and notes stay.
CellChanges copyAssessment(const Sheet& sheet, std::size_t from,
                           const std::vector<std::size_t>& to);

// sheet: as it is before it takes the changes in.
Command commandOf(const Sheet& sheet, const CellChanges& changes);
// A risk of the asset method with its row, and the cells that name it.
Command newRiskCommand(const Row& risk, const CellChanges& changes);

}  // namespace kijun::ui::asset_sheet
