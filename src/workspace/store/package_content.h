// What lies inside the seal: a manifest and the bytes of the database it describes.
#pragma once
#include <functional>
#include <optional>
#include <string>

#include "base/hash.h"
#include "base/sealed_stream.h"
#include "workspace/selection.h"

namespace kijun {

struct PackageManifest {
  WorkspaceContents contents;
  std::uint64_t size = 0;  // of the database
  Digest digest{};         // BLAKE2b of it
  std::string sealedAt;    // ISO instant

  // A 4-byte little-endian length, then JSON.
  std::string bytes() const;
};

// Takes the manifest off the content's beginning and hands on the rest. Throws Error naming the
// package where that is no manifest, or where the database is not what it says. database is called
// with pieces in order after manifest is known.
PackageManifest readContent(SealReader& reader, const std::string& name,
                            const std::function<void(std::string_view)>& database,
                            const Progress& progress);

}  // namespace kijun
