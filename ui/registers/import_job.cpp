#include "ui/registers/import_job.h"

#include <filesystem>

#include "ui/shell/text.h"

namespace kijun::ui::registers {

ImportJob::ImportJob(std::shared_ptr<Session> session, std::shared_ptr<const ImportTarget> target,
                     QObject* parent)
    : Job(parent), session_(std::move(session)), target_(std::move(target)) {
  const auto ended = [this] {
    applying_ = false;
    next();
  };
  connect(this, &Job::failed, this, ended);
  connect(this, &Job::cancelled, this, ended);
}

void ImportJob::next() {
  if (isRunning()) return;
  if (auto step = std::exchange(waiting_, nullptr)) {
    stopped_ = false;
    step();
  } else {
    Q_EMIT settled();
  }
}

void ImportJob::read(ImportSource source) {
  if (applying_) return;
  waiting_ = [this, source = std::move(source)] { startRead(source); };
  cancel();
  next();
}

void ImportJob::plan(TablePtr table, ImportChoices choices) {
  if (applying_) return;
  waiting_ = [this, table = std::move(table), choices = std::move(choices)] {
    startPlan(table, choices);
  };
  cancel();
  next();
}

void ImportJob::stop() {
  waiting_ = nullptr;
  stopped_ = true;
  cancel();
}

void ImportJob::startRead(const ImportSource& source) {
  run(
      [source, session = session_, target = target_](const JobRun& handle) {
        handle.progress(0);
        auto table = std::make_shared<ImportTable>();
        if (source.path.isEmpty()) {
          table->table = tableOf(fromQt(source.text), source.name);
        } else {
          table->table =
              readTable(std::filesystem::path(source.path.toStdU16String()), fromQt(source.sheet));
        }
        handle.progress(0);
        table->choices = target->choicesFor(*session, table->table);
        handle.progress(1);
        return TablePtr(std::move(table));
      },
      [this](const TablePtr& table) {
        if (!waiting_ && !stopped_) Q_EMIT tableRead(table);
        next();
      });
}

void ImportJob::startPlan(const TablePtr& table, const ImportChoices& choices) {
  run(
      [table, choices, session = session_, target = target_,
       language = language()](const JobRun& handle) {
        return target->plan(*session, table->table, choices, language, handle.progress);
      },
      [this](const PreviewPtr& preview) {
        if (!waiting_ && !stopped_) Q_EMIT planned(preview);
        next();
      });
}

bool ImportJob::apply(PreviewPtr preview) {
  if (isRunning() || waiting_) return false;
  applying_ = true;
  run(
      [preview = std::move(preview), session = session_](const JobRun& handle) {
        session->run(preview->command(handle.progress));
        return true;
      },
      [this](bool) {
        applying_ = false;
        Q_EMIT applied();
        next();
      });
  return true;
}

}  // namespace kijun::ui::registers
