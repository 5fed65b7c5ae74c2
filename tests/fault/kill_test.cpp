// Whatever ends the program, the workspace opens with every change that was confirmed, none torn,
// and at most the one on its way beyond.
#include <SQLiteCpp/SQLiteCpp.h>

#include <cmath>
#include <set>

#include "fault/killing.h"
#include "workspace/backup.h"
#include "workspace/package.h"
#include "workspace/store/schema.h"
#include "workspace/verify.h"
#include "workspace/workspace_fixture.h"

namespace kijun::testing {
namespace {

namespace fs = std::filesystem;

struct Scenario {
  const char* job;
  int rounds = 0;
  int steps = 40;
  int calls = 600;         // about as many as it makes
  int micros = 60'000;     // about as long as it takes
  std::size_t atOnce = 1;  // entries of one change
};

void PrintTo(const Scenario& scenario, std::ostream* out) {
  *out << scenario.job;
}

std::vector<std::string> namesIn(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().filename() != ".state") names.push_back(entry.path().filename().string());
  }
  std::ranges::sort(names);
  return names;
}

// One worker's death, drawn so that early calls (opening, recovery) and late ones both come.
class Fates {
 public:
  explicit Fates(std::uint64_t seed) : random_(seed) {}
  // even: any call as likely as another.
  Fate next(const Scenario& scenario, const fs::path& file, bool even = false) {
    Fate fate;
    fate.job = scenario.job;
    fate.file = file;
    fate.steps = scenario.steps;
    fate.ending = kEndings[below(4)];
    fate.calls = even ? 1 + below(scenario.calls)
                      : static_cast<int>(std::exp(std::log(scenario.calls) * fraction()));
    fate.lines = below(3) == 0 ? 0 : below(scenario.steps);
    fate.micros = below(fate.lines == 0 ? scenario.micros : 5'000);
    fate.seed = random_();
    return fate;
  }
  int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }

 private:
  double fraction() { return static_cast<double>(below(1'000'000)) / 1e6; }
  std::mt19937_64 random_;
};

// The chain, every table against its journal, SQLite's own checks; a merge is there whole or not.
void expectSound(const fs::path& file) {
  const auto report = verify(file);
  for (const auto& finding : report.findings) ADD_FAILURE() << inWords(finding, Language::English);
  EXPECT_GT(report.entries, 0);
  SQLite::Database database(file.string(), SQLite::OPEN_READONLY);
  if (database.execAndGet("PRAGMA user_version").getInt() < 2) return;  // before there were merges
  SQLite::Statement partial(database,
                            "SELECT 1 FROM journal_entry e WHERE batch IS NOT NULL AND NOT EXISTS "
                            "(SELECT 1 FROM journal_entry WHERE id = e.batch)");
  EXPECT_FALSE(partial.executeStep());
}

std::vector<Certain::Entry> entriesOf(const fs::path& file) {
  std::vector<Certain::Entry> entries;
  SQLite::Database database(file.string(), SQLite::OPEN_READONLY);
  SQLite::Statement row(database, "SELECT number, id, hash FROM journal_entry ORDER BY number");
  while (row.executeStep()) {
    const std::string hash = row.getColumn(2).getString();
    entries.push_back(
        {row.getColumn(0).getInt64(), row.getColumn(1).getString(),
         toHex(std::span(reinterpret_cast<const std::uint8_t*>(hash.data()), hash.size()))});
  }
  return entries;
}

// ---- a workspace worked on, killed and worked on again ----

class KilledAtWork : public ::testing::TestWithParam<Scenario> {
 protected:
  void SetUp() override {
    Session::create(file, newWorkspace(), readWrite()).reset();
    kept = entriesOf(file);
  }

  void survey(const std::vector<Certain>& said) {
    {
      const auto session = Session::open(file, readWrite());  // the dead one's lock is taken over
      std::map<std::string, std::string> drafts;
      for (const auto& draft : session->drafts()) drafts[draft.key] = draft.text;
      for (const auto& certain : said) {
        for (const auto& [key, text] : certain.drafts) lastDrafts[key] = text;
      }
      for (const auto& [key, text] : lastDrafts) {
        // A later one that was on its way may have arrived.
        EXPECT_GE(drafts[key], text) << key;
      }
    }
    expectSound(file);
    EXPECT_EQ(namesIn(folder.path()), std::vector<std::string>{file.filename().string()});

    auto expected = kept;
    for (const auto& certain : said) {
      for (const auto& entry : certain.entries) {
        const auto at = static_cast<std::size_t>(entry.number);
        // What came last from one killed before may have been certain without a word.
        if (at > expected.size()) expected.resize(at);
        expected[at - 1] = entry;
      }
    }
    const auto found = entriesOf(file);
    ASSERT_GE(found.size(), expected.size()) << "confirmed changes are lost";
    EXPECT_LE(found.size(), expected.size() + said.size() * GetParam().atOnce)
        << "more than those on their way";
    for (std::size_t i = 0; i < expected.size(); ++i) {
      if (expected[i].id.empty()) continue;
      EXPECT_EQ(found[i], expected[i]) << "entry " << i + 1;
    }
    confirmed += expected.size() - kept.size();
    kept = found;
  }

  TemporaryFolder folder;
  fs::path file = folder / "評価 台帳.kijun";
  std::vector<Certain::Entry> kept;
  std::map<std::string, std::string> lastDrafts;
  std::size_t confirmed = 0;
};

TEST_P(KilledAtWork, KeepsEveryConfirmedChange) {
  const auto& scenario = GetParam();
  Fates fates(faultSeed());
  const int rounds = faultRounds(scenario.rounds);
  int kills = 0;
  for (int round = 0; round < rounds && !HasFailure(); ++round) {
    auto fate = fates.next(scenario, file);
    SCOPED_TRACE("round " + std::to_string(round) + ": " + describe(fate));
    std::vector<Certain> said;
    auto ended = meet(fate);
    said.push_back(ended.certain);
    kills += ended.killed;
    if (ended.killed && fates.below(3) == 0) {
      // Killed again while the first end is being recovered from.
      fate.ending = kEndings[1 + fates.below(3)];
      fate.calls = 1 + fates.below(12);
      const ::testing::ScopedTrace again(__FILE__, __LINE__, "then " + describe(fate));
      ended = meet(fate);
      kills += ended.killed;
      said.push_back(ended.certain);
    }
    survey(said);
  }
  std::cout << rounds << " rounds, " << kills << " kills, " << confirmed
            << " confirmed changes kept\n";
  EXPECT_GT(kills, 0);
  EXPECT_GT(confirmed, 0u);
}

INSTANTIATE_TEST_SUITE_P(
    Jobs, KilledAtWork,
    ::testing::Values(
        Scenario{"edits", 40}, Scenario{"rollback", 40}, Scenario{"checkpoints", 40},
        Scenario{"bulk", 24, 16}, Scenario{"undo", 40},
        Scenario{.job = "evidence", .rounds = 12, .steps = 6, .calls = 900, .micros = 300'000},
        Scenario{.job = "merge",
                 .rounds = 24,
                 .steps = 6,
                 .calls = 300,
                 .micros = 200'000,
                 .atOnce = 5}),
    [](const auto& test) { return std::string(test.param.job); });

// The tests above would notice a program that says "saved" too early.
TEST(KilledTooEarly, IsNoticed) {
  Fates fates(faultSeed());
  for (int round = 0; round < 40; ++round) {
    const TemporaryFolder folder;
    const auto file = folder / "台帳.kijun";
    Session::create(file, newWorkspace(), readWrite()).reset();
    auto fate = fates.next({.job = "careless"}, file);
    fate.ending = Ending::Power;
    fate.calls = 60 + fates.below(60);
    const auto ended = meet(fate);
    if (!ended.killed || ended.certain.entries.empty()) continue;
    Session::open(file, readWrite()).reset();
    const auto found = entriesOf(file);
    const auto& last = ended.certain.entries.back();
    if (std::ranges::find(found, last) == found.end()) return;
  }
  FAIL() << "no confirmed change was ever missed";
}

// ---- files made as a whole ----

struct Product {
  Scenario scenario;
  void (*prepare)(const fs::path& source);
  void (*check)(const fs::path& file);
};

void PrintTo(const Product& product, std::ostream* out) {
  *out << product.scenario.job;
}

void nothing(const fs::path&) {}

void makeWorkspace(const fs::path& source) {
  Session::create(source, newWorkspace(), readWrite()).reset();
}

Passphrase passphrase() {
  std::string text = "正しい馬 電池 ホチキス 73";
  return Passphrase(text);
}

void makePackage(const fs::path& source) {
  const auto workspace = source.parent_path() / "元の.kijun";
  makeWorkspace(workspace);
  SealOptions options;
  options.cost = {1, 8 * 1024};
  sealWorkspace(*Session::open(workspace, readOnly()), source, passphrase(), options);
}

void checkWorkspace(const fs::path& file) {
  EXPECT_FALSE(Session::open(file, readWrite())->cycles().empty());
  expectSound(file);
}

void checkPackage(const fs::path& file) {
  const auto opened = file.parent_path() / ".state" / "開封.kijun";
  unsealWorkspace(file, opened, passphrase());
  checkWorkspace(opened);
  fs::remove(opened);
}

void checkReport(const fs::path& file) {
  const auto bytes = markOf(file).bytes;
  EXPECT_TRUE(bytes.starts_with("<!DOCTYPE html>"));
  EXPECT_NE(bytes.find("</html>"), std::string::npos);
}

class KilledMaking : public ::testing::TestWithParam<Product> {};

TEST_P(KilledMaking, LeavesTheWholeFileOrNone) {
  const auto& [scenario, prepare, check] = GetParam();
  Fates fates(faultSeed());
  const int rounds = faultRounds(scenario.rounds);
  const TemporaryFolder folder;
  const auto file = folder / "新しい 台帳";
  fs::create_directory(folder / ".state");
  prepare(folder / ".state" / "元");
  int none = 0;
  int whole = 0;
  for (int round = 0; round < rounds && !HasFailure(); ++round) {
    const auto fate = fates.next(scenario, file, true);
    SCOPED_TRACE("round " + std::to_string(round) + ": " + describe(fate));
    const auto ended = meet(fate);
    if (!fs::exists(file)) {
      EXPECT_TRUE(ended.certain.entries.empty() && ended.certain.made.empty());
      ++none;
      continue;  // what it left must not stand in the next one's way
    }
    ++whole;
    check(file);
    fs::remove(file);
  }
  // The next one takes away what the killed ones left.
  auto last = fates.next(scenario, file);
  last.ending = Ending::Call;
  last.calls = 1'000'000;
  meet(last);
  check(file);
  EXPECT_EQ(namesIn(folder.path()), std::vector<std::string>{file.filename().string()});
  std::cout << rounds << " rounds: " << none << " none, " << whole << " whole\n";
}

INSTANTIATE_TEST_SUITE_P(
    Jobs, KilledMaking,
    ::testing::Values(Product{{"create", 20, 1, 350, 250'000}, nothing, checkWorkspace},
                      Product{{"sample", 12, 1, 1900, 1'200'000}, nothing, checkWorkspace},
                      Product{{"seal", 16, 1, 12, 250'000}, makeWorkspace, checkPackage},
                      Product{{"unseal", 12, 1, 12, 250'000}, makePackage, checkWorkspace},
                      Product{{"report", 12, 1, 6, 250'000}, makeWorkspace, checkReport}),
    [](const auto& test) { return std::string(test.param.scenario.job); });

// ---- backups ----

// What carries a backup's name is a whole one of what was certain then; nothing half made stays
// behind the next one.
TEST(KilledBackingUp, LeavesWholeBackupsAndTheWorkspaceAsItIs) {
  Fates fates(faultSeed());
  const TemporaryFolder folder;
  const auto file = folder / "評価 台帳.kijun";
  Session::create(file, newWorkspace(), readWrite()).reset();
  const auto backups = backupFolderOf(file, {});
  std::set<std::string> heads;
  for (const auto& entry : entriesOf(file)) heads.insert(entry.hash);
  const int rounds = faultRounds(24);
  int kills = 0;
  for (int round = 0; round < rounds && !::testing::Test::HasFailure(); ++round) {
    const auto fate =
        fates.next({.job = "backup", .steps = 9, .calls = 160, .micros = 300'000}, file, true);
    SCOPED_TRACE("round " + std::to_string(round) + ": " + describe(fate));
    const auto ended = meet(fate);
    kills += ended.killed;
    Session::open(file, readWrite()).reset();
    expectSound(file);
    for (const auto& entry : entriesOf(file)) heads.insert(entry.hash);
    std::set<std::string> kept;
    if (fs::exists(backups)) {
      for (const auto& backup : backupsIn(backups, file)) {
        EXPECT_EQ(backup.state, BackupState::Sound) << backup.file;
        EXPECT_TRUE(heads.contains(backup.headHash)) << backup.file;
        kept.insert(backup.headHash);
      }
    }
    if (!ended.certain.made.empty()) {
      EXPECT_TRUE(kept.contains(ended.certain.made.back())) << "a backup said to be made is gone";
    }
  }
  // Somebody else may still write to what is young; what is a day old is taken away.
  for (const auto& name : namesIn(backups)) {
    if (name.ends_with(".kijun")) continue;
    fs::last_write_time(backups / name, fs::file_time_type::clock::now() - std::chrono::hours(25));
  }
  const auto session = Session::open(file, readWrite());
  BackupSettings settings;
  const auto last = makeBackup(*session, BackupReason::Manual, settings);
  expectSound(last.file);
  for (const auto& name : namesIn(backups)) EXPECT_TRUE(name.ends_with(".kijun")) << name;
  std::cout << rounds << " rounds, " << kills << " kills\n";
  EXPECT_GT(kills, 0);
}

TEST(KilledAtSettings, LeavesTheOldOnesOrTheNew) {
  Fates fates(faultSeed());
  const TemporaryFolder folder;
  const auto file = folder / "台帳.kijun";
  fs::create_directory(folder / ".state");
  auto options = readWrite();
  options.environment.settingsFolder = folder / ".state";
  Session::create(file, newWorkspace(), options).reset();
  const auto kept = [&] { return backupSettingsOf(*Session::open(file, options)).keep; };
  const int rounds = faultRounds(24);
  int changed = 0;
  for (int round = 0; round < rounds && !::testing::Test::HasFailure(); ++round) {
    const auto before = kept();
    const auto fate =
        fates.next({.job = "settings", .steps = 12, .calls = 80, .micros = 60'000}, file, true);
    SCOPED_TRACE("round " + std::to_string(round) + ": " + describe(fate));
    const auto ended = meet(fate);
    const auto& made = ended.certain.made;
    const int least = made.empty() ? before : std::stoi(made.back());
    EXPECT_GE(kept(), least) << "settings said to be kept are lost";
    EXPECT_LE(kept(), least + 1);
    changed += kept() != before;
  }
  EXPECT_GT(changed, 0);
}

// ---- migration ----

TEST(KilledMigrating, LeavesTheOldVersionOrTheNew) {
  Fates fates(faultSeed());
  const int rounds = faultRounds(24);
  for (int round = 0; round < rounds && !::testing::Test::HasFailure(); ++round) {
    const TemporaryFolder folder;
    const auto file = folder / "前の 版.kijun";
    fs::copy_file(KIJUN_SOURCE_DIR "/tests/data/workspaces/v1.kijun", file);
    const auto before = entriesOf(file);
    const auto fate = fates.next({.job = "migrate", .calls = 60}, file, true);
    SCOPED_TRACE("round " + std::to_string(round) + ": " + describe(fate));
    const auto ended = meet(fate);
    Session::open(file, readWrite()).reset();
    const auto after = entriesOf(file);
    const auto backups = folder / "前の 版 のバックアップ";
    ASSERT_TRUE(fs::is_directory(backups)) << "migrated without a backup";
    EXPECT_TRUE(std::ranges::any_of(namesIn(backups), [&](const std::string& name) {
      return name.ends_with("migration.kijun") && entriesOf(backups / name) == before;
    }));
    ASSERT_GE(after.size(), before.size());
    EXPECT_TRUE(std::equal(before.begin(), before.end(), after.begin()));
    expectSound(file);
    for (const auto& entry : ended.certain.entries) {
      EXPECT_EQ(after.at(static_cast<std::size_t>(entry.number) - 1), entry);
    }
  }
}

}  // namespace
}  // namespace kijun::testing
