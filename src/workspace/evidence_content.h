// The bytes behind revisions of evidence: stored, read, copied and checked in pieces of 1 MiB, so
// that no file is ever in memory whole. All functions may be called from any thread but the
// window's (they read and write disks) and throw Error unless they say otherwise.
#pragma once
#include <atomic>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "workspace/evidence.h"

namespace kijun {

// How a long piece of work is watched and stopped.
struct ContentWork {
  // Bytes done so far, and in all.
  std::function<void(std::int64_t done, std::int64_t total)> progress;
  const std::atomic<bool>* cancelled = nullptr;
  // Reports, and throws Cancelled where cancelled.
  void step(std::int64_t done, std::int64_t total) const;
};

// Reads the file twice: for its hash, then, where the workspace lacks that content, into it. The
// name of the revision is the file's. Throws Error and leaves nothing behind: missing, a folder, no
// file, empty, no permission, changed or cut short meanwhile, not enough room, the actor's role;
// Cancelled.
NewRevision storeContent(Session& session, const std::filesystem::path& file,
                         const ContentWork& work = {});
// What was pasted. fileName gives the extension.
NewRevision storeContent(Session& session, std::string_view bytes, const std::string& fileName,
                         const ContentWork& work = {});

// Content read at any place. Keeps its session's file open by nothing; the session must outlive it.
// One thread at a time.
class ContentReader {
 public:
  // Throws Error where the workspace has no such content.
  ContentReader(const Session& session, std::string hash);
  std::int64_t size() const { return size_; }
  // Up to count bytes from offset; fewer only at the end. Throws Error where a chunk is missing.
  std::string read(std::int64_t offset, std::int64_t count);

 private:
  const std::string& chunk(std::int64_t position);

  const Session& session_;
  std::string hash_;
  std::int64_t size_ = 0;
  std::int64_t heldPosition_ = -1;
  std::string held_;
};

// Feeds the content piece by piece; throws where its hash turns out to be another.
void streamContent(const Session& session, const std::string& hash,
                   const std::function<void(std::string_view)>& sink, const ContentWork& work = {});
// To a file, whole and verified or not at all; replaces a file that exists.
void exportContent(const Session& session, const std::string& hash,
                   const std::filesystem::path& file, const ContentWork& work = {});
// The first count bytes.
std::string beginningOf(const Session& session, const std::string& hash, std::int64_t count);

struct ContentTotals {
  std::int64_t count = 0;
  std::int64_t bytes = 0;  // each content once
};
ContentTotals contentTotals(const Session& session);

// Every content of `from` that `to` lacks, verified on the way: before a merge, or for a workspace
// made from another. hashes: only these; empty: all. Returns how many were copied.
std::int64_t copyContents(Session& to, const Session& from, const ContentWork& work = {},
                          const std::vector<std::string>& hashes = {});

// A content that is not what the journal and the revisions say.
struct ContentFault {
  enum class What { Missing, Altered };
  What what = What::Missing;
  std::string hash;
  std::vector<std::string> titles;  // of the pieces that have it now; may be empty
};
// Reads every content and hashes it, and looks for every content that a revision or the journal
// names. Empty: all is well.
std::vector<ContentFault> checkContents(const Session& session, const ContentWork& work = {});

}  // namespace kijun
