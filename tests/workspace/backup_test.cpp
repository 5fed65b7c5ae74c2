// Backups beside running work: what they hold, which stay, and what a missing or full disk does.
#include "workspace/backup.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <sys/resource.h>

#include <csignal>
#include <fstream>
#include <sstream>

#include "workspace/store/backup_name.h"
#include "workspace/workspace_fixture.h"

namespace kijun::testing {
namespace {

constexpr std::int64_t kHour = 3'600'000;
constexpr std::int64_t kDay = 24 * kHour;

class BackupTest : public WorkspaceTest {
 protected:
  void SetUp() override {
    WorkspaceTest::SetUp();
    openWith({});
  }
  void openWith(std::function<bool(const std::filesystem::path&)> network) {
    session.reset();
    auto options = readWrite();
    options.environment.clock = clock;
    options.environment.settingsFolder = folder / "設定";
    options.environment.isNetworkFileSystem = std::move(network);
    session = Session::open(file, options);
  }
  // To several steps of copying and checking.
  void grow() {
    session->postDraft("note:long", std::string(4'000'000, 'x'));
    session->flush();
  }
  Backup make(BackupReason reason = BackupReason::Manual, const BackupSettings& settings = {}) {
    return makeBackup(*session, reason, settings);
  }
  std::vector<Backup> made(const BackupSettings& settings = {}) const {
    return backupsOf(*session, settings);
  }
  std::vector<std::string> namesIn(const std::filesystem::path& where) const {
    std::vector<std::string> names;
    if (!std::filesystem::exists(where)) return names;
    for (const auto& entry : std::filesystem::directory_iterator(where)) {
      names.push_back(entry.path().filename().string());
    }
    std::ranges::sort(names);
    return names;
  }

  std::shared_ptr<SteppingClock> clock =
      std::make_shared<SteppingClock>(*Instant::parse("2026-09-30T03:04:05.678Z"));
};

TEST_F(BackupTest, holdsEverythingInOneFile) {
  session->postDraft("note:x", "書きかけ");
  session->flush();
  const auto backup = make();
  EXPECT_EQ(backup.file.filename().string(), "評価 台帳 2026-09-30T03-04-07.678Z manual.kijun");
  EXPECT_EQ(backup.file.parent_path(), folder / "評価 台帳 のバックアップ");
  EXPECT_EQ(namesIn(backup.file.parent_path()).size(), 1u);
  EXPECT_EQ(contentsOf(backup.file, Tables::All), contentsOf(file, Tables::All));
  EXPECT_EQ(backup.headHash, toHex(session->head().hash));
  const auto opened = Session::open(backup.file, readOnly());
  EXPECT_EQ(opened->head().hash, session->head().hash);
  EXPECT_FALSE(opened->firstBrokenEntry());
  const auto mode = std::filesystem::status(backup.file).permissions();
  EXPECT_EQ(mode, std::filesystem::status(file).permissions());
}

TEST_F(BackupTest, isListedWithItsTimeReasonAndHead) {
  const auto first = make();
  session->run(commands::setLevel(key("5.1-1"), 4));
  const auto second = make(BackupReason::Merge);
  const auto list = made();
  ASSERT_EQ(list.size(), 2u);
  EXPECT_EQ(list[0].file, second.file);
  EXPECT_EQ(list[0].reason, BackupReason::Merge);
  EXPECT_EQ(list[0].at, second.at);
  EXPECT_EQ(list[0].state, BackupState::Sound);
  EXPECT_EQ(list[0].entries, session->head().number);
  EXPECT_EQ(list[1].entries, list[0].entries - 1);
  EXPECT_EQ(list[1].headHash, first.headHash);
  EXPECT_GT(list[0].bytes, 10'000u);
}

TEST_F(BackupTest, aDamagedOneSaysSoAndOneOfAnotherWorkspaceToo) {
  const auto damaged = make();
  std::filesystem::resize_file(damaged.file, 5000);
  const auto other = folder / "ほか.kijun";
  Session::create(other, newWorkspace(), readWrite());
  std::filesystem::copy_file(
      other, damaged.file.parent_path() /
                 backupName(file, Instant(damaged.at.milliseconds() + 5), BackupReason::Manual));
  const auto list = made();
  ASSERT_EQ(list.size(), 2u);
  EXPECT_EQ(list[0].state, BackupState::Foreign);
  EXPECT_EQ(list[1].state, BackupState::Unreadable);
}

TEST_F(BackupTest, workGoesOnMeanwhile) {
  grow();
  for (const bool network : {false, true}) {
    openWith([network](const auto&) { return network; });
    const auto before = session->head().number;
    int changes = 0;
    const auto backup = makeBackup(*session, BackupReason::Manual, {}, [&](double) {
      session->run(commands::setLevel(key("5.1-1"), changes++ % 5));
    });
    EXPECT_GT(changes, 1) << network;
    // A rollback journal's copy follows the changes, a log's keeps the state of its start.
    EXPECT_EQ(backup.entries > before, network);
    const auto opened = Session::open(backup.file, readOnly());
    EXPECT_FALSE(opened->firstBrokenEntry());
    EXPECT_EQ(opened->head().number, backup.entries);
  }
}

TEST_F(BackupTest, cancellingLeavesNothing) {
  grow();
  const auto before = contentsOf(file, Tables::All);
  for (const double limit : {0.0, 0.7}) {
    EXPECT_THROW(makeBackup(*session, BackupReason::Manual, {},
                            [&](double share) {
                              if (share >= limit) throw Cancelled();
                            }),
                 Cancelled);
  }
  EXPECT_TRUE(namesIn(backupFolderOf(file, {})).empty());
  EXPECT_EQ(contentsOf(file, Tables::All), before);
}

TEST_F(BackupTest, aChosenFolderThatIsGoneIsNotMade) {
  BackupSettings settings;
  settings.folder = folder / "USB";
  EXPECT_EQ(refusalOf([&] { make(BackupReason::Manual, settings); }), "backup.folder.missing");
  EXPECT_FALSE(std::filesystem::exists(settings.folder));
  EXPECT_TRUE(session->run(commands::setLevel(key("5.1-1"), 4)));
  std::filesystem::create_directory(settings.folder);
  EXPECT_EQ(make(BackupReason::Manual, settings).file.parent_path(), settings.folder);
}

// The limit on file sizes stands for the disk: SQLite meets a short write either way.
void onFullDisk(const std::function<void()>& work) {
  rlimit old{};
  ::getrlimit(RLIMIT_FSIZE, &old);
  const auto ignored = ::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{20'000, old.rlim_max};
  ::setrlimit(RLIMIT_FSIZE, &small);
  work();
  ::setrlimit(RLIMIT_FSIZE, &old);
  ::signal(SIGXFSZ, ignored);
}

TEST_F(BackupTest, aFullDiskIsSaidAndLeavesNothing) {
  BackupSettings settings;
  settings.folder = folder / "満杯";
  std::filesystem::create_directory(settings.folder);
  std::string report;
  onFullDisk([&] { report = refusalOf([&] { make(BackupReason::Manual, settings); }); });
  EXPECT_NE(report, "nothing");
  EXPECT_TRUE(namesIn(settings.folder).empty());
  EXPECT_TRUE(session->run(commands::setLevel(key("5.1-1"), 4)));
}

TEST_F(BackupTest, oneThatMustComeFirstAndFailsSaysThatNothingWasBegun) {
  const auto head = session->head().hash;
  std::optional<Error> told;
  onFullDisk([&] {
    try {
      backupBefore(*session, BackupReason::Merge);
    } catch (const Error& error) {
      told = error;
    }
  });
  ASSERT_TRUE(told);
  EXPECT_EQ(told->todo().id, "backup.before.todo");
  EXPECT_NE(told->text(Language::Japanese).find("統合の前"), std::string::npos);
  EXPECT_EQ(session->head().hash, head);
  EXPECT_TRUE(made().empty());
  EXPECT_EQ(backupBefore(*session, BackupReason::Merge).reason, BackupReason::Merge);
}

TEST_F(BackupTest, abandonedPartsAreClearedAway) {
  const auto place = make().file.parent_path();
  const auto old = place / ".kijun-0011223344556677.part";
  const auto fresh = place / ".kijun-8899aabbccddeeff.part";
  std::ofstream(fresh) << "x";
  std::vector<std::filesystem::path> abandoned;
  for (const char* sibling : {"", "-journal", "-wal", "-shm"}) {
    abandoned.emplace_back(old.string() + sibling);
    std::ofstream(abandoned.back()) << "x";
    std::filesystem::last_write_time(
        abandoned.back(), std::filesystem::file_time_type::clock::now() - std::chrono::hours(48));
  }
  make();
  for (const auto& part : abandoned) EXPECT_FALSE(std::filesystem::exists(part)) << part;
  EXPECT_TRUE(std::filesystem::exists(fresh));
}

// ---- which stay ----

TEST_F(BackupTest, countAndAgeDecideTogether) {
  BackupSettings settings;
  settings.keep = 2;
  settings.days = 10;
  const auto now = Instant::parse("2026-09-30T00:00:00.000Z")->milliseconds();
  const auto backup = [&](std::int64_t days, BackupState state = BackupState::Sound) {
    Backup one;
    one.at = Instant(now - days * kDay);
    one.state = state;
    return one;
  };
  const auto gone = [&](std::vector<Backup> list) {
    std::vector<std::int64_t> days;
    for (const auto& one : outdated(list, settings, Instant(now))) {
      days.push_back((now - one.at.milliseconds()) / kDay);
    }
    return days;
  };
  using Days = std::vector<std::int64_t>;
  EXPECT_EQ(gone({backup(1), backup(9), backup(11), backup(40)}), (Days{11, 40}));
  EXPECT_EQ(gone({backup(1), backup(2), backup(9)}), (Days{}));
  EXPECT_EQ(gone({backup(100), backup(200), backup(300)}), (Days{300}));
  settings.keep = 0;
  EXPECT_EQ(gone({backup(100), backup(200)}), (Days{200}));
  settings.keep = 1;
  // What is no backup of this workspace neither goes nor counts.
  EXPECT_EQ(gone({backup(1, BackupState::Unreadable), backup(50, BackupState::Foreign), backup(60),
                  backup(70)}),
            (Days{70}));
}

TEST_F(BackupTest, theFolderIsThinnedOut) {
  BackupSettings settings;
  settings.keep = 2;
  settings.days = 1;
  std::vector<std::filesystem::path> files;
  for (int i = 0; i < 4; ++i) {
    files.push_back(make(BackupReason::Manual, settings).file);
    clock->set(Instant(clock->now().milliseconds() + 3 * kDay));
  }
  const auto stranger = files[0].parent_path() / "評価 台帳 の控え.kijun";
  std::ofstream(stranger) << "x";
  const auto last = make(BackupReason::Manual, settings);
  EXPECT_FALSE(std::filesystem::exists(files[0]));
  EXPECT_FALSE(std::filesystem::exists(files[2]));
  EXPECT_TRUE(std::filesystem::exists(files[3]));
  EXPECT_TRUE(std::filesystem::exists(last.file));
  EXPECT_TRUE(std::filesystem::exists(stranger));
}

TEST_F(BackupTest, aClockSetBackNeitherHidesNorDropsAny) {
  BackupSettings settings;
  settings.keep = 1;
  settings.days = 1;
  const auto first = make(BackupReason::Manual, settings);
  session->run(commands::setLevel(key("5.1-1"), 4));
  clock->set(Instant(clock->now().milliseconds() - 400 * kDay));
  EXPECT_TRUE(isBackupDue(*session, settings, made(settings)));
  const auto done = session->run(commands::setLevel(key("5.1-1"), 3));
  EXPECT_EQ(session->head().number, done->entry.number);
  const auto second = make(BackupReason::Manual, settings);
  EXPECT_LT(second.at, first.at);
  EXPECT_EQ(second.entries, session->head().number);
  EXPECT_TRUE(std::filesystem::exists(first.file));
  EXPECT_TRUE(std::filesystem::exists(second.file));
  const auto history = session->historyOf(key("5.1-1"));
  ASSERT_GE(history.size(), 2u);
  EXPECT_GT(history[0].entry.number, history[1].entry.number);
}

// ---- the schedule ----

TEST_F(BackupTest, isDueWhereSomethingChangedAndTimePassed) {
  BackupSettings settings;
  settings.hours = 24;
  EXPECT_TRUE(isBackupDue(*session, settings, made()));
  settings.scheduled = false;
  EXPECT_FALSE(isBackupDue(*session, settings, made()));
  settings.scheduled = true;
  make(BackupReason::Schedule);
  clock->set(Instant(clock->now().milliseconds() + 30 * kHour));
  EXPECT_FALSE(isBackupDue(*session, settings, made()));
  session->run(commands::setLevel(key("5.1-1"), 4));
  EXPECT_TRUE(isBackupDue(*session, settings, made()));
  make(BackupReason::Schedule);
  session->run(commands::setLevel(key("5.1-1"), 2));
  EXPECT_FALSE(isBackupDue(*session, settings, made()));
  clock->set(Instant(clock->now().milliseconds() + 24 * kHour));
  EXPECT_TRUE(isBackupDue(*session, settings, made()));
}

// ---- settings ----

TEST_F(BackupTest, settingsAreTheUsersAndStay) {
  EXPECT_EQ(backupSettingsOf(*session), BackupSettings());
  const auto head = session->head().number;
  BackupSettings settings;
  settings.folder = folder / "控え";
  settings.scheduled = false;
  settings.keep = 3;
  settings.days = 7;
  settings.hours = 2;
  setBackupSettings(*session, settings);
  EXPECT_EQ(session->head().number, head);
  openWith({});
  EXPECT_EQ(backupSettingsOf(*session), settings);
  settings.keep = 0;
  EXPECT_EQ(refusalOf([&] { setBackupSettings(*session, settings); }), "backup.settings.range");
}

TEST_F(BackupTest, settingsThatMakeNoSenseCountAsTheDefault) {
  std::filesystem::create_directory(folder / "設定");
  for (const std::string text : {"", "{", "[1]", R"({"x": 1})"}) {
    std::ofstream(folder / "設定" / "backups.json") << text;
    EXPECT_EQ(backupSettingsOf(*session), BackupSettings()) << text;
  }
  setBackupSettings(*session, {});
  std::string text = markOf(folder / "設定" / "backups.json").bytes;
  const auto replace = [&](const std::string& what, const std::string& with) {
    const auto at = text.find(what);
    ASSERT_NE(at, std::string::npos);
    text.replace(at, what.size(), with);
  };
  replace("\"keep\": 10", "\"keep\": -4");
  replace("\"days\": 60", "\"days\": \"many\"");
  replace("\"hours\": 24", "\"hours\": 99999999999999999999");
  std::ofstream(folder / "設定" / "backups.json") << text;
  EXPECT_EQ(backupSettingsOf(*session), BackupSettings());
}

TEST_F(BackupTest, aLongNameIsCutAtALetter) {
  const std::filesystem::path longName = std::string(70, 'x') + [] {
    std::string text;
    for (int i = 0; i < 50; ++i) text += "水";
    return text;
  }() + ".kijun";
  const auto name = backupName(longName, Instant(0), BackupReason::Schedule);
  EXPECT_LE(name.size(), 255u);
  EXPECT_TRUE(parseBackupName(name, longName));
  EXPECT_EQ(name.find("\xef\xbf\xbd"), std::string::npos);
  EXPECT_FALSE(parseBackupName("x 2026-13-30T03-04-06.678Z manual.kijun", "x.kijun"));
  EXPECT_FALSE(parseBackupName("x 2026-09-30T03-04-06.678Z whim.kijun", "x.kijun"));
  EXPECT_FALSE(parseBackupName("y 2026-09-30T03-04-06.678Z manual.kijun", "x.kijun"));
  EXPECT_TRUE(parseBackupName("x 2026-09-30T03-04-06.678Z manual.kijun", "x.kijun"));
}

}  // namespace
}  // namespace kijun::testing
