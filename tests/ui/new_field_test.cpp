// What "a record is described once" promises: a field added to a register's table, and its column,
// is there in the form, the list, CSV and XLSX both ways, search, history and the report, with no
// line of code anywhere else.
#include <SQLiteCpp/SQLiteCpp.h>

#include <QAbstractItemModel>

#include "exchange/record_export.h"
#include "exchange/record_import.h"
#include "records/registers/descriptions.h"
#include "report/report.h"
#include "ui/register_page_support.h"
#include "workspace/history.h"
#include "workspace/search.h"

namespace kijun::testing {
namespace {

constexpr const char* kRegister = "contact";
constexpr const char* kField = "pager";
constexpr const char* kLabel = KIJUN_TEXT("record.asset.address");  // any text will do

// The register with one field more, for as long as this lives.
class OneFieldMore {
 public:
  OneFieldMore() : description_(*findDescription(kRegister)) {
    description_.fields.push_back({kField, kLabel, FieldKind::Text});
    before_ = describeAnew(description_);
  }
  ~OneFieldMore() { describeAnew(*before_); }
  OneFieldMore(const OneFieldMore&) = delete;
  OneFieldMore& operator=(const OneFieldMore&) = delete;

 private:
  RecordDescription description_;
  const RecordDescription* before_;
};

class NewFieldTest : public RegisterTest {
 protected:
  NewFieldTest() {
    openBare();
    const auto file = workspace().session().file();
    closeWindow();
    // The line of the migration.
    SQLite::Database(file.string(), SQLite::OPEN_READWRITE)
        .exec("ALTER TABLE contact ADD COLUMN pager TEXT");
    more_ = std::make_unique<OneFieldMore>();
    openBare();
    put(kRegister, {row(kRegister, {{"name", words("架空警察署")}, {"kind", words("police")}})});
    at(kRegister, textOf(stored(kRegister).front().front()));
  }
  ~NewFieldTest() override {
    closeWindow();
    more_.reset();
  }
  std::string kept() { return textOf(field(stored(kRegister).front(), kRegister, kField)); }
  std::string label() { return render(msg(kLabel), Language::Japanese); }

  std::unique_ptr<OneFieldMore> more_;
};

TEST_F(NewFieldTest, IsInTheFormTheListTheFilesSearchHistoryAndReport) {
  // Form: typed and left.
  ASSERT_TRUE(until([&] { return !view().current().empty(); }));
  auto& edit = typing("field.pager");
  edit.setFocus();
  QTest::keyClicks(&edit, "call-7788");
  QTest::keyClick(&edit, Qt::Key_Tab);
  ASSERT_TRUE(until([&] { return kept() == "call-7788"; }));

  // List: a column of its own.
  const auto* model = table().model();
  int column = -1;
  for (int i = 0; i < model->columnCount(); ++i) {
    if (model->headerData(i, Qt::Horizontal).toString() == ui::toQt(label())) column = i;
  }
  ASSERT_GE(column, 0);
  EXPECT_TRUE(until(
      [&] { return model->index(0, column).data().toString() == QStringLiteral("call-7788"); }));

  // CSV and XLSX: out, and in again without a change; then with one.
  auto& session = workspace().session();
  const auto& contacts = description(kRegister);
  for (const char* name : {"連絡先 一覧.csv", "連絡先 一覧.xlsx"}) {
    SCOPED_TRACE(name);
    const auto file = folder_ / name;
    writeTable(file, exportedTable(session, contacts, Language::Japanese), "contact");
    auto table = readTable(file);
    auto mapping = mappingFor(contacts, table);
    const auto at = std::ranges::find(mapping, kField);
    ASSERT_NE(at, mapping.end());
    EXPECT_EQ(table.header[static_cast<std::size_t>(at - mapping.begin())], label());
    auto plan = planImport(session, contacts, table, mapping);
    EXPECT_FALSE(plan.changesAnything());
    const std::string fresh = std::string("from ") + (file.extension() == ".csv" ? "csv" : "xlsx");
    table.rows.front().cells[static_cast<std::size_t>(at - mapping.begin())] = fresh;
    plan = planImport(session, contacts, table, mapping);
    ASSERT_EQ(plan.count(RowFate::Changed), 1u);
    session.run(importCommand(plan));
    EXPECT_EQ(kept(), fresh);
  }

  // Search.
  SearchRequest request;
  request.words = searchWords("xlsx");
  const auto found = search(session, request);
  ASSERT_EQ(found.kinds.size(), 1u);
  EXPECT_EQ(found.kinds[0].id, kRegister);
  EXPECT_EQ(found.kinds[0].hits.at(0).field, kField);

  // History: by its label, before and after.
  const auto numbers = historyNumbers(session, {.table = kRegister});
  ASSERT_FALSE(numbers.empty());
  const auto entry = entryInWords(session, numbers.front(), Language::Japanese);
  ASSERT_TRUE(entry);
  ASSERT_EQ(entry->rows.size(), 1u);
  ASSERT_EQ(entry->rows[0].fields.size(), 1u);
  EXPECT_EQ(entry->rows[0].fields[0].label, label());
  EXPECT_NE(entry->rows[0].fields[0].before.find("from csv"), std::string::npos);
  EXPECT_NE(entry->rows[0].fields[0].after.find("from xlsx"), std::string::npos);

  // Report.
  const RegisterRows rows{{kRegister, session.rows(contacts)}};
  const auto html = makeReport(reportInput(session.snapshot({}), Language::Japanese, rows),
                               "assessment", ReportFormat::Html);
  EXPECT_NE(html.find("from xlsx"), std::string::npos);
  EXPECT_NE(html.find(label()), std::string::npos);
}

}  // namespace
}  // namespace kijun::testing
