// Writes questionnaires of the newest open cycle on a worker, one file a department. One that
// cannot be written is told by name, and the others still are. Lives in the UI thread, and speaks
// there.
#pragma once
#include <exception>
#include <filesystem>
#include <string>
#include <vector>

#include "assessment/questionnaire.h"
#include "ui/models/job.h"
#include "ui/pages/collect/mail_text.h"
#include "workspace/session.h"

namespace kijun::ui::collect {

struct HandOutWish {
  struct Part {
    Id department;
    std::filesystem::path file;
    std::filesystem::path calendar;  // empty: none
  };
  std::vector<Part> parts;
  HandOutFormat format = HandOutFormat::Xlsx;
  QuestionnaireFill fill = QuestionnaireFill::Filled;
  Language language = Language::Japanese;
};

struct HandedOut {
  Id department;
  std::filesystem::path file, calendar;
  std::size_t rows = 0;
  std::exception_ptr failure;
};

class HandOutJob : public Job {
  Q_OBJECT
 public:
  using Job::Job;
  // What stands at the files' places is replaced. Only while nothing runs.
  void start(std::shared_ptr<Session> session, HandOutWish wish);

 Q_SIGNALS:
  void done(const std::vector<kijun::ui::collect::HandedOut>& written);
};

}  // namespace kijun::ui::collect
