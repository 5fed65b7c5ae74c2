#include "cli/passphrase_input.h"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>

#include "base/error.h"

namespace kijun::cli {
namespace {

constexpr std::size_t kMostLine = 4 * Passphrase::kMostBytes;
constexpr char kInterrupt = 3;
constexpr char kEnd = 4;
constexpr char kClearLine = 21;
constexpr char kDelete = 127;

Error noPassphrase() {
  return {Fault::Usage, msg("cli.passphrase.none"), msg("cli.passphrase.none.todo")};
}

// Up to a line's end or the stream's; what is read is wiped by its Passphrase.
std::string firstLine(int descriptor, const std::string& name) {
  std::string line;
  line.reserve(kMostLine + 1);  // so that growing leaves no copy behind
  char c = 0;
  while (line.size() < kMostLine) {
    const auto count = ::read(descriptor, &c, 1);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw machineError(name, errno);
    if (count == 0 || c == '\n') break;
    line += c;
  }
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

// The terminal without echo, and as it was at the end.
class UnseenTerminal {
 public:
  UnseenTerminal() : descriptor_(::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)) {
    if (descriptor_ < 0 || ::tcgetattr(descriptor_, &before_) != 0) {
      if (descriptor_ >= 0) ::close(descriptor_);
      throw noPassphrase();
    }
    auto unseen = before_;
    // Signals too: an interruption must not leave a terminal that shows nothing.
    unseen.c_lflag &= ~static_cast<tcflag_t>(ECHO | ECHONL | ICANON | ISIG);
    ::tcsetattr(descriptor_, TCSAFLUSH, &unseen);
  }
  ~UnseenTerminal() {
    ::tcsetattr(descriptor_, TCSAFLUSH, &before_);
    ::close(descriptor_);
  }
  UnseenTerminal(const UnseenTerminal&) = delete;
  UnseenTerminal& operator=(const UnseenTerminal&) = delete;

  std::string ask(const std::string& question) {
    say(question);
    std::string line;
    line.reserve(kMostLine + 1);
    char c = 0;
    while (line.size() < kMostLine) {
      const auto count = ::read(descriptor_, &c, 1);
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0 || c == kInterrupt || (c == kEnd && line.empty())) {
        wipe(line);
        say("\n");
        throw noPassphrase();
      }
      if (c == '\n' || c == '\r' || c == kEnd) break;
      if (c == kClearLine) {
        line.clear();
      } else if (c == kDelete || c == '\b') {
        while (!line.empty() && (line.back() & 0xc0) == 0x80) line.pop_back();
        if (!line.empty()) line.pop_back();
      } else {
        line += c;
      }
    }
    say("\n");
    return line;
  }

 private:
  void say(const std::string& words) const {
    if (::write(descriptor_, words.data(), words.size()) < 0) throw machineError("/dev/tty", errno);
  }
  int descriptor_;
  termios before_{};
};

std::string fromFile(const std::string& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) throw machineError(file, errno);
  try {
    auto line = firstLine(descriptor, file);
    ::close(descriptor);
    return line;
  } catch (...) {
    ::close(descriptor);
    throw;
  }
}

Passphrase fromTerminal(Purpose purpose, const Context& context) {
  UnseenTerminal terminal;
  auto typed = terminal.ask(text(context, "cli.passphrase.ask"));
  Passphrase passphrase(typed);
  if (purpose == Purpose::Sealing && passphrase.characters() > 0) {
    if (const auto weakness = passphrase.weakness()) throw Error(Fault::Input, *weakness);
    auto again = terminal.ask(text(context, "cli.passphrase.again"));
    if (!(Passphrase(again) == passphrase)) {
      throw Error(Fault::Input, msg("cli.passphrase.differ"), msg("cli.passphrase.differ.todo"));
    }
  }
  return passphrase;
}

Passphrase read(const std::string& file, Purpose purpose, const Context& context) {
  if (file.empty() && ::isatty(STDIN_FILENO)) return fromTerminal(purpose, context);
  auto line = file.empty() || file == "-" ? firstLine(STDIN_FILENO, "stdin") : fromFile(file);
  return Passphrase(line);
}

}  // namespace

Passphrase readPassphrase(const std::string& file, Purpose purpose, const Context& context) {
  auto passphrase = read(file, purpose, context);
  if (passphrase.characters() == 0) throw noPassphrase();
  return passphrase;
}

}  // namespace kijun::cli
