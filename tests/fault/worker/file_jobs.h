// Files made as a whole.
#pragma once
#include "work.h"

namespace kijun::fault {

void create(Work& work);
void sample(Work& work);
void migrate(Work& work);

}  // namespace kijun::fault
