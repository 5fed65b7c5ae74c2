#include "file_jobs.h"

#include "workspace/sample.h"

namespace kijun::fault {

void create(Work& work) {
  NewWorkspace workspace;
  workspace.organisation.name = "架空市水道局";
  workspace.cycle.name = "2025年度";
  workspace.cycle.asOf = "2026-03-31";
  const auto session = Session::create(work.file, workspace);
  const auto head = session->head();
  say("entry " + std::to_string(head.number) + " " + head.id + " " + toHex(head.hash));
}

void sample(Work& work) {
  writeSample(work.file);
  say("made sample");
}

void migrate(Work& work) {
  const auto session = Session::open(work.file);
  const auto head = session->head();
  say("entry " + std::to_string(head.number) + " " + head.id + " " + toHex(head.hash));
}

}  // namespace kijun::fault
