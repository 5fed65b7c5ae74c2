// The inside of a session: the writer thread with its queue, the readers, who listens.
#pragma once
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "workspace/migration.h"
#include "workspace/session.h"
#include "workspace/store/file_header.h"
#include "workspace/store/open_files.h"
#include "workspace/store/private_copy.h"
#include "workspace/store/store.h"
#include "workspace/store/writer_lock.h"

namespace kijun {

class Session::Impl {
 public:
  enum class Inversion { Undo, Redo };
  using Change = std::optional<ChangeNotice>;
  using Done = std::function<void(const Outcome&)>;

  // lock: taken already by who makes the file; otherwise taken here.
  Impl(std::filesystem::path file, OpenOptions options, std::unique_ptr<WriterLock> lock);
  ~Impl();

  // What every command goes through. On the writer thread.
  Change execute(const Command& command);
  // Work on the store that makes an entry: one step of this session's undo, told to observers.
  Change perform(const std::function<Change(Store&)>& work);
  Change invertLast(Inversion inversion);
  Change invertNumbered(std::int64_t number);

  // Runs the work on the writer thread and waits. Throws what it throws.
  Change runThere(const std::function<Change()>& work);
  void postThere(std::function<Change()> work, Done done);
  void flush();
  std::shared_ptr<void> observe(Observer observer);
  std::optional<Message> nameOf(Inversion inversion) const;
  void changeDraft(std::string key, std::optional<std::string> text);
  void requireWriting() const;

  Actor actor() const;
  void actAs(const std::string& personNameOrId);

  // On the writer thread.
  Store& store() { return *store_; }
  const Environment& environment() const { return environment_; }
  const OpenPlace& place() const { return *place_; }
  const std::optional<MigrationDone>& migration() const { return migration_; }
  std::unique_ptr<SQLite::Database> connect() const { return readers_->connect(); }

  const std::filesystem::path file_;
  const Access access_;
  bool onNetwork_ = false;
  std::optional<Holder> holder_;
  CatalogShelf catalogs_;

  // Runs the function on a connection of its own in one read transaction.
  template <typename Function>
  auto read(Function&& function) {
    return readers_->read(std::forward<Function>(function));
  }

 private:
  struct Step {
    std::int64_t entry = 0;
    Message name;
  };
  struct Listener {
    std::recursive_mutex mutex;
    Observer call;
  };

  void openToWrite(std::unique_ptr<WriterLock> lock);
  void openToRead();
  void work();
  void enqueue(std::function<void()> job);
  void waitFor(const std::function<void()>& job);
  bool isWriterThread() const { return std::this_thread::get_id() == writer_.get_id(); }
  void announce(const ChangeNotice& notice);
  void followActor(const ChangeNotice& notice);
  void writeDrafts();

  const Environment environment_;
  const std::string systemUser_;

  // Let go of in the opposite order: the writer closes last and leaves one whole file.
  FileState state_;
  std::unique_ptr<OpenFile> openFile_;
  std::unique_ptr<WriterLock> lock_;
  std::optional<OpenPlace> place_;  // the file itself, also where a copy of it is read
  std::optional<MigrationDone> migration_;
  std::unique_ptr<PrivateCopy> copy_;
  std::unique_ptr<Store> store_;
  std::unique_ptr<Readers> readers_;

  mutable std::mutex actorMutex_;
  Actor actor_;

  mutable std::mutex stepsMutex_;
  std::vector<Step> undoable_;
  std::vector<Step> redoable_;

  std::mutex listenersMutex_;
  std::vector<std::weak_ptr<Listener>> listeners_;

  std::mutex draftsMutex_;
  DraftChanges pendingDrafts_;
  bool draftsQueued_ = false;

  std::mutex queueMutex_;
  std::condition_variable queueFilled_;
  std::deque<std::function<void()>> queue_;
  bool closing_ = false;
  std::thread writer_;
};

}  // namespace kijun
