// Who decides on the appointment of the officer responsible for cybersecurity (CISO): the catalog's
// questions and rules, walked answer by answer. Source: guideline 3.4, footnote 8. Advice, not law:
// who decided, when and on what basis is recorded in the register of appointments. Values; any
// thread.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"

namespace kijun {

struct AppointmentRule {
  std::string id;
  Bilingual company;
  Bilingual condition;
  Bilingual decides;
  Bilingual basis;
  Bilingual note;
};

// Leads to a later question or to a rule; the other is empty.
struct AppointmentAnswer {
  std::string id;
  Bilingual label;
  std::string question;
  std::string rule;
  std::vector<std::string> also;          // rules to be observed beside it
  std::vector<std::string> companyTypes;  // of the organisation that suggest this answer
};

struct AppointmentQuestion {
  std::string id;
  Bilingual text;
  Bilingual help;
  std::vector<AppointmentAnswer> answers;
};

class AppointmentGuide {
 public:
  explicit AppointmentGuide(const Catalog& catalog);
  // False for a catalog that has no questions: an edition before they were written.
  bool isThere() const { return !questions_.empty(); }
  const std::vector<AppointmentQuestion>& questions() const { return questions_; }
  const std::vector<AppointmentRule>& rules() const { return rules_; }
  // nullptr for an unknown id.
  const AppointmentQuestion* question(std::string_view id) const;
  const AppointmentRule* rule(std::string_view id) const;

 private:
  std::vector<AppointmentQuestion> questions_;
  std::vector<AppointmentRule> rules_;
};

// One way through the guide, from its first question. The guide must live as long.
class AppointmentWay {
 public:
  explicit AppointmentWay(const AppointmentGuide& guide) : guide_(guide) {}
  struct Step {
    const AppointmentQuestion* question;
    const AppointmentAnswer* answer;
  };
  const std::vector<Step>& steps() const { return steps_; }
  // To be answered next; nullptr when a rule is reached.
  const AppointmentQuestion* next() const;
  // The rule reached, or nullptr.
  const AppointmentRule* outcome() const;
  std::vector<const AppointmentRule*> also() const;
  // False, and nothing changes, where next() has no such answer.
  bool answer(std::string_view id);
  // Forgets the answers from this step on.
  void backTo(std::size_t step);

 private:
  const AppointmentGuide& guide_;
  std::vector<Step> steps_;
};

// The one answer this company type suggests, or nullptr where none or several do.
const AppointmentAnswer* suggested(const AppointmentQuestion& question,
                                   std::string_view companyType);

}  // namespace kijun
