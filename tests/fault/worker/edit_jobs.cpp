#include "edit_jobs.h"

#include <array>
#include <functional>

#include "workspace/backup.h"
#include "workspace/commands.h"
#include "workspace/evidence_content.h"
#include "workspace/evidence_text.h"
#include "workspace/merge.h"
#include "workspace/session_door.h"

namespace kijun::fault {
namespace {

class Desk {
 public:
  Desk(Work& work, OpenOptions options)
      : work_(work), session_(Session::open(work.file, std::move(options))) {
    refresh();
  }

  Session& session() { return *session_; }
  void refresh() {
    const auto snapshot = session_->snapshot();
    keys_.clear();
    for (const auto& unit : snapshot.current.units) {
      for (const auto& item : snapshot.current.catalog->items()) {
        keys_.push_back({snapshot.current.cycle.id, unit.id, item.id});
      }
    }
  }

  const std::vector<AnswerKey>& keys() const { return keys_; }
  const AnswerKey& anyKey() { return keys_[static_cast<std::size_t>(work_.below(count()))]; }

  Command anyCommand() {
    using namespace commands;
    const auto key = anyKey();
    switch (work_.below(7)) {
      case 0:
        return setNote(key, note());
      case 1:
        return setStipulation(key, work_.below(2) ? Stipulation::Full : Stipulation::None);
      case 2:
        return setFlag(key, work_.below(2) == 0);
      case 3:
        return addComment(key, note());
      case 4:
        return setTarget(key.cycle, key.item, work_.below(6));
      case 5:
        return putRecord(
            departmentType().description,
            departmentType().row({{}, "部署" + std::to_string(work_.below(99)), 1, 1}));
      default:
        return setLevel(key, work_.below(6));
    }
  }

  void edit() { sayEntry(session_->run(anyCommand())); }

  void draft(int step) {
    const auto key = "note:" + std::to_string(step % 3);
    // Sorts by the time it was typed, from one worker to the next.
    const auto text = "下書き" + SystemClock().now().iso();
    session_->postDraft(key, text);
    session_->flush();
    say("draft " + key + " " + text);
  }

  // As an import writes them.
  Command everyAnswer() {
    std::vector<Answer> answers;
    for (const auto& key : keys_) {
      Answer answer;
      answer.key = key;
      answer.level = work_.below(6);
      answer.note = note();
      answers.push_back(std::move(answer));
    }
    return commands::putAnswers(std::move(answers));
  }
  Command bulk() {
    switch (work_.below(4)) {
      case 0:
        return commands::setState(keys_,
                                  work_.below(2) ? AnswerState::Submitted : AnswerState::Confirmed);
      case 1: {
        commands::AnswerPatch patch;
        patch.level = std::optional(work_.below(6));
        return commands::patchAnswer(keys_, patch);
      }
      default:
        return everyAnswer();
    }
  }

 private:
  int count() const { return static_cast<int>(keys_.size()); }
  // Sometimes longer than a page of the file.
  std::string note() {
    std::string text;
    const int words = work_.below(8) == 0 ? 600 : 3;
    for (int i = 0; i < words; ++i) text += "根拠" + std::to_string(work_.below(1000)) + "。";
    return text;
  }
  Work& work_;
  std::unique_ptr<Session> session_;
  std::vector<AnswerKey> keys_;
};

void editSteps(Work& work, Desk& desk) {
  for (int step = 0; step < work.limit; ++step) {
    desk.edit();
    if (step % 4 == 3) desk.draft(step);
  }
}

}  // namespace

void edits(Work& work) {
  Desk desk(work, {});
  editSteps(work, desk);
}

void rollbackEdits(Work& work) {
  OpenOptions options;
  options.environment.isNetworkFileSystem = [](const std::filesystem::path&) { return true; };
  Desk desk(work, std::move(options));
  editSteps(work, desk);
}

void checkpointedEdits(Work& work) {
  OpenOptions options;
  options.environment.idle = std::chrono::milliseconds(0);
  Desk desk(work, std::move(options));
  editSteps(work, desk);
}

void bulkAnswers(Work& work) {
  Desk desk(work, {});
  for (int step = 0; step < work.limit; ++step) {
    sayEntry(desk.session().run(desk.bulk()));
    if (step % 8 == 7) {
      sayEntry(desk.session().run(
          commands::startCycle("年度" + std::to_string(step), "2027-03-31", "", "", "")));
      desk.refresh();
    }
  }
}

void undoStorm(Work& work) {
  Desk desk(work, {});
  for (int step = 0; step < work.limit; ++step) {
    auto& session = desk.session();
    const int choice = work.below(3);
    if (choice == 0 && session.undoName()) {
      sayEntry(session.undo());
    } else if (choice == 1 && session.redoName()) {
      sayEntry(session.redo());
    } else {
      desk.edit();
    }
  }
}

void merges(Work& work) {
  const auto other = work.file.parent_path() / ".state" / "写し.kijun";
  // After a crash the file is whole only with the log beside it; opened and closed, it is by
  // itself.
  Desk(work, {});
  for (int step = 0; step < work.limit; ++step) {
    std::filesystem::copy_file(work.file, other, std::filesystem::copy_options::overwrite_existing);
    {
      Work elsewhere{other, 3, std::mt19937_64(work.random())};
      Desk desk(elsewhere, {});
      for (int i = 0; i < elsewhere.limit; ++i) desk.session().run(desk.anyCommand());
    }
    Desk desk(work, {});
    desk.edit();
    const auto preview = previewMerge(desk.session(), other);
    const auto side = work.below(2) ? MergeSide::Mine : MergeSide::Theirs;
    sayEntry(applyMerge(desk.session(), preview, chooseAll(preview, side)));
    if (work.below(3) == 0) sayEntry(desk.session().undo());
  }
}

void carelessEdits(Work& work) {
  Desk desk(work, {});
  SessionDoor::write(desk.session(),
                     [](Store& store) { store.database().exec("PRAGMA synchronous = OFF"); });
  editSteps(work, desk);
}

void addsEvidence(Work& work) {
  Desk desk(work, {});
  for (int step = 0; step < work.limit; ++step) {
    const auto name = "控え " + std::to_string(work.random());
    auto bytes = name + "\n";
    while (work.below(3) != 0)
      bytes += std::string(500'000, static_cast<char>('a' + work.below(26)));
    const auto revision = storeContent(desk.session(), bytes, name + ".txt");
    Evidence record;
    record.title = name;
    record.kind = "record";
    sayEntry(desk.session().run(
        commands::addEvidence(std::move(record), revision, {linkTo(desk.anyKey())})));
    readTexts(desk.session());
  }
}

void backsUp(Work& work) {
  Desk desk(work, {});
  BackupSettings settings;
  settings.keep = 4;
  settings.days = 0;
  for (int step = 0; step < work.limit; ++step) {
    desk.edit();
    if (step % 3 != 0) continue;
    const auto backup = makeBackup(desk.session(), BackupReason::Manual, settings);
    say("made " + backup.headHash);
  }
}

void setsUserSettings(Work& work) {
  OpenOptions options;
  options.environment.settingsFolder = work.file.parent_path() / ".state";
  const auto session = Session::open(work.file, options);
  auto settings = backupSettingsOf(*session);
  for (int step = 0; step < work.limit; ++step) {
    ++settings.keep;
    setBackupSettings(*session, settings);
    say("made " + std::to_string(settings.keep));
  }
}

}  // namespace kijun::fault
