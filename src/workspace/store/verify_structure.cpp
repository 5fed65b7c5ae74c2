// SQLite's own checks of the file.
#include "workspace/store/verification.h"

namespace kijun {
namespace {

// Enough to act on; the file is to be replaced by a copy anyway.
constexpr int kMostProblems = 50;

void checkIntegrity(Verification& run) {
  SQLite::Statement row(run.file(),
                        "PRAGMA integrity_check(" + std::to_string(kMostProblems) + ")");
  while (row.executeStep()) {
    const auto problem = sql::textOf(row.getColumn(0));
    if (problem == "ok") continue;
    run.add({FindingKind::Damaged, 0, {}, {}, {}, msg("verify.damaged", problem), {}, {}});
  }
}

void checkReferences(Verification& run) {
  SQLite::Statement row(run.file(), "PRAGMA foreign_key_check");
  while (row.executeStep()) {
    const auto table = sql::textOf(row.getColumn(0));
    const auto parent = sql::textOf(row.getColumn(2));
    run.add({FindingKind::DanglingRow,
             0,
             table,
             {},
             {},
             msg("verify.dangling_row", table, parent),
             {},
             {}});
  }
}

}  // namespace

void verifyStructure(Verification& run) {
  checkIntegrity(run);
  run.advance(0.8);
  checkReferences(run);
}

}  // namespace kijun
