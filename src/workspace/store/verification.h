// One run of verify: what the checks share. Lives on one thread, within one read transaction.
#pragma once
#include <functional>
#include <span>
#include <string>

#include "workspace/store/replay.h"
#include "workspace/verify.h"

namespace kijun {

class Verification {
 public:
  // The file stays readable, and its schema version is this program's or an earlier one.
  Verification(SQLite::Database& file, const VerifyOptions& options);
  ~Verification();
  Verification(const Verification&) = delete;
  Verification& operator=(const Verification&) = delete;

  SQLite::Database& file() { return file_; }
  // What the journal alone makes; filled once the journal was read.
  Replay& replay() { return replay_; }
  int schemaVersion() const { return schemaVersion_; }
  VerifyReport& report() { return report_; }

  void add(Finding finding);
  // The share (0..1) of the running check that is done. Throws Cancelled.
  void advance(double share);

  // Runs a check that takes this part of the whole. What it cannot read becomes a finding; a
  // failing machine leaves as Error or SQLite::Exception.
  void run(double part, const std::function<void()>& check);

 private:
  static int keepGoing(void* self);

  SQLite::Database& file_;
  const VerifyOptions& options_;
  int schemaVersion_;
  Replay replay_;
  VerifyReport report_;
  double done_ = 0;
  double part_ = 0;
  double told_ = -1;
};

// The checks, in the order they run.
void verifyStructure(Verification& run);  // SQLite's own, references
void verifySchema(Verification& run);     // against a file made new at its version
void verifyJournal(Verification& run);    // chain and replay
void verifyTables(Verification& run);     // every journalled row, the journal's index
void verifyCatalogs(Verification& run);   // and what names the file

void verifyContents(Verification& run);  // of evidence, against their hashes
void verifyTexts(Verification& run);     // kept of them: each whole, and of a content that is there

// Checks of what lies beside the journal: a line each in verify_checks.cpp.
struct ExtraCheck {
  std::string_view id;
  double part;  // of the time of the whole run, roughly; the others take 1 together
  void (*run)(Verification&);
};
std::span<const ExtraCheck> extraChecks();

}  // namespace kijun
