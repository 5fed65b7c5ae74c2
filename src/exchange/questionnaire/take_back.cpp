#include "exchange/questionnaire/take_back.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "assessment/collection.h"
#include "assessment/questionnaire.h"
#include "base/error.h"
#include "base/text.h"
#include "exchange/questionnaire/return_origin.h"
#include "exchange/questionnaire/return_words.h"
#include "records/comment_thread.h"
#include "workspace/evidence.h"

namespace kijun {
namespace {

constexpr std::array<std::pair<ReturnFate, std::string_view>, 7> kFates{
    {{ReturnFate::New, "new"},
     {ReturnFate::Changed, "changed"},
     {ReturnFate::Conflict, "conflict"},
     {ReturnFate::Unchanged, "unchanged"},
     {ReturnFate::Unknown, "unknown"},
     {ReturnFate::Foreign, "foreign"},
     {ReturnFate::Unfit, "unfit"}}};

std::string key(std::string_view written) {
  return folded(trimmed(written));
}

Value valueOf(const std::optional<int>& level) {
  return level ? Value(std::int64_t{*level}) : Value();
}
Value valueOf(const std::optional<Stipulation>& value) {
  return value ? Value(std::string(idOf(*value))) : Value();
}
Value valueOf(Applicability value) {
  return std::string(idOf(value));
}
Value valueOf(const std::string& text) {
  return text.empty() ? Value() : Value(text);
}
Value valueOf(bool value) {
  return std::int64_t{value};
}
Value valueOf(const std::map<std::string, Tick>& ticks) {
  std::string told;
  for (const auto& [checkpoint, tick] : ticks) {
    told += (told.empty() ? "" : ", ") + checkpoint + ": " + std::string(idOf(tick));
  }
  return valueOf(told);
}

// Which answers a questionnaire may speak of, and where its rows belong.
class Places {
 public:
  Places(const Snapshot& snapshot, const Id& department)
      : snapshot_(snapshot), department_(department) {
    for (const auto& due : dueAnswers(snapshot, snapshot.asOf)) {
      if (due.department == department) own_[due.key.item].push_back(due.key);
    }
  }

  const Item* item(const std::string& written) const {
    const auto& catalog = *snapshot_.current.catalog;
    const auto wanted = key(written);
    const auto first = wanted.substr(0, wanted.find_first_of(" \t\n"));
    for (const auto& candidate : {wanted, first}) {
      if (const auto* item = catalog.item(candidate)) return item;
    }
    return nullptr;
  }

  // By its name. A sheet without a column of units speaks of the unit that the department answers
  // for, where that is one.
  const Unit* unit(const Item& item, const std::string& written) const {
    const auto& cycle = snapshot_.current;
    if (written.empty()) {
      const auto own = own_.find(item.id);
      const bool one = own != own_.end() && own->second.size() == 1;
      return one ? cycle.unit(own->second.front().unit) : &cycle.whole();
    }
    for (const auto& unit : cycle.units) {
      if (unit.id == written || key(unit.name) == key(written)) return &unit;
    }
    return nullptr;
  }

  bool isOwn(const AnswerKey& place) const {
    return departmentOf(snapshot_, ownerOf(snapshot_.current, place)) == department_;
  }

  // Items of the department that none of these is.
  std::vector<std::string> missing(const std::set<AnswerKey>& seen) const {
    std::vector<std::string> items;
    for (const auto& item : snapshot_.current.catalog->items()) {
      const auto own = own_.find(item.id);
      if (own == own_.end()) continue;
      const auto isMissing = [&](const AnswerKey& place) { return !seen.contains(place); };
      if (std::ranges::any_of(own->second, isMissing)) items.push_back(item.id);
    }
    return items;
  }

 private:
  const Snapshot& snapshot_;
  Id department_;
  std::map<std::string, std::vector<AnswerKey>> own_;
};

// The evidence that hangs on answers.
struct KnownPieces {
  std::set<std::tuple<AnswerKey, Id, Id>> revisions;   // answer, piece, revision
  std::set<std::pair<AnswerKey, std::string>> titles;  // folded
};

KnownPieces piecesOf(const Session& session) {
  KnownPieces known;
  for (const auto& piece : allEvidence(session)) {
    for (const auto& link : piece.links) {
      const auto answer = answerOf(link);
      if (!answer) continue;
      for (const auto& revision : piece.revisions) {
        known.revisions.emplace(*answer, piece.record.id, revision.id);
      }
      known.titles.emplace(*answer, key(piece.record.title));
    }
  }
  return known;
}

class Planner {
 public:
  Planner(const Snapshot& snapshot, const TakeBack& plan, KnownPieces known)
      : snapshot_(snapshot),
        plan_(plan),
        places_(snapshot, plan.department.id),
        known_(std::move(known)) {}

  PlannedReturn plan(const ReturnedAnswer& row) {
    PlannedReturn planned;
    planned.line = row.line;
    planned.item = row.item;
    planned.unit = row.unit;
    const auto* item = places_.item(row.item);
    if (!item) return refused(std::move(planned), ReturnFate::Unknown, unknownItem(row));
    planned.item = item->id;
    const auto* unit = places_.unit(*item, row.unit);
    if (!unit) {
      return refused(std::move(planned), ReturnFate::Unknown,
                     msg("exchange.answers.no_unit", row.unit));
    }
    planned.unit = unit->whole ? std::string() : unit->name;
    planned.key = AnswerKey{plan_.cycle.id, unit->id, item->id};
    fill(row, *item, planned);
    return planned;
  }

  std::vector<std::string> missing() const { return places_.missing(seen_); }

 private:
  static Message unknownItem(const ReturnedAnswer& row) {
    return trimmed(row.item).empty() ? msg("exchange.answers.no_item")
                                     : msg("workspace.item.unknown", row.item);
  }

  static PlannedReturn refused(PlannedReturn planned, ReturnFate fate, Message why) {
    planned.fate = fate;
    planned.problems.push_back(std::move(why));
    return planned;
  }

  void fill(const ReturnedAnswer& row, const Item& item, PlannedReturn& planned) {
    const auto place = *planned.key;  // outlives what is moved below
    if (const auto* stands = snapshot_.current.answer(place.item, place.unit)) {
      planned.before = *stands;
    }
    planned.before.key = place;
    planned.after = planned.before;
    planned.after.comments.clear();
    if (!places_.isOwn(place)) {
      planned = refused(std::move(planned), ReturnFate::Foreign,
                        foreign(ownerOf(snapshot_.current, place), item));
      return;
    }
    auto said = saidIn(row, snapshot_.current.catalog->scale());
    take(said.level, &Answer::level, "level", row, &AnswerFields::level, planned);
    take(said.stipulation, &Answer::stipulation, "stipulation", row, &AnswerFields::stipulation,
         planned);
    take(said.applicability, &Answer::applicability, "applicability", row,
         &AnswerFields::applicability, planned);
    take(said.reason, &Answer::reason, "reason", row, &AnswerFields::reason, planned);
    take(said.note, &Answer::note, "note", row, &AnswerFields::note, planned);
    take(said.noEvent, &Answer::noEvent, "no_event", row, &AnswerFields::noEvent, planned);
    take(said.ticks, &Answer::ticks, "ticks", row, &AnswerFields::ticks, planned);
    take(said.references, &Answer::references, "references", row, &AnswerFields::references,
         planned);
    planned.problems = std::move(said.problems);
    checkScope(item, planned);
    takeComments(row, planned);
    for (const auto& piece : row.pieces) {
      if (!known_.revisions.contains({place, piece.id, piece.revision}))
        planned.pieces.push_back(piece);
    }
    moveState(row, planned);
    planned.fate = fateOf(planned);
    checkTwice(planned);
  }

  Message foreign(const AnswerOwner& owner, const Item& item) const {
    const auto* other = snapshot_.department(departmentOf(snapshot_, owner));
    return other ? msg("questionnaire.foreign", item.id, plan_.department.name, other->name)
                 : msg("questionnaire.unassigned", item.id, plan_.department.name);
  }

  Value told(const std::vector<DocumentReference>& references) const {
    std::string words;
    for (const auto& reference : references) {
      const auto* document = snapshot_.document(reference.document);
      words += (words.empty() ? "" : " / ") + (document ? document->title : reference.document);
      if (!reference.clause.empty()) words += ' ' + reference.clause;
    }
    return words.empty() ? Value() : Value(words);
  }
  template <typename T>
  Value told(const T& value) const {
    return valueOf(value);
  }

  // Three ways: as handed out, as it stands here, as it came back.
  template <typename T>
  void take(const std::optional<T>& said, T Answer::*member, const char* field,
            const ReturnedAnswer& row, T AnswerFields::*inBase, PlannedReturn& planned) {
    const auto& mine = planned.before.*member;
    if (!said || *said == mine) return;
    ReturnedField change{field, {}, told(mine), told(*said), false};
    if (row.base) {
      const auto& base = row.base->fields.*inBase;
      change.base = told(base);
      change.conflict = mine != base;
    } else {
      change.conflict = mine != T{};
    }
    planned.after.*member = *said;
    planned.fields.push_back(std::move(change));
  }

  void checkScope(const Item& item, PlannedReturn& planned) const {
    const auto& after = planned.after;
    if (after.applicability == Applicability::Applicable || planned.fields.empty()) return;
    if (trimmed(after.reason).empty()) {
      planned.problems.push_back(msg("record.missing", "@record.answer.reason"));
    }
    if (after.applicability != Applicability::NotAdopted) return;
    const auto* rule = snapshot_.current.catalog->declineRule(item);
    if (!rule) {
      planned.problems.push_back(msg("workspace.answer.not_declinable", item.id));
    } else if (!rule->requires_.empty()) {
      planned.problems.push_back(msg("workspace.answer.needs_acceptance", item.id));
    }
  }

  void takeComments(const ReturnedAnswer& row, PlannedReturn& planned) const {
    const auto& there = planned.before.comments;
    if (row.answer) {
      for (const auto& comment : row.answer->comments) {
        const bool known = std::ranges::find(there, comment.id, &Comment::id) != there.end();
        if (!known) planned.comments.push_back(comment);
      }
      return;
    }
    remark(row.message, planned);
    if (const auto names = newNames(row.evidence, *planned.key); !names.empty()) {
      // Always in one language: by its words the same remark is known when it comes back again.
      remark(render(msg("questionnaire.remark.evidence", names), Language::Japanese), planned);
    }
  }

  // Without those of evidence that hangs there already: the questionnaire lists it.
  std::string newNames(const std::string& written, const AnswerKey& place) const {
    std::string names;
    for (const auto line : split(written, '\n')) {
      if (trimmed(line).empty() || known_.titles.contains({place, key(line)})) continue;
      names += (names.empty() ? "" : "\n") + std::string(trimmed(line));
    }
    return names;
  }

  // In the thread in which it was returned, where there is one.
  void remark(const std::string& written, PlannedReturn& planned) const {
    const auto text = std::string(trimmed(written));
    if (text.empty()) return;
    const auto& there = planned.before.comments;
    const bool known = std::ranges::any_of(there, [&](const Comment& comment) {
      return trimmed(comment.text) == text && comment.authorName == plan_.respondent.name;
    });
    if (known) return;
    Comment comment{{}, plan_.respondent.person, plan_.respondent.name, {}, text, false};
    if (planned.before.state == AnswerState::Returned) {
      for (const auto& thread : threadsOf(there)) {
        if (!thread.isDone()) comment.parent = thread.first.id;
      }
    }
    planned.comments.push_back(std::move(comment));
  }

  // Coming back is submitting: what is complete is 提出済, what is begun 回答中. What was confirmed
  // or returned and is as it was stays so; from a workspace, what was not submitted there is not.
  static void moveState(const ReturnedAnswer& row, PlannedReturn& planned) {
    auto& after = planned.after;
    const auto before = planned.before.state;
    const bool touched = !planned.fields.empty() || !planned.comments.empty();
    const bool settled = before == AnswerState::Confirmed || before == AnswerState::Returned;
    if (!touched && (settled || before == AnswerState::Submitted)) return;
    auto asSubmitted = after;
    asSubmitted.confirmation = Confirmation::Confirmed;
    const bool complete =
        isComplete(asSubmitted) && (!row.answer || row.answer->state == AnswerState::Submitted);
    if (complete) {
      after.confirmation = Confirmation::Confirmed;
      after.state = AnswerState::Submitted;
    } else if (!planned.fields.empty() && before != AnswerState::Returned) {
      after.confirmation = Confirmation::Confirmed;
      after.state = AnswerState::InProgress;
    }
    planned.submits = after.state == AnswerState::Submitted && before != AnswerState::Submitted;
  }

  static ReturnFate fateOf(const PlannedReturn& planned) {
    if (!planned.problems.empty()) return ReturnFate::Unfit;
    if (std::ranges::any_of(planned.fields, &ReturnedField::conflict)) return ReturnFate::Conflict;
    if (planned.fields.empty()) return ReturnFate::Unchanged;
    return isBlank(planned.before) ? ReturnFate::New : ReturnFate::Changed;
  }

  void checkTwice(PlannedReturn& planned) {
    const auto first = lines_.emplace(*planned.key, planned.line);
    seen_.insert(*planned.key);
    if (first.second) return;
    planned.fate = ReturnFate::Unfit;
    planned.problems.push_back(msg("exchange.import.twice", planned.item, first.first->second));
  }

  const Snapshot& snapshot_;
  const TakeBack& plan_;
  Places places_;
  KnownPieces known_;
  std::set<AnswerKey> seen_;
  std::map<AnswerKey, std::size_t> lines_;
};

}  // namespace

std::string_view idOf(ReturnFate fate) {
  for (const auto& [value, id] : kFates) {
    if (value == fate) return id;
  }
  return {};
}

bool PlannedReturn::offers() const {
  if (fate == ReturnFate::Unknown || fate == ReturnFate::Foreign || fate == ReturnFate::Unfit) {
    return false;
  }
  return !fields.empty() || !comments.empty() || !pieces.empty() || submits ||
         before.confirmation != after.confirmation || before.state != after.state;
}

std::size_t TakeBack::count(ReturnFate fate) const {
  return static_cast<std::size_t>(std::ranges::count(rows, fate, &PlannedReturn::fate));
}

bool TakeBack::changesAnything() const {
  return std::ranges::any_of(rows, &PlannedReturn::offers);
}

TakeBack planTakeBack(const Session& session, const ReturnedQuestionnaire& returned,
                      const TakeBackWish& wish) {
  const auto snapshot = session.snapshot();
  TakeBack plan;
  plan.file = returned.file;
  plan.source = returned.source;
  plan.cycle = snapshot.current.cycle;
  plan.headEntry = snapshot.headEntry;
  plan.isWorkspace = returned.isWorkspace;
  plan.leftOut = returned.leftOut;
  requireSameCycle(session, plan.cycle, returned.cycle, returned.file);
  plan.department = departmentOfReturn(snapshot, returned, wish);
  plan.respondent = respondentOfReturn(snapshot, plan.department, returned, wish);
  Planner planner(snapshot, plan, piecesOf(session));
  for (const auto& row : returned.rows) plan.rows.push_back(planner.plan(row));
  plan.missing = planner.missing();
  return plan;
}

}  // namespace kijun
