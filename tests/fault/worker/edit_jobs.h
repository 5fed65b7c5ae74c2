// Changes of an open workspace.
#pragma once
#include "work.h"

namespace kijun::fault {

void edits(Work& work);
void rollbackEdits(Work& work);      // as on a network file system
void checkpointedEdits(Work& work);  // the write-ahead log is emptied all the time
void bulkAnswers(Work& work);
void undoStorm(Work& work);
void merges(Work& work);  // brings back copies that were worked on
// Says "certain" before it is: what the tests must notice.
void carelessEdits(Work& work);

}  // namespace kijun::fault
