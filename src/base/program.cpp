#include "base/program.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <thread>

#include "base/error.h"
#include "base/text.h"

namespace kijun {
namespace {

constexpr std::size_t kMostComplaint = 4096;
constexpr int kLookMilliseconds = 50;
constexpr int kFirstForeign = 4;  // behind stdin, stdout, stderr and the pipe that tells of exec
constexpr unsigned kMostFiles = 64;

// Both ends closed at the end at the latest.
class Pipe {
 public:
  explicit Pipe(const std::string& program) {
    if (::pipe2(ends_.data(), O_CLOEXEC) != 0) throw machineError(program, errno);
  }
  ~Pipe() {
    closeReading();
    closeWriting();
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  int reading() const { return ends_[0]; }
  int writing() const { return ends_[1]; }
  void closeReading() { close(ends_[0]); }
  void closeWriting() { close(ends_[1]); }

 private:
  static void close(int& end) {
    if (end >= 0) ::close(end);
    end = -1;
  }
  std::array<int, 2> ends_{-1, -1};
};

void limit(__rlimit_resource_t resource, std::uint64_t most) {
  const rlimit value{most, most};
  ::setrlimit(resource, &value);
}

// What the child does between fork and exec: nothing that allocates or locks.
class Child {
 public:
  Child(const ProgramCall& call, const Pipe& out, const Pipe& err, const Pipe& told)
      : call_(call), out_(out.writing()), err_(err.writing()), told_(told.writing()) {
    path_ = call.program.string();
    arguments_.push_back(path_.data());
    for (const auto& argument : call.arguments) {
      arguments_.push_back(const_cast<char*>(argument.c_str()));
    }
    arguments_.push_back(nullptr);
  }

  [[noreturn]] void become(pid_t parent) {
    ::setsid();
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(0);
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    placeFiles();
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    ::signal(SIGPIPE, SIG_DFL);
    const auto& limits = call_.limits;
    // The signal of the first is told apart from a kill; who ignores it meets the second.
    const auto seconds = static_cast<std::uint64_t>(limits.cpu.count());
    const rlimit processor{seconds, seconds + 1};
    ::setrlimit(RLIMIT_CPU, &processor);
    limit(RLIMIT_AS, limits.memory);
    limit(RLIMIT_FSIZE, limits.written);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_NOFILE, kMostFiles);
    char language[] = "LANG=C.UTF-8";
    char* environment[] = {language, nullptr};
    ::execve(path_.c_str(), arguments_.data(), environment);
    fail();
  }

 private:
  [[noreturn]] void fail() {
    const int why = errno;
    [[maybe_unused]] const auto told = ::write(kFirstForeign - 1, &why, sizeof why);
    ::_exit(127);
  }

  // First above the places they go to, or one would take another's.
  void placeFiles() {
    int input = call_.input >= 0 ? call_.input : ::open("/dev/null", O_RDONLY);
    input = ::fcntl(input, F_DUPFD, kFirstForeign);
    out_ = ::fcntl(out_, F_DUPFD, kFirstForeign);
    err_ = ::fcntl(err_, F_DUPFD, kFirstForeign);
    told_ = ::fcntl(told_, F_DUPFD, kFirstForeign);
    ::lseek(input, 0, SEEK_SET);
    ::dup2(input, STDIN_FILENO);
    ::dup2(out_, STDOUT_FILENO);
    ::dup2(err_, STDERR_FILENO);
    ::dup3(told_, kFirstForeign - 1, O_CLOEXEC);
    if (::close_range(kFirstForeign, ~0U, 0) == 0) return;
    for (int other = kFirstForeign; other < 65536; ++other) ::close(other);
  }

  const ProgramCall& call_;
  std::string path_;
  std::vector<char*> arguments_;
  int out_, err_, told_;
};

// The program and all of its session; gone when this is.
class Running {
 public:
  explicit Running(pid_t id) : id_(id) {}
  ~Running() {
    if (id_ < 0) return;
    kill();
    int status = 0;
    while (::waitpid(id_, &status, 0) < 0 && errno == EINTR) {
    }
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  void kill() const {
    ::kill(-id_, SIGKILL);
    ::kill(id_, SIGKILL);  // before it had a session of its own
  }
  // Its status once it has ended; what it started and left is killed then.
  std::optional<int> ended() {
    int status = 0;
    const auto got = ::waitpid(id_, &status, WNOHANG);
    if (got != id_) return std::nullopt;
    ::kill(-id_, SIGKILL);
    id_ = -1;
    return status;
  }

 private:
  pid_t id_;
};

// Reads what there is, keeping at most `most` bytes; false at the end.
bool take(int from, std::string& to, std::size_t most, bool& more) {
  std::array<char, 65536> buffer{};
  const auto got = ::read(from, buffer.data(), buffer.size());
  if (got < 0) return errno == EINTR || errno == EAGAIN;
  const auto count = static_cast<std::size_t>(got);
  const auto kept = std::min(count, most - to.size());
  to.append(buffer.data(), kept);
  more = more || kept < count;
  return got > 0;
}

}  // namespace

std::optional<std::filesystem::path> findProgram(std::string_view name,
                                                 std::string_view searchPath) {
  for (const auto folder : split(searchPath, ':')) {
    if (!folder.starts_with('/')) continue;
    const auto path = std::filesystem::path(folder) / name;
    std::error_code unknown;
    if (std::filesystem::is_regular_file(path, unknown) && ::access(path.c_str(), X_OK) == 0) {
      return path;
    }
  }
  return std::nullopt;
}

std::optional<std::filesystem::path> findProgram(std::string_view name) {
  const char* path = std::getenv("PATH");
  return path ? findProgram(name, path) : std::nullopt;
}

ProgramOutcome runProgram(const ProgramCall& call, const std::stop_token& stop) {
  using Clock = std::chrono::steady_clock;
  const auto name = call.program.string();
  Pipe out(name), err(name), told(name);
  Child child(call, out, err, told);
  const auto parent = ::getpid();
  const auto end = Clock::now() + call.limits.time;
  const auto id = ::fork();
  if (id < 0) throw machineError(name, errno);
  if (id == 0) child.become(parent);
  Running running(id);
  for (auto* pipe : {&out, &err, &told}) pipe->closeWriting();
  int why = 0;
  ssize_t got = 0;
  while ((got = ::read(told.reading(), &why, sizeof why)) < 0 && errno == EINTR) {
  }
  if (got == sizeof why) throw machineError(name, why);

  ProgramOutcome outcome;
  bool tooMuch = false, ignored = false;
  bool outOpen = true, errOpen = true;
  while (true) {
    if (stop.stop_requested()) throw Cancelled();
    if (tooMuch || Clock::now() >= end) {
      outcome.end = tooMuch ? ProgramEnd::PrintedTooMuch : ProgramEnd::TookTooLong;
      return outcome;
    }
    if (outOpen || errOpen) {
      std::array<pollfd, 2> waited{
          {{outOpen ? out.reading() : -1, POLLIN, 0}, {errOpen ? err.reading() : -1, POLLIN, 0}}};
      if (::poll(waited.data(), waited.size(), kLookMilliseconds) <= 0) continue;
      if (waited[0].revents)
        outOpen = take(out.reading(), outcome.printed, call.limits.output, tooMuch);
      if (waited[1].revents)
        errOpen = take(err.reading(), outcome.complaint, kMostComplaint, ignored);
      continue;
    }
    if (const auto status = running.ended()) {
      if (WIFEXITED(*status)) {
        outcome.exitCode = WEXITSTATUS(*status);
      } else {
        // Its share of processor time is a limit of time too.
        outcome.end = WTERMSIG(*status) == SIGXCPU ? ProgramEnd::TookTooLong : ProgramEnd::Crashed;
      }
      return outcome;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
}

}  // namespace kijun
