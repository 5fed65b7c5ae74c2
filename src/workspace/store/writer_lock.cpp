#include "workspace/store/writer_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <nlohmann/json.hpp>
#include <thread>

#include "base/error.h"

namespace kijun {
namespace {

constexpr std::size_t kMostBytes = 4096;

// A reader that asks who writes holds the lock for an instant, so a refusal is tried again.
bool lockExclusively(int descriptor) {
  constexpr int kTries = 20;
  for (int i = 0; i < kTries; ++i) {
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

// The last holder removes the file: a lock on a removed file guards nothing.
bool isStillAt(int descriptor, const std::filesystem::path& path) {
  struct stat own {};
  struct stat there {};
  return ::fstat(descriptor, &own) == 0 && ::stat(path.c_str(), &there) == 0 &&
         own.st_ino == there.st_ino && own.st_dev == there.st_dev;
}

void writeHolder(int descriptor, const Holder& holder) {
  const auto text = nlohmann::json{
      {"name", holder.name},
      {"host", holder.host},
      {"pid", holder.process},
      {"since",
       holder.since}}.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  if (::ftruncate(descriptor, 0) != 0) return;
  if (::pwrite(descriptor, text.data(), text.size(), 0) < 0) return;
}

Holder readHolder(int descriptor) {
  std::array<char, kMostBytes> buffer{};
  const auto count = ::pread(descriptor, buffer.data(), buffer.size(), 0);
  Holder holder;
  if (count <= 0) return holder;
  const auto json = nlohmann::json::parse(buffer.data(), buffer.data() + count, nullptr, false);
  if (!json.is_object()) return holder;
  const auto text = [&](const char* key) {
    return json.contains(key) && json[key].is_string() ? json[key].get<std::string>()
                                                       : std::string();
  };
  holder.name = text("name");
  holder.host = text("host");
  holder.since = text("since");
  if (json.contains("pid") && json["pid"].is_number_integer()) holder.process = json["pid"];
  return holder;
}

}  // namespace

std::filesystem::path lockPathOf(const std::filesystem::path& file) {
  return file.parent_path() / ("." + file.filename().string() + ".lock");
}

std::unique_ptr<WriterLock> WriterLock::take(const std::filesystem::path& file,
                                             const Holder& holder) {
  const auto path = lockPathOf(file);
  while (true) {
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (descriptor < 0) throw machineError(path.string(), errno);
    if (!lockExclusively(descriptor)) {
      ::close(descriptor);
      return nullptr;
    }
    if (isStillAt(descriptor, path)) {
      writeHolder(descriptor, holder);
      return std::unique_ptr<WriterLock>(new WriterLock(path, descriptor));
    }
    ::close(descriptor);
  }
}

WriterLock::~WriterLock() {
  ::unlink(path_.c_str());
  ::close(descriptor_);
}

std::optional<Holder> currentHolder(const std::filesystem::path& file) {
  const int descriptor = ::open(lockPathOf(file).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (descriptor < 0) return std::nullopt;
  std::optional<Holder> holder;
  if (::flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
    holder = readHolder(descriptor);
  }
  ::close(descriptor);
  return holder;
}

Holder ownHolder(const std::string& name, const std::string& since) {
  std::array<char, 256> host{};
  if (::gethostname(host.data(), host.size() - 1) != 0) host[0] = '\0';
  return {name, host.data(), ::getpid(), since};
}

}  // namespace kijun
