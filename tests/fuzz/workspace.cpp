// A workspace file: its header, SQLite's pages, and everything that reads rows, the journal and its
// changesets; then the same file opened for writing, with the migration that may bring.
#include "base/error.h"
#include "fuzz/target.h"
#include "records/registers.h"
#include "workspace/commands.h"
#include "workspace/session.h"
#include "workspace/verify.h"

namespace {

using namespace kijun;

template <typename Call>
void tried(Call&& call) {
  try {
    call();
  } catch (const Error&) {
  }
}

void readEverything(const Session& session) {
  tried([&] {
    const auto snapshot = session.snapshot();
    for (const auto& [item, answers] : snapshot.current.answers) {
      for (const auto& answer : answers) {
        tried([&] { session.historyOf(answer.key); });
        tried([&] { session.settings(answer.key.cycle, item); });
      }
    }
    session.itemsChangedIn(snapshot.current.cycle.id);
  });
  tried([&] { session.firstBrokenEntry(); });
  tried([&] { session.drafts(); });
  for (const auto* description : recordDescriptions()) {
    tried([&] { session.rows(*description); });
  }
}

OpenOptions options(Access access) {
  OpenOptions options;
  options.access = access;
  options.environment.systemUser = "fuzz";
  options.environment.isNetworkFileSystem = [](const std::filesystem::path&) { return true; };
  return options;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto file = fuzz::emptyFolder() / "w.kijun";
  fuzz::writeBytes(file, fuzz::bytesOf(data, size));
  tried([&] { readEverything(*Session::open(file, options(Access::ReadOnly))); });
  tried([&] { verify(file); });
  tried([&] {
    const auto session = Session::open(file, options(Access::ReadWrite));
    readEverything(*session);
    const auto cycle = session->snapshot().current;
    tried([&] {
      session->run(commands::setNote({cycle.cycle.id, cycle.whole().id, "4.1-1"}, "memo"));
      session->undo();
    });
    tried([&] { session->undoEntry(session->head().number - 2); });
  });
  return 0;
}
