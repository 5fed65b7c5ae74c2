// What a returned questionnaire brings, as one change in the respondent's name
// (exchange/questionnaire/take_back.h decides what that is).
#pragma once
#include <string>
#include <vector>

#include "workspace/command.h"
#include "workspace/evidence.h"

namespace kijun {

struct TakenAnswer {
  Answer seen;                    // as it stood when it was decided; blank where there was none
  Answer after;                   // with its key and state
  std::vector<Comment> comments;  // new ones; without id or time where they have none yet
};

struct TakenPiece {
  Evidence record;
  EvidenceRevision revision;  // its content is stored already
  std::vector<LinkTarget> links;
};

struct TakenBack {
  std::string department;  // name
  Actor respondent;
  std::string collector;  // name of who takes it back
  std::vector<TakenAnswer> answers;
  std::vector<TakenPiece> pieces;
};

namespace commands {

// Throws Error where an answer stands otherwise than it was seen, naming it. Assignment, flag and
// due day stay as they are. Comments and pieces that are there already are passed over.
Command takeBackAnswers(TakenBack taken);

}  // namespace commands
}  // namespace kijun
