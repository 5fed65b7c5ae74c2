#include "workspace/verify.h"

#include <spdlog/spdlog.h>

#include "workspace/session_door.h"
#include "workspace/store/file_system.h"
#include "workspace/store/verification.h"

namespace kijun {
namespace {

// Roughly how the time of a run is spent.
constexpr double kStructure = 0.08;
constexpr double kSchema = 0.01;
constexpr double kJournal = 0.75;
constexpr double kTables = 0.14;
constexpr double kCatalogs = 0.02;

// The workspace is only read: what is full is where the replay stands.
Error withoutRoom() {
  return {Fault::Machine, msg("verify.no_room"), msg("verify.no_room.todo")};
}

VerifyReport verified(SQLite::Database& file, const VerifyOptions& options) {
  double whole = 1;
  for (const auto& check : extraChecks()) whole += check.part;
  Verification run(file, options);
  run.run(kStructure / whole, [&] { verifyStructure(run); });
  run.run(kSchema / whole, [&] { verifySchema(run); });
  run.run(kJournal / whole, [&] { verifyJournal(run); });
  run.run(kTables / whole, [&] { verifyTables(run); });
  run.run(kCatalogs / whole, [&] { verifyCatalogs(run); });
  for (const auto& check : extraChecks()) {
    run.run(check.part / whole, [&] { check.run(run); });
  }
  spdlog::debug("Verified a workspace: {} entries, {} rows, {} findings.", run.report().entries,
                run.report().rows, run.report().findings.size() + run.report().untold);
  return std::move(run.report());
}

VerifyReport verifiedWithRoom(SQLite::Database& file, const VerifyOptions& options) {
  try {
    return verified(file, options);
  } catch (const SQLite::Exception& failure) {
    if (failure.getErrorCode() == SQLITE_FULL) throw withoutRoom();
    throw;
  }
}

bool nobodyWrites(const std::filesystem::path& file, const FileState& state) {
  return !currentHolder(file) && !state.walContent && !state.hotJournal;
}

}  // namespace

VerifyReport verify(const std::filesystem::path& file, const VerifyOptions& options) {
  const auto path = realPath(file);
  FileState state;
  const OpenFile open(path, [&] { state = inspectFile(path); });
  const bool immutable =
      state.walMode && nobodyWrites(path, state) && !isWritable(path.parent_path());
  Readers readers(path, KeepOpen::Nothing, immutable);
  return readers.read(
      [&](SQLite::Database& database) { return verifiedWithRoom(database, options); });
}

VerifyReport verify(const Session& session, const VerifyOptions& options) {
  return SessionDoor::read(
      session, [&](SQLite::Database& database) { return verifiedWithRoom(database, options); });
}

std::string inWords(const Finding& finding, Language language) {
  auto message = finding.message;
  for (const auto* told : {&finding.expected, &finding.found}) {
    if (!told->empty()) message.arguments.push_back(render(*told, language));
  }
  return render(message, language);
}

std::string_view idOf(FindingKind kind) {
  switch (kind) {
    case FindingKind::Damaged:
      return "damaged";
    case FindingKind::DanglingRow:
      return "dangling_row";
    case FindingKind::Schema:
      return "schema";
    case FindingKind::FileIdentity:
      return "file_identity";
    case FindingKind::EntryMissing:
      return "entry_missing";
    case FindingKind::EntryAltered:
      return "entry_altered";
    case FindingKind::EntryUnlinked:
      return "entry_unlinked";
    case FindingKind::EntryDisordered:
      return "entry_disordered";
    case FindingKind::EntryUnfit:
      return "entry_unfit";
    case FindingKind::RowDiffers:
      return "row_differs";
    case FindingKind::RowMissing:
      return "row_missing";
    case FindingKind::RowAdded:
      return "row_added";
    case FindingKind::IndexDiffers:
      return "index_differs";
    case FindingKind::CatalogAltered:
      return "catalog_altered";
    case FindingKind::CatalogMissing:
      return "catalog_missing";
    case FindingKind::ContentAltered:
      return "content_altered";
    case FindingKind::DerivedDiffers:
      return "derived_differs";
  }
  return {};
}

}  // namespace kijun
