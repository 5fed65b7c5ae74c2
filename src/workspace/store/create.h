// A new workspace file.
#pragma once
#include <filesystem>

#include "workspace/session.h"

namespace kijun {

// Made whole beside its place and moved there; never replaces a file. Throws Error.
void createWorkspace(const std::filesystem::path& file, const NewWorkspace& workspace,
                     const Environment& environment, const std::string& actorName);

}  // namespace kijun
