// The registers, generic over their field tables: rows with references, bulk commands, what refuses
// a deletion, and what a merge leaves.
#include "workspace/history.h"
#include "workspace/merge_fixture.h"
#include "workspace/search.h"
#include "workspace/verify.h"

namespace kijun::testing {
namespace {

const RecordDescription& registerNamed(std::string_view id) {
  const auto* description = findDescription(id);
  if (!description) throw std::logic_error("no register");
  return *description;
}

Row rowOf(const RecordDescription& description, const std::map<std::string, Value>& values) {
  Row row(description.fields.size() + 1);
  for (const auto& [field, value] : values) row[description.indexOf(field).value() + 1] = value;
  return row;
}

Value valueOf(const RecordDescription& description, const Row& row, std::string_view field) {
  return row[description.indexOf(field).value() + 1];
}

class RegisterTest : public WorkspaceTest {
 protected:
  const RecordDescription& assets = registerNamed("asset");
  const RecordDescription& services = registerNamed("service");

  Id add(const RecordDescription& description, std::map<std::string, Value> values) {
    const auto title = description.fields.front().id;
    session->run(commands::putRecord(description, rowOf(description, values)));
    return idOf(description, textOf(values.at(std::string(title))));
  }
  Id asset(const std::string& name, std::map<std::string, Value> more = {}) {
    more["name"] = name;
    more["kind"] = "control_system";
    more["status"] = "approved";
    return add(assets, std::move(more));
  }
  Row stored(const RecordDescription& description, const Id& id) {
    for (auto& row : session->rows(description)) {
      if (textOf(row.front()) == id) return row;
    }
    ADD_FAILURE() << "no row " << id;
    return Row(description.fields.size() + 1);
  }
};

TEST_F(RegisterTest, aRowOfEveryRegisterIsStoredWholeAndFoundInSearchAndHistory) {
  fillRegisters();
  for (const auto* description : recordDescriptions()) {
    SCOPED_TRACE(description->id);
    const auto rows = session->rows(*description);
    ASSERT_FALSE(rows.empty());
    EXPECT_TRUE(problemsOf(*description, rows.front()).empty());
  }
  SearchRequest request;
  request.words = searchWords("maintenance_level");
  const auto found = search(*session, request);
  for (const auto& kind : found.kinds) EXPECT_EQ(kind.total, kind.id == "service") << kind.id;
  const auto numbers = historyNumbers(*session, {.table = "service"});
  ASSERT_EQ(numbers.size(), 1u);
  const auto told = entryInWords(*session, numbers.front(), Language::Japanese);
  ASSERT_TRUE(told);
  EXPECT_EQ(told->rows.front().title, "重要サービス 値 name");
}

TEST_F(RegisterTest, referencesToManyAreRowsOfTheirOwnAndTold) {
  const auto service = add(services, {{"name", "水道水の供給"}});
  const auto pump = asset("取水ポンプ制御盤");
  const auto net = asset("制御系ネットワーク", {{"services", service}, {"items", "5.1-1"}});
  session->run(commands::patchRecords(assets, {pump}, {{"depends_on", valueOfIds({net})}}));
  EXPECT_EQ(valueOf(assets, stored(assets, pump), "depends_on"), Value(net));
  EXPECT_EQ(valueOf(assets, stored(assets, net), "services"), Value(service));
  EXPECT_EQ(valueOf(assets, stored(assets, net), "items"), Value("5.1-1"));
  const auto told = entryInWords(*session, session->head().number, Language::Japanese);
  ASSERT_TRUE(told);
  ASSERT_EQ(told->rows.size(), 1u);
  EXPECT_EQ(told->rows.front().title, "依存する資産：取水ポンプ制御盤（制御系ネットワーク）");
  session->undo();
  EXPECT_EQ(valueOf(assets, stored(assets, pump), "depends_on"), Value());
  session->redo();
  EXPECT_EQ(valueOf(assets, stored(assets, pump), "depends_on"), Value(net));
  EXPECT_TRUE(verify(*session).isSound());
}

TEST_F(RegisterTest, referencesThatLeadNowhereAreRefused) {
  EXPECT_EQ(refusalOf([&] {
              asset("甲", {{"depends_on", "nobody"}});
            }),
            "workspace.record.reference");
  EXPECT_EQ(refusalOf([&] { asset("甲", {{"items", "9.9-9"}}); }), "workspace.record.item");
  EXPECT_EQ(refusalOf([&] { asset("甲", {{"owner", "nobody"}}); }), "workspace.record.reference");
  EXPECT_EQ(refusalOf([&] { asset("甲", {{"importance", "4"}}); }), "record.unfit");
  EXPECT_TRUE(session->rows(assets).empty());
}

TEST_F(RegisterTest, aLevelOutsideTheScaleIsRefusedByPutAndByPatch) {
  const auto& plans = registerNamed("plan");
  const auto put = [&](std::int64_t level) {
    return commands::putRecord(plans, rowOf(plans, {{"title", std::string("控えの分離")},
                                                    {"state", std::string("draft")},
                                                    {"promised_level", Value(level)}}));
  };
  for (const std::int64_t wrong : {-1, 6}) EXPECT_THROW(session->run(put(wrong)), Error);
  EXPECT_TRUE(session->rows(plans).empty());
  session->run(put(5));
  const auto id = idOf(plans, "控えの分離");
  EXPECT_THROW(session->run(commands::patchRecords(plans, {id},
                                                   {{"promised_level", Value(std::int64_t{6})}})),
               Error);
  EXPECT_EQ(valueOf(plans, stored(plans, id), "promised_level"), Value(std::int64_t{5}));
}

TEST_F(RegisterTest, whatOthersReferToIsNotDeletedAndItsNamesAreTold) {
  const auto net = asset("制御系ネットワーク");
  const auto pump = asset("取水ポンプ制御盤", {{"depends_on", net}});
  try {
    session->run(commands::deleteRecord(assets, net));
    FAIL() << "deleted what another asset depends on";
  } catch (const Error& error) {
    EXPECT_EQ(error.message().id, "workspace.record.referenced");
    EXPECT_NE(error.text(Language::Japanese).find("取水ポンプ制御盤"), std::string::npos);
  }
  // Itself is no hindrance, and two that refer to each other go together.
  session->run(commands::patchRecords(assets, {net}, {{"depends_on", valueOfIds({net, pump})}}));
  session->run(commands::deleteRecords(assets, {net, pump}));
  EXPECT_TRUE(session->rows(assets).empty());
  session->undo();
  EXPECT_EQ(session->rows(assets).size(), 2u);
  EXPECT_EQ(valueOf(assets, stored(assets, pump), "depends_on"), Value(net));
  EXPECT_TRUE(verify(*session).isSound());
}

TEST_F(RegisterTest, severalRowsAtOnceAreOneStepAndAllOrNone) {
  const auto entries = session->head().number;
  auto first = rowOf(assets, {{"name", "甲"}, {"kind", "hardware"}, {"status", "approved"}});
  auto second = first;
  first.front() = "00000000-0000-7000-8000-00000000000a";
  second.front() = "00000000-0000-7000-8000-00000000000b";
  second[1] = "乙";
  // The first refers to one that comes after it.
  first[assets.indexOf("depends_on").value() + 1] = textOf(second.front());
  session->run(commands::putRecords(assets, {first, second}));
  EXPECT_EQ(session->head().number, entries + 1);
  EXPECT_EQ(session->rows(assets).size(), 2u);
  auto wrong = second;
  wrong[assets.indexOf("kind").value() + 1] = "spaceship";
  auto changed = first;
  changed[1] = "丙";
  EXPECT_EQ(refusalOf([&] {
              session->run(commands::putRecords(assets, {changed, wrong}));
            }),
            "record.unfit");
  EXPECT_EQ(valueOf(assets, stored(assets, textOf(first.front())), "name"), Value("甲"));
  session->undo();
  EXPECT_TRUE(session->rows(assets).empty());
}

class RegisterMergeTest : public MergeTest {};

TEST_F(RegisterMergeTest, anEditThatRefersToWhatTheOtherDeletedLeavesNothingDangling) {
  const auto& assets = registerNamed("asset");
  const auto row = [&](const std::string& name) {
    return rowOf(assets, {{"name", name}, {"kind", "hardware"}, {"status", "approved"}});
  };
  session->run(commands::putRecord(assets, row("幹線スイッチ")));
  session->run(commands::putRecord(assets, row("監視端末")));
  const auto trunk = idOf(assets, "幹線スイッチ");
  const auto terminal = idOf(assets, "監視端末");
  part(
      [&](Session& mine) { mine.run(commands::deleteRecord(assets, trunk)); },
      [&](Session& copy) {
        copy.run(commands::patchRecords(assets, {terminal}, {{"depends_on", valueOfIds({trunk})}}));
      });
  const auto found = preview();
  applyMerge(*session, found, chooseAll(found, MergeSide::Mine));
  EXPECT_EQ(session->rows(assets).size(), 1u);
  EXPECT_EQ(valueOf(assets, session->rows(assets).front(), "depends_on"), Value());
  EXPECT_TRUE(verify(*session).isSound());
}

}  // namespace
}  // namespace kijun::testing
