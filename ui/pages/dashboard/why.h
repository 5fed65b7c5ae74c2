// Why a figure is what it is: its formula in words and numbers, and the rows that made it. Pure
// but for the window's language.
#pragma once
#include <QString>
#include <optional>
#include <string>
#include <vector>

#include "assessment/score.h"
#include "assessment/snapshot.h"

namespace kijun::ui::dashboard {

enum class Asked {
  Answered,
  Unconfirmed,
  NotApplicable,
  NotAdopted,
  Maturity,
  Floor,
  Target,
  Fulfilment,
  Stipulated,
  Expected,  // how many expected items there are
  Low,       // how many of them stand at the two lowest levels
  Gained,
  Lost,
  MaturityChange,
  FulfilmentChange,
  StipulatedChange,
  Priority,  // of one item
};

// A figure of the whole, of a radar axis, of an axis within a function, or of one item.
struct Question {
  Asked asked = Asked::Maturity;
  std::string axis = {};
  std::string function = {};
  std::string item = {};
  bool operator==(const Question&) const = default;
};

// "why:fulfilment", "why:maturity:5.1:protect", "why:priority:::5.1-1" and back; nothing for
// anything else.
std::string linkOf(const Question& question);
std::optional<Question> questionOf(std::string_view link);

struct WhyRow {
  std::size_t index = 0;  // in the catalog
  std::string id;
  QString title;
  std::optional<int> level;
  std::optional<int> before;  // the level in the last cycle
  int target = 0;
  int weight = 100;  // hundredths
  std::optional<Stipulation> stipulation;
  QString state;
  QString share;          // what the row brings to the figure
  double shareOrder = 0;  // by which shares are sorted
};

struct Why {
  QString title;          // the figure's name, with its axis and function
  QString value;          // as shown
  QString words;          // the definition
  QString numbers;        // the formula with its numbers; may be empty
  QString beside;         // 未確認, 対象外, 不採用 of the same group
  bool compared = false;  // `before` says something
  std::vector<WhyRow> rows;
};

// What a figure is asked of; previous and before may be null, together.
struct Ground {
  const Catalog& catalog;
  const Scores& now;
  const CycleData* previous = nullptr;
  const Scores* before = nullptr;
};

Why answer(const Question& question, const Ground& ground);

}  // namespace kijun::ui::dashboard
