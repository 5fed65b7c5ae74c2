// How people write answers into tables: what columns are headed, and the words that stand for
// levels and choices. The import of answers and questionnaires that come back read alike. Any
// thread.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "records/answer.h"

namespace kijun {

struct AnswerHeading {
  std::string_view meaning;  // of answerColumns()
  std::string_view heading;  // folded when compared
};
// Where several columns of a table fit one meaning, the first of these counts: 「項目番号」 says
// more than 「確認項目」.
std::span<const AnswerHeading> answerHeadings();

// What a column may hold: item, level, stipulation, applicability, reason, note, unit.
std::vector<std::string> answerColumns();
// Of a heading or a meaning as written; empty: none.
std::string answerColumnOf(std::string_view written);

// Nothing where the words say no such thing. A level is its number, its label, or both.
std::optional<Stipulation> stipulationFromWords(std::string_view written);
std::optional<Applicability> applicabilityFromWords(std::string_view written);
std::optional<int> levelFromWords(const Scale& scale, std::string_view written);

}  // namespace kijun
