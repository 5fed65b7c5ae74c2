#include "workspace/package.h"

#include "base/error.h"
#include "base/log.h"
#include "workspace/migrations/migrations.h"
#include "workspace/session_door.h"
#include "workspace/store/connection.h"
#include "workspace/store/entries.h"
#include "workspace/store/file_header.h"
#include "workspace/store/file_system.h"
#include "workspace/store/package_content.h"
#include "workspace/store/schema.h"
#include "workspace/store/selection_build.h"
#include "workspace/store/staged_database.h"
#include "workspace/store/unfinished_file.h"
#include "workspace/store/workspace_place.h"

namespace kijun {
namespace {

// A stretch of the whole progress for one of its steps.
Progress within(const Progress& progress, double from, double to) {
  if (!progress) return {};
  return [progress, from, to](double share) { progress(from + share * (to - from)); };
}

// Where the unencrypted copy may lie for the moment: beside the workspace, which lies there itself.
std::filesystem::path stagingFolder(const std::filesystem::path& workspace) {
  const auto folder = workspace.parent_path();
  return isWritable(folder) ? folder : std::filesystem::temp_directory_path();
}

void migrateStaged(SQLite::Database& database) {
  const auto version = static_cast<int>(sql::pragmaNumber(database, "user_version"));
  if (version >= kSchemaVersion) return;
  SQLite::Transaction transaction(database);
  migrateFrom(database, version);
  transaction.commit();
}

PackageManifest stage(const Session& session, const SealOptions& options, StagedDatabase& staged,
                      const Progress& progress) {
  const auto& environment = SessionDoor::environment(session);
  PackageManifest manifest;
  manifest.sealedAt = environment.clock->now().iso();
  SessionDoor::read(session, [&](SQLite::Database& source) {
    if (options.selection) {
      buildSelection(source,
                     {*options.selection, SessionDoor::catalogs(session), *environment.ids,
                      session.actor(), manifest.sealedAt},
                     staged.database(), progress);
    } else {
      staged.copyWhole(source, progress);
      migrateStaged(staged.database());
    }
    return 0;
  });
  // What could not be taken out again is not sealed.
  if (const auto broken = firstBrokenEntry(staged.database())) {
    throw Error(Fault::Input, msg("package.source_broken", session.file().string(), *broken),
                msg("package.source_broken.todo"));
  }
  manifest.contents = contentsOf(staged.database());
  staged.finish();
  Blake2b hash;
  staged.read([&](std::string_view piece) {
    hash.update(piece);
    if (progress) progress(1.0);
  });
  manifest.size = staged.size();
  manifest.digest = hash.finish();
  return manifest;
}

void writePackage(const PackageManifest& manifest, const StagedDatabase& staged,
                  const Passphrase& passphrase, KdfCost cost, UnfinishedFile& file,
                  const Progress& progress) {
  const auto start = manifest.bytes();
  const auto total = static_cast<double>(manifest.size);
  SealWriter writer(
      start.size() + manifest.size, passphrase, [&](std::string_view bytes) { file.write(bytes); },
      cost);
  writer.write(start);
  double written = 0;
  staged.read([&](std::string_view piece) {
    writer.write(piece);
    written += static_cast<double>(piece.size());
    if (progress) progress(written / total);
  });
  writer.finish();
}

// Opens what is on the disk and compares it with what should be there, byte by byte.
void compareWithDisk(const PackageManifest& manifest, const UnfinishedFile& file,
                     const std::string& name, const Passphrase& passphrase, KdfCost cost,
                     const Progress& progress) {
  FileReader disk(file.path());
  SealReader reader([&](char* to, std::size_t size) { return disk.read(to, size); }, disk.size(),
                    passphrase, name, cost);
  const auto found = readContent(
      reader, name, [](std::string_view) {}, progress);
  if (found.bytes() != manifest.bytes()) {
    throw Error(Fault::Machine, msg("package.differs_on_disk", name), msg("base.file.failed.todo"));
  }
}

Error notAWorkspace(const std::string& package) {
  return {Fault::Input, msg("package.content", package), msg("package.content.todo")};
}

// What holds for every workspace that was sealed here.
WorkspaceContents checkedContents(const std::filesystem::path& file,
                                  const PackageManifest& manifest, const std::string& package) {
  try {
    const auto state = inspectFile(file);
    Readers readers(file, KeepOpen::Nothing, true);
    return readers.read([&](SQLite::Database& database) {
      if (textOf(sql::first(database, "PRAGMA quick_check(1)")) != "ok") {
        throw notAWorkspace(package);
      }
      auto contents = contentsOf(database);
      if (contents.headHash != manifest.contents.headHash ||
          contents.headEntry != manifest.contents.headEntry) {
        throw notAWorkspace(package);
      }
      // An older file's chain is checked when opening has brought it to this version.
      if (state.schemaVersion == kSchemaVersion && firstBrokenEntry(database)) {
        throw notAWorkspace(package);
      }
      return contents;
    });
  } catch (const Error& error) {
    if (error.fault() == Fault::Machine) throw;
    spdlog::info("The content of a package was refused: {}.", error.message().id);
    throw notAWorkspace(package);
  }
}

}  // namespace

SealedPackage sealWorkspace(const Session& session, const std::filesystem::path& package,
                            const Passphrase& passphrase, const SealOptions& options,
                            const Progress& progress) {
  if (const auto weakness = passphrase.weakness()) throw Error(Fault::Input, *weakness);
  const auto place = realPath(package);
  requireFree(place, options.existing);
  std::error_code ignored;
  if (std::filesystem::equivalent(place, session.file(), ignored)) {
    throw Error(Fault::Usage, msg("workspace.place.same", place.string()));
  }
  spdlog::info("Sealing a package.");
  UnfinishedFile unfinished(place);
  StagedDatabase staged(stagingFolder(session.file()));
  const auto manifest = sql::guarded(
      session.file(), [&] { return stage(session, options, staged, within(progress, 0, 0.3)); });
  writePackage(manifest, staged, passphrase, options.cost, unfinished, within(progress, 0.3, 0.6));
  unfinished.sync();
  compareWithDisk(manifest, unfinished, place.string(), passphrase, options.cost,
                  within(progress, 0.6, 1.0));
  const auto size = std::filesystem::file_size(unfinished.path());
  putInPlace(unfinished, place, options.existing);
  return {place, size, manifest.contents};
}

bool looksLikePackage(const std::filesystem::path& file) {
  try {
    FileReader reader(file);
    std::string start(8, '\0');
    start.resize(reader.read(start.data(), start.size()));
    return start == kSealMagic;
  } catch (const Error&) {
    return false;
  }
}

UnsealedPackage unsealWorkspace(const std::filesystem::path& package,
                                const std::filesystem::path& file, const Passphrase& passphrase,
                                const UnsealOptions& options, const Progress& progress) {
  const auto name = realPath(package).string();
  FileReader source(name);
  WorkspacePlace place(file, options.existing);
  place.refuse(name);
  SealReader reader([&](char* to, std::size_t size) { return source.read(to, size); },
                    source.size(), passphrase, name, options.most);
  UnfinishedFile unfinished(place.file());
  const auto manifest = readContent(
      reader, name, [&](std::string_view piece) { unfinished.write(piece); },
      within(progress, 0, 0.5));
  unfinished.sync();
  UnsealedPackage unsealed{place.file(), checkedContents(unfinished.path(), manifest, name), {}};
  unsealed.report = verify(unfinished.path(), {within(progress, 0.5, 1.0), {}});
  place.put(unfinished);
  return unsealed;
}

}  // namespace kijun
