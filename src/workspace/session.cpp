#include "workspace/session.h"

#include <algorithm>

#include "workspace/session_impl.h"
#include "workspace/store/answer_store.h"
#include "workspace/store/create.h"
#include "workspace/store/cycle_store.h"
#include "workspace/store/entries.h"
#include "workspace/store/file_system.h"
#include "workspace/store/history.h"
#include "workspace/store/people.h"
#include "workspace/store/record_store.h"
#include "workspace/store/snapshot_store.h"
#include "workspace/store/whole_file.h"

namespace kijun {
std::unique_ptr<Session> Session::open(const std::filesystem::path& file, OpenOptions options) {
  return std::unique_ptr<Session>(
      new Session(std::make_unique<Impl>(realPath(file), std::move(options), nullptr)));
}

std::unique_ptr<Session> Session::create(const std::filesystem::path& file,
                                         const NewWorkspace& workspace, OpenOptions options) {
  const auto path = realPath(file);
  if (!path.has_filename()) throw Error(Fault::Usage, msg("workspace.create.no_name"));
  requireFolder(path.parent_path());
  const auto& environment = options.environment;
  const auto user = environment.systemUser.empty() ? systemUserName() : environment.systemUser;
  const auto name = options.as.empty() ? user : options.as;
  auto lock = WriterLock::take(path, ownHolder(name, environment.clock->now().iso()));
  if (!lock) {
    throw Error(Fault::Input, msg("workspace.open.held_by_unknown", path.string()),
                msg("workspace.open.held.todo"));
  }
  createWorkspace(path, workspace, environment, name);
  options.access = Access::ReadWrite;
  try {
    return std::unique_ptr<Session>(
        new Session(std::make_unique<Impl>(path, std::move(options), std::move(lock))));
  } catch (...) {
    // What nobody was given is not left behind. Opening let go of the lock.
    if (WriterLock::take(path, {})) removeWorkspace(path);
    throw;
  }
}

Session::Session(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Session::~Session() = default;

const std::filesystem::path& Session::file() const {
  return impl_->file_;
}
Access Session::access() const {
  return impl_->access_;
}
Actor Session::actor() const {
  return impl_->actor();
}
void Session::actAs(const std::string& personNameOrId) {
  impl_->actAs(personNameOrId);
}
std::optional<Holder> Session::holder() const {
  return impl_->holder_;
}
bool Session::isOnNetwork() const {
  return impl_->onNetwork_;
}

std::optional<ChangeNotice> Session::run(const Command& command) {
  return impl_->runThere([&] { return impl_->execute(command); });
}

void Session::post(Command command, std::function<void(const Outcome&)> done) {
  impl_->postThere([this, command = std::move(command)] { return impl_->execute(command); },
                   std::move(done));
}

std::shared_ptr<void> Session::observe(Observer observer) {
  return impl_->observe(std::move(observer));
}

void Session::flush() {
  impl_->flush();
}

std::optional<ChangeNotice> Session::undo() {
  return impl_->runThere([&] { return impl_->invertLast(Impl::Inversion::Undo); });
}

std::optional<ChangeNotice> Session::redo() {
  return impl_->runThere([&] { return impl_->invertLast(Impl::Inversion::Redo); });
}

std::optional<ChangeNotice> Session::undoEntry(std::int64_t number) {
  return impl_->runThere([&] { return impl_->invertNumbered(number); });
}

void Session::postUndo(std::function<void(const Outcome&)> done) {
  impl_->postThere([this] { return impl_->invertLast(Impl::Inversion::Undo); }, std::move(done));
}

void Session::postRedo(std::function<void(const Outcome&)> done) {
  impl_->postThere([this] { return impl_->invertLast(Impl::Inversion::Redo); }, std::move(done));
}

void Session::postUndoEntry(std::int64_t number, std::function<void(const Outcome&)> done) {
  impl_->postThere([this, number] { return impl_->invertNumbered(number); }, std::move(done));
}

std::optional<Message> Session::undoName() const {
  return impl_->nameOf(Impl::Inversion::Undo);
}
std::optional<Message> Session::redoName() const {
  return impl_->nameOf(Impl::Inversion::Redo);
}

void Session::postDraft(std::string key, std::string text) {
  impl_->changeDraft(std::move(key), std::move(text));
}

void Session::postDropDraft(std::string key) {
  impl_->changeDraft(std::move(key), std::nullopt);
}

std::vector<Draft> Session::drafts() const {
  return impl_->read(readDrafts);
}

std::vector<CycleInfo> Session::cycles() const {
  return impl_->read([](SQLite::Database& database) {
    std::vector<CycleInfo> cycles;
    for (auto& record : readAll(database, cycleType()))
      cycles.push_back({std::move(record), false});
    if (!cycles.empty()) cycles.back().newest = true;
    return cycles;
  });
}

Snapshot Session::snapshot(std::optional<int> cycleNumber, std::optional<Date> asOf) const {
  return impl_->read([&](SQLite::Database& database) {
    return readSnapshot(database, impl_->catalogs_, cycleNumber, asOf);
  });
}

std::vector<Answer> Session::answers(const std::vector<AnswerKey>& keys) const {
  return impl_->read([&](SQLite::Database& database) {
    std::vector<Answer> answers;
    for (const auto& key : keys) {
      if (auto answer = findAnswer(database, key)) answers.push_back(std::move(*answer));
    }
    return answers;
  });
}

std::optional<ItemSettings> Session::settings(const Id& cycle, const std::string& item) const {
  return impl_->read(
      [&](SQLite::Database& database) { return findSettings(database, cycle, item); });
}

std::vector<Row> Session::rows(const RecordDescription& description) const {
  return impl_->read(
      [&](SQLite::Database& database) { return readRecords(database, description); });
}

RegisterRows Session::registers(const std::vector<const RecordDescription*>& which) const {
  return impl_->read([&](SQLite::Database& database) { return readRegisters(database, which); });
}

std::string Session::setting(const std::string& key) const {
  return impl_->read([&](SQLite::Database& database) { return settingValue(database, key); });
}

std::vector<HistoryEntry> Session::historyOf(const AnswerKey& key, int limit) const {
  return impl_->read([&](SQLite::Database& database) { return readHistory(database, key, limit); });
}

std::vector<std::string> Session::itemsChangedIn(const Id& cycle) const {
  return impl_->read([&](SQLite::Database& database) {
    auto items = readItemsChanged(database, cycle);
    const auto record = find(database, cycleType(), cycle);
    if (!record) throw Error(Fault::Input, msg("workspace.cycle.unknown"));
    const auto catalog = impl_->catalogs_.get(database, record->catalog);
    std::ranges::sort(items, {}, [&](const auto& item) { return catalog->indexOf(item); });
    return items;
  });
}

Entry Session::head() const {
  return impl_->read(
      [](SQLite::Database& database) { return headEntry(database).value_or(Entry{}); });
}

std::optional<Instant> Session::lastSaved() const {
  return Instant::parse(head().at);
}

std::optional<std::int64_t> Session::firstBrokenEntry() const {
  return impl_->read([](SQLite::Database& database) { return kijun::firstBrokenEntry(database); });
}

}  // namespace kijun
