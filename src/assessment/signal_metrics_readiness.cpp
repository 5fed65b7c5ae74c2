// Sources: guideline 3.6, 4.6, 4.8.2, 4.10, 5.1.1.1, 5.1.3.3, 5.1.3.6, 5.4.1, 5.5.1.
#include <algorithm>
#include <initializer_list>

#include "assessment/signal_metrics.h"

namespace kijun::metrics {
namespace {

struct Latest {
  SignalRow row;
  Date day;
};

// The row that decides stands alone among those that fulfil; signals.cpp moves it where it is too
// old.
std::optional<Latest> latestCheck(const Asked& asked, std::string_view kind) {
  std::optional<Latest> latest;
  for (const auto& check : asked.rows("inspection")) {
    if (check.text("kind") != kind) continue;
    const auto day = asked.past(check, "performed_on");
    if (day && (!latest || *day > latest->day)) latest = {{"inspection", check.id()}, *day};
  }
  return latest;
}

Measured aged(const std::optional<Latest>& latest, const Asked& asked, SignalUnit unit) {
  if (!latest) return {};
  const auto days = (asked.input.asOf.days() - latest->day.days()).count();
  return {unit == SignalUnit::Days ? Fraction(days) : monthsBetween(latest->day, asked.input.asOf),
          {{latest->row}, {}}};
}

bool isOneOf(const std::string& value, std::initializer_list<std::string_view> wanted) {
  return std::ranges::find(wanted, value) != wanted.end();
}

// Exercises and drills, not education; those held this fiscal year by the day fulfil if they pass.
template <typename Passes>
Measured exercisesThisYear(const Asked& asked, Passes passes) {
  Tally tally;
  for (const auto& exercise : asked.rows("exercise")) {
    if (!isOneOf(exercise.text("kind"), {"exercise", "drill"})) continue;
    const auto held = asked.past(exercise, "held_on");
    if (!held) continue;
    tally.add(exercise, "exercise", asked.isThisYear(*held) && passes(exercise));
  }
  return std::move(tally).fulfilling();
}

// In thousandths of a person, so that parts of a group stay whole numbers.
constexpr std::int64_t kPerson = 1000;

struct Reach {
  std::int64_t headcount = 0;
  std::int64_t reached = 0;
};

// How many of each department the education reached: its participants are spread over the
// departments it names (all, where it names none) by their size.
void spread(const RecordView& education, std::map<Id, Reach>& departments) {
  auto among = education.ids("departments");
  if (among.empty()) {
    for (const auto& [id, reach] : departments) among.push_back(id);
  }
  std::int64_t size = 0;
  for (const auto& id : among) {
    const auto known = departments.find(id);
    if (known != departments.end()) size += known->second.headcount;
  }
  if (size == 0) return;
  const std::int64_t named = education.number("headcount")
                                 .value_or(static_cast<int>(education.ids("participants").size()));
  const auto people = std::clamp<std::int64_t>(named, 0, size);
  for (const auto& id : among) {
    const auto known = departments.find(id);
    if (known == departments.end()) continue;
    auto& reach = known->second;
    // The same people come to the next course: the best attended counts.
    reach.reached = std::max(reach.reached, people * reach.headcount * kPerson / size);
  }
}

}  // namespace

Measured trainingCoverage(const Asked& asked) {
  std::map<Id, Reach> departments;
  const auto known = asked.rows("department");
  for (const auto& department : known) {
    const auto headcount = department.number("headcount");
    if (headcount && *headcount > 0) departments[department.id()].headcount = *headcount;
  }
  SignalRows rows;
  bool any = false;
  for (const auto& education : asked.rows("exercise")) {
    const auto held = asked.past(education, "held_on");
    if (education.text("kind") != "education" || !held) continue;
    any = true;
    if (!asked.isThisYear(*held)) continue;
    spread(education, departments);
    rows.fulfilling.push_back({"exercise", education.id()});
  }
  if (!any || departments.empty()) return {};
  Reach all;
  for (const auto& department : known) {
    const auto found = departments.find(department.id());
    if (found == departments.end()) continue;
    all.headcount += found->second.headcount;
    all.reached += found->second.reached;
    if (found->second.reached < found->second.headcount * kPerson) {
      rows.failing.push_back({"department", department.id()});
    }
  }
  return {ratio(all.reached * 100, all.headcount * kPerson), std::move(rows)};
}

// Tracked: it left findings, and each has an owner and a due day, or is done.
Measured trackedExercises(const Asked& asked) {
  std::map<Id, bool> tracked;
  for (const auto& finding : asked.rows("exercise_finding")) {
    const bool followed = finding.text("state") == "done" ||
                          (!finding.text("owner").empty() && !finding.text("due").empty());
    const auto at = tracked.try_emplace(finding.text("exercise"), true).first;
    at->second = at->second && followed;
  }
  return exercisesThisYear(asked, [&](const RecordView& exercise) {
    const auto found = tracked.find(exercise.id());
    return found != tracked.end() && found->second;
  });
}

Measured managementExercises(const Asked& asked) {
  return exercisesThisYear(asked,
                           [](const RecordView& exercise) { return exercise.isYes("management"); });
}

Measured verifiedContacts(const Asked& asked) {
  const auto since = monthsAfter(asked.input.asOf, -6);
  Tally tally;
  for (const auto& contact : asked.rows("contact")) {
    const auto verified = asked.past(contact, "verified_on");
    tally.add(contact, "contact", verified && *verified >= since);
  }
  return std::move(tally).share();
}

// An exception that has run out and is still active is one still.
Measured patchExceptions(const Asked& asked) {
  Tally tally;
  for (const auto& exemption : asked.rows("exemption")) {
    if (exemption.text("kind") != "patch") continue;
    tally.add(exemption, "exemption",
              exemption.text("state") != "active" || !exemption.text("compensation").empty());
  }
  return std::move(tally).failing();
}

Measured auditsThisYear(const Asked& asked) {
  Tally tally;
  for (const auto& check : asked.rows("inspection")) {
    if (!isOneOf(check.text("kind"), {"internal_audit", "external_audit", "self_check"})) continue;
    const auto performed = asked.past(check, "performed_on");
    tally.add(check, "inspection", performed && asked.isThisYear(*performed));
  }
  return std::move(tally).fulfilling();
}

Measured restoreTestAge(const Asked& asked) {
  return aged(latestCheck(asked, "restore"), asked, SignalUnit::Months);
}

Measured scanAge(const Asked& asked) {
  return aged(latestCheck(asked, "scan"), asked, SignalUnit::Days);
}

Measured accessReviewAge(const Asked& asked) {
  return aged(latestCheck(asked, "access_review"), asked, SignalUnit::Months);
}

// Dated by the day the diagram speaks of, else by the day its newest file came in.
Measured diagramAge(const Asked& asked) {
  std::optional<Latest> latest;
  for (const auto& evidence : asked.rows("evidence")) {
    const auto attached = asked.input.attached.find(evidence.id());
    if (evidence.text("kind") != "diagram" || attached == asked.input.attached.end()) continue;
    const auto day = Date::parse(evidence.text("effective_on")).value_or(attached->second);
    if (day > asked.input.asOf) continue;
    if (!latest || day > latest->day) latest = {{"evidence", evidence.id()}, day};
  }
  return aged(latest, asked, SignalUnit::Months);
}

}  // namespace kijun::metrics
