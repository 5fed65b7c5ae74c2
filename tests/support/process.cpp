#include "support/process.h"

#include <fcntl.h>
#include <grp.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <sstream>
#include <stdexcept>

namespace kijun::testing {
namespace {

constexpr int kNotStarted = 127;

std::vector<std::string> environmentOf(const Launch& launch) {
  std::vector<std::string> result;
  for (char** entry = environ; *entry; ++entry) {
    const std::string text = *entry;
    if (!launch.environment.contains(text.substr(0, text.find('=')))) result.push_back(text);
  }
  for (const auto& [name, value] : launch.environment) {
    if (value) result.push_back(name + "=" + *value);
  }
  return result;
}

std::vector<char*> pointersTo(std::vector<std::string>& texts) {
  std::vector<char*> result;
  for (auto& text : texts) result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

int memoryFile(const char* name) {
  const int descriptor = ::memfd_create(name, MFD_CLOEXEC);
  if (descriptor < 0) throw std::runtime_error("no memory file");
  return descriptor;
}

std::string contentOf(int descriptor) {
  std::string text;
  std::array<char, 65536> buffer{};
  while (true) {
    const auto count =
        ::pread(descriptor, buffer.data(), buffer.size(), static_cast<off_t>(text.size()));
    if (count <= 0) return text;
    text.append(buffer.data(), static_cast<std::size_t>(count));
  }
}

int codeOf(int status) {
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

Process::Process(const Launch& launch)
    : out_(launch.output.empty()
               ? memoryFile("out")
               : ::open(launch.output.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0644)),
      err_(memoryFile("err")) {
  auto command = launch.command;
  auto environment = environmentOf(launch);
  const auto commandPointers = pointersTo(command);
  const auto environmentPointers = pointersTo(environment);
  id_ = ::fork();
  if (id_ < 0) throw std::runtime_error("no process");
  if (id_ > 0) return;
  ::setpgid(0, 0);
  ::dup2(::open("/dev/null", O_RDONLY), STDIN_FILENO);
  ::dup2(out_, STDOUT_FILENO);
  ::dup2(err_, STDERR_FILENO);
  if (!launch.folder.empty() && ::chdir(launch.folder.c_str()) != 0) ::_exit(kNotStarted);
  if (launch.user && (::setgroups(0, nullptr) != 0 || ::setgid(*launch.user) != 0 ||
                      ::setuid(*launch.user) != 0)) {
    ::_exit(kNotStarted);
  }
  ::execvpe(commandPointers[0], commandPointers.data(), environmentPointers.data());
  ::_exit(kNotStarted);
}

Process::~Process() {
  if (running()) {
    signal(SIGTERM);
    if (!wait(std::chrono::seconds(5))) {
      signal(SIGKILL);
      wait(std::chrono::seconds(5));
    }
  }
  if (out_ >= 0) ::close(out_);
  ::close(err_);
}

bool Process::running() {
  return !wait(std::chrono::milliseconds(0));
}

void Process::signal(int number) {
  if (!code_) ::kill(id_, number);
}

std::optional<int> Process::wait(std::chrono::milliseconds limit) {
  waitFor(
      [this] {
        int status = 0;
        if (!code_ && ::waitpid(id_, &status, WNOHANG) == id_) code_ = codeOf(status);
        return code_.has_value();
      },
      limit);
  return code_;
}

std::string Process::out() const {
  return contentOf(out_);
}

std::string Process::err() const {
  return contentOf(err_);
}

Finished run(const Launch& launch, std::chrono::seconds limit) {
  Process process(launch);
  auto code = process.wait(limit);
  if (!code) {
    process.signal(SIGKILL);
    code = process.wait(std::chrono::seconds(10));
  }
  return {code.value_or(-1), launch.output.empty() ? process.out() : std::string(), process.err()};
}

bool programExists(const std::string& name) {
  const char* path = std::getenv("PATH");
  std::istringstream folders(path ? path : "/usr/bin:/bin");
  for (std::string folder; std::getline(folders, folder, ':');) {
    if (::access((folder + "/" + name).c_str(), X_OK) == 0) return true;
  }
  return false;
}

}  // namespace kijun::testing
