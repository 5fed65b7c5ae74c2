#include "workspace/store/verification.h"

#include <algorithm>

namespace kijun {
namespace {

constexpr int kInstructionsBetweenAsking = 20000;
constexpr double kStep = 0.002;  // of progress worth telling

// What says that the file's content is at fault, not the machine.
bool isOfContent(const SQLite::Exception& failure) {
  switch (failure.getErrorCode()) {
    case SQLITE_ERROR:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_SCHEMA:
    case SQLITE_MISMATCH:
    case SQLITE_CONSTRAINT:
    case SQLITE_AUTH:
    case SQLITE_TOOBIG:
    case SQLITE_RANGE:
      return true;
    default:
      return false;
  }
}

}  // namespace

Verification::Verification(SQLite::Database& file, const VerifyOptions& options)
    : file_(file),
      options_(options),
      schemaVersion_(static_cast<int>(sql::pragmaNumber(file, "user_version"))) {
  sqlite3_progress_handler(file_.getHandle(), kInstructionsBetweenAsking, keepGoing, this);
}

Verification::~Verification() {
  sqlite3_progress_handler(file_.getHandle(), 0, nullptr, nullptr);
}

int Verification::keepGoing(void* self) {
  const auto& cancelled = static_cast<Verification*>(self)->options_.cancelled;
  return cancelled && cancelled() ? 1 : 0;
}

void Verification::add(Finding finding) {
  if (report_.findings.size() < kMostFindings) {
    report_.findings.push_back(std::move(finding));
  } else {
    ++report_.untold;
  }
}

void Verification::advance(double share) {
  if (options_.cancelled && options_.cancelled()) throw Cancelled();
  const double all = std::min(1.0, done_ + part_ * std::clamp(share, 0.0, 1.0));
  if (!options_.progress || (all < told_ + kStep && all < 1)) return;
  told_ = all;
  options_.progress(all);
}

void Verification::run(double part, const std::function<void()>& check) {
  part_ = part;
  advance(0);
  try {
    check();
  } catch (const SQLite::Exception& failure) {
    if (failure.getErrorCode() == SQLITE_INTERRUPT) throw Cancelled();
    if (!isOfContent(failure)) throw;
    add({FindingKind::Damaged,
         0,
         {},
         {},
         {},
         msg("verify.unreadable", std::string_view(failure.what())),
         {},
         {}});
  }
  advance(1);
  done_ += part;
}

}  // namespace kijun
