#include "exchange/icalendar/due_dates.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "assessment/collection.h"
#include "records/record_view.h"

namespace kijun {
namespace {

using Open = bool (*)(const RecordView&);

bool always(const RecordView&) {
  return true;
}
bool isOpenPlan(const RecordView& plan) {
  return plan.text("state") != "done" && plan.text("state") != "cancelled";
}
bool isOpenRisk(const RecordView& risk) {
  return risk.text("state") == "open";
}
bool isAccepted(const RecordView& risk) {
  return isOpenRisk(risk) && risk.text("treatment") == "retain";
}
bool isNotDone(const RecordView& finding) {
  return finding.text("state") != "done";
}
bool isInForce(const RecordView& exemption) {
  return exemption.text("state") != "ended";
}
bool isUndisclosed(const RecordView& disclosure) {
  return disclosure.text("disclosed_on").empty();
}
bool isUnreached(const RecordView& milestone) {
  return milestone.text("done_on").empty();
}

// A day field that somebody has to keep to.
struct Source {
  std::string_view record;
  std::string_view day;
  std::string_view title;
  std::string_view textId;  // of the summary: %1 is the title
  Open isOpen;
  std::string_view department = {};  // field, empty: the record belongs to none
  std::string_view person = {};      // field
};
constexpr Source kSources[] = {
    {"plan", "due", "title", KIJUN_TEXT("calendar.plan"), isOpenPlan, "department", "responsible"},
    {"plan_milestone", "due", "title", KIJUN_TEXT("calendar.milestone"), isUnreached},
    {"risk", "review_due", "title", KIJUN_TEXT("calendar.risk_review"), isOpenRisk, "owner",
     "responsible"},
    {"risk", "acceptance_until", "title", KIJUN_TEXT("calendar.acceptance"), isAccepted, "owner",
     "responsible"},
    {"document", "review_due", "title", KIJUN_TEXT("calendar.document_review"), always, "owner"},
    {"supplier", "review_due", "name", KIJUN_TEXT("calendar.supplier_review"), always, "owner"},
    {"supplier", "contract_until", "name", KIJUN_TEXT("calendar.contract"), always, "owner"},
    {"exemption", "expires_on", "title", KIJUN_TEXT("calendar.exemption"), isInForce},
    {"exercise_finding", "due", "title", KIJUN_TEXT("calendar.finding"), isNotDone, "owner"},
    {"inspection", "next_on", "title", KIJUN_TEXT("calendar.inspection"), always},
    {"disclosure", "due", "title", KIJUN_TEXT("calendar.disclosure"), isUndisclosed},
};

// Whose a record is: a milestone is its plan's.
struct Holder {
  Id department;
  Id person;
  std::string of;  // the plan's title
};

class Collector {
 public:
  Collector(const Snapshot& snapshot, const RegisterRows& registers, Language language,
            const Id& department)
      : snapshot_(snapshot), language_(language), department_(department) {
    for (const auto& plan : viewsOf(registers, "plan")) plans_.emplace(plan.id(), plan);
  }

  void collect(const Source& source, const RecordView& record) {
    const auto day = Date::parse(record.text(source.day));
    if (!day || !source.isOpen(record)) return;
    const auto holder = holderOf(source, record);
    if (!holder || (!department_.empty() && holder->department != department_)) return;
    CalendarEntry entry;
    entry.uid =
        std::string(source.record) + '.' + std::string(source.day) + '.' + record.id() + "@kijun";
    entry.day = *day;
    const auto title = record.text(source.title);
    entry.summary = said(msg(source.textId, title));
    entry.description = description(*holder);
    entry.category = said(msg(findDescription(source.record)->textId));
    entry.begun = source.record == "plan" && record.text("state") == "in_progress";
    entries.push_back(std::move(entry));
  }

  void collectCycle() {
    const auto& cycle = snapshot_.current.cycle;
    const auto day = Date::parse(cycle.due);
    if (!day || cycle.state != "open") return;
    entries.push_back({"cycle.due." + cycle.id + "@kijun",
                       *day,
                       said(msg("calendar.cycle", cycle.name)),
                       {},
                       said(msg("record.cycle")),
                       true});
  }

  // One entry a department and day, however many items it has to answer by then. Items without a
  // day of their own are due with the cycle.
  void collectAnswers() {
    const auto& cycle = snapshot_.current.cycle;
    if (cycle.state != "open") return;
    struct Due {
      int items = 0;
      bool begun = false;
    };
    std::map<std::pair<Id, std::string>, Due> dues;
    for (const auto& answer : dueAnswers(snapshot_, snapshot_.asOf)) {
      const bool given =
          answer.state == AnswerState::Submitted || answer.state == AnswerState::Confirmed;
      if (answer.due.empty() || given) continue;
      if (!department_.empty() && answer.department != department_) continue;
      auto& due = dues[{answer.department, answer.due}];
      ++due.items;
      due.begun = due.begun || answer.state != AnswerState::NotStarted;
    }
    for (const auto& [key, due] : dues) {
      const auto day = Date::parse(key.second);
      if (!day) continue;
      const auto* of = snapshot_.department(key.first);
      const auto whose = of ? of->name : said(msg("calendar.answers.nobody"));
      entries.push_back({"answers.due." + cycle.id + '.' +
                             (key.first.empty() ? "nobody" : key.first) + '.' + key.second +
                             "@kijun",
                         *day,
                         said(msg("calendar.answers", whose, due.items, cycle.name)),
                         {},
                         said(msg("record.answer")),
                         due.begun});
    }
  }

  std::vector<CalendarEntry> entries;

 private:
  std::string said(const Message& message) const { return render(message, language_); }

  // Nothing for a milestone of a plan that is closed or gone.
  std::optional<Holder> holderOf(const Source& source, const RecordView& record) const {
    if (source.record == "plan_milestone") {
      const auto plan = plans_.find(record.text("plan"));
      if (plan == plans_.end() || !isOpenPlan(plan->second)) return std::nullopt;
      return Holder{plan->second.text("department"), plan->second.text("responsible"),
                    plan->second.text("title")};
    }
    Holder holder;
    if (!source.department.empty()) holder.department = record.text(source.department);
    if (!source.person.empty()) holder.person = record.text(source.person);
    return holder;
  }

  std::string description(const Holder& holder) const {
    std::string lines;
    const auto add = [&](std::string_view textId, const std::string& value) {
      if (value.empty()) return;
      lines += (lines.empty() ? "" : "\n") + said(msg(textId, value));
    };
    add(KIJUN_TEXT("calendar.of_plan"), holder.of);
    if (const auto* department = snapshot_.department(holder.department)) {
      add(KIJUN_TEXT("calendar.department"), department->name);
    }
    if (const auto* person = snapshot_.person(holder.person)) {
      add(KIJUN_TEXT("calendar.responsible"), person->name);
    }
    return lines;
  }

  const Snapshot& snapshot_;
  const Language language_;
  const Id department_;
  std::map<Id, RecordView> plans_;
};

}  // namespace

std::vector<const RecordDescription*> dueDateSources() {
  std::vector<const RecordDescription*> sources;
  for (const auto& source : kSources) {
    const auto* description = findDescription(source.record);
    if (std::ranges::find(sources, description) == sources.end()) sources.push_back(description);
  }
  return sources;
}

Calendar dueCalendar(const Snapshot& snapshot, const RegisterRows& registers, Language language,
                     const Id& department, CalendarForm form) {
  Collector collector(snapshot, registers, language, department);
  collector.collectCycle();
  collector.collectAnswers();
  for (const auto& source : kSources) {
    for (const auto& record : viewsOf(registers, source.record)) collector.collect(source, record);
  }
  std::ranges::stable_sort(collector.entries, {}, &CalendarEntry::day);
  const auto* of = snapshot.department(department);
  const auto& whose = of ? of->name : snapshot.organisation.name;
  return {render(msg("calendar.name", whose), language), snapshot.asOf, form,
          std::move(collector.entries)};
}

}  // namespace kijun
