// A sealed package: a workspace, or a part of one, in one encrypted and authenticated file with a
// passphrase (base/sealed_stream.h). Both ways are streamed; nothing of the content's size is in
// memory. Thread: any but the window's.
#pragma once
#include <filesystem>
#include <optional>

#include "base/sealed_stream.h"
#include "workspace/selection.h"
#include "workspace/verify.h"

namespace kijun {

inline constexpr const char* kPackageEnding = ".kijunpkg";

struct SealOptions {
  std::optional<Selection> selection = {};  // nothing: all of it, with its history
  Existing existing = Existing::Keep;
  KdfCost cost = {};  // less than usual in tests only
};

struct SealedPackage {
  std::filesystem::path file;
  std::uint64_t size = 0;
  WorkspaceContents contents;
};

// The package is read back from the disk, opened with the passphrase and compared before it is put
// in its place. The workspace may be open and written to meanwhile: the package holds it as it
// stood at the beginning. Throws Error: a weak passphrase, what a selection throws, a file that is
// there already, and the machine's. Cancelled by progress. Nothing is left behind then.
SealedPackage sealWorkspace(const Session& session, const std::filesystem::path& package,
                            const Passphrase& passphrase, const SealOptions& options = {},
                            const Progress& progress = {});

// Whether the file begins like a package; false where it cannot be read.
bool looksLikePackage(const std::filesystem::path& file);

struct UnsealOptions {
  Existing existing = Existing::Keep;
  KdfCost most = kMostKdfCost;
};

struct UnsealedPackage {
  std::filesystem::path file;
  WorkspaceContents contents;
  // Not sound where rows had been changed behind the journal before it was sealed: the workspace is
  // what was sealed all the same, and whoever asked for it is to be told.
  VerifyReport report;
};

// The workspace is checked before it is put in its place: SQLite's own check, the journal's chain
// and the head the package names must hold, or it is refused; the rest of verify() is told. Throws
// Error, each failure of the package by its own name; Cancelled by progress. Nothing is left behind
// then.
UnsealedPackage unsealWorkspace(const std::filesystem::path& package,
                                const std::filesystem::path& file, const Passphrase& passphrase,
                                const UnsealOptions& options = {}, const Progress& progress = {});

}  // namespace kijun
