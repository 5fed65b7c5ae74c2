#include "ui/pages/collect/hand_out_job.h"

#include "base/atomic_file.h"
#include "base/log.h"
#include "exchange/icalendar/due_dates.h"
#include "exchange/questionnaire/form_xlsx.h"
#include "exchange/questionnaire/hand_out.h"
#include "report/questionnaire.h"
#include "ui/shell/text.h"

namespace kijun::ui::collect {
namespace {

class HandingOut {
 public:
  HandingOut(const Session& session, const HandOutWish& wish, const JobRun& handle)
      : session_(session), wish_(wish), handle_(handle) {}

  std::vector<HandedOut> all() {
    handle_.progress(0);
    if (!wish_.parts.empty() && !wish_.parts.front().calendar.empty()) {
      snapshot_ = session_.snapshot();
      registers_ = session_.registers(dueDateSources());
    }
    std::vector<HandedOut> written;
    for (const auto& part : wish_.parts) {
      HandedOut out{part.department, part.file, part.calendar, 0, {}};
      try {
        write(part, out, written.size());
      } catch (const Cancelled&) {
        throw;
      } catch (const std::exception&) {
        out.failure = std::current_exception();
      }
      written.push_back(std::move(out));
      handle_.progress(shareOf(written.size(), 0));
    }
    return written;
  }

 private:
  double shareOf(std::size_t done, double part) const {
    return (static_cast<double>(done) + part) / static_cast<double>(wish_.parts.size());
  }

  void write(const HandOutWish::Part& part, HandedOut& out, std::size_t done) {
    const auto progress = [&, done](double share) { handle_.progress(shareOf(done, share)); };
    QuestionnaireWish wanted;
    wanted.department = part.department;
    wanted.fill = wish_.fill;
    const auto questionnaire = readQuestionnaire(session_, wanted);
    out.rows = questionnaire.rows.size();
    if (wish_.format == HandOutFormat::Kijun) {
      writeQuestionnaireWorkspace(session_, questionnaire, part.file, Existing::Replace, progress);
    } else {
      writeFileAtomically(part.file, bytesOf(questionnaire, progress));
    }
    if (part.calendar.empty()) return;
    writeFileAtomically(part.calendar, toICalendar(dueCalendar(snapshot_, registers_,
                                                               wish_.language, part.department)));
  }

  std::string bytesOf(const Questionnaire& questionnaire, const Progress& progress) const {
    switch (wish_.format) {
      case HandOutFormat::Html:
        return makeQuestionnaire(questionnaire, wish_.language, ReportFormat::Html, progress);
      case HandOutFormat::Pdf:
        return makeQuestionnaire(questionnaire, wish_.language, ReportFormat::Pdf, progress);
      default:
        return questionnaireXlsx(questionnaire, wish_.language);
    }
  }

  const Session& session_;
  const HandOutWish& wish_;
  const JobRun& handle_;
  Snapshot snapshot_;  // for calendars
  RegisterRows registers_;
};

}  // namespace

void HandOutJob::start(std::shared_ptr<Session> session, HandOutWish wish) {
  if (isRunning()) return;
  spdlog::info("Writing {} questionnaires.", wish.parts.size());
  run([session = std::move(session), wish = std::move(wish)](
          const JobRun& handle) { return HandingOut(*session, wish, handle).all(); },
      [this](const std::vector<HandedOut>& written) { Q_EMIT done(written); },
      [](const char* what) { return text("collect.hand_out.failed", what); });
}

}  // namespace kijun::ui::collect
