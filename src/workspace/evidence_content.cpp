#include "workspace/evidence_content.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <mutex>
#include <thread>

#include "base/error.h"
#include "base/hash.h"
#include "base/media_type.h"
#include "workspace/commands/kinds.h"
#include "workspace/permission.h"
#include "workspace/session_door.h"
#include "workspace/store/content_store.h"

namespace kijun {
namespace {

// Bytes to be stored, read as often as asked.
class Source {
 public:
  virtual ~Source() = default;
  virtual std::int64_t size() const = 0;
  // Fills up to count bytes from offset; fewer only where the source ends.
  virtual std::string read(std::int64_t offset, std::int64_t count) = 0;
  virtual Error changed() const = 0;
};

class FileSource final : public Source {
 public:
  explicit FileSource(const std::filesystem::path& file) : path_(file.string()) {
    // Not waiting for the other end of a pipe.
    descriptor_ = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (descriptor_ < 0) throw machineError(path_, errno);
    try {
      check();
    } catch (...) {
      ::close(descriptor_);
      throw;
    }
  }
  ~FileSource() override { ::close(descriptor_); }
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;

  std::int64_t size() const override { return size_; }

  std::string read(std::int64_t offset, std::int64_t count) override {
    std::string bytes(static_cast<std::size_t>(count), '\0');
    std::size_t at = 0;
    while (at < bytes.size()) {
      const auto got = ::pread(descriptor_, bytes.data() + at, bytes.size() - at,
                               offset + static_cast<std::int64_t>(at));
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) throw machineError(path_, errno);
      if (got == 0) break;
      at += static_cast<std::size_t>(got);
    }
    bytes.resize(at);
    return bytes;
  }

  Error changed() const override {
    return {Fault::Input, msg("evidence.changed", path_), msg("evidence.changed.todo")};
  }

 private:
  void check() {
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0) throw machineError(path_, errno);
    if (S_ISDIR(status.st_mode)) throw Error(Fault::Input, msg("base.file.is_folder", path_));
    if (!S_ISREG(status.st_mode)) {
      throw Error(Fault::Input, msg("evidence.no_file", path_), msg("evidence.no_file.todo"));
    }
    if (status.st_size == 0) {
      throw Error(Fault::Input, msg("evidence.empty", path_), msg("evidence.empty.todo"));
    }
    size_ = status.st_size;
  }

  std::string path_;
  int descriptor_ = -1;
  std::int64_t size_ = 0;
};

class BytesSource final : public Source {
 public:
  BytesSource(std::string_view bytes, const std::string& name) : bytes_(bytes), name_(name) {
    if (bytes.empty()) {
      throw Error(Fault::Input, msg("evidence.empty", name), msg("evidence.empty.todo"));
    }
  }
  std::int64_t size() const override { return static_cast<std::int64_t>(bytes_.size()); }
  std::string read(std::int64_t offset, std::int64_t count) override {
    return std::string(
        bytes_.substr(static_cast<std::size_t>(offset), static_cast<std::size_t>(count)));
  }
  Error changed() const override {
    return {Fault::Input, msg("evidence.changed", name_), msg("evidence.changed.todo")};
  }

 private:
  std::string_view bytes_;
  std::string name_;
};

// Content of another workspace.
class ContentSource final : public Source {
 public:
  ContentSource(const Session& session, std::string hash)
      : hash_(std::move(hash)), reader_(session, hash_) {}
  std::int64_t size() const override { return reader_.size(); }
  std::string read(std::int64_t offset, std::int64_t count) override {
    return reader_.read(offset, count);
  }
  Error changed() const override {
    return {Fault::Input, msg("evidence.content_altered", hash_),
            msg("evidence.content_altered.todo")};
  }

 private:
  std::string hash_;
  ContentReader reader_;
};

// Feeds the source piece by piece and returns its hash. Throws where it is not as long as it said.
template <typename Sink>
std::string feed(Source& source, Sink&& sink) {
  Sha256 hash;
  for (std::int64_t offset = 0; offset < source.size();) {
    const auto count = std::min(kChunkBytes, source.size() - offset);
    const auto bytes = source.read(offset, count);
    if (static_cast<std::int64_t>(bytes.size()) < count) throw source.changed();
    hash.update(bytes);
    sink(offset / kChunkBytes, std::string_view(bytes));
    offset += count;
  }
  if (!source.read(source.size(), 1).empty()) throw source.changed();
  return toHex(hash.finish());
}

bool hasContent(const Session& session, const std::string& hash) {
  return SessionDoor::read(
      session, [&](SQLite::Database& database) { return contentSize(database, hash).has_value(); });
}

void requireRoom(const Session& session, std::int64_t needed) {
  constexpr std::uintmax_t kMebibyte = 1024 * 1024;
  std::error_code unknown;
  const auto space = std::filesystem::space(session.file().parent_path(), unknown);
  if (unknown || space.available == static_cast<std::uintmax_t>(-1)) return;
  const auto wanted = static_cast<std::uintmax_t>(needed);
  if (space.available >= wanted) return;
  throw Error(Fault::Machine,
              msg("evidence.no_room", wanted / kMebibyte + 1, space.available / kMebibyte),
              msg("evidence.no_room.todo"));
}

// One content at a time is written in a process: two that are the same would be one another's
// unfinished rows.
class Turn {
 public:
  explicit Turn(const ContentWork& work) : lock_(mutex(), std::defer_lock) {
    while (!lock_.try_lock()) {
      work.step(0, 0);
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  }

 private:
  static std::mutex& mutex() {
    static std::mutex instance;
    return instance;
  }
  std::unique_lock<std::mutex> lock_;
};

// Each piece is a short transaction of its own, so that commands come between.
void writeContent(Session& session, Source& source, const std::string& hash,
                  const std::function<void(std::int64_t)>& written) {
  const auto onWriter = [&](const std::function<void(SQLite::Database&)>& work) {
    SessionDoor::write(session, [&](Store& store) {
      sql::guarded(store.file(), [&] { work(store.database()); });
    });
  };
  try {
    const auto found = feed(source, [&](std::int64_t position, std::string_view bytes) {
      onWriter([&](SQLite::Database& database) { storeChunk(database, hash, position, bytes); });
      written(static_cast<std::int64_t>(bytes.size()));
    });
    if (found != hash) throw source.changed();
    onWriter([&](SQLite::Database& database) { completeContent(database, hash, source.size()); });
  } catch (...) {
    try {
      onWriter([&](SQLite::Database& database) { dropUnfinished(database, hash); });
    } catch (const Error&) {
      // A full disk may refuse even this; the next opening sweeps it.
    }
    throw;
  }
}

NewRevision store(Session& session, Source& source, const std::string& fileName,
                  const ContentWork& work) {
  requireRole(kinds::addEvidence, session.actor());
  const auto size = source.size();
  std::int64_t done = 0;
  std::string beginning;
  const auto hash = feed(source, [&](std::int64_t position, std::string_view bytes) {
    if (position == 0) beginning = bytes.substr(0, kSniffedBytes);
    done += static_cast<std::int64_t>(bytes.size());
    work.step(done, 2 * size);
  });
  const Turn turn(work);
  if (!hasContent(session, hash)) {
    requireRoom(session, size);
    writeContent(session, source, hash, [&](std::int64_t bytes) {
      done += bytes;
      work.step(done, 2 * size);
    });
  }
  work.step(2 * size, 2 * size);
  return {hash, size, safeFileName(fileName), mediaTypeOf(beginning, fileName)};
}

}  // namespace

void ContentWork::step(std::int64_t done, std::int64_t total) const {
  if (cancelled && cancelled->load()) throw Cancelled();
  if (progress && total > 0) progress(done, total);
}

NewRevision storeContent(Session& session, const std::filesystem::path& file,
                         const ContentWork& work) {
  FileSource source(file);
  return store(session, source, file.filename().string(), work);
}

NewRevision storeContent(Session& session, std::string_view bytes, const std::string& fileName,
                         const ContentWork& work) {
  BytesSource source(bytes, fileName);
  return store(session, source, fileName, work);
}

std::int64_t copyContents(Session& to, const Session& from, const ContentWork& work,
                          const std::vector<std::string>& hashes) {
  auto contents =
      SessionDoor::read(from, [](SQLite::Database& database) { return allContents(database); });
  std::erase_if(contents, [&](const auto& content) {
    const bool wanted = hashes.empty() || std::ranges::find(hashes, content.first) != hashes.end();
    return !wanted || hasContent(to, content.first);
  });
  std::int64_t total = 0;
  for (const auto& [hash, size] : contents) total += size;
  if (contents.empty()) return 0;
  const Turn turn(work);
  requireRoom(to, total);
  std::int64_t done = 0;
  for (const auto& [hash, size] : contents) {
    ContentSource source(from, hash);
    writeContent(to, source, hash, [&](std::int64_t bytes) {
      done += bytes;
      work.step(done, total);
    });
  }
  return static_cast<std::int64_t>(contents.size());
}

}  // namespace kijun
