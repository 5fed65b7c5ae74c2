// How a risk's level comes about: scales and matrices as data, from the catalog or, with an
// organisation's own changes, from its workspace. Sources: guideline 4.2 (identify, analyse,
// evaluate; fit the method to the risk) and the two control-system methods beside the matrix of
// scenarios: asset based and business-damage based. A value; any thread.
#pragma once
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

// From this product of the numbers on, the level.
struct RiskBand {
  int from = 0;
  std::string level;
};

class RiskModel {
 public:
  // As the catalog has it.
  static RiskModel of(const Catalog& catalog);
  // A model of the same shape (the catalog's part "risk"), as a workspace stores it. Throws Error
  // (Input) naming what is wrong: a scale with a gap, bands that do not fall, an unknown level, a
  // product that no band covers.
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
  // The bands came from hearsay and are to be checked by whoever uses them.
  bool isVerified() const { return verified_; }

  // ---- the three methods; all throw Error (Usage) for a value outside its scale ----
  // Mission scenario: likelihood × the highest of the impacts given, each on its dimension.
  std::string scenario(int likelihood, const std::vector<int>& impacts) const;
  // Asset based: threat × vulnerability × importance.
  std::string asset(int threat, int countermeasure, int importance) const;
  // Business-damage based: threat × vulnerability × damage.
  std::string businessDamage(int threat, int countermeasure, int damage) const;
  // The countermeasure scale turned over: 4 − level on a scale of 1 to 3.
  int vulnerability(int countermeasure) const;

  // Names exactly the scales and bands a result was made with.
  const Digest& version() const { return version_; }

 private:
  static std::string levelOf(const std::vector<RiskBand>& bands, int product);
  std::vector<Choice> levels_;
  RiskScale likelihood_, threat_, countermeasure_, importance_, damage_;
  std::vector<ImpactDimension> impacts_;
  std::vector<RiskBand> scenarioBands_, controlBands_;
  bool verified_ = false;
  Digest version_{};
};

}  // namespace kijun
