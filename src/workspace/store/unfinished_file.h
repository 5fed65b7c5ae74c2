// A file in the making: under a name of its own beside its place, removed unless it is put there.
#pragma once
#include <filesystem>
#include <string_view>

namespace kijun {

class UnfinishedFile {
 public:
  // Made empty. Throws Error (Machine, Input: no such folder) naming the place.
  explicit UnfinishedFile(std::filesystem::path place);
  ~UnfinishedFile();
  UnfinishedFile(const UnfinishedFile&) = delete;
  UnfinishedFile& operator=(const UnfinishedFile&) = delete;

  // Where it stands until then, e.g. for SQLite to open.
  const std::filesystem::path& path() const { return path_; }
  // All of it, or Error (Machine).
  void write(std::string_view bytes);
  // On disk, and out of the cache where the system lets go of it: who reads it now reads the disk.
  void sync();
  // Puts it into its place. False where something stands there already, which stays.
  bool placeAnew();
  // The same in the stead of what stands there.
  void placeOver();

 private:
  std::filesystem::path place_;
  std::filesystem::path path_;
  int descriptor_ = -1;
};

// Reads a file from its beginning. Throws Error.
class FileReader {
 public:
  explicit FileReader(const std::filesystem::path& file);
  ~FileReader();
  FileReader(const FileReader&) = delete;
  FileReader& operator=(const FileReader&) = delete;
  std::uint64_t size() const { return size_; }
  // Up to size bytes; fewer only at the end.
  std::size_t read(char* to, std::size_t size);

 private:
  std::string name_;
  int descriptor_ = -1;
  std::uint64_t size_ = 0;
};

}  // namespace kijun
