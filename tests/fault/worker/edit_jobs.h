// Changes of an open workspace.
#pragma once
#include "work.h"

namespace kijun::fault {

void edits(Work& work);
void rollbackEdits(Work& work);      // as on a network file system
void checkpointedEdits(Work& work);  // the write-ahead log is emptied all the time
void bulkAnswers(Work& work);
void undoStorm(Work& work);
void merges(Work& work);        // brings back copies that were worked on
void addsEvidence(Work& work);  // files of up to three rows, and their text
void backsUp(Work& work);       // after each few changes; says "made NAME"
// The user's settings for backups, in ".state" beside the workspace; says "made KEEP".
void setsUserSettings(Work& work);
// Says "certain" before it is: what the tests must notice.
void carelessEdits(Work& work);

}  // namespace kijun::fault
