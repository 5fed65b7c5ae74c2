// Files made as a whole, from what stands as "元" in the folder ".state" beside them.
#pragma once
#include "work.h"

namespace kijun::fault {

void create(Work& work);
void sample(Work& work);
void migrate(Work& work);
void seal(Work& work);    // a package of a workspace
void unseal(Work& work);  // a workspace from a package
void report(Work& work);

}  // namespace kijun::fault
