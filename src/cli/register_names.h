// How the command line names registers.
#pragma once
#include <string>

#include "records/registers.h"

namespace kijun::cli {

// "answers": the answers are no register, but come in like one.
bool isAnswers(const std::string& name);
// By id ("asset"), its plural, or its name in either language. Throws Error (Usage) with the known
// ones.
const RecordDescription& requireRegister(const std::string& name);

}  // namespace kijun::cli
