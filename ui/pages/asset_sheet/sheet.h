// The asset-based analysis as a grid: assets down, threats across, and in each cell the row of the
// register asset_threat. A plain value, read on a worker and then the UI thread's own; changes are
// taken in at once, before they are durable. Sources: guideline 4.2, assessment/risk_model.h.
#pragma once
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assessment/risk_register.h"
#include "records/record_view.h"
#include "ui/models/name_list.h"

namespace kijun::ui::asset_sheet {

const RecordDescription& cellDescription();
const RecordDescription& riskRecord();

inline constexpr std::string_view kThreat = "threat_level";
inline constexpr std::string_view kCountermeasure = "countermeasure";
// By purpose: two of prevention, detection and damage assessment, continuity.
inline constexpr std::array<std::string_view, 4> kMeasures = {
    "prevent_intrusion", "prevent_objective", "detect", "continuity"};
inline constexpr int kHighest = 3;  // of the levels that are typed

struct SheetAsset {
  Id id;
  std::string name;
  std::string kind;
  bool retired = false;
  std::optional<int> importance;  // inherited ones included
  std::optional<Message> why;     // of an inherited one: its path
  std::string folded;
};

struct SheetThreat {
  std::string stored;                    // what a cell of it says in the file
  std::optional<Bilingual> label, note;  // of the model; nothing for a threat of one's own
};

struct CellPlace {
  std::size_t asset = 0;
  std::size_t threat = 0;
  bool operator==(const CellPlace&) const = default;
};

class Sheet {
 public:
  // Throws Error. Not for the UI thread.
  static Sheet read(const Session& session, const Catalog& catalog, const Date& asOf,
                    Language language);

  const RiskModel& model() const { return model_; }
  const std::vector<SheetAsset>& assets() const { return assets_; }
  const std::vector<SheetThreat>& threats() const { return threats_; }
  const NameListPtr& riskNames() const { return riskNames_; }
  // nullptr where there is none.
  const RiskView* risk(const Id& id) const;
  std::optional<std::size_t> assetOf(std::string_view id) const;

  // The row of the cell; nullptr where nothing is written down.
  const Row* row(CellPlace place) const;
  // That row, or a new one for it, with an id already.
  Row rowToChange(CellPlace place) const;
  // Takes in what is on its way to the file.
  void put(CellPlace place, Row row);
  void remove(CellPlace place);
  // More rows than one say something of this asset and threat; the first counts.
  std::size_t rowsAt(CellPlace place) const;
  bool hasCells(std::size_t asset) const;

  std::optional<int> number(CellPlace place, std::string_view field) const;
  std::string text(CellPlace place, std::string_view field) const;
  bool hasMeasures(CellPlace place) const;
  // Measures, a risk or a note: what deleting the cell would lose besides its levels.
  bool hasMore(CellPlace place) const;
  // "A" to "E"; empty without both levels and an importance.
  std::string level(CellPlace place) const;
  // Levels or measures are other than those of the same threat at the other asset.
  bool differs(CellPlace place, std::size_t otherAsset) const;

 private:
  struct Cell {
    std::optional<Row> row;
    std::size_t rows = 0;
  };
  const Cell& at(CellPlace place) const {
    return cells_[place.asset * threats_.size() + place.threat];
  }
  Cell& at(CellPlace place) { return cells_[place.asset * threats_.size() + place.threat]; }
  void readThreats(const std::vector<Row>& rows, Language language);

  RiskModel model_;
  std::vector<SheetAsset> assets_;
  std::vector<SheetThreat> threats_;
  std::map<std::string, std::size_t, std::less<>> threatPlaces_;  // by folded text
  std::map<Id, std::size_t, std::less<>> assetPlaces_;
  std::vector<Cell> cells_;
  NameListPtr riskNames_;
  std::map<Id, RiskView> risks_;
};

// A value of a field of one row of the register.
void setField(Row& row, std::string_view field, Value value);

}  // namespace kijun::ui::asset_sheet
