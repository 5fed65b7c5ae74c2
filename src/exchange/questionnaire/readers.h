// How a questionnaire that came back is read, by what it is.
#pragma once
#include <filesystem>
#include <string_view>

#include "exchange/questionnaire/returned.h"

namespace kijun {

// A spreadsheet or CSV, whose bytes these are. file is only named. Throws as readReturned().
ReturnedQuestionnaire readReturnedTable(std::string_view bytes, const std::filesystem::path& file);

// A small workspace. Throws as readReturned().
ReturnedQuestionnaire readReturnedWorkspace(const std::filesystem::path& file);

}  // namespace kijun
