#include <algorithm>
#include <map>

#include "exchange/questionnaire/take_back.h"
#include "workspace/evidence_content.h"
#include "workspace/take_back_command.h"

namespace kijun {
namespace {

bool isTaken(const PlannedReturn& row, std::size_t place, const ReturnChoices& choices) {
  if (!row.offers()) return false;
  const auto choice = choices.find(place);
  if (choice != choices.end()) return choice->second == ReturnChoice::Take;
  return row.fate != ReturnFate::Conflict;
}

// The pieces the taken rows bring, by id, and what each hangs on.
using Wanted = std::map<Id, std::vector<LinkTarget>>;

// Content comes first: the command only names it.
std::vector<TakenPiece> piecesOf(Session& session, const std::filesystem::path& file,
                                 const Wanted& wanted) {
  if (wanted.empty()) return {};
  OpenOptions options;
  options.access = Access::ReadOnly;
  const auto returned = Session::open(file, std::move(options));
  std::vector<TakenPiece> pieces;
  std::vector<std::string> contents;
  for (const auto& [id, links] : wanted) {
    auto piece = findEvidence(*returned, id);
    if (!piece) continue;
    contents.push_back(piece->newest().content);
    pieces.push_back({piece->record, piece->newest(), links});
  }
  copyContents(session, *returned, {}, contents);
  return pieces;
}

}  // namespace

std::optional<ChangeNotice> applyTakeBack(Session& session, const TakeBack& plan,
                                          const ReturnChoices& choices) {
  TakenBack taken{plan.department.name, plan.respondent, session.actor().name, {}, {}};
  Wanted wanted;
  for (std::size_t place = 0; place < plan.rows.size(); ++place) {
    const auto& row = plan.rows[place];
    if (!isTaken(row, place, choices)) continue;
    taken.answers.push_back({row.before, row.after, row.comments});
    for (const auto& piece : row.pieces) wanted[piece.id].push_back(linkTo(*row.key));
  }
  if (taken.answers.empty()) return std::nullopt;
  taken.pieces = piecesOf(session, plan.file, wanted);
  return session.run(commands::takeBackAnswers(std::move(taken)));
}

}  // namespace kijun
