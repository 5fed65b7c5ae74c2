#include "file_jobs.h"

#include "base/atomic_file.h"
#include "report/report.h"
#include "workspace/package.h"
#include "workspace/report_source.h"
#include "workspace/sample.h"

namespace kijun::fault {
namespace {

std::filesystem::path sourceOf(const Work& work) {
  return work.file.parent_path() / ".state" / "元";
}

Passphrase passphrase() {
  std::string text = "正しい馬 電池 ホチキス 73";
  return Passphrase(text);
}

// What a key costs is not what this is about.
constexpr KdfCost kCheap{1, 8 * 1024};

std::unique_ptr<Session> openSource(const Work& work) {
  OpenOptions options;
  options.access = Access::ReadOnly;
  return Session::open(sourceOf(work), options);
}

}  // namespace

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

void seal(Work& work) {
  SealOptions options;
  options.cost = kCheap;
  sealWorkspace(*openSource(work), work.file, passphrase(), options);
  say("made package");
}

void unseal(Work& work) {
  unsealWorkspace(sourceOf(work), work.file, passphrase());
  say("made workspace");
}

void report(Work& work) {
  auto source = reportSource(*openSource(work), Registers::Read);
  const auto input =
      reportInput(std::move(source.snapshot), Language::Japanese, std::move(source.registers));
  writeFileAtomically(work.file, makeReport(input, "assessment", ReportFormat::Html));
  say("made report");
}

}  // namespace kijun::fault
