// The targets of many items as one command.
#pragma once
#include "workspace/commands.h"

namespace kijun::commands {

// One entry, which names the profile the targets come from, if any. A target that is the scale's
// default is stored as none; items whose target stays what it is are left alone.
Command setTargets(Id cycle, std::map<std::string, std::optional<int>> targets,
                   const std::string& profile = {});

}  // namespace kijun::commands
