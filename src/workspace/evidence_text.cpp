#include "workspace/evidence_text.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <mutex>

#include "base/error.h"
#include "workspace/session_door.h"
#include "workspace/text_reader.h"

namespace kijun {
namespace {

constexpr std::string_view kPdf = "application/pdf";
// About this many bytes of text in one step of the writer: some ten milliseconds.
constexpr std::size_t kStepBytes = 40'000;

// One call at a time in a process: two would read the same contents.
std::mutex& turn() {
  static std::mutex instance;
  return instance;
}

void onWriter(Session& session, const std::function<void(SQLite::Database&)>& work) {
  SessionDoor::write(session, [&](Store& store) {
    sql::guarded(store.file(), [&] {
      SQLite::Transaction transaction(store.database(), SQLite::TransactionBehavior::IMMEDIATE);
      work(store.database());
      transaction.commit();
    });
  });
}

// Page by page, so that commands come between; a text that is cut off here is begun anew.
void keep(Session& session, const std::string& hash, const TextFound& found) {
  onWriter(session, [&](SQLite::Database& database) { dropText(database, hash); });
  std::vector<std::string> step;
  std::int64_t first = 1;
  std::size_t size = 0;
  const auto store = [&] {
    if (step.empty()) return;
    onWriter(session, [&](SQLite::Database& database) { storePages(database, hash, first, step); });
    first += static_cast<std::int64_t>(step.size());
    step.clear();
    size = 0;
  };
  for (const auto& page : found.pages) {
    size += page.size();
    step.push_back(page);
    if (size >= kStepBytes) store();
  }
  store();
  onWriter(session, [&](SQLite::Database& database) { completeText(database, hash, found.state); });
}

}  // namespace

bool isFailure(TextState state) {
  return state == TextState::Locked || state == TextState::Unreadable ||
         state == TextState::TookTooLong || state == TextState::TooLarge;
}

Message textStateMessage(TextState state) {
  switch (state) {
    case TextState::Read:
      return msg("evidence.text.read");
    case TextState::Shortened:
      return msg("evidence.text.shortened");
    case TextState::NoText:
      return msg("evidence.text.none");
    case TextState::Locked:
      return msg("evidence.text.locked");
    case TextState::Unreadable:
      return msg("evidence.text.unreadable");
    case TextState::TookTooLong:
      return msg("evidence.text.took_too_long");
    case TextState::TooLarge:
      return msg("evidence.text.too_large");
  }
  return {};
}

bool mayHoldText(std::string_view mediaType) {
  return mediaType == kPdf || mediaType.starts_with("text/") || mediaType == "application/json" ||
         mediaType == "application/xml";
}

TextReading readTexts(Session& session, const TextOptions& options) {
  const std::lock_guard lock(turn());
  auto contents = SessionDoor::read(session, [&](SQLite::Database& database) {
    return readableContents(database, options.which);
  });
  TextReading reading;
  const auto reader = options.pdfReader ? options.pdfReader : findPdfReader();
  if (!reader) {
    const auto pdfs = std::erase_if(
        contents, [](const ReadableContent& content) { return content.mediaType == kPdf; });
    reading.left += pdfs;
    reading.readerMissing = pdfs > 0;
  }
  if (contents.size() > options.atMost) {
    reading.left += contents.size() - options.atMost;
    contents.resize(options.atMost);
  }
  std::size_t done = 0;
  for (const auto& content : contents) {
    if (options.progress) options.progress(done, contents.size());
    if (options.stop.stop_requested()) throw Cancelled();
    ++done;
    TextFound found;
    try {
      if (content.size > options.largest) {
        found.state = TextState::TooLarge;
      } else if (content.mediaType == kPdf) {
        found = textOfPdf(session, content.hash, *reader, options);
      } else {
        found = textOfText(session, content, options.mostText);
      }
    } catch (const Error& error) {
      // The content itself, or the machine: nothing is known of its text, so it is tried again.
      spdlog::warn("The text of a content could not be read: {}.", error.message().id);
      ++reading.failed;
      continue;
    }
    keep(session, content.hash, found);
    ++(isFailure(found.state) ? reading.failed : reading.read);
  }
  if (options.progress && done > 0) options.progress(done, contents.size());
  return reading;
}

std::map<std::string, TextState> textStates(const Session& session) {
  return SessionDoor::read(session,
                           [](SQLite::Database& database) { return storedTextStates(database); });
}

TextTotals textTotals(const Session& session) {
  return SessionDoor::read(session, [](SQLite::Database& database) {
    TextTotals totals;
    totals.unread = readableContents(database, TextsToRead::New).size();
    for (const auto& [hash, state] : storedTextStates(database)) totals.failed += isFailure(state);
    return totals;
  });
}

bool isPdfReaderThere() {
  return findPdfReader().has_value();
}

}  // namespace kijun
