// Sources: guideline 3.2, 3.4, 3.7, 4.5, 4.7, 5.1.5.
#include <algorithm>

#include "assessment/signal_metrics.h"
#include "base/text.h"

namespace kijun::metrics {
namespace {

// A meeting held this much before its planned day is that meeting.
constexpr int kEarlyDays = 31;

// Of the post the signal asks about: linked to one of its items, or named by one of the words.
bool isPost(const Asked& asked, const RecordView& appointment, std::string_view wordsId) {
  for (const auto& item : appointment.ids("items")) {
    if (std::ranges::find(asked.signal.items, item) != asked.signal.items.end()) return true;
  }
  const auto post = appointment.text("post");
  for (const auto language : {Language::Japanese, Language::English}) {
    const auto words = render(msg(wordsId), language);
    for (const auto word : split(words, ',')) {
      if (!trimmed(word).empty() && containsFolded(post, trimmed(word))) return true;
    }
  }
  return false;
}

bool isInForce(const Asked& asked, const RecordView& appointment) {
  const auto from = Date::parse(appointment.text("appointed_on"));
  const auto until = Date::parse(appointment.text("until"));
  return !appointment.text("person").empty() && (!from || *from <= asked.input.asOf) &&
         (!until || *until >= asked.input.asOf);
}

bool isContinuityPlan(const RecordView& document) {
  const auto kind = document.text("kind");
  return kind == "bcp" || kind == "it_bcp" || kind == "contingency" || kind == "recovery";
}

}  // namespace

// A planned day that has passed is met by a meeting after the one that planned it, held from a
// month before that day on. A register of meetings yet to come says nothing about the past.
Measured dialogueOverdue(const Asked& asked) {
  Tally tally;
  const auto dialogues = asked.rows("dialogue");
  for (const auto& dialogue : dialogues) {
    const auto held = asked.past(dialogue, "held_on");
    if (!held) continue;
    const auto next = Date::parse(dialogue.text("next_on"));
    const bool overdue = next && *next < asked.input.asOf &&
                         std::ranges::none_of(dialogues, [&](const RecordView& other) {
                           const auto later = asked.past(other, "held_on");
                           return later && *later > *held && *later >= next->plusDays(-kEarlyDays);
                         });
    tally.add(dialogue, "dialogue", !overdue);
  }
  return std::move(tally).failing();
}

Measured responsibleOfficers(const Asked& asked) {
  Tally tally;
  for (const auto& appointment : asked.rows("appointment")) {
    if (!isPost(asked, appointment, KIJUN_TEXT("signals.post.responsible_officer"))) continue;
    tally.add(appointment, "appointment",
              isInForce(asked, appointment) && asked.past(appointment, "appointed_on") &&
                  !appointment.text("decided_by").empty() && !appointment.text("basis").empty());
  }
  return std::move(tally).fulfilling();
}

// Appointments of others are data: with them an organisation shows that it keeps the register.
Measured incidentManagers(const Asked& asked) {
  const auto appointments = asked.rows("appointment");
  if (appointments.empty()) return {};
  Tally tally;
  for (const auto& appointment : appointments) {
    if (!isPost(asked, appointment, KIJUN_TEXT("signals.post.incident_manager"))) continue;
    tally.add(appointment, "appointment", isInForce(asked, appointment));
  }
  if (tally.isEmpty()) return {Fraction(0), {}};
  return std::move(tally).fulfilling();
}

Measured disclosedTopics(const Asked& asked) {
  Tally tally;
  std::set<std::string> topics;
  for (const auto& disclosure : asked.rows("disclosure")) {
    const bool disclosed = asked.past(disclosure, "disclosed_on").has_value();
    if (disclosed) topics.insert(disclosure.text("topic"));
    tally.add(disclosure, "disclosure", disclosed);
  }
  auto measured = std::move(tally).fulfilling();
  // What is only planned is no disclosure.
  if (topics.empty()) return {{}, std::move(measured.rows)};
  measured.value = Fraction(static_cast<std::int64_t>(topics.size()));
  return measured;
}

Measured agreedRoles(const Asked& asked) {
  Tally tally;
  for (const auto& role : asked.rows("response_role")) {
    tally.add(role, "response_role", asked.past(role, "agreed_on").has_value());
  }
  return std::move(tally).share();
}

Measured reviewedContinuityPlans(const Asked& asked) {
  Tally tally;
  for (const auto& document : asked.rows("document")) {
    if (!isContinuityPlan(document)) continue;
    bool reviewed = false;
    // A review ends in an approval, or in a version that comes into force.
    for (const auto* field : {"approved_on", "effective_on"}) {
      const auto day = asked.past(document, field);
      reviewed |= day && asked.isThisYear(*day);
    }
    tally.add(document, "document", reviewed && document.isYes("covers_incidents"));
  }
  return std::move(tally).fulfilling();
}

Measured supplyChainContinuityPlans(const Asked& asked) {
  Tally tally;
  for (const auto& document : asked.rows("document")) {
    if (!isContinuityPlan(document)) continue;
    tally.add(document, "document", document.isYes("covers_supply_chain"));
  }
  return std::move(tally).fulfilling();
}

}  // namespace kijun::metrics
