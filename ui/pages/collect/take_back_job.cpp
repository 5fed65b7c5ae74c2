#include "ui/pages/collect/take_back_job.h"

#include "ui/shell/text.h"

namespace kijun::ui::collect {
namespace {

QString unforeseen(const char* what) {
  return text("collect.take_back.failed", what);
}

}  // namespace

void TakeBackJob::read(const QString& file) {
  if (isRunning()) return;
  run(
      [path = std::filesystem::path(file.toStdU16String())](const JobRun& handle) {
        auto returned = std::make_shared<const ReturnedQuestionnaire>(readReturned(path));
        handle.progress(1);  // was it given up meanwhile?
        return returned;
      },
      [this](const ReturnedPtr& returned) { Q_EMIT wasRead(returned); }, unforeseen);
}

void TakeBackJob::plan(std::shared_ptr<Session> session, ReturnedPtr returned, TakeBackWish wish) {
  if (isRunning()) return;
  run(
      [session = std::move(session), returned = std::move(returned),
       wish = std::move(wish)](const JobRun& handle) {
        auto plan = std::make_shared<const TakeBack>(planTakeBack(*session, *returned, wish));
        handle.progress(1);
        return plan;
      },
      [this](const PlanPtr& plan) { Q_EMIT planned(plan); }, unforeseen);
}

void TakeBackJob::apply(std::shared_ptr<Session> session, PlanPtr plan, ReturnChoices choices) {
  if (isRunning()) return;
  run(
      [session = std::move(session), plan = std::move(plan),
       choices = std::move(choices)](const JobRun& handle) {
        handle.progress(0);
        return applyTakeBack(*session, *plan, choices).has_value();
      },
      [this](bool changed) { Q_EMIT applied(changed); }, unforeseen);
}

}  // namespace kijun::ui::collect
