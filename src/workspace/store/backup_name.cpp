#include "workspace/store/backup_name.h"

#include <algorithm>

namespace kijun {
namespace {

constexpr std::string_view kEnding = ".kijun";
// The shortest limit of a file name is 255 bytes.
constexpr std::size_t kMostStemBytes = 180;
constexpr std::size_t kTimeBytes = 24;

std::string stemOf(const std::filesystem::path& file) {
  auto stem = file.stem().string();
  if (stem.size() <= kMostStemBytes) return stem;
  std::size_t end = kMostStemBytes;
  while (end > 0 && (static_cast<unsigned char>(stem[end]) & 0xc0) == 0x80) --end;
  stem.resize(end);
  return stem;
}

// Places of the colons in "2026-09-30T03:04:05.678Z", which no name may have on some file systems.
std::string swapped(std::string iso, char with) {
  if (iso.size() == kTimeBytes) iso[13] = iso[16] = with;
  return iso;
}

}  // namespace

std::string backupName(const std::filesystem::path& file, Instant at, BackupReason reason) {
  return stemOf(file) + ' ' + swapped(at.iso(), '-') + ' ' + std::string(idOf(reason)) +
         std::string(kEnding);
}

std::optional<BackupName> parseBackupName(const std::string& name,
                                          const std::filesystem::path& file) {
  std::string_view rest = name;
  const auto start = stemOf(file) + ' ';
  if (!rest.starts_with(start) || !rest.ends_with(kEnding)) return std::nullopt;
  rest.remove_prefix(start.size());
  rest.remove_suffix(kEnding.size());
  if (rest.size() < kTimeBytes + 2 || rest[kTimeBytes] != ' ') return std::nullopt;
  const auto at = Instant::parse(swapped(std::string(rest.substr(0, kTimeBytes)), ':'));
  const auto reason = backupReasonFromId(rest.substr(kTimeBytes + 1));
  if (!at || !reason) return std::nullopt;
  if (backupName(file, *at, *reason) != name) return std::nullopt;
  return BackupName{*at, *reason};
}

}  // namespace kijun
