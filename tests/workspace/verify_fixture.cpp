#include "workspace/verify_fixture.h"

#include <algorithm>
#include <fstream>

namespace kijun::testing {

void VerifyTest::fillAndClose() {
  for (const auto& [kind, command] : everyCommand()) {
    session->run(command);
    session->undo();
    session->redo();
    if (kind->id == "start_cycle") session->undo();
  }
  fillRegisters();
  session->postDraft("note:1", "書きかけ");
  session.reset();
  original = markOf(file).bytes;
}

SQLite::Database VerifyTest::raw() const {
  SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
  database.exec("PRAGMA foreign_keys = OFF");
  return database;
}

void VerifyTest::tamper(const std::string& statement) {
  auto database = raw();
  database.exec(statement);
  EXPECT_GT(database.getTotalChanges(), 0) << statement;
}

void VerifyTest::restore() {
  std::ofstream(file, std::ios::binary) << original;
}

bool hasFinding(const VerifyReport& report, FindingKind kind, const std::string& table,
                const std::string& key, const std::string& field) {
  return std::ranges::any_of(report.findings, [&](const Finding& finding) {
    return finding.kind == kind && finding.table == table && finding.key == key &&
           finding.field == field;
  });
}

bool hasEntryFinding(const VerifyReport& report, std::int64_t entry) {
  return std::ranges::any_of(report.findings, [&](const Finding& finding) {
    const bool ofEntry =
        finding.kind == FindingKind::EntryAltered || finding.kind == FindingKind::EntryMissing ||
        finding.kind == FindingKind::EntryUnlinked || finding.kind == FindingKind::EntryDisordered;
    return ofEntry && finding.entry == entry;
  });
}

std::string told(const VerifyReport& report) {
  std::string all;
  for (const auto& finding : report.findings) {
    for (const auto language : {Language::Japanese, Language::English}) {
      const auto words = inWords(finding, language);
      EXPECT_NE(words, finding.message.id);
      EXPECT_EQ(words.find('@'), std::string::npos) << words;
      EXPECT_EQ(words.find('%'), std::string::npos) << words;
      all += words + "\n";
    }
  }
  return all;
}

}  // namespace kijun::testing
