// Makes one report on a worker and writes it in one go.
#pragma once
#include <optional>

#include "report/report.h"
#include "ui/models/job.h"
#include "workspace/session.h"

namespace kijun::ui::report {

struct Wish {
  std::string kind;
  ReportFormat format = ReportFormat::Pdf;
  Language language = Language::Japanese;
  int cycle = 1;
  std::optional<Date> asOf;  // default the cycle's
};

// What that report is made of. Any thread. Throws Error.
ReportInput inputOf(const Session& session, const Wish& wish);

class ReportJob : public Job {
  Q_OBJECT
 public:
  using Job::Job;
  // One at a time: asking while one runs does nothing. Nothing is written after a cancel.
  void start(std::shared_ptr<Session> session, Wish wish, const QString& path);

 Q_SIGNALS:
  void made(const QString& path);
};

}  // namespace kijun::ui::report
