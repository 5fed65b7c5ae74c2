#include "ui/pages/report/report_job.h"

#include "base/atomic_file.h"
#include "base/log.h"
#include "ui/shell/text.h"
#include "workspace/report_source.h"

namespace kijun::ui::report {

ReportInput inputOf(const Session& session, const Wish& wish) {
  const auto registers = readsRegisters(wish.kind) ? Registers::Read : Registers::LeftOut;
  auto source = reportSource(session, registers, wish.cycle, wish.asOf);
  return reportInput(std::move(source.snapshot), wish.language, std::move(source.registers));
}

void ReportJob::start(std::shared_ptr<Session> session, Wish wish, const QString& path) {
  if (isRunning()) return;
  spdlog::info("Making a report.");
  run(
      [session = std::move(session), wish = std::move(wish), path](const JobRun& handle) {
        handle.progress(0);
        const auto input = inputOf(*session, wish);
        handle.progress(0);
        const auto bytes = makeReport(input, wish.kind, wish.format, handle.progress);
        handle.progress(1);
        writeFileAtomically(std::filesystem::path(path.toStdU16String()), bytes);
        return path;
      },
      [this](const QString& written) { Q_EMIT made(written); },
      [path](const char* what) { return text("reportpage.failed", path, what); });
}

}  // namespace kijun::ui::report
