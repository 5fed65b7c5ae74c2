// The sample's registers out and in again: several hundred rows as an operator writes them, with
// references to names that hold commas, brackets and slashes.
#include <gtest/gtest.h>

#include "exchange/record_export.h"
#include "exchange/record_import.h"
#include "support/temporary_folder.h"
#include "workspace/sample.h"

namespace kijun::testing {
namespace {

TEST(SampleRegisters, ComeBackWithoutAChangeInEveryFormatAndLanguage) {
  const TemporaryFolder folder;
  writeSample(folder / "s.kijun");
  OpenOptions options;
  options.access = Access::ReadOnly;
  const auto session = Session::open(folder / "s.kijun", options);
  std::size_t rows = 0;
  for (const auto* description : recordDescriptions()) {
    if (description->id == "evidence" || description->id == "cycle" || description->id == "unit" ||
        description->id == "organisation") {
      continue;
    }
    SCOPED_TRACE(description->id);
    const auto count = session->rows(*description).size();
    rows += count;
    for (const auto language : {Language::Japanese, Language::English}) {
      for (const char* name : {"台帳.csv", "台帳.xlsx"}) {
        writeTable(folder / name, exportedTable(*session, *description, language), "台帳");
        const auto table = readTable(folder / name);
        const auto planned =
            planImport(*session, *description, table, mappingFor(*description, table));
        EXPECT_EQ(planned.count(RowFate::Unchanged), count) << name;
        EXPECT_FALSE(planned.changesAnything()) << name;
      }
    }
  }
  EXPECT_GT(rows, 400u);
}

}  // namespace
}  // namespace kijun::testing
