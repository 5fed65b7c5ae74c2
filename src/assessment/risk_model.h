// How a risk's level comes about: scales and matrices as data, from the catalog or, with an
// organisation's own changes, from its workspace. Sources: guideline 4.2 (identify, analyse,
// evaluate; fit the method to the risk) and the two control-system methods beside the matrix of
// scenarios: asset based and business-damage based. A value; any thread.
#pragma once
#include <initializer_list>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "catalog/catalog.h"

namespace kijun {

struct RiskStep {
  int value = 0;
  Bilingual label;
  Bilingual criterion;
};

// Rising values without a gap.
class RiskScale {
 public:
  RiskScale() = default;
  explicit RiskScale(std::vector<RiskStep> steps) : steps_(std::move(steps)) {}
  const std::vector<RiskStep>& steps() const { return steps_; }
  int lowest() const { return steps_.front().value; }
  int highest() const { return steps_.back().value; }
  bool has(int value) const { return value >= lowest() && value <= highest(); }

 private:
  std::vector<RiskStep> steps_;
};

// A kind of impact: on service, on safety, on trust, on other business risks (guideline 3.3).
struct ImpactDimension {
  std::string id;
  Bilingual label;
  RiskScale scale;
};

// A threat of the asset-based method. Rows name it by its words: a former label still finds it.
struct RiskThreat {
  std::string id;
  std::string where;  // "device" or "path"
  Bilingual label, note;
  std::vector<std::string> former;
  bool operator==(const RiskThreat&) const = default;
};

// A matrix: ranks of levels over the values of two or three scales, the last running fastest.
struct RiskGrid {
  struct Axis {
    int lowest = 1;
    int highest = 1;
    int size() const { return highest - lowest + 1; }
  };
  std::vector<Axis> axes;
  std::vector<std::size_t> ranks;
  // values: each on its axis.
  std::size_t placeOf(std::span<const int> values) const;
  std::vector<int> valuesAt(std::size_t place) const;
};

class RiskModel {
 public:
  // In force: the workspace's own where there is one in the catalog (catalog/workspace_risk.h),
  // else as the catalog has it.
  static RiskModel of(const Catalog& catalog);
  // As the catalog has it.
  static RiskModel ofEdition(const Catalog& catalog);
  // The catalog's part "risk" with "factors", its risk factors by level: the shape of a model.
  static nlohmann::json partOf(const Catalog& catalog);
  // A model of that shape, as a workspace stores it. Throws Error (Input) naming what is wrong: a
  // scale with a gap, bands that do not fall, an unknown level, a product that no band covers, a
  // matrix of another size or one that falls where a value rises (docs/decisions/0020), a factor
  // that falls where the level rises. What is no such JSON at all throws nlohmann's exception.
  static RiskModel read(const nlohmann::json& part);

  // Highest first, "A" to "E".
  const std::vector<Choice>& levels() const { return levels_; }
  // 0 for the highest; npos for an unknown level.
  std::size_t rankOf(std::string_view level) const;
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
  // Whether a is a higher risk than b.
  bool isHigher(std::string_view a, std::string_view b) const { return rankOf(a) < rankOf(b); }

  const RiskScale& likelihood() const { return likelihood_; }
  const std::vector<ImpactDimension>& impacts() const { return impacts_; }
  const RiskScale& threat() const { return threat_; }
  const RiskScale& countermeasure() const { return countermeasure_; }
  const RiskScale& importance() const { return importance_; }
  const RiskScale& damage() const { return damage_; }
  // The control-system matrix came from hearsay and is to be checked by whoever uses it.
  bool isVerified() const { return verified_; }
  // Of the asset-based method, in the order of the list: devices, then paths.
  const std::vector<RiskThreat>& threats() const { return threats_; }
  // What a risk of this level adds to an item's priority, in hundredths; 0 for an unknown level.
  // "unlinked": of an item without a risk.
  const std::map<std::string, int, std::less<>>& factors() const { return factors_; }

  // ---- the three methods; all throw Error (Usage) for a value outside its scale ----
  // Mission scenario: likelihood × the highest of the impacts given, each on its dimension.
  std::string scenario(int likelihood, const std::vector<int>& impacts) const;
  // Asset based: threat × vulnerability × importance.
  std::string asset(int threat, int countermeasure, int importance) const;
  // Business-damage based: threat × vulnerability × damage.
  std::string businessDamage(int threat, int countermeasure, int damage) const;
  // The countermeasure scale turned over: 4 − level on a scale of 1 to 3.
  int vulnerability(int countermeasure) const;

  // ---- the matrices behind them, cell by cell ----
  const RiskGrid& scenarioGrid() const { return scenarioGrid_; }  // likelihood, impact
  // Worth (importance or damage), threat, vulnerability.
  const RiskGrid& controlGrid() const { return controlGrid_; }
  const std::string& levelAt(const RiskGrid& grid, std::initializer_list<int> values) const;

  // Names exactly what a result was made with: the hash of the part, as it is stored.
  const Digest& version() const { return version_; }
  // Its beginning, as results say it.
  std::string shortVersion() const;
  // Whose it is and which version, for a person.
  const Message& name() const { return name_; }
  void setTitle(const std::string& title);  // of the workspace's edition

 private:
  class Reader;
  std::vector<Choice> levels_;
  RiskScale likelihood_, threat_, countermeasure_, importance_, damage_;
  std::vector<ImpactDimension> impacts_;
  RiskGrid scenarioGrid_, controlGrid_;
  std::vector<RiskThreat> threats_;
  std::map<std::string, int, std::less<>> factors_;
  bool verified_ = false;
  Digest version_{};
  Message name_;
};

}  // namespace kijun
