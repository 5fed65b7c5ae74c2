// The text inside evidence: read once from text files and PDF, kept beside the journal by the
// content's hash, and found by search. PDF is read by pdftotext, a program of its own with limits
// of time and memory; without it PDF is found by its title only, and textTotals() says so.
//
// Reading is asked for by who stored contents, on the thread that did, after the command: commands
// are served between its small steps. What an earlier program or a cut-off attempt left unread is
// read by the next call.
#pragma once
#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <string>

#include "base/message.h"
#include "workspace/evidence.h"

namespace kijun {

enum class TextState {
  Read,
  Shortened,   // more text than is kept: the beginning
  NoText,      // read, and there is none, as in a scanned PDF
  Locked,      // a PDF that asks for a password
  Unreadable,  // damaged, not what it says it is, or asking for more memory than it gets
  TookTooLong,
  TooLarge,  // a content that is not read at all
};
// Whether an attempt ended without the text; another may be asked for.
bool isFailure(TextState state);
Message textStateMessage(TextState state);
// "read", "locked" …: as it is stored and told to programs.
std::string_view textStateId(TextState state);

// Whether contents of the type are read: text of any kind, and PDF.
bool mayHoldText(std::string_view mediaType);

enum class TextsToRead { New, All };

struct TextOptions {
  TextsToRead which = TextsToRead::New;
  // pdftotext; empty: looked for in PATH.
  std::optional<std::filesystem::path> pdfReader;
  std::chrono::milliseconds time = std::chrono::seconds(30);  // for one content
  std::size_t mostText = std::size_t{4} << 20;                // bytes of text of one content
  std::int64_t largest = std::int64_t{512} << 20;             // bytes of a content
  std::size_t atMost = 10'000;                                // contents in one call
  // How many are done of how many; on the caller's thread.
  std::function<void(std::size_t done, std::size_t total)> progress;
  std::stop_token stop;
};

struct TextReading {
  std::size_t read = 0;    // contents whose text is kept now, or that have none
  std::size_t failed = 0;  // the reason is kept: textStates()
  std::size_t left = 0;    // not read: no pdftotext, or atMost was reached
  bool readerMissing = false;
};

// Reads what is unread. Any thread but the UI's; a second call in the process waits for the first.
// A content that cannot be read stops nothing. Throws Error where the workspace is read-only or
// cannot be written, and Cancelled: what was read until then is kept.
TextReading readTexts(Session& session, const TextOptions& options = {});

// By content; what is not in it was not read yet.
std::map<std::string, TextState> textStates(const Session& session);

struct TextTotals {
  std::size_t unread = 0;  // contents that may hold text and were not read yet
  std::size_t failed = 0;
};
TextTotals textTotals(const Session& session);
// Whether PDF can be read on this machine.
bool isPdfReaderThere();

}  // namespace kijun
