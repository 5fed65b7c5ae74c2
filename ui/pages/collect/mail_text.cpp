#include "ui/pages/collect/mail_text.h"

#include <algorithm>

namespace kijun::ui::collect {
namespace {

std::string_view howTo(HandOutFormat format) {
  switch (format) {
    case HandOutFormat::Kijun:
      return KIJUN_TEXT("collect.mail.how.kijun");
    case HandOutFormat::Html:
    case HandOutFormat::Pdf:
      return KIJUN_TEXT("collect.mail.how.paper");
    case HandOutFormat::Xlsx:
      break;
  }
  return KIJUN_TEXT("collect.mail.how.xlsx");
}

// The last day on which something that is owed was asked for: by then all of it should be there.
std::string lastDue(const CollectValues& values, const Id& department) {
  std::string last;
  for (const auto& answer : values.answers) {
    if (answer.department != department || !isOwed(answer.state)) continue;
    last = std::max(last, values.dueOf(answer));
  }
  return last;
}

class Writing {
 public:
  Writing(const CollectValues& values, const DepartmentStanding& standing, Language language)
      : values_(values), standing_(standing), language_(language) {}

  std::string said(const Message& message) const { return render(message, language_); }

  std::string due() const {
    const auto from = Date::parse(values_.nextDueOf(standing_));
    const auto to = Date::parse(lastDue(values_, standing_.department));
    if (!to) return said(msg("collect.mail.due.none"));
    if (!from || *from == *to) return said(msg("collect.mail.due", to->shown(language_)));
    return said(msg("collect.mail.due.range", from->shown(language_), to->shown(language_)));
  }

  std::string respondents() const {
    std::string names;
    for (const auto& id : standing_.respondents) {
      const auto name = values_.personName(id);
      if (name.empty()) continue;
      if (!names.empty()) names += said(msg("collect.comma"));
      names += name;
    }
    return names.empty() ? said(msg("collect.mail.respondents.none")) : names;
  }

  std::string count() const {
    const int returned = standing_.of(AnswerState::Returned);
    return returned > 0 ? said(msg("collect.mail.count.returned", standing_.items, standing_.owed(),
                                   returned))
                        : said(msg("collect.mail.count", standing_.items, standing_.owed()));
  }

 private:
  const CollectValues& values_;
  const DepartmentStanding& standing_;
  const Language language_;
};

}  // namespace

std::string_view idOf(HandOutFormat format) {
  switch (format) {
    case HandOutFormat::Html:
      return "html";
    case HandOutFormat::Pdf:
      return "pdf";
    case HandOutFormat::Kijun:
      return "kijun";
    case HandOutFormat::Xlsx:
      break;
  }
  return "xlsx";
}

MailText mailText(const CollectValues& values, const DepartmentStanding& standing, MailKind kind,
                  HandOutFormat format, const std::string& fileName, Language language) {
  const Writing writing(values, standing, language);
  const auto department = values.departmentName(standing.department);
  const auto& organisation = values.snapshot.organisation.name;
  const auto& cycle = values.snapshot.current.cycle.name;
  const auto attached =
      fileName.empty() ? writing.said(msg("collect.mail.attached.none")) : fileName;
  const auto how = writing.said(Message{std::string(howTo(format)), {}});
  if (kind == MailKind::Reminder) {
    return {writing.said(msg("collect.mail.reminder.subject", organisation, cycle, department)),
            writing.said(msg("collect.mail.reminder.body", department, organisation, cycle,
                             writing.count(), writing.due(), writing.respondents(), how))};
  }
  return {writing.said(msg("collect.mail.request.subject", organisation, cycle, department)),
          writing.said(msg("collect.mail.request.body", department, organisation, cycle,
                           writing.count(), writing.due(), writing.respondents(), attached, how))};
}

}  // namespace kijun::ui::collect
