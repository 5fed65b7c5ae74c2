// Stands between a program and the system's file calls (LD_PRELOAD) and makes one of them fail, or
// ends the program there. Driven by the environment; without KIJUN_FAULT_PATH nothing happens.
//   KIJUN_FAULT_PATH    calls on paths that contain this are counted
//   KIJUN_FAULT_CALL    which: open write sync truncate close rename unlink, or empty for all of
//                       those that change something
//   KIJUN_FAULT_AT      the n-th of them, from 1
//   KIJUN_FAULT_ACTION  errno:N  it fails with that number and does nothing
//                       short:N  a write takes N bytes; with STICKY the disk is full after that
//                       kill     the program is killed before it
//                       torn     a write is done in part, then the program is killed
//                       power    it is done, then the power goes: see power_loss.h
//   KIJUN_FAULT_STICKY  set: every later one fails too (errno, short)
//   KIJUN_FAULT_SEED    for torn and power
//   KIJUN_FAULT_FIRED   a file made when it happened
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <string>
#include <string_view>

#include "power_loss.h"
#include "real_calls.h"

namespace kijun::fault {
namespace {

template <typename Function>
void look(Function& function, const char* name) {
  function = reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

enum class Action { None, Errno, Short, Kill, Torn, Power };

struct Plan {
  std::string path;
  std::string call;
  long at = 0;
  Action action = Action::None;
  long value = 0;
  bool sticky = false;
  std::uint64_t seed = 0;
  std::string fired;
};

const char* variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

Plan planFromEnvironment() {
  Plan plan;
  plan.path = variable("KIJUN_FAULT_PATH");
  plan.call = variable("KIJUN_FAULT_CALL");
  plan.at = std::atol(variable("KIJUN_FAULT_AT"));
  plan.sticky = *variable("KIJUN_FAULT_STICKY") != '\0';
  plan.seed = std::strtoull(variable("KIJUN_FAULT_SEED"), nullptr, 10);
  plan.fired = variable("KIJUN_FAULT_FIRED");
  const std::string_view action = variable("KIJUN_FAULT_ACTION");
  const auto colon = action.find(':');
  const auto name = action.substr(0, colon);
  if (colon != std::string_view::npos) {
    plan.value = std::atol(std::string(action.substr(colon + 1)).c_str());
  }
  if (name == "errno") plan.action = Action::Errno;
  if (name == "short") plan.action = Action::Short;
  if (name == "kill") plan.action = Action::Kill;
  if (name == "torn") plan.action = Action::Torn;
  if (name == "power") plan.action = Action::Power;
  return plan;
}

class Shim {
 public:
  static Shim& instance() {
    static auto* shim = new Shim;  // outlives every other static
    return *shim;
  }

  bool watches(const std::string& path) const {
    return !plan_.path.empty() && path.find(plan_.path) != std::string::npos;
  }
  bool keepsVersions() const { return plan_.action == Action::Power; }

  // What happens to this call: nothing, or what the plan says. Counts it.
  Action meet(const char* call) {
    if (!plan_.call.empty() ? plan_.call != call : std::strcmp(call, "open") == 0) {
      return Action::None;
    }
    const auto number = ++count_;
    if (number < plan_.at || (number > plan_.at && !plan_.sticky)) return Action::None;
    if (number == plan_.at && !plan_.fired.empty()) {
      const int marker = real().open(plan_.fired.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
      if (marker >= 0) real().close(marker);
    }
    if (plan_.action == Action::Kill) end();
    if (plan_.action == Action::Short && number > plan_.at) return Action::Errno;
    return plan_.action;
  }

  int failure() const {
    return plan_.action == Action::Errno ? static_cast<int>(plan_.value) : ENOSPC;
  }
  std::size_t part(std::size_t whole) const {
    if (plan_.action == Action::Short) {
      return std::min(whole, static_cast<std::size_t>(plan_.value));
    }
    return whole < 2 ? 0 : 1 + static_cast<std::size_t>(plan_.seed % (whole - 1));
  }
  [[noreturn]] static void end() {
    ::kill(::getpid(), SIGKILL);
    for (;;) ::pause();
  }
  // After the call was done.
  void finish(Action action) {
    if (action == Action::Torn) end();
    if (action != Action::Power) return;
    powerLoss.strike(plan_.seed);
    end();
  }

  std::recursive_mutex mutex;
  PowerLoss powerLoss;

 private:
  Shim() = default;
  const Plan plan_ = planFromEnvironment();
  long count_ = 0;
};

// Runs one call on a path under the plan. done: the real call; failed: what it gives on a failure.
template <typename Done, typename Before>
auto met(const char* call, const std::string& path, Before&& before, Done&& done)
    -> decltype(done(Action::None)) {
  auto& shim = Shim::instance();
  if (!shim.watches(path)) return done(Action::None);
  const std::lock_guard lock(shim.mutex);
  const auto action = shim.meet(call);
  if (action == Action::Errno || (action == Action::Short && std::strcmp(call, "write") != 0)) {
    if (std::strcmp(call, "close") == 0) done(Action::None);
    errno = shim.failure();
    return -1;
  }
  if (shim.keepsVersions()) before(shim.powerLoss);
  const auto result = done(action);
  const int error = errno;
  shim.finish(action);
  errno = error;
  return result;
}

constexpr auto kNothing = [](PowerLoss&) {};

std::size_t taken(Action action, std::size_t count) {
  return action == Action::Short || action == Action::Torn ? Shim::instance().part(count) : count;
}

std::string absolute(int folder, const char* path) {
  if (*path == '/') return path;
  const auto base = folder == AT_FDCWD ? std::string(".") : pathOf(folder);
  return base + "/" + path;
}

int openAt(int folder, const char* path, int flags, mode_t mode) {
  const bool writes = (flags & O_ACCMODE) != O_RDONLY || (flags & O_CREAT) != 0;
  if (!writes) return real().openat(folder, path, flags, mode);
  return met("open", absolute(folder, path), kNothing,
             [&](Action) { return real().openat(folder, path, flags, mode); });
}

int synced(int descriptor, int (*call)(int)) {
  const auto path = pathOf(descriptor);
  auto& shim = Shim::instance();
  if (shim.keepsVersions() && !shim.watches(path)) {
    const std::lock_guard lock(shim.mutex);
    shim.powerLoss.synced(descriptor);  // a folder above what is watched
  }
  return met("sync", path, kNothing, [&](Action) {
    const int result = call(descriptor);
    if (result == 0 && shim.keepsVersions()) shim.powerLoss.synced(descriptor);
    return result;
  });
}

template <typename Call>
int renamed(const std::string& from, const std::string& to, Call&& call) {
  return met("rename", to, kNothing, [&](Action) {
    const int result = call();
    if (result == 0) Shim::instance().powerLoss.afterRename(from, to);
    return result;
  });
}

}  // namespace

const RealCalls& real() {
  static const auto* calls = [] {
    auto* found = new RealCalls{};
    look(found->open, "open64");
    look(found->openat, "openat64");
    look(found->write, "write");
    look(found->writev, "writev");
    look(found->pwrite, "pwrite64");
    look(found->fsync, "fsync");
    look(found->fdatasync, "fdatasync");
    look(found->ftruncate, "ftruncate64");
    look(found->close, "close");
    look(found->rename, "rename");
    look(found->renameat2, "renameat2");
    look(found->link, "link");
    look(found->unlink, "unlink");
    return found;
  }();
  return *calls;
}

std::string pathOf(int descriptor) {
  char path[PATH_MAX];
  const auto link = "/proc/self/fd/" + std::to_string(descriptor);
  const auto count = ::readlink(link.c_str(), path, sizeof path);
  return count < 0 ? std::string() : std::string(path, static_cast<std::size_t>(count));
}

}  // namespace kijun::fault

using namespace kijun::fault;

extern "C" {

#define KIJUN_VISIBLE __attribute__((visibility("default")))
#define KIJUN_MODE(flags, mode)                 \
  mode_t mode = 0;                              \
  if (((flags) & (O_CREAT | O_TMPFILE)) != 0) { \
    va_list list;                               \
    va_start(list, flags);                      \
    mode = va_arg(list, mode_t);                \
    va_end(list);                               \
  }

KIJUN_VISIBLE int open(const char* path, int flags, ...) {
  KIJUN_MODE(flags, mode)
  return openAt(AT_FDCWD, path, flags, mode);
}
KIJUN_VISIBLE int open64(const char* path, int flags, ...) {
  KIJUN_MODE(flags, mode)
  return openAt(AT_FDCWD, path, flags, mode);
}
KIJUN_VISIBLE int openat(int folder, const char* path, int flags, ...) {
  KIJUN_MODE(flags, mode)
  return openAt(folder, path, flags, mode);
}
KIJUN_VISIBLE int openat64(int folder, const char* path, int flags, ...) {
  KIJUN_MODE(flags, mode)
  return openAt(folder, path, flags, mode);
}
KIJUN_VISIBLE int creat(const char* path, mode_t mode) {
  return openAt(AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, mode);
}

KIJUN_VISIBLE ssize_t write(int descriptor, const void* bytes, size_t count) {
  return met(
      "write", pathOf(descriptor),
      [&](PowerLoss& loss) {
        const bool appends = (::fcntl(descriptor, F_GETFL) & O_APPEND) != 0;
        loss.beforeWrite(descriptor, ::lseek(descriptor, 0, appends ? SEEK_END : SEEK_CUR), count);
      },
      [&](Action action) { return real().write(descriptor, bytes, taken(action, count)); });
}
KIJUN_VISIBLE ssize_t writev(int descriptor, const struct iovec* parts, int count) {
  return met(
      "write", pathOf(descriptor),
      [&](PowerLoss& loss) {
        size_t whole = 0;
        for (int i = 0; i < count; ++i) whole += parts[i].iov_len;
        loss.beforeWrite(descriptor, ::lseek(descriptor, 0, SEEK_CUR), whole);
      },
      [&](Action action) -> ssize_t {
        if (action != Action::Short && action != Action::Torn) {
          return real().writev(descriptor, parts, count);
        }
        return real().write(descriptor, parts[0].iov_base, taken(action, parts[0].iov_len));
      });
}
KIJUN_VISIBLE ssize_t pwrite(int descriptor, const void* bytes, size_t count, off_t offset) {
  return met(
      "write", pathOf(descriptor),
      [&](PowerLoss& loss) { loss.beforeWrite(descriptor, offset, count); },
      [&](Action action) {
        return real().pwrite(descriptor, bytes, taken(action, count), offset);
      });
}
KIJUN_VISIBLE ssize_t pwrite64(int descriptor, const void* bytes, size_t count, off64_t offset) {
  return pwrite(descriptor, bytes, count, offset);
}

KIJUN_VISIBLE int fsync(int descriptor) {
  return synced(descriptor, real().fsync);
}
KIJUN_VISIBLE int fdatasync(int descriptor) {
  return synced(descriptor, real().fdatasync);
}
KIJUN_VISIBLE int ftruncate(int descriptor, off_t size) {
  return met(
      "truncate", pathOf(descriptor), [&](PowerLoss& loss) { loss.beforeResize(descriptor, size); },
      [&](Action) { return real().ftruncate(descriptor, size); });
}
KIJUN_VISIBLE int ftruncate64(int descriptor, off64_t size) {
  return ftruncate(descriptor, size);
}
KIJUN_VISIBLE int close(int descriptor) {
  const int access = ::fcntl(descriptor, F_GETFL);
  if (access < 0 || (access & O_ACCMODE) == O_RDONLY) return real().close(descriptor);
  return met("close", pathOf(descriptor), kNothing,
             [&](Action) { return real().close(descriptor); });
}

KIJUN_VISIBLE int rename(const char* from, const char* to) {
  return renamed(absolute(AT_FDCWD, from), absolute(AT_FDCWD, to),
                 [&] { return real().rename(from, to); });
}
KIJUN_VISIBLE int renameat2(int fromFolder, const char* from, int toFolder, const char* to,
                            unsigned flags) {
  return renamed(absolute(fromFolder, from), absolute(toFolder, to),
                 [&] { return real().renameat2(fromFolder, from, toFolder, to, flags); });
}
KIJUN_VISIBLE int link(const char* from, const char* to) {
  return met("rename", absolute(AT_FDCWD, to), kNothing,
             [&](Action) { return real().link(from, to); });
}
KIJUN_VISIBLE int unlink(const char* path) {
  const auto full = absolute(AT_FDCWD, path);
  return met(
      "unlink", full, [&](PowerLoss& loss) { loss.beforeUnlink(full); },
      [&](Action) { return real().unlink(path); });
}

}  // extern "C"

namespace {

struct AtEnd {
  ~AtEnd() { Shim::instance().powerLoss.forget(); }
} atEnd;

}  // namespace
