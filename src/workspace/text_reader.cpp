#include "workspace/text_reader.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>

#include "base/charset.h"
#include "base/error.h"
#include "base/program.h"
#include "base/text.h"
#include "workspace/evidence_content.h"

namespace kijun {
namespace {

constexpr const char* kPdfReader = "pdftotext";
// A long text is kept in pieces of this size, so that a snippet is cut from a piece.
constexpr std::size_t kPieceBytes = 16 * 1024;

// A content as a file that has no name: nothing is left when we end, however that comes.
class NamelessFile {
 public:
  NamelessFile(const Session& session, const std::string& hash, const std::stop_token& stop) {
    const auto folder = std::filesystem::temp_directory_path();
    descriptor_ = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC | O_EXCL, 0600);
    if (descriptor_ < 0) descriptor_ = namedAndUnlinked(folder);
    try {
      streamContent(session, hash, [&](std::string_view bytes) {
        if (stop.stop_requested()) throw Cancelled();
        write(bytes, folder);
      });
    } catch (...) {
      ::close(descriptor_);
      throw;
    }
  }
  ~NamelessFile() { ::close(descriptor_); }
  NamelessFile(const NamelessFile&) = delete;
  NamelessFile& operator=(const NamelessFile&) = delete;
  int descriptor() const { return descriptor_; }

 private:
  // Where the file system knows no files without a name.
  static int namedAndUnlinked(const std::filesystem::path& folder) {
    auto pattern = (folder / "kijun-text-XXXXXX").string();
    const int descriptor = ::mkostemp(pattern.data(), O_CLOEXEC);
    if (descriptor < 0) throw machineError(folder.string(), errno);
    ::unlink(pattern.c_str());
    return descriptor;
  }

  void write(std::string_view bytes, const std::filesystem::path& folder) const {
    while (!bytes.empty()) {
      const auto count = ::write(descriptor_, bytes.data(), bytes.size());
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) throw machineError(folder.string(), errno);
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
  }

  int descriptor_ = -1;
};

// Control characters say nothing to a reader, and some mean something to the index.
std::string cleaned(std::string text) {
  for (auto& c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7f) c = ' ';
  }
  return text;
}

bool isBlank(std::string_view text) {
  return text.find_first_not_of(" \t\n") == std::string_view::npos;
}

// At a line end if there is one in its second half, never within a character.
std::size_t pieceLength(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text.size();
  const auto line = text.rfind('\n', most - 1);
  if (line != std::string_view::npos && line >= most / 2) return line + 1;
  auto length = most;
  while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xc0) == 0x80) --length;
  return length == 0 ? most : length;
}

std::vector<std::string> piecesOf(std::string_view text) {
  std::vector<std::string> pieces;
  while (!text.empty()) {
    const auto length = pieceLength(text, kPieceBytes);
    pieces.push_back(cleaned(std::string(text.substr(0, length))));
    text.remove_prefix(length);
  }
  return pieces;
}

// pdftotext ends each page with a form feed.
std::vector<std::string> pagesOf(std::string_view text, bool& cut) {
  constexpr std::size_t kLongestPage = 64 * 1024;
  std::vector<std::string> pages;
  for (const auto page : split(text, '\f')) {
    const auto length = pieceLength(page, kLongestPage);
    cut = cut || length < page.size();
    pages.push_back(cleaned(std::string(page.substr(0, length))));
    if (isBlank(pages.back())) pages.back().clear();
  }
  return pages;
}

void settle(TextFound& found, bool shortened) {
  const bool none = std::ranges::all_of(found.pages, isBlank);
  if (none) found.pages.clear();
  if (shortened) {
    found.state = TextState::Shortened;
  } else {
    found.state = none ? TextState::NoText : TextState::Read;
  }
}

bool asksForPassword(std::string_view complaint) {
  return complaint.find("Incorrect password") != std::string_view::npos;
}

}  // namespace

std::optional<std::filesystem::path> findPdfReader() {
  return findProgram(kPdfReader);
}

TextFound textOfPdf(const Session& session, const std::string& hash,
                    const std::filesystem::path& reader, const TextOptions& options) {
  const NamelessFile file(session, hash, options.stop);
  ProgramCall call;
  call.program = reader;
  call.arguments = {"-enc", "UTF-8", "-eol", "unix", "/dev/stdin", "-"};
  call.input = file.descriptor();
  call.limits.time = options.time;
  call.limits.output = options.mostText;
  const auto outcome = runProgram(call, options.stop);
  TextFound found;
  switch (outcome.end) {
    case ProgramEnd::TookTooLong:
      found.state = TextState::TookTooLong;
      return found;
    case ProgramEnd::Crashed:
      found.state = TextState::Unreadable;
      return found;
    case ProgramEnd::Exited:
      if (outcome.exitCode == 0) break;
      found.state = asksForPassword(outcome.complaint) ? TextState::Locked : TextState::Unreadable;
      return found;
    case ProgramEnd::PrintedTooMuch:
      break;
  }
  bool shortened = outcome.end == ProgramEnd::PrintedTooMuch;
  found.pages = pagesOf(decodedText(outcome.printed).text, shortened);
  settle(found, shortened);
  return found;
}

TextFound textOfText(const Session& session, const ReadableContent& content, std::size_t most) {
  ContentReader reader(session, content.hash);
  const auto bytes = reader.read(0, static_cast<std::int64_t>(most));
  TextFound found;
  found.pages = piecesOf(decodedText(bytes).text);
  settle(found, static_cast<std::int64_t>(bytes.size()) < reader.size());
  return found;
}

}  // namespace kijun
