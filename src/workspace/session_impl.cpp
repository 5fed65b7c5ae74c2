#include "workspace/session_impl.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "workspace/store/connection.h"
#include "workspace/store/file_system.h"
#include "workspace/store/migrate.h"
#include "workspace/store/people.h"
#include "workspace/store/schema.h"
#include "workspace/store/second_name.h"
#include "workspace/store/undo.h"

namespace kijun {
namespace {

// The zone of the workspace is not known before it is open.
std::string sinceInWords(const Holder& holder) {
  const auto since = Instant::parse(holder.since);
  return since ? since->shownAt(kJapanOffsetMinutes) : holder.since;
}

Error heldBy(const std::filesystem::path& file, const std::optional<Holder>& holder) {
  const auto path = file.string();
  if (!holder || holder->name.empty()) {
    return {Fault::Input, msg("workspace.open.held_by_unknown", path),
            msg("workspace.open.held.todo")};
  }
  return {Fault::Input,
          msg("workspace.open.held", path, holder->name, holder->host, holder->process,
              sinceInWords(*holder)),
          msg("workspace.open.held.todo")};
}

// A file that this process has open already is not read around SQLite: it is asked.
int storedVersion(const std::filesystem::path& file, const FileState& state) {
  if (state.schemaVersion > 0) return state.schemaVersion;
  return sql::guarded(file, [&] {
    return static_cast<int>(sql::pragmaNumber(*openForReading(file, false), "user_version"));
  });
}

void requireWritable(const std::filesystem::path& file) {
  if (!isWritable(file.parent_path())) {
    throw Error(
        Fault::Machine,
        msg("workspace.open.folder_not_writable", file.parent_path().string(), file.string()),
        msg("workspace.open.folder_not_writable.todo"));
  }
  if (!isWritable(file)) {
    throw Error(Fault::Machine, msg("workspace.open.file_not_writable", file.string()),
                msg("workspace.open.file_not_writable.todo"));
  }
}

}  // namespace

Session::Impl::Impl(std::filesystem::path file, OpenOptions options,
                    std::unique_ptr<WriterLock> lock)
    : file_(std::move(file)),
      access_(options.access),
      environment_(options.environment),
      systemUser_(environment_.systemUser.empty() ? systemUserName() : environment_.systemUser) {
  const auto folder = file_.parent_path();
  onNetwork_ = environment_.isNetworkFileSystem ? environment_.isNetworkFileSystem(folder)
                                                : liesOnNetwork(folder);
  openFile_ = std::make_unique<OpenFile>(file_, [&] { state_ = inspectFile(file_); });
  if (access_ == Access::ReadWrite) {
    openToWrite(std::move(lock));
  } else {
    openToRead();
  }
  actor_ = readers_->read(
      [&](SQLite::Database& database) { return resolveActor(database, options.as, systemUser_); });
  if (access_ == Access::ReadWrite) writer_ = std::thread([this] { work(); });
}

void Session::Impl::openToWrite(std::unique_ptr<WriterLock> lock) {
  requireWritable(file_);
  lock_ = lock ? std::move(lock)
               : WriterLock::take(file_, ownHolder(systemUser_, environment_.clock->now().iso()));
  if (!lock_) throw heldBy(file_, currentHolder(file_));
  requireOneName(file_);
  place_.emplace(file_);
  if (storedVersion(file_, state_) < kSchemaVersion) {
    migration_ = migrateFile(file_, state_.walMode, environment_, systemUser_);
  }
  store_ = std::make_unique<Store>(*place_, environment_, catalogs_,
                                   onNetwork_ ? JournalMode::Rollback : JournalMode::WriteAhead,
                                   state_.walMode);
  readers_ = std::make_unique<Readers>(*place_, KeepOpen::Idle, false);
}

void Session::Impl::openToRead() {
  holder_ = currentHolder(file_);
  const bool atRest = !holder_ && !state_.walContent && !state_.hotJournal;
  const bool immutable = state_.walMode && atRest && !isWritable(file_.parent_path());
  place_.emplace(file_);
  try {
    if (storedVersion(file_, state_) < kSchemaVersion) {
      copy_ = std::make_unique<PrivateCopy>(file_, immutable);
      migration_ = MigrationDone{storedVersion(file_, state_), kSchemaVersion, {}};
      readers_ = std::make_unique<Readers>(OpenPlace(copy_->path()), KeepOpen::Nothing, false);
    } else {
      readers_ = std::make_unique<Readers>(*place_, KeepOpen::Nothing, immutable);
    }
    readers_->read(
        [](SQLite::Database& database) { return sql::pragmaNumber(database, "schema_version"); });
  } catch (const Error&) {
    if (atRest || holder_) throw;
    throw Error(Fault::Input, msg("workspace.open.needs_recovery", file_.string()),
                msg("workspace.open.needs_recovery.todo"));
  }
}

Session::Impl::~Impl() {
  if (writer_.joinable()) {
    {
      const std::lock_guard lock(queueMutex_);
      closing_ = true;
    }
    queueFilled_.notify_all();
    writer_.join();
  }
}

void Session::Impl::work() {
  bool logMayHoldPages = true;
  bool indexMayLack = true;
  std::unique_lock lock(queueMutex_);
  const auto wanted = [this] { return closing_ || !queue_.empty(); };
  while (true) {
    if (indexMayLack && !wanted()) {
      lock.unlock();
      indexMayLack = store_->indexSome();
      lock.lock();
      continue;
    }
    if (logMayHoldPages && !queueFilled_.wait_for(lock, environment_.idle, wanted)) {
      lock.unlock();
      store_->checkpoint();
      lock.lock();
      logMayHoldPages = false;
      continue;
    }
    queueFilled_.wait(lock, wanted);
    if (queue_.empty()) break;
    auto job = std::move(queue_.front());
    queue_.pop_front();
    lock.unlock();
    job();
    job = nullptr;
    lock.lock();
    logMayHoldPages = true;
    indexMayLack = true;
  }
  lock.unlock();
  writeDrafts();
}

void Session::Impl::enqueue(std::function<void()> job) {
  {
    const std::lock_guard lock(queueMutex_);
    queue_.push_back(std::move(job));
  }
  queueFilled_.notify_one();
}

Session::Impl::Change Session::Impl::runThere(const std::function<Change()>& work) {
  requireWriting();
  if (isWriterThread()) return work();
  Outcome outcome;
  waitFor([&] {
    try {
      outcome.change = work();
    } catch (...) {
      outcome.failure = std::current_exception();
    }
  });
  if (outcome.failure) std::rethrow_exception(outcome.failure);
  return outcome.change;
}

void Session::Impl::waitFor(const std::function<void()>& job) {
  std::mutex mutex;
  std::condition_variable finished;
  bool done = false;
  enqueue([&] {
    job();
    // Told under the lock: what it tells stands on the waiting thread's stack.
    const std::lock_guard lock(mutex);
    done = true;
    finished.notify_one();
  });
  std::unique_lock lock(mutex);
  finished.wait(lock, [&] { return done; });
}

void Session::Impl::postThere(std::function<Change()> work, Done done) {
  auto job = [this, work = std::move(work), done = std::move(done)] {
    Outcome outcome;
    try {
      requireWriting();
      outcome.change = work();
    } catch (...) {
      outcome.failure = std::current_exception();
    }
    if (done) done(outcome);
  };
  if (access_ == Access::ReadOnly) {
    job();
  } else {
    enqueue(std::move(job));
  }
}

void Session::Impl::flush() {
  if (access_ == Access::ReadOnly || isWriterThread()) return;
  waitFor([] {});
}

void Session::Impl::requireWriting() const {
  if (access_ == Access::ReadWrite) return;
  if (holder_) throw heldBy(file_, holder_);
  throw Error(Fault::Input, msg("workspace.read_only", file_.string()),
              msg("workspace.read_only.todo"));
}

Session::Impl::Change Session::Impl::execute(const Command& command) {
  return perform([&](Store& store) { return store.run(command, actor()); });
}

Session::Impl::Change Session::Impl::perform(const std::function<Change(Store&)>& work) {
  const auto notice = work(*store_);
  if (!notice) return notice;
  store_->requireInPlace();
  {
    const std::lock_guard lock(stepsMutex_);
    undoable_.push_back({notice->entry.number, notice->entry.name});
    redoable_.clear();
  }
  announce(*notice);
  return notice;
}

Session::Impl::Change Session::Impl::invertLast(Inversion inversion) {
  const bool undoing = inversion == Inversion::Undo;
  Step step;
  {
    const std::lock_guard lock(stepsMutex_);
    auto& steps = undoing ? undoable_ : redoable_;
    if (steps.empty()) {
      throw Error(Fault::Input,
                  undoing ? msg("workspace.undo.nothing") : msg("workspace.redo.nothing"));
    }
    step = steps.back();
  }
  const auto notice = invertEntry(*store_, step.entry, actor());
  store_->requireInPlace();
  {
    const std::lock_guard lock(stepsMutex_);
    (undoing ? undoable_ : redoable_).pop_back();
    if (notice) {
      (undoing ? redoable_ : undoable_).push_back({notice->entry.number, notice->entry.name});
    }
  }
  if (notice) announce(*notice);
  return notice;
}

Session::Impl::Change Session::Impl::invertNumbered(std::int64_t number) {
  const auto notice = invertEntry(*store_, number, actor());
  if (!notice) return notice;
  store_->requireInPlace();
  {
    const std::lock_guard lock(stepsMutex_);
    // Taken back already, it would only conflict with itself.
    for (auto* steps : {&undoable_, &redoable_}) {
      std::erase_if(*steps, [&](const Step& step) { return step.entry == number; });
    }
    undoable_.push_back({notice->entry.number, notice->entry.name});
    redoable_.clear();
  }
  announce(*notice);
  return notice;
}

std::optional<Message> Session::Impl::nameOf(Inversion inversion) const {
  const std::lock_guard lock(stepsMutex_);
  const auto& steps = inversion == Inversion::Undo ? undoable_ : redoable_;
  if (steps.empty()) return std::nullopt;
  return steps.back().name;
}

std::shared_ptr<void> Session::Impl::observe(Observer observer) {
  auto listener = std::make_shared<Listener>();
  listener->call = std::move(observer);
  {
    const std::lock_guard lock(listenersMutex_);
    listeners_.push_back(listener);
  }
  // The token outlives neither the call in progress nor, through the lock, any later one.
  return {listener.get(), [listener](void*) {
            const std::lock_guard lock(listener->mutex);
            listener->call = nullptr;
          }};
}

void Session::Impl::announce(const ChangeNotice& notice) {
  followActor(notice);
  std::vector<std::shared_ptr<Listener>> listeners;
  {
    const std::lock_guard lock(listenersMutex_);
    std::erase_if(listeners_, [](const auto& listener) { return listener.expired(); });
    for (const auto& listener : listeners_) {
      if (auto alive = listener.lock()) listeners.push_back(std::move(alive));
    }
  }
  for (const auto& listener : listeners) {
    const std::lock_guard lock(listener->mutex);
    if (!listener->call) continue;
    try {
      listener->call(notice);
    } catch (const std::exception& failure) {
      spdlog::error("An observer of the workspace failed: {}.", failure.what());
    }
  }
}

Actor Session::Impl::actor() const {
  const std::lock_guard lock(actorMutex_);
  return actor_;
}

void Session::Impl::actAs(const std::string& personNameOrId) {
  auto actor = readers_->read([&](SQLite::Database& database) {
    return resolveActor(database, personNameOrId, systemUser_);
  });
  const std::lock_guard lock(actorMutex_);
  actor_ = std::move(actor);
}

// A person's name and role count as they stand in the register now; so does the role of a user who
// is not in it.
void Session::Impl::followActor(const ChangeNotice& notice) {
  const auto touches = [&](std::string_view table) {
    return std::ranges::find(notice.tables, table) != notice.tables.end();
  };
  if (!touches("person") && !touches("workspace_setting")) return;
  const auto current = actor();
  auto followed = readers_->read([&](SQLite::Database& database) {
    try {
      if (!current.person.empty()) return resolveActor(database, current.person, systemUser_);
    } catch (const Error&) {
      return resolveActor(database, {}, systemUser_);
    }
    return resolveActor(database, {}, current.name);
  });
  const std::lock_guard lock(actorMutex_);
  actor_ = std::move(followed);
}

void Session::Impl::changeDraft(std::string key, std::optional<std::string> text) {
  requireWriting();
  bool toQueue = false;
  {
    const std::lock_guard lock(draftsMutex_);
    pendingDrafts_.insert_or_assign(std::move(key), std::move(text));
    toQueue = !std::exchange(draftsQueued_, true);
  }
  if (toQueue) enqueue([this] { writeDrafts(); });
}

void Session::Impl::writeDrafts() {
  DraftChanges drafts;
  {
    const std::lock_guard lock(draftsMutex_);
    draftsQueued_ = false;
    drafts.swap(pendingDrafts_);
  }
  if (drafts.empty()) return;
  try {
    store_->put(drafts);
  } catch (const Error& failure) {
    spdlog::error("Typed text could not be kept as drafts: {}.", failure.what());
    // Tried again with the next one, or at closing; what was typed since counts.
    const std::lock_guard lock(draftsMutex_);
    pendingDrafts_.merge(drafts);
  }
}

}  // namespace kijun
