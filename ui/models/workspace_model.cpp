#include "ui/models/workspace_model.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QPointer>
#include <QThreadPool>
#include <QTimer>
#include <algorithm>
#include <atomic>
#include <mutex>

#include "base/log.h"
#include "ui/models/failure.h"
#include "ui/models/text_job.h"
#include "ui/shell/text.h"

namespace kijun::ui {
namespace {

// As the history tells it: where the workspace stands, wherever the computer is.
QTime timeWhere(Instant instant, int offsetMinutes) {
  return QTime::fromString(toQt(instant.timeAt(offsetMinutes)), Qt::ISODate);
}

// Tables whose change means more than patching answers. Evidence is no part of a loaded cycle.
bool isStructural(const ChangeNotice& notice) {
  return std::any_of(notice.tables.begin(), notice.tables.end(), [](const std::string& table) {
    return (findDescription(table) && table != "evidence") || table == "record_link" ||
           table == "cycle_unit" || table == "workspace_setting";
  });
}

// Diagrams that are attached or dated otherwise speak for claims: what signals read of evidence.
bool touchesEvidence(const ChangeNotice& notice) {
  return std::any_of(notice.tables.begin(), notice.tables.end(), [](const std::string& table) {
    return table == "evidence" || table == "evidence_link" || table == "evidence_revision";
  });
}

}  // namespace

LoadedCycle loadCycle(const Session& session, std::optional<int> number) {
  LoadedCycle loaded{session.snapshot(number), {}, {}, session.cycles()};
  loaded.scores = score(loaded.snapshot.current, loaded.snapshot.riskLevels);
  if (loaded.snapshot.previous) loaded.previous = score(*loaded.snapshot.previous, {});
  return loaded;
}

// Written by the UI thread, read by the observer on the writer thread.
struct WorkspaceModel::Shared {
  std::mutex mutex;
  Id cycle;
  int number = 0;
};

// What one notice changes here, read on the writer thread so that patches arrive in order.
struct WorkspaceModel::Patch {
  Entry entry;
  std::vector<AnswerKey> touched;
  std::vector<Answer> answers;  // those of touched that exist
  std::vector<std::pair<std::string, std::optional<ItemSettings>>> settings;
  std::optional<LoadedCycle> everything;
  std::optional<Snapshot> signals;  // read anew for what registers say to the claims
  std::optional<Message> undo, redo;
};

WorkspaceModel::WorkspaceModel(std::shared_ptr<Session> session, LoadedCycle loaded,
                               QObject* parent)
    : QObject(parent),
      shared_(std::make_shared<Shared>()),
      session_(std::move(session)),
      actor_(session_->actor()) {
  adopt(std::move(loaded), false);
  wanted_ = cycleNumber();
  noteUndo(session_->undoName(), session_->redoName());
  if (const auto saved = session_->lastSaved())
    savedAt_ = timeWhere(*saved, loaded_.snapshot.offsetMinutes);
  observing_ = session_->observe([this, shared = shared_](const ChangeNotice& notice) {
    Id cycle;
    int number = 0;
    {
      const std::scoped_lock lock(shared->mutex);
      cycle = shared->cycle;
      number = shared->number;
    }
    Patch patch{notice.entry, {}, {}, {}, {}, {}, session_->undoName(), session_->redoName()};
    try {
      if (isStructural(notice)) {
        patch.everything = loadCycle(*session_, number);
      } else {
        for (const auto& key : notice.answers) {
          if (key.cycle == cycle) patch.touched.push_back(key);
        }
        patch.answers = session_->answers(patch.touched);
        for (const auto& [owner, item] : notice.settings) {
          if (owner == cycle) patch.settings.emplace_back(item, session_->settings(owner, item));
        }
        if (touchesEvidence(notice)) patch.signals = session_->snapshot(number);
      }
    } catch (const std::exception& error) {
      spdlog::error("What changed could not be read back: {}", error.what());
      return;
    }
    QMetaObject::invokeMethod(
        this, [this, patch = std::move(patch)] { apply(patch); }, Qt::QueuedConnection);
  });
  new TextJob(session_, this);
}

// The observer ends first: it refers to this.
WorkspaceModel::~WorkspaceModel() {
  observing_.reset();
}

const Scores* WorkspaceModel::previousScores() const {
  return loaded_.previous ? &*loaded_.previous : nullptr;
}

const ItemScore* WorkspaceModel::itemScore(std::string_view item) const {
  const auto index = catalog().indexOf(item);
  return index < scores().items.size() ? &scores().items[index] : nullptr;
}

const Unit& WorkspaceModel::unit() const {
  const Unit* found = cycle().unit(unit_);
  return found ? *found : cycle().whole();
}

void WorkspaceModel::setUnit(const Id& unit) {
  if (unit == unit_ || !cycle().unit(unit)) return;
  unit_ = unit;
  Q_EMIT unitChanged();
}

AnswerKey WorkspaceModel::key(std::string_view item) const {
  return {cycle().cycle.id, unit().id, std::string(item)};
}

const Answer* WorkspaceModel::answer(std::string_view item) const {
  return cycle().answer(item, unit().id);
}

const Answer* WorkspaceModel::previousAnswer(std::string_view item) const {
  const auto& previous = snapshot().previous;
  if (!previous) return nullptr;
  const Answer* own = previous->answer(item, unit().id);
  return own ? own : previous->answer(item, previous->whole().id);
}

int WorkspaceModel::target(std::string_view item) const {
  const auto at = cycle().settings.find(item);
  return at != cycle().settings.end() && at->second.target ? *at->second.target
                                                           : catalog().scale().defaultTarget;
}

int WorkspaceModel::cycleNumber() const {
  return static_cast<int>(cycle().cycle.number);
}

void WorkspaceModel::setCycle(int number) {
  if (number != wanted_) load(number);
}

void WorkspaceModel::reload() {
  load(cycleNumber());
}

void WorkspaceModel::load(int number) {
  wanted_ = number;
  loading_ = true;
  Q_EMIT loadingChanged(true);
  QPointer<WorkspaceModel> self(this);
  QThreadPool::globalInstance()->start([self, session = session_, number] {
    std::optional<LoadedCycle> loaded;
    std::exception_ptr failure;
    try {
      loaded = loadCycle(*session, number);
    } catch (...) {
      failure = std::current_exception();
    }
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [self, number, failure, loaded = std::move(loaded)]() mutable {
          if (!self || self->wanted_ != number) return;
          self->loading_ = false;
          Q_EMIT self->loadingChanged(false);
          if (failure) {
            self->wanted_ = self->cycleNumber();
            Q_EMIT self->failed(failureInWords(failure, "A command"));
            return;
          }
          const bool same = number == self->cycleNumber();
          // A change that reached the window while this was read: read again.
          if (same && loaded->snapshot.headEntry < self->snapshot().headEntry) {
            self->load(number);
            return;
          }
          self->adopt(std::move(*loaded), same);
        },
        Qt::QueuedConnection);
  });
}

void WorkspaceModel::adopt(LoadedCycle loaded, bool sameCycle) {
  const bool first = loaded_.snapshot.current.units.empty();
  const auto name = first ? std::string() : unit().name;
  loaded_ = std::move(loaded);
  {
    const std::scoped_lock lock(shared_->mutex);
    shared_->cycle = cycle().cycle.id;
    shared_->number = cycleNumber();
  }
  if (!cycle().unit(unit_)) {
    // Another cycle has units of its own: stay with the one of the same name.
    const auto& units = cycle().units;
    const auto at = std::find_if(units.begin(), units.end(),
                                 [&](const Unit& candidate) { return candidate.name == name; });
    unit_ = at == units.end() ? cycle().whole().id : at->id;
  }
  if (first) return;
  if (sameCycle) {
    Q_EMIT structureChanged();
    Q_EMIT scoresChanged();
  } else {
    Q_EMIT cycleChanged();
    Q_EMIT unitChanged();
    Q_EMIT scoresChanged();
  }
}

void WorkspaceModel::apply(const Patch& patch) {
  auto& snapshot = loaded_.snapshot;
  if (patch.everything) {
    followActor();
    const auto number = static_cast<int>(patch.everything->snapshot.current.cycle.number);
    if (number == cycleNumber()) {
      adopt(*patch.everything, true);
    } else {
      loaded_.cycles = patch.everything->cycles;
      reload();
    }
  } else {
    for (const auto& key : patch.touched) {
      if (key.cycle != snapshot.current.cycle.id) continue;
      auto& answers = snapshot.current.answers[key.item];
      const auto fresh = std::find_if(patch.answers.begin(), patch.answers.end(),
                                      [&](const Answer& answer) { return answer.key == key; });
      const auto old = std::find_if(answers.begin(), answers.end(),
                                    [&](const Answer& answer) { return answer.key == key; });
      if (fresh == patch.answers.end()) {
        if (old != answers.end()) answers.erase(old);
      } else if (old != answers.end()) {
        *old = *fresh;
      } else {
        // Kept in the order of the units.
        const auto rank = [&](const Answer& answer) {
          const auto* unit = snapshot.current.unit(answer.key.unit);
          return unit ? unit - snapshot.current.units.data() : 0;
        };
        answers.insert(
            std::upper_bound(answers.begin(), answers.end(), *fresh,
                             [&](const Answer& a, const Answer& b) { return rank(a) < rank(b); }),
            *fresh);
      }
      if (answers.empty()) snapshot.current.answers.erase(key.item);
    }
    for (const auto& [item, settings] : patch.settings) {
      if (settings) {
        snapshot.current.settings[item] = *settings;
      } else {
        snapshot.current.settings.erase(item);
      }
    }
    if (patch.signals && patch.signals->current.cycle.id == snapshot.current.cycle.id) {
      snapshot.signals = patch.signals->signals;
      snapshot.current.disagreeing = patch.signals->current.disagreeing;
      rescoreSoon();
    }
    snapshot.headEntry = patch.entry.number;
    snapshot.headHash = toHex(patch.entry.hash);
    std::vector<std::string> items;
    for (const auto& key : patch.touched) items.push_back(key.item);
    for (const auto& [item, settings] : patch.settings) items.push_back(item);
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
    for (const auto& item : items) Q_EMIT answerChanged(toQt(item));
    if (!items.empty()) rescoreSoon();
  }
  if (const auto at = Instant::parse(patch.entry.at))
    savedAt_ = timeWhere(*at, loaded_.snapshot.offsetMinutes);
  Q_EMIT saved(savedAt_);
  noteUndo(patch.undo, patch.redo);
}

// Once for all changes that arrived together.
void WorkspaceModel::rescoreSoon() {
  if (rescoring_) return;
  rescoring_ = true;
  QTimer::singleShot(0, this, [this] {
    rescoring_ = false;
    loaded_.scores = score(cycle(), snapshot().riskLevels);
    Q_EMIT scoresChanged();
  });
}

void WorkspaceModel::noteUndo(std::optional<Message> undo, std::optional<Message> redo) {
  undoName_ = std::move(undo);
  redoName_ = std::move(redo);
  Q_EMIT undoChanged();
}

void WorkspaceModel::actAs(const QString& personNameOrId) {
  try {
    session_->actAs(fromQt(personNameOrId));
  } catch (const Error& error) {
    Q_EMIT failed(rendered(error));
    return;
  }
  followActor();
}

// A person's name and role count as they stand in the register now.
void WorkspaceModel::followActor() {
  const auto actor = session_->actor();
  if (actor.person == actor_.person && actor.name == actor_.name && actor.role == actor_.role) {
    return;
  }
  actor_ = actor;
  Q_EMIT actorChanged();
}

bool WorkspaceModel::mayRun(const Command& command) const {
  return !isReadOnly() && command.kind && command.kind->roles.contains(actor_.role);
}

void WorkspaceModel::finish(const Outcome& outcome, const std::function<void(bool)>& done) {
  --pending_;
  Q_EMIT pendingChanged(pending_);
  if (outcome.failure) Q_EMIT failed(failureInWords(outcome.failure, "A command"));
  if (done) done(!outcome.failure);
}

std::function<void(const Outcome&)> WorkspaceModel::reporter(std::function<void(bool)> done) {
  ++pending_;
  Q_EMIT pendingChanged(pending_);
  QPointer<WorkspaceModel> self(this);
  return [self, done = std::move(done)](const Outcome& outcome) {
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [self, done, outcome] {
          if (self) self->finish(outcome, done);
        },
        Qt::QueuedConnection);
  };
}

void WorkspaceModel::post(Command command, std::function<void(bool)> done) {
  session_->post(std::move(command), reporter(std::move(done)));
}

void WorkspaceModel::undo() {
  session_->postUndo(reporter({}));
}

void WorkspaceModel::redo() {
  session_->postRedo(reporter({}));
}

void WorkspaceModel::undoEntry(std::int64_t number, std::function<void(bool)> done) {
  session_->postUndoEntry(number, reporter(std::move(done)));
}

void WorkspaceModel::noteVerified(bool sound) {
  verifiedAt_ = timeWhere(SystemClock().now(), loaded_.snapshot.offsetMinutes);
  wasSound_ = sound;
  integrity_ = sound ? Integrity::Sound : Integrity::Broken;
  Q_EMIT integrityChanged();
}

void WorkspaceModel::checkIntegrity() {
  if (integrity_ == Integrity::Checking) return;
  integrity_ = Integrity::Checking;
  Q_EMIT integrityChanged();
  QPointer<WorkspaceModel> self(this);
  QThreadPool::globalInstance()->start([self, session = session_] {
    std::optional<Integrity> found;
    QString failure;
    try {
      found = session->firstBrokenEntry() ? Integrity::Broken : Integrity::Sound;
    } catch (...) {
      failure = failureInWords(std::current_exception(), "A command");
    }
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [self, found, failure] {
          if (!self) return;
          self->integrity_ = found.value_or(Integrity::Unchecked);
          Q_EMIT self->integrityChanged();
          if (!found) Q_EMIT self->failed(failure);
        },
        Qt::QueuedConnection);
  });
}

}  // namespace kijun::ui
