// The columns of a questionnaire's sheet of answers, for those who write and read it.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/message.h"

namespace kijun {

enum class FormColumn {
  Item,
  Unit,
  Section,
  Question,
  State,
  Comments,
  Intent,
  Levels,
  Last,
  Level,
  Stipulation,
  Applicability,
  Reason,
  Note,
  Evidence,
  Message,
  Key,   // hidden: ITEM|UNIT|NAME as handed out, ids and the unit's name; UNIT is empty for 全体
  Base,  // hidden: encodedBase()
};

struct FormColumnKind {
  FormColumn column;
  std::string_view textId;  // its heading; of a hidden one the heading itself
  double width;             // in digits, as spreadsheets measure
  bool toFillIn = false;
  bool hidden = false;
};
// In the order they are written.
std::span<const FormColumnKind> formColumns();

std::string formHeading(const FormColumnKind& kind, Language language);
// Of a heading as written, in either language; nothing: none of the form's own.
std::optional<FormColumn> formColumnOf(std::string_view heading);

// The sheet that says whose the questionnaire is: a name and a value a row, this name first.
inline constexpr std::string_view kOriginSheet = "_kijun";
inline constexpr std::string_view kOriginFormat = "kijun-questionnaire";
inline constexpr int kOriginVersion = 1;
inline constexpr std::string_view kOriginCycle = "cycle";
inline constexpr std::string_view kOriginDepartment = "department";
inline constexpr std::string_view kOriginDepartmentName = "department_name";
inline constexpr std::string_view kOriginDue = "due";

}  // namespace kijun
