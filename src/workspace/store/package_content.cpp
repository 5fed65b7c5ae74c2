#include "workspace/store/package_content.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/error.h"

namespace kijun {
namespace {

constexpr std::size_t kLengthBytes = 4;
constexpr std::size_t kMostManifest = 64 * 1024;
constexpr std::string_view kFormat = "kijun package 1";

Error notAPackage(const std::string& name) {
  return {Fault::Input, msg("package.content", name), msg("package.content.todo")};
}

PackageManifest parsed(std::string_view text, const std::string& name) {
  const auto json = nlohmann::json::parse(text, nullptr, false);
  if (!json.is_object() || json.value("format", "") != kFormat) throw notAPackage(name);
  PackageManifest manifest;
  auto& contents = manifest.contents;
  contents.organisation = json.at("organisation");
  contents.workspace = json.at("workspace");
  contents.schemaVersion = json.at("schema_version");
  contents.headEntry = json.at("head_entry");
  contents.headHash = json.at("head_hash");
  manifest.size = json.at("size");
  manifest.sealedAt = json.at("sealed_at");
  const auto& digest = json.at("blake2b").get_ref<const std::string&>();
  if (digest.size() != 2 * manifest.digest.size()) throw notAPackage(name);
  for (std::size_t i = 0; i < manifest.digest.size(); ++i) {
    const auto nibble = [&](char c) -> int {
      if (c >= '0' && c <= '9') return c - '0';
      if (c >= 'a' && c <= 'f') return c - 'a' + 10;
      throw notAPackage(name);
    };
    manifest.digest[i] =
        static_cast<std::uint8_t>(nibble(digest[2 * i]) << 4 | nibble(digest[2 * i + 1]));
  }
  return manifest;
}

// Gathers the first bytes of the content, however they are cut.
class Beginning {
 public:
  explicit Beginning(const std::string& name) : name_(name) {}
  // What of the piece lies behind the manifest.
  std::string_view feed(std::string_view piece) {
    while (!manifest && !piece.empty()) {
      const auto taken = std::min(wanted() - gathered_.size(), piece.size());
      gathered_ += piece.substr(0, taken);
      piece.remove_prefix(taken);
      if (gathered_.size() > kLengthBytes && gathered_.size() == wanted()) {
        manifest = parsed(std::string_view(gathered_).substr(kLengthBytes), name_);
      }
    }
    return piece;
  }
  std::optional<PackageManifest> manifest;

 private:
  std::size_t wanted() const {
    if (gathered_.size() < kLengthBytes) return kLengthBytes;
    std::size_t length = 0;
    for (std::size_t i = 0; i < kLengthBytes; ++i) {
      length |= std::size_t{static_cast<unsigned char>(gathered_[i])} << (8 * i);
    }
    if (length == 0 || length > kMostManifest) throw notAPackage(name_);
    return kLengthBytes + length;
  }
  const std::string& name_;
  std::string gathered_;
};

}  // namespace

std::string PackageManifest::bytes() const {
  const nlohmann::json json{
      {"format", kFormat},
      {"program", programVersion()},
      {"organisation", contents.organisation},
      {"workspace", contents.workspace},
      {"schema_version", contents.schemaVersion},
      {"head_entry", contents.headEntry},
      {"head_hash", contents.headHash},
      {"size", size},
      {"blake2b", toHex(digest)},
      {"sealed_at", sealedAt},
  };
  const auto text = json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  std::string bytes;
  for (std::size_t i = 0; i < kLengthBytes; ++i) {
    bytes += static_cast<char>(text.size() >> (8 * i) & 0xff);
  }
  return bytes + text;
}

PackageManifest readContent(SealReader& reader, const std::string& name,
                            const std::function<void(std::string_view)>& database,
                            const Progress& progress) {
  Beginning beginning(name);
  Blake2b hash;
  std::uint64_t size = 0;
  std::uint64_t seen = 0;
  try {
    for (auto piece = reader.next(); !piece.empty(); piece = reader.next()) {
      seen += piece.size();
      const auto rest = beginning.feed(piece);
      if (!rest.empty()) {
        size += rest.size();
        hash.update(rest);
        database(rest);
      }
      if (progress) progress(static_cast<double>(seen) / static_cast<double>(reader.size()));
    }
  } catch (const nlohmann::json::exception&) {
    throw notAPackage(name);
  }
  if (!beginning.manifest || beginning.manifest->size != size ||
      beginning.manifest->digest != hash.finish()) {
    throw notAPackage(name);
  }
  return *beginning.manifest;
}

}  // namespace kijun
