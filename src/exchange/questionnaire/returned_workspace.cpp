#include <algorithm>
#include <map>

#include "base/error.h"
#include "exchange/questionnaire/readers.h"
#include "workspace/evidence.h"
#include "workspace/history.h"
#include "workspace/questionnaire_part.h"

namespace kijun {
namespace {

// The pieces on each of these answers.
std::map<AnswerKey, std::vector<ReturnedPiece>> piecesByAnswer(const Session& session) {
  std::map<AnswerKey, std::vector<ReturnedPiece>> pieces;
  for (const auto& piece : allEvidence(session)) {
    for (const auto& link : piece.links) {
      if (const auto answer = answerOf(link))
        pieces[*answer].push_back({piece.record.id, piece.newest().id, piece.record.title});
    }
  }
  return pieces;
}

// Who is known to have answered last.
std::string lastAuthor(const Session& session) {
  const auto head = session.head();
  return head.kind == EntryKind::Baseline ? std::string() : head.actor.name;
}

}  // namespace

ReturnedQuestionnaire readReturnedWorkspace(const std::filesystem::path& file) {
  OpenOptions options;
  options.access = Access::ReadOnly;
  const auto session = Session::open(file, std::move(options));
  const auto mark = questionnaireMark(*session);
  if (!mark) {
    throw Error(Fault::Input, msg("questionnaire.no_part", file.filename().string()),
                msg("questionnaire.no_part.todo"));
  }
  const auto snapshot = session->snapshot();
  ReturnedQuestionnaire returned;
  returned.file = file;
  returned.source = "Kijun";
  returned.isWorkspace = true;
  returned.cycle = snapshot.current.cycle.id;
  returned.department = mark->department;
  if (const auto* department = snapshot.department(mark->department)) {
    returned.departmentName = department->name;
  }
  const auto* respondent = snapshot.person(mark->respondent);
  returned.respondent = respondent ? respondent->name : lastAuthor(*session);
  const auto pieces = piecesByAnswer(*session);
  for (const auto& [key, base] : mark->bases) {
    ReturnedAnswer row;
    row.item = key.item;
    row.unit = key.unit;
    row.base = decodedBase(base);
    const auto* answer = snapshot.current.answer(key.item, key.unit);
    row.answer = answer ? *answer : Answer{};
    row.answer->key = key;
    if (const auto on = pieces.find(key); on != pieces.end()) row.pieces = on->second;
    returned.rows.push_back(std::move(row));
  }
  // As the catalog has them; units stay in the order of their answers.
  std::ranges::stable_sort(returned.rows, {}, [&](const ReturnedAnswer& row) {
    return snapshot.current.catalog->indexOf(row.item);
  });
  return returned;
}

}  // namespace kijun
