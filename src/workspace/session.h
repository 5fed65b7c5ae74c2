// An open workspace. Writing happens on one writer thread: windows post commands and hear of
// changed rows; run() is the same, waited for. Readers use their own read-only connection in one
// read transaction. All members may be called from any thread unless they say otherwise.
#pragma once
#include <chrono>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "assessment/snapshot.h"
#include "base/id.h"
#include "base/time.h"
#include "records/register_rows.h"
#include "workspace/command.h"
#include "workspace/journal.h"
#include "workspace/role.h"

namespace kijun {

enum class Access { ReadWrite, ReadOnly };

// What a session needs from outside; fakes only in tests and the sample.
struct Environment {
  std::shared_ptr<Clock> clock = std::make_shared<SystemClock>();
  std::shared_ptr<IdSource> ids = std::make_shared<RandomIds>();
  // Tells whether a folder lies on a network file system, where WAL is unsafe; empty: asked of the
  // operating system.
  std::function<bool(const std::filesystem::path&)> isNetworkFileSystem;
  std::string systemUser;                // empty: asked of the operating system
  std::filesystem::path settingsFolder;  // the user's own; empty: where the system keeps them
  // How long nothing is written before the write-ahead log is emptied into the file.
  std::chrono::milliseconds idle = std::chrono::seconds(3);
};

struct OpenOptions {
  Access access = Access::ReadWrite;
  // --as: a person's name or id; empty: the operating system's user. While a workspace has no
  // people, whoever is named acts as an assessor.
  std::string as;
  Environment environment;
};

struct NewWorkspace {
  Organisation organisation;  // its id may be empty
  CycleRecord cycle;          // name, asOf, due, scope, assessors; the rest is filled in
  CatalogPtr catalog;         // nullptr: the newest shipped
  std::string wholeUnitName = "全体";
};

// Who else has the workspace open for writing.
struct Holder {
  std::string name;
  std::string host;
  std::int64_t process = 0;
  std::string since;  // ISO instant
};

struct Outcome {
  std::optional<ChangeNotice> change;  // nothing where the command changed nothing
  std::exception_ptr failure;          // an Error, or a bug
};

struct CycleInfo {
  CycleRecord record;
  bool newest = false;
};

struct Draft {
  std::string key;  // "note:CYCLE:UNIT:ITEM" and the like, chosen by the page
  std::string text;
  std::string at;
};

class Session {
 public:
  // Throws Error: not a workspace, newer version, truncated, missing, no permission, and in
  // ReadWrite another writer (the Error names the holder). The file is untouched then.
  static std::unique_ptr<Session> open(const std::filesystem::path& file, OpenOptions options = {});
  // Throws Error; never replaces a file that exists.
  static std::unique_ptr<Session> create(const std::filesystem::path& file,
                                         const NewWorkspace& workspace, OpenOptions options = {});
  ~Session();  // waits for posted commands, checkpoints, and leaves one whole file
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  const std::filesystem::path& file() const;
  Access access() const;
  Actor actor() const;
  void actAs(const std::string& personNameOrId);
  // In ReadOnly because of another writer: who. Otherwise nothing.
  std::optional<Holder> holder() const;
  // The folder lies on a network file system: the rollback journal is kept there, and saving takes
  // longer.
  bool isOnNetwork() const;

  // Runs the command and returns when it is durable. Throws what the command throws, and Error
  // where the actor's role may not run it. Nothing is changed on a throw.
  std::optional<ChangeNotice> run(const Command& command);
  // The same on the writer thread; done (may be empty) is called there.
  void post(Command command, std::function<void(const Outcome&)> done = {});
  // Called on the writer thread after every durable change, own ones included. The token's
  // destruction ends the calls and waits for a running one.
  using Observer = std::function<void(const ChangeNotice&)>;
  [[nodiscard]] std::shared_ptr<void> observe(Observer observer);
  // Waits until everything posted so far is durable.
  void flush();

  // This session's own entries, newest first to undo. Throws Error naming the rows on conflict.
  std::optional<ChangeNotice> undo();
  std::optional<ChangeNotice> redo();
  // Any earlier entry, as the history page asks for it; the same rules hold.
  std::optional<ChangeNotice> undoEntry(std::int64_t number);
  void postUndo(std::function<void(const Outcome&)> done = {});
  void postRedo(std::function<void(const Outcome&)> done = {});
  void postUndoEntry(std::int64_t number, std::function<void(const Outcome&)> done = {});
  std::optional<Message> undoName() const;
  std::optional<Message> redoName() const;

  // Typed text on its way to a command: durable, but not part of the record until it is one.
  void postDraft(std::string key, std::string text);
  void postDropDraft(std::string key);
  std::vector<Draft> drafts() const;

  std::vector<CycleInfo> cycles() const;  // oldest first
  // cycleNumber: from 1; nothing: the newest open one. asOf: default that cycle's as-of date.
  Snapshot snapshot(std::optional<int> cycleNumber = {}, std::optional<Date> asOf = {}) const;
  // Answers as they stand, for the keys that exist.
  std::vector<Answer> answers(const std::vector<AnswerKey>& keys) const;
  std::optional<ItemSettings> settings(const Id& cycle, const std::string& item) const;
  std::vector<Row> rows(const RecordDescription& description) const;
  // Of several registers, as they stand at one moment; nullptr is left out.
  RegisterRows registers(const std::vector<const RecordDescription*>& which) const;
  // Of the workspace: see commands::setSetting. Empty where there is none.
  std::string setting(const std::string& key) const;

  // Newest first.
  std::vector<HistoryEntry> historyOf(const AnswerKey& key, int limit = 50) const;
  // Items of the cycle answered or edited in it by a person (carried-over rows are not).
  std::vector<std::string> itemsChangedIn(const Id& cycle) const;
  Entry head() const;
  // When the last entry reached the disk; nothing before the first.
  std::optional<Instant> lastSaved() const;
  // Recomputes the hash chain over all entries; the number of the first bad entry, or nothing.
  std::optional<std::int64_t> firstBrokenEntry() const;

 private:
  class Impl;
  explicit Session(std::unique_ptr<Impl> impl);
  friend class SessionDoor;  // session_door.h: the layer's own way in
  std::unique_ptr<Impl> impl_;
};

}  // namespace kijun
