// A risk model while a person changes it: cells, words, threats and factors, from the shape of a
// model (RiskModel::partOf) and back to it. A draft may stand between two sound models; model()
// says whether it is one. What is set back to what it was leaves no trace: the version is the same
// again. Pure values; any thread.
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "assessment/risk_model.h"

namespace kijun {

enum class RiskMatrix { Scenario, Control };

// The words of one value of a scale, or of a level.
struct RiskText {
  std::string group;  // "levels", "likelihood", "threat", …; of an impact "impact/" and its id
  std::string value;  // "A", "5"
  Bilingual label;
  Bilingual words;  // what the level asks for, or when the value applies
  bool operator==(const RiskText&) const = default;
};

class RiskModelDraft {
 public:
  RiskModelDraft() = default;
  // Throws as RiskModel::read() does.
  explicit RiskModelDraft(nlohmann::json part);

  // The JSON of it, always the same for the same model.
  std::string text() const;
  // Throws Error (Input) saying why it is no sound model yet.
  RiskModel model() const;

  const std::vector<std::string>& levels() const { return levels_; }
  // As RiskModel has them.
  const RiskGrid& grid(RiskMatrix matrix) const {
    return matrix == RiskMatrix::Scenario ? scenario_ : control_;
  }
  void setCell(RiskMatrix matrix, std::size_t place, std::size_t rank);

  // In the order of the scales; their number and groups never change.
  const std::vector<RiskText>& texts() const { return texts_; }
  void setText(std::size_t place, Bilingual label, Bilingual words);

  // Devices first, then paths, each in its order.
  const std::vector<RiskThreat>& threats() const { return threats_; }
  // The place of the new one, the last of its kind.
  std::size_t addThreat(const std::string& where, Bilingual label);
  // Keeps what it was called, so that rows that say so are still found.
  void setThreat(std::size_t place, Bilingual label, Bilingual note);
  // One place up or down among its kind; the place it stands at then.
  std::size_t moveThreat(std::size_t place, int by);
  void removeThreat(std::size_t place);

  const std::map<std::string, int, std::less<>>& factors() const { return factors_; }
  void setFactor(const std::string& level, int hundredths) { factors_[level] = hundredths; }

 private:
  nlohmann::json part_;
  std::vector<std::string> levels_;
  RiskGrid scenario_, control_;
  RiskGrid scenarioBefore_, controlBefore_;
  std::vector<RiskText> texts_;
  std::vector<std::string> pointers_;  // of the texts, into part_
  std::vector<RiskThreat> threats_, threatsBefore_;
  std::map<std::string, int, std::less<>> factors_;
};

}  // namespace kijun
