// The open workspace as the window knows it: one Session, and one cycle's values and scores, kept
// current by the notices of the writer thread. Lives in the UI thread and never waits there:
// reading happens on the writer thread (after a change) or on a worker (another cycle), and arrives
// queued.
#pragma once
#include <QObject>
#include <QTime>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "assessment/score.h"
#include "assessment/snapshot.h"
#include "workspace/commands.h"
#include "workspace/session.h"

namespace kijun::ui {

// Everything read in one go off the UI thread.
struct LoadedCycle {
  Snapshot snapshot;
  Scores scores;
  std::optional<Scores> previous;
  std::vector<CycleInfo> cycles;
};

// Reads a cycle (1, 2 …; nothing: the newest) and scores it. Any thread. Throws Error.
LoadedCycle loadCycle(const Session& session, std::optional<int> number);

enum class Integrity { Unchecked, Checking, Sound, Broken };

class WorkspaceModel : public QObject {
  Q_OBJECT
 public:
  WorkspaceModel(std::shared_ptr<Session> session, LoadedCycle loaded, QObject* parent = nullptr);
  ~WorkspaceModel() override;

  Session& session() const { return *session_; }
  // For jobs on other threads; hold it no longer than the job: the file closes with the last
  // holder.
  std::shared_ptr<Session> sessionPtr() const { return session_; }

  // ---- values, valid until control returns to the event loop ----
  const Snapshot& snapshot() const { return loaded_.snapshot; }
  const CycleData& cycle() const { return loaded_.snapshot.current; }
  const Catalog& catalog() const { return *loaded_.snapshot.current.catalog; }
  const Scores& scores() const { return loaded_.scores; }
  // Of the cycle before, or nullptr.
  const Scores* previousScores() const;
  const std::vector<CycleInfo>& cycles() const { return loaded_.cycles; }
  const ItemScore* itemScore(std::string_view item) const;

  // The assessment unit chosen in the header; 全体 first.
  const Unit& unit() const;
  void setUnit(const Id& unit);
  AnswerKey key(std::string_view item) const;
  // The answer given for exactly the chosen unit, or nullptr.
  const Answer* answer(std::string_view item) const;
  const Answer* previousAnswer(std::string_view item) const;
  // T of the item: the cycle's own, else the catalog's default.
  int target(std::string_view item) const;

  int cycleNumber() const;
  void setCycle(int number);
  // Reads everything again, e.g. a read-only copy that another program writes to.
  void reload();
  bool isLoading() const { return loading_; }

  // ---- changes ----
  Actor actor() const { return actor_; }
  void actAs(const QString& personNameOrId);
  bool isReadOnly() const { return session_->access() == Access::ReadOnly; }
  // Whether the file and the actor's role allow it (for disabling controls; the store checks
  // again).
  bool mayRun(const Command& command) const;
  // Runs on the writer thread. failed() speaks for what goes wrong; done (UI thread) is called with
  // true when it is durable, after the values here are patched.
  void post(Command command, std::function<void(bool)> done = {});
  void undo();
  void redo();
  // Any earlier entry; failed() names what conflicts.
  void undoEntry(std::int64_t number, std::function<void(bool)> done = {});
  std::optional<Message> undoName() const { return undoName_; }
  std::optional<Message> redoName() const { return redoName_; }
  // Changes on their way to the disk.
  int pending() const { return pending_; }
  // Local time of the last durable change; invalid before the first.
  QTime savedAt() const { return savedAt_; }

  Integrity integrity() const { return integrity_; }
  // Recomputes the hash chain on a worker.
  void checkIntegrity();
  // The whole file was verified just now.
  void noteVerified(bool sound);
  // When that was last done since the file was opened, and with what result; invalid before.
  QTime verifiedAt() const { return verifiedAt_; }
  bool wasSound() const { return wasSound_; }

 Q_SIGNALS:
  // The item's answers or settings (any unit) changed; scores follow with scoresChanged().
  void answerChanged(const QString& item);
  void scoresChanged();
  // Another cycle is shown: everything is new.
  void cycleChanged();
  void unitChanged();
  // Units, cycles, departments, people, documents or the organisation changed.
  void structureChanged();
  void saved(QTime at);
  void pendingChanged(int count);
  void failed(const QString& error);
  void undoChanged();
  void integrityChanged();
  void actorChanged();
  void loadingChanged(bool loading);

 private:
  struct Patch;
  void apply(const Patch& patch);
  void adopt(LoadedCycle loaded, bool sameCycle);
  void load(int number);
  void followActor();
  void rescoreSoon();
  void noteUndo(std::optional<Message> undo, std::optional<Message> redo);
  void finish(const Outcome& outcome, const std::function<void(bool)>& done);
  std::function<void(const Outcome&)> reporter(std::function<void(bool)> done);

  struct Shared;  // what the observer on the writer thread reads
  std::shared_ptr<Shared> shared_;
  std::shared_ptr<Session> session_;
  LoadedCycle loaded_;
  Actor actor_;
  Id unit_;
  std::optional<Message> undoName_, redoName_;
  QTime savedAt_;
  int pending_ = 0;
  int wanted_ = 0;  // the cycle number of the latest load asked for
  bool loading_ = false;
  bool rescoring_ = false;
  Integrity integrity_ = Integrity::Unchecked;
  QTime verifiedAt_;
  bool wasSound_ = false;
  std::shared_ptr<void> observing_;
};

}  // namespace kijun::ui
